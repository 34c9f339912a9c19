/** Which properties do the SDKs, `az` and PowerShell call otherwise than the wire, by type of resource? */
import { type Bag, get, isBag } from "./bag.ts";

type Respelling = (properties: Bag) => Bag;

const byType: Readonly<Record<string, Respelling>> = {
  "microsoft.storage/storageaccounts": rulesAsAcls,
  "microsoft.keyvault/vaults": rangesAsRules,
  "microsoft.containerregistry/registries": (p) => renamedRules(p, "networkRuleSet"),
  "microsoft.network/privatednszones/virtualnetworklinks": networkById,
  "microsoft.network/dnsforwardingrulesets/virtualnetworklinks": networkById,
  "microsoft.network/dnsresolverpolicies/virtualnetworklinks": networkById,
  "microsoft.network/dnsresolvers": networkById,
  "microsoft.network/dnsresolvers/inboundendpoints": configurationsById,
  "microsoft.network/dnsresolvers/outboundendpoints": subnetById,
  "microsoft.network/azurefirewalls": classicSettings,
};

/** The properties of a resource of `type` under the names of the wire. */
export function respelled(type: string, properties: Bag): Bag {
  const respell = Object.hasOwn(byType, type) ? byType[type] : undefined;
  if (respell) return respell(properties);
  return /^microsoft\.network\/(private)?dnszones\/[a-z]+$/.test(type)
    ? recordsByType(type, properties)
    : properties;
}

/** Storage: the SDK renames `networkAcls` to `networkRuleSet`, and the parts of its rules (path.md 3.3). */
function rulesAsAcls(p: Bag): Bag {
  if (isBag(p.networkAcls) || !isBag(p.networkRuleSet)) return p;
  const { networkRuleSet, ...rest } = renamedRules(p, "networkRuleSet");
  return { ...rest, networkAcls: networkRuleSet };
}

function renamedRules(p: Bag, list: string): Bag {
  const acls = p[list];
  if (!isBag(acls)) return p;
  const { ipRules, virtualNetworkRules } = acls;
  return {
    ...p,
    [list]: {
      ...acls,
      ...(Array.isArray(ipRules)
        ? { ipRules: ipRules.map((rule) => renamed(rule, "ipAddressOrRange", "value")) }
        : {}),
      ...(Array.isArray(virtualNetworkRules)
        ? {
            virtualNetworkRules: virtualNetworkRules.map((rule) =>
              renamed(rule, "virtualNetworkResourceId", "id"),
            ),
          }
        : {}),
    },
  };
}

function renamed(item: unknown, from: string, to: string): unknown {
  if (!isBag(item)) return item;
  const value = get(item, from);
  if (value === undefined || get(item, to) !== undefined) return item;
  return Object.fromEntries(
    Object.entries(item).map(([key, own]) =>
      key.toLowerCase() === from.toLowerCase() ? [to, own] : [key, own],
    ),
  );
}

/** Key Vault in PowerShell: lists of ranges and of subnet ids instead of rules. */
function rangesAsRules(p: Bag): Bag {
  const acls = p.networkAcls;
  if (!isBag(acls)) return p;
  const ranges = get(acls, "ipAddressRanges");
  const subnets = get(acls, "virtualNetworkResourceIds");
  if (!Array.isArray(ranges) && !Array.isArray(subnets)) return p;
  return {
    ...p,
    networkAcls: {
      ...acls,
      ...(Array.isArray(ranges) ? { ipRules: ranges.map((value: unknown) => ({ value })) } : {}),
      ...(Array.isArray(subnets)
        ? { virtualNetworkRules: subnets.map((id: unknown) => ({ id })) }
        : {}),
    },
  };
}

/** `virtualNetworkId` → `virtualNetwork.id`, as the generated PowerShell modules write it. */
function networkById(p: Bag): Bag {
  return byReference(p, "virtualNetworkId", "virtualNetwork");
}

function subnetById(p: Bag): Bag {
  return byReference(p, "subnetId", "subnet");
}

function byReference(p: Bag, from: string, to: string): Bag {
  const id = p[from];
  if (typeof id !== "string" || p[to] !== undefined) return p;
  const { [from]: _, ...rest } = p;
  return { ...rest, [to]: { id } };
}

function configurationsById(p: Bag): Bag {
  const list = p.ipConfigurations ?? p.ipConfiguration;
  const items = Array.isArray(list) ? list : isBag(list) ? [list] : undefined;
  if (!items) return p;
  const { ipConfiguration: _, ...rest } = p;
  return {
    ...rest,
    ipConfigurations: items.map((item: unknown) =>
      isBag(item)
        ? renamed(
            renamed(subnetById(item), "privateIPAddress", "privateIpAddress"),
            "privateIPAllocationMethod",
            "privateIpAllocationMethod",
          )
        : item,
    ),
  };
}

/** Classic firewall settings, which PowerShell takes out of `additionalProperties` (dns.md 0.4). */
function classicSettings(p: Bag): Bag {
  const { dnsEnableProxy, dnsServer, privateRange, ...rest } = p;
  const text = (value: unknown) => (Array.isArray(value) ? value.join(",") : String(value));
  const told = [
    ["Network.DNS.EnableProxy", dnsEnableProxy],
    ["Network.DNS.Servers", dnsServer],
    ["Network.SNAT.PrivateRanges", privateRange],
  ].filter(([, value]) => value !== undefined && value !== null);
  if (told.length === 0) return p;
  const before = isBag(p.additionalProperties) ? p.additionalProperties : {};
  const added = Object.fromEntries(told.map(([name, value]) => [String(name), text(value)]));
  return { ...rest, additionalProperties: { ...added, ...before } };
}

const RECORD_LISTS: Readonly<Record<string, string>> = {
  a: "aRecords",
  aaaa: "aaaaRecords",
  caa: "caaRecords",
  mx: "mxRecords",
  ns: "nsRecords",
  ptr: "ptrRecords",
  srv: "srvRecords",
  txt: "txtRecords",
};

/** Record sets in PowerShell: one list `Records`, whatever the type (dns.md 2.9). */
function recordsByType(type: string, p: Bag): Bag {
  const { records, ...rest } = p;
  if (!Array.isArray(records) && !isBag(records)) return p;
  const kind = type.slice(type.lastIndexOf("/") + 1);
  const items: readonly unknown[] = Array.isArray(records) ? records : [records];
  if (kind === "cname") return { ...rest, cnameRecord: items[0] };
  if (kind === "soa") return { ...rest, soaRecord: items[0] };
  const list = RECORD_LISTS[kind];
  return list ? { ...rest, [list]: items } : p;
}
