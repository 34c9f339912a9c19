/** What is the privatelink form of a name: by the endpoint's own documents where Microsoft's page leaves it open, else by the page? */
import { type AliasForm, aliasOf } from "#src/azure/catalogue/index.ts";
import { having, type PrivateEndpoint } from "#src/model/index.ts";
import { labelsOf, type Name, parentOf, parseName } from "#src/net/index.ts";
import type { Query } from "./query.ts";

/** The zone in which every name of a machine learning workspace is kept, and the suffix of its online endpoints. */
const LEARNING = "privatelink.api.azureml.ms";
const INFERENCE = "inference.ml.azure.com";

/**
 * The privatelink form of the public name `name`, or undefined when it has none. A zone group's records tell the
 * form of names that the page does not list, or not surely: static websites, accounts with DNS zone endpoints,
 * online endpoints of machine learning (dns.md 1.2, order of preference; 9.18).
 */
export function aliasFormOf(query: Query, name: Name): AliasForm | undefined {
  const form = aliasOf(name);
  if (form && !form.isGuess) return form;
  if (labelsOf(name).includes("privatelink")) return form;
  const wild = `*.${parentOf(name)}`;
  const told = new Set<Name>();
  for (const listed of [name, wild])
    for (const endpoint of query.facts.endpointsByFqdn.get(listed) ?? [])
      for (const alias of toldBy(query, endpoint, listed, name)) told.add(alias);
  const [alias] = told;
  // Several endpoints that tell different names settle nothing.
  if (alias === undefined || told.size > 1) return form;
  const zone = alias.slice(alias.indexOf("privatelink.")) as Name;
  const record = alias.slice(0, -zone.length - 1);
  if (form) return { ...form, alias, zone, record };
  return {
    alias,
    zone,
    record,
    groupId: "",
    groups: new Map(),
    isShared: false,
    isGuess: true,
    resourceTypes: [],
    resourceLabels: [],
  };
}

/** The aliases of `name` by the records that the zone groups of `endpoint` made for its entry `listed`. */
function toldBy(query: Query, endpoint: PrivateEndpoint, listed: string, name: Name): Name[] {
  const found: Name[] = [];
  const [first] = labelsOf(listed);
  for (const group of having(query.estate.zoneGroups, "endpoint", endpoint.key))
    for (const { fqdn, addresses } of group.zones.flatMap((zone) => zone.records)) {
      const record = parseName(fqdn);
      if (record === undefined || !labelsOf(record).includes("privatelink")) continue;
      if (labelsOf(record)[0] !== first) continue;
      if (!addresses.some((address) => serves(query, endpoint, address, listed))) continue;
      const alias = parseName(`${labelsOf(name)[0] ?? ""}${record.slice(first?.length ?? 0)}`);
      if (alias !== undefined) found.push(alias);
    }
  const learning = found.length === 0 ? inferenceAlias(query, endpoint, name) : undefined;
  return learning === undefined ? found : [learning];
}

function serves(query: Query, endpoint: PrivateEndpoint, address: string, fqdn: string): boolean {
  return (query.facts.endpointByAddress.get(address) ?? []).some(
    (owner) => owner.endpoint.key === endpoint.key && owner.fqdns.includes(fqdn),
  );
}

/** `<endpoint>.<region>.inference.ml.azure.com`: its alias holds the workspace's id, which the endpoint's other names tell. */
function inferenceAlias(query: Query, endpoint: PrivateEndpoint, name: Name): Name | undefined {
  if (!name.endsWith(`.${INFERENCE}`)) return undefined;
  const [online, region, ...rest] = labelsOf(name);
  if (rest.join(".") !== INFERENCE) return undefined;
  for (const fqdn of query.facts.fqdnsOf.get(endpoint.key) ?? []) {
    const [id, word, place] = labelsOf(fqdn);
    if (word === "workspace" && place === region)
      return parseName(`${online}.${id}.inference.${region}.${LEARNING}`);
  }
  return undefined;
}
