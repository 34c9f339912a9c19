/** What the privatelink name of a public service name is, and the way back (dns.md section 1.2). */
import { closestZone, labelsOf, type Name, parentOf } from "#src/net/index.ts";
import { type ZoneRow, zoneRows } from "./zones.table.ts";

/** The privatelink side of a public service name. */
export type AliasForm = {
  readonly alias: Name;
  /** Private zone that holds the record. */
  readonly zone: Name;
  /** The record, relative to the zone. */
  readonly record: string;
  readonly groupId: string;
  /** Sub-resources that give such a name its alias, by ARM type; a type that is missing has `groupId`. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Whether everybody's resources of this kind share the name (dns.md 1.3, 1.4). */
  readonly isShared: boolean;
  /** Whether Microsoft's page leaves the form open, so that what the endpoint's own documents tell comes first. */
  readonly isGuess: boolean;
  /** ARM types whose resources carry such names, likeliest first. */
  readonly resourceTypes: readonly string[];
  /** Names that the resource may have, likeliest first (a regional name hides the account's behind a suffix). */
  readonly resourceLabels: readonly string[];
};

/** How names under one public suffix map to their zone. */
type SuffixRule = {
  /** Public suffix without the region label. */
  readonly tail: string;
  /** Zone without `privatelink` and without the region label. */
  readonly zoneTail: string;
  /** Whether one label (region, DNS prefix, partition) stands between the name and the tail, right of `privatelink`. */
  readonly keepsLabel: boolean;
  readonly groupId: string;
  readonly types: readonly string[];
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly isGuess?: boolean;
};

/** Public suffixes that differ from "the zone without its privatelink label" (dns.md 1.2). */
const OTHER_SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  "vaultcore.azure.net": ["vault.azure.net", "vaultcore.azure.net"],
  "vaultcore.usgovcloudapi.net": ["vault.usgovcloudapi.net", "vaultcore.usgovcloudapi.net"],
  "vaultcore.azure.cn": ["vault.azure.cn", "vaultcore.azure.cn"],
  "signalr.azure.cn": ["service.signalr.azure.cn"],
};

/** Zones whose public side has no alias of the plain form: shared or private-only names. */
const NO_PLAIN_ALIAS = new Set(["azure.com", "azuresynapse.net", "azuresynapse.usgovcloudapi.net"]);

/** Names that stand alone: exactly this name, under that zone. */
const SINGLE_NAMES: Readonly<
  Record<string, { zone: string; record: string; groupId: string; type: string }>
> = {
  "management.azure.com": {
    zone: "privatelink.azure.com",
    record: "management",
    groupId: "ResourceManagement",
    type: "microsoft.authorization/resourcemanagementprivatelinks",
  },
  "web.azuresynapse.net": {
    zone: "privatelink.azuresynapse.net",
    record: "web",
    groupId: "Web",
    type: "microsoft.synapse/privatelinkhubs",
  },
  "web.azuresynapse.usgovcloudapi.net": {
    zone: "privatelink.azuresynapse.usgovcloudapi.net",
    record: "web",
    groupId: "Web",
    type: "microsoft.synapse/privatelinkhubs",
  },
  "web.purview.azure.com": {
    zone: "privatelink.purviewstudio.azure.com",
    record: "web",
    groupId: "portal",
    type: "microsoft.purview/accounts",
  },
  "web.purview.azure.us": {
    zone: "privatelink.purviewstudio.azure.us",
    record: "web",
    groupId: "portal",
    type: "microsoft.purview/accounts",
  },
};

/** Suffixes whose names belong to Azure as a whole: one scope's endpoint maps them for everybody (dns.md 1.4). */
const SHARED_TAILS = new Set(["monitor.azure.com", "monitor.azure.us", "monitor.azure.cn"]);

/** Rules beside the table: endpoints that the page does not list (dns.md 1.2: take NIC names first, this form else). */
const MORE_RULES: readonly SuffixRule[] = [
  ...["blob", "file", "queue", "table", "web", "dfs"].map((group) => ({
    tail: `${group}.storage.azure.net`,
    zoneTail: `${group}.storage.azure.net`,
    keepsLabel: false,
    groupId: group,
    types: ["microsoft.storage/storageaccounts"],
    groups: new Map(),
    isGuess: true,
  })),
  {
    // Told by the service's own list of required zones.
    tail: "cloudhsm.azure.net",
    zoneTail: "cloudhsm.azure.net",
    keepsLabel: false,
    groupId: "cloudHsm",
    types: ["microsoft.hardwaresecuritymodules/cloudhsmclusters"],
    groups: new Map(),
  },
];

const STORAGE = "microsoft.storage/storageaccounts";

function rulesOf(row: ZoneRow): SuffixRule[] {
  const [, type, groupId, , zones, , , notToCreate] = row;
  return zones.flatMap((raw) => {
    const zone = raw.toLowerCase();
    if (
      !zone.startsWith("privatelink.") ||
      notToCreate.includes(raw) ||
      zone.endsWith(".azmk8s.io")
    )
      return [];
    // Backup agents call the privatelink name itself; its public name does not chain to it (dns.md 1.3).
    if (zone.includes(".backup.")) return [];
    const rest = zone.slice("privatelink.".length);
    const keepsLabel = rest.startsWith("{");
    const zoneTail = keepsLabel ? rest.slice(rest.indexOf(".") + 1) : rest;
    if (NO_PLAIN_ALIAS.has(zoneTail)) return [];
    const groups = new Map([[type.toLowerCase(), [groupId]]]);
    const base = { zoneTail, keepsLabel, groupId, types: [type.toLowerCase()], groups };
    return (OTHER_SUFFIXES[zoneTail] ?? [zoneTail]).map((tail) => ({ ...base, tail }));
  });
}

function indexBy(key: (rule: SuffixRule) => string): ReadonlyMap<string, readonly SuffixRule[]> {
  const index = new Map<string, SuffixRule[]>();
  for (const rule of [...zoneRows.flatMap(rulesOf), ...MORE_RULES]) {
    const rules = index.get(key(rule)) ?? [];
    const same = rules.find(
      (r) =>
        r.tail === rule.tail && r.zoneTail === rule.zoneTail && r.keepsLabel === rule.keepsLabel,
    );
    if (same)
      rules[rules.indexOf(same)] = {
        ...same,
        types: [...new Set([...same.types, ...rule.types])],
        groups: merged(same.groups, rule.groups),
      };
    else rules.push(rule);
    index.set(key(rule), rules);
  }
  // Storage accounts own the names that other services borrow from them.
  for (const rules of index.values())
    rules.forEach((rule, i) => {
      if (rule.types.includes(STORAGE))
        rules[i] = {
          ...rule,
          types: [STORAGE, ...rule.types.filter((t) => t !== STORAGE)],
          groupId: rule.tail.split(".")[0] ?? rule.groupId,
        };
    });
  return index;
}

function merged(
  some: SuffixRule["groups"],
  more: SuffixRule["groups"],
): ReadonlyMap<string, readonly string[]> {
  const all = new Map(some);
  for (const [type, groups] of more)
    all.set(type, [...new Set([...(all.get(type) ?? []), ...groups])]);
  return all;
}

const byTail = indexBy((rule) => rule.tail);
const byZoneTail = indexBy((rule) => rule.zoneTail);

/** Forms by name: a matrix asks for the same few hundred names over and over. */
const forms = new Map<string, AliasForm | undefined>();
const MOST_FORMS = 20_000;

/** The privatelink form of the public service name `fqdn`, or undefined when it is none (or has the label already). */
export function aliasOf(fqdn: Name): AliasForm | undefined {
  const known = forms.get(fqdn);
  if (known || forms.has(fqdn)) return known;
  if (forms.size >= MOST_FORMS) forms.clear();
  const form = formOf(fqdn);
  forms.set(fqdn, form);
  return form;
}

function formOf(fqdn: Name): AliasForm | undefined {
  const single = SINGLE_NAMES[fqdn];
  if (single) {
    return {
      alias: `${single.record}.${single.zone}` as Name,
      zone: single.zone as Name,
      record: single.record,
      groupId: single.groupId,
      groups: new Map(),
      isShared: true,
      isGuess: false,
      resourceTypes: [single.type],
      resourceLabels: [],
    };
  }
  const tail = closestZone(parentOf(fqdn), byTail);
  if (tail === undefined || tail === "" || labelsOf(fqdn).includes("privatelink")) return undefined;
  const left = labelsOf(fqdn.slice(0, -tail.length - 1));
  const rules = byTail.get(tail) ?? [];
  // With one label left only the plain rule fits; with more, a region or prefix label may stand in between.
  const keeping =
    left.length > 1
      ? rules.find((r) => r.keepsLabel && isKeptLabel(r, left.at(-1) ?? ""))
      : undefined;
  const rule = keeping ?? rules.find((r) => !r.keepsLabel);
  if (!rule) return undefined;
  const record = (rule === keeping ? left.slice(0, -1) : left).join(".");
  const zone = `privatelink.${rule === keeping ? `${left.at(-1)}.` : ""}${rule.zoneTail}` as Name;
  return {
    alias: `${record}.${zone}` as Name,
    zone,
    record,
    groupId: groupOf(rule, left),
    groups: groupsOf(rule, left),
    isShared: SHARED_TAILS.has(rule.tail),
    // A static website's name has a label more, which its zone may or may not keep (dns.md 1.2).
    isGuess: rule.isGuess ?? (rule.tail.startsWith("web.core.") && left.length > 1),
    resourceTypes: rule.types,
    resourceLabels: resourceLabels(left[0] ?? ""),
  };
}

/** Partitions of static web apps are numbers; every other kept label is taken as it comes. */
function isKeptLabel(rule: SuffixRule, label: string): boolean {
  return rule.zoneTail.startsWith("azurestaticapps.") ? /^\d+$/.test(label) : true;
}

function groupOf(rule: SuffixRule, left: readonly string[]): string {
  const first = left[0] ?? "";
  if (rule.types.includes(STORAGE) && first.endsWith("-secondary"))
    return `${rule.groupId}_secondary`;
  if (rule.tail.startsWith("sql.azuresynapse.") && first.endsWith("-ondemand"))
    return "SqlOnDemand";
  if (rule.tail.startsWith("batch.") && left.at(-1) === "service") return "nodeManagement";
  return rule.groupId;
}

/** Kinds of names that exactly one sub-resource of the type answers to; the others answer to any of the type's. */
function groupsOf(
  rule: SuffixRule,
  left: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const one = [groupOf(rule, left)];
  if (rule.tail.startsWith("sql.azuresynapse.") || rule.tail.startsWith("batch.")) return new Map();
  return rule.types.includes(STORAGE) ? new Map([...rule.groups, [STORAGE, one]]) : rule.groups;
}

/** Resource names that the first label may tell: itself, then without the parts that services add to it. */
function resourceLabels(first: string): string[] {
  const labels = [first];
  if (first.startsWith("ingest-")) labels.push(first.slice(7));
  for (let cut = first.lastIndexOf("-"); cut > 0; cut = first.lastIndexOf("-", cut - 1))
    labels.push(first.slice(0, cut));
  return labels;
}

/** The public service names that the privatelink name `alias` may stand for; empty when it is no such name. */
export function serviceOfAlias(alias: Name): readonly Name[] {
  const labels = labelsOf(alias);
  const at = labels.indexOf("privatelink");
  if (at < 1) return [];
  const left = labels.slice(0, at).join(".");
  const right = labels.slice(at + 1);
  const names: Name[] = [];
  for (const [name, single] of Object.entries(SINGLE_NAMES))
    if (`${single.record}.${single.zone}` === alias) names.push(name as Name);
  for (const rule of byZoneTail.get(right.join(".")) ?? [])
    if (!rule.keepsLabel) names.push(`${left}.${rule.tail}` as Name);
  for (const rule of byZoneTail.get(right.slice(1).join(".")) ?? [])
    if (rule.keepsLabel) names.push(`${left}.${right[0]}.${rule.tail}` as Name);
  return names;
}
