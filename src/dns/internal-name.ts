/** What Azure answers for its internal names: the machines of the asking VNet (dns.md 2.7). */
import { inList, type Key } from "#src/model/index.ts";
import { isUnder, labelsOf, type Name } from "#src/net/index.ts";
import { type Answer, BARE, evidence, type MakeStep } from "./answer.ts";
import { vnetNameOf } from "./facts.ts";
import type { Query } from "./query.ts";

/** `*.internal.cloudapp.net` of this VNet: machines by their own name; never of another VNet (dns.md 2.7). */
export function internalName(
  query: Query,
  vnet: Key,
  name: Name,
  step: MakeStep,
): Answer | undefined {
  if (!isUnder(name, "internal.cloudapp.net")) return undefined;
  const host = labelsOf(name)[0] ?? "";
  const vm = query.estate.vms.find(
    (v) =>
      v.name.toLowerCase() === host &&
      v.nics.some((key) =>
        inList(query.estate.nics, key)?.ipConfigs.some((c) => c.subnet?.startsWith(`${vnet}/`)),
      ),
  );
  const nics = vm?.nics.map((key) => inList(query.estate.nics, key)) ?? [];
  const nic = nics.find((n) => n?.primary) ?? nics[0];
  const address = nic?.ipConfigs[0]?.address;
  if (!vm || !nic || !address)
    return {
      ...BARE,
      rcode: "NXDOMAIN",
      steps: [step("found-no-internal", { name, vnet: vnetNameOf(query.estate, vnet) }, [], true)],
    };
  if (query.type !== "A")
    return {
      ...BARE,
      rcode: "NODATA",
      steps: [step("found-no-internal", { name, vnet: vnetNameOf(query.estate, vnet) }, [], true)],
    };
  const because = [
    evidence(nic.id, "/properties/ipConfigurations/0/properties/privateIPAddress", address),
  ];
  const chain = [
    { name, type: "A", data: address, ttl: 10, from: inList(query.estate.vnets, vnet)?.id ?? vnet },
  ];
  return {
    ...BARE,
    chain,
    steps: [step("answered-internal", { name, data: address }, because, true)],
  };
}
