/** Which private endpoint owns an address. */
import { type Estate, having, inList, type PrivateEndpoint } from "#src/model/index.ts";

const memo = new WeakMap<Estate, ReadonlyMap<string, PrivateEndpoint>>();

/** The endpoint at `address`, by its interface, its own configuration or the names it serves; the first by id. */
export function endpointAt(estate: Estate, address: string): PrivateEndpoint | undefined {
  let table = memo.get(estate);
  if (!table) {
    const made = new Map<string, PrivateEndpoint>();
    for (const endpoint of estate.endpoints)
      for (const own of addressesOf(estate, endpoint)) if (!made.has(own)) made.set(own, endpoint);
    memo.set(estate, (table = made));
  }
  return table.get(address);
}

/** The addresses of `endpoint`, as far as anything tells them. */
export function addressesOf(estate: Estate, endpoint: PrivateEndpoint): readonly string[] {
  const nics = [
    ...having(estate.nics, "privateEndpoint", endpoint.key),
    ...endpoint.nics.flatMap((key) => inList(estate.nics, key) ?? []),
  ];
  const all = [
    ...nics.flatMap((nic) => nic.ipConfigs.map((c) => c.address)),
    ...endpoint.ipConfigs.map((c) => c.address),
    ...endpoint.customDns.flatMap((c) => c.addresses),
  ];
  return [...new Set(all)].filter((a) => a !== "");
}
