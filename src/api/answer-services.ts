/** Which PaaS services are there to ask for, by which names, behind which private endpoints? */
import { aliasOf } from "#src/azure/catalogue/index.ts";
import { sortedBy } from "#src/base/index.ts";
import type { Estate, Key, PrivateEndpoint, Service } from "#src/model/index.ts";
import { parseName } from "#src/net/index.ts";
import type { ServiceRow } from "./calls.ts";

/** The services of `estate` that have names, by id. */
export function serviceRows(estate: Estate): readonly ServiceRow[] {
  const byTarget = new Map<Key, PrivateEndpoint[]>();
  for (const endpoint of estate.endpoints)
    for (const { targetKey } of endpoint.connections) {
      const same = byTarget.get(targetKey);
      if (same) same.push(endpoint);
      else byTarget.set(targetKey, [endpoint]);
    }
  return estate.services
    .filter(({ names }) => names.length > 0)
    .map((service) => ({
      id: service.id,
      type: service.type,
      name: service.name,
      location: service.location,
      names: service.names.map(nameRow),
      endpoints: endpointsOf(service, byTarget.get(service.key) ?? []),
      publicAccess: service.door.publicAccess ?? "",
    }));
}

function nameRow({ fqdn, groupId }: Service["names"][number]): ServiceRow["names"][number] {
  const name = parseName(fqdn);
  const form = name === undefined ? undefined : aliasOf(name);
  return { fqdn, groupId, privatelinkName: form?.alias ?? null, zone: form?.zone ?? null };
}

/** Endpoints as they tell themselves; those of others only as the service's own list tells them. */
function endpointsOf(service: Service, own: readonly PrivateEndpoint[]): ServiceRow["endpoints"] {
  const seen = own.flatMap((endpoint) =>
    endpoint.connections
      .filter(({ targetKey }) => targetKey === service.key)
      .map(({ state, groupIds }) => ({ id: endpoint.id, state, groupIds })),
  );
  const keys = new Set<string>(own.map(({ key }) => key));
  const told = (service.connections ?? [])
    .filter(({ endpoint, endpointKey }) => endpoint !== "" && !keys.has(endpointKey))
    .map(({ endpoint, state, groupIds }) => ({ id: endpoint, state, groupIds }));
  return sortedBy([...seen, ...told], ({ id }) => id.toLowerCase());
}
