/** Which service of the estate answers to a name, and under which of its names. */
import { aliasOf, serviceOfAlias } from "#src/azure/catalogue/index.ts";
import { type Estate, inList, type Service } from "#src/model/index.ts";
import { parseName } from "#src/net/index.ts";

/** A service, and the public name of it that a chain leads through. */
export type Named = {
  /** Absent: the resource is not in the estate. */
  readonly service?: Service;
  /** The service's own name in the chain; the name asked for when there is none. */
  readonly fqdn: string;
  /** Whether any name of the chain is one of Azure's services. */
  readonly isAzure: boolean;
};

type Index = {
  readonly byName: ReadonlyMap<string, Service>;
  /** By `type/name`, lower case. */
  readonly byResource: ReadonlyMap<string, Service>;
};

const memo = new WeakMap<Estate, Index>();

function indexOf(estate: Estate): Index {
  let index = memo.get(estate);
  if (!index) {
    const byName = new Map<string, Service>();
    const byResource = new Map<string, Service>();
    for (const service of estate.services) {
      byResource.set(`${service.type}/${service.name.toLowerCase()}`, service);
      for (const { fqdn } of service.names)
        if (!byName.has(fqdn.toLowerCase())) byName.set(fqdn.toLowerCase(), service);
    }
    for (const service of estate.services)
      for (const listener of service.listeners)
        byName.set(
          listener.fqdn.toLowerCase(),
          inList(estate.services, listener.primary) ?? service,
        );
    index = { byName, byResource };
    memo.set(estate, index);
  }
  return index;
}

/** The service behind the names of a chain, the name asked for first. */
export function namedBy(estate: Estate, names: readonly string[]): Named {
  const { byName, byResource } = indexOf(estate);
  // Most names are a service's own; only the others are worth reading.
  for (const name of names) {
    const service = byName.get(name.toLowerCase());
    if (service) return { service, fqdn: name.toLowerCase(), isAzure: true };
  }
  const candidates = names.flatMap((name) => {
    const parsed = parseName(name);
    // A privatelink name stands for the public names that have it as their alias.
    return parsed ? [parsed, ...serviceOfAlias(parsed)] : [];
  });
  for (const name of candidates) {
    const service = byName.get(name);
    if (service) return { service, fqdn: name, isAzure: true };
  }
  for (const name of candidates) {
    const form = aliasOf(name);
    if (!form) continue;
    for (const label of form.resourceLabels)
      for (const type of form.resourceTypes) {
        const service = byResource.get(`${type}/${label}`);
        if (service) return { service, fqdn: name, isAzure: true };
      }
    return { fqdn: name, isAzure: true };
  }
  return { fqdn: names[0] ?? "", isAzure: false };
}

const groups = new WeakMap<Service, Map<string, string>>();

/** The sub-resource that serves `fqdn`; "" when not known. */
export function groupOf(service: Service | undefined, fqdn: string): string {
  const name = fqdn.toLowerCase();
  if (!service) return groupByName(name);
  let known = groups.get(service);
  if (!known) groups.set(service, (known = new Map()));
  let group = known.get(name);
  if (group === undefined) {
    group = service.names.find((n) => n.fqdn.toLowerCase() === name)?.groupId || groupByName(name);
    known.set(name, group);
  }
  return group;
}

function groupByName(fqdn: string): string {
  const parsed = parseName(fqdn);
  return (parsed && aliasOf(parsed)?.groupId) ?? "";
}
