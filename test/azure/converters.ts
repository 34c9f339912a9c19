/** How do other tools write what ARM has on the wire: `az`, PowerShell, Resource Graph and its CSV? */

type Bag = Readonly<Record<string, unknown>>;

export function isBag(value: unknown): value is Bag {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Maps with words of the user's own. */
const VERBATIM = new Set(["tags", "metadata", "additionalProperties"]);

/** Spelling of the SDKs, where it is not the wire's. */
const SDK: Readonly<Record<string, string>> = {
  privateIPAddress: "privateIpAddress",
  privateIPAddressVersion: "privateIpAddressVersion",
  publicIPAddress: "publicIpAddress",
  frontendIPConfigurations: "frontendIpConfigurations",
  frontendIPConfiguration: "frontendIpConfiguration",
  hubIPAddresses: "hubIpAddresses",
  enableIPForwarding: "enableIpForwarding",
  privateFQDN: "privateFqdn",
  privateDNSZone: "privateDnsZone",
  enablePrivateClusterPublicFQDN: "enablePrivateClusterPublicFqdn",
  vnetSubnetID: "vnetSubnetId",
  authorizedIPRanges: "authorizedIpRanges",
  p2SConnectionConfigurations: "p2SConnectionConfigurations",
};

function groupOf(id: unknown): string | undefined {
  return typeof id === "string" ? /\/resourceGroups\/([^/]+)/i.exec(id)?.[1] : undefined;
}

/** `value` with every `properties` of a part folded into the part, as `az … -o json` prints it. */
function flatDeep(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => flatDeep(item, name));
  if (!isBag(value) || VERBATIM.has(name)) return value;
  const { properties, ...rest } = value;
  const own: Record<string, unknown> = {};
  const put = (bag: Bag) => {
    for (const [key, inner] of Object.entries(bag)) {
      const spelled = SDK[key] ?? key;
      own[spelled in own ? `${spelled}PropertiesValue` : spelled] = flatDeep(inner, key);
    }
  };
  put(rest);
  if (isBag(properties)) put(properties);
  else if (properties !== undefined) own.properties = properties;
  const group = groupOf(value.id);
  if (group) own.resourceGroup = group;
  return own;
}

/** A document as `az … list -o json` prints it: no `properties`, names of the SDK, absent things null. */
export function azForm(document: Bag): Bag {
  const properties = isBag(document.properties) ? document.properties : {};
  const renamed = sdkNames(String(document.type).toLowerCase(), properties);
  // az does not flatten every type; Key Vault and SQL's connections keep their bags.
  if (document.type === "Microsoft.KeyVault/vaults")
    return { ...document, resourceGroup: groupOf(document.id) };
  const flat = flatDeep({ ...document, properties: renamed });
  return { etag: null, tags: null, extendedLocation: null, ...(isBag(flat) ? flat : {}) };
}

function sdkNames(type: string, p: Bag): Bag {
  const rename = (rules: unknown, from: string, to: string) =>
    Array.isArray(rules)
      ? rules.map(({ [from]: own, ...rest }: Bag) => ({ ...rest, [to]: own }))
      : rules;
  if (type === "microsoft.storage/storageaccounts" && isBag(p.networkAcls)) {
    const { networkAcls, ...rest } = p;
    return {
      ...rest,
      networkRuleSet: {
        ...networkAcls,
        ipRules: rename(networkAcls.ipRules, "value", "ipAddressOrRange"),
        virtualNetworkRules: rename(
          networkAcls.virtualNetworkRules,
          "id",
          "virtualNetworkResourceId",
        ),
      },
    };
  }
  if (type === "microsoft.containerregistry/registries" && isBag(p.networkRuleSet))
    return {
      ...p,
      networkRuleSet: {
        ...p.networkRuleSet,
        ipRules: rename(p.networkRuleSet.ipRules, "value", "ipAddressOrRange"),
      },
    };
  return p;
}

function capital(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/** Every key in Pascal case. */
export function pascalDeep(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => pascalDeep(item, name));
  if (!isBag(value) || VERBATIM.has(name)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, own]) => [capital(key), pascalDeep(own, key)]),
  );
}

/** A document as an Az module's object goes through ConvertTo-Json: Pascal case, flat, with PowerShell's own words. */
export function powerShellForm(document: Bag): Bag {
  const { resourceGroup, ...flat } = azForm(document);
  if (isBag(flat.properties)) return powerShellBag(document);
  const { Tags, ...rest } = pascalDeep(flat) as Record<string, unknown>;
  return { ResourceGroupName: resourceGroup, Tag: Tags ?? null, ...rest };
}

/** As `Get-AzResource -ExpandProperties` goes through ConvertTo-Json: the bag keeps the wire's names. */
export function powerShellBag(document: Bag): Bag {
  const { id, name, type, location, tags, properties, ...rest } = document;
  return {
    ...(pascalDeep(rest) as Bag),
    Name: name,
    ResourceName: name,
    ResourceId: id,
    ResourceType: type,
    ResourceGroupName: groupOf(id) ?? null,
    Location: location ?? null,
    Tags: tags ?? null,
    Properties: properties,
  };
}

/** As ConvertTo-Json cuts it at its usual depth: inner objects are names of types, and their `…Text` twins survive. */
export function powerShellCut(document: Bag): Bag {
  const cut: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(powerShellForm(document))) {
    const isNested =
      typeof value === "object" &&
      value !== null &&
      key !== "Tag" &&
      key !== "Sku" &&
      key !== "Metadata" &&
      key !== "AdditionalProperties" &&
      key !== "Properties";
    if (!isNested) cut[key] = value;
    else if (Array.isArray(value) && value.every((item) => typeof item !== "object"))
      cut[key] = value;
    else {
      cut[key] = Array.isArray(value)
        ? value.map(() => "Microsoft.Azure.Commands.Network.Models.PSChild")
        : "Microsoft.Azure.Commands.Network.Models.PSTopLevel";
      cut[`${key}Text`] = JSON.stringify(value);
    }
  }
  return cut;
}

/** A row of Resource Graph: types in lower case, the columns that it always has. */
export function graphRow(document: Bag): Bag {
  const id = String(document.id);
  return {
    id,
    name: document.name,
    type: String(document.type).toLowerCase(),
    // A tenant is told by rows alone, so it would be more than the wire form holds (test/azure/kinds.test.ts has its story).
    tenantId: document.tenantId ?? "",
    kind: document.kind ?? "",
    location: document.location ?? "",
    resourceGroup: (groupOf(id) ?? "").toLowerCase(),
    subscriptionId: /\/subscriptions\/([^/]+)/.exec(id)?.[1] ?? "",
    managedBy: "",
    sku: document.sku ?? null,
    plan: null,
    properties: document.properties,
    tags: document.tags ?? null,
    identity: document.identity ?? null,
    zones: null,
    extendedLocation: null,
  };
}

/** Rows in Resource Graph's old table form. */
export function graphTable(documents: readonly Bag[]): Bag {
  const rows = documents.map(graphRow);
  const columns = Object.keys(rows[0] ?? {});
  return {
    totalRecords: rows.length,
    count: rows.length,
    data: {
      columns: columns.map((name) => ({ name, type: "string" })),
      rows: rows.map((row) => columns.map((name) => row[name])),
    },
    facets: [],
    resultTruncated: "false",
  };
}

/** Rows as the CSV that the portal downloads, with JSON in its cells. */
export function graphCsv(
  documents: readonly Bag[],
  { separator = ",", header = (name: string) => name } = {},
): string {
  const rows = documents.map(graphRow);
  const columns = Object.keys(rows[0] ?? {});
  const cell = (value: unknown) => {
    const text =
      value === null || value === undefined
        ? ""
        : typeof value === "string"
          ? value
          : JSON.stringify(value);
    return `"${text.replaceAll('"', '""')}"`;
  };
  return [
    columns.map(header).join(separator),
    ...rows.map((row) => columns.map((name) => cell(row[name])).join(separator)),
  ].join("\r\n");
}

/** Child lists by the word behind the parent's id, where both are one. */
const LISTS = [
  "subnets",
  "virtualNetworkPeerings",
  "securityRules",
  "routes",
  "peerings",
  "frontendIPConfigurations",
  "backendAddressPools",
  "loadBalancingRules",
  "privateEndpointConnections",
  "expressRouteConnections",
  "serviceEndpointPolicyDefinitions",
];

/** Every child that stands inside its parent, taken out into a document of its own. */
export function splitOut(documents: readonly Bag[]): readonly Bag[] {
  return documents.flatMap((document) => {
    const properties = { ...(isBag(document.properties) ? document.properties : {}) };
    const children: Bag[] = [];
    for (const list of LISTS) {
      const items = properties[list];
      if (
        !Array.isArray(items) ||
        items.length === 0 ||
        !items.every((item) => isBag(item) && isBag(item.properties))
      )
        continue;
      for (const item of items)
        children.push({ type: `${String(document.type)}/${list}`, ...item });
      // A list told empty stays; the connections of a service are known by that they are listed at all.
      if (list === "privateEndpointConnections") properties[list] = [];
      else delete properties[list];
    }
    return [{ ...document, properties }, ...children];
  });
}

const INLINE = [
  "virtualNetworkPeerings",
  "virtualNetworkLinks",
  "forwardingRules",
  "inboundEndpoints",
  "outboundEndpoints",
  "privateDnsZoneGroups",
  "hubVirtualNetworkConnections",
  "hubRouteTables",
  "routingIntent",
  "bgpConnections",
  "firewallRules",
  "virtualNetworkRules",
  "connectionPolicies",
  "failoverGroups",
  "networkRuleSets",
  "ruleCollectionGroups",
  "dnsSecurityRules",
  "ipConfigurations",
  "resourceAssociations",
];

/** Every child that stands alone, put into its parent's document. */
export function putIn(documents: readonly Bag[]): readonly Bag[] {
  const byId = new Map(
    documents.map((document) => [
      String(document.id),
      { ...document, properties: { ...(document.properties as Bag) } as Record<string, unknown> },
    ]),
  );
  for (const [id, document] of byId) {
    const words = id.split("/");
    const word = words.at(-2) ?? "";
    const parent = byId.get(words.slice(0, -2).join("/"));
    const isRecord = /Zones\/[A-Z]+$/.test(String((document as Bag).type));
    if (!parent || !(INLINE.includes(word) || isRecord)) continue;
    const list = isRecord ? "recordSets" : word;
    const before = parent.properties[list];
    // A reference to the child gives way to the child.
    const others = Array.isArray(before)
      ? before.filter((item) => !isBag(item) || item.id !== id)
      : [];
    parent.properties[list] = [...others, document];
    byId.delete(id);
  }
  return [...byId.values()];
}
