/** Who may come in over the public endpoint of a service, by its documents (path.md 3.3)? */
import { type DoorRestriction, keyOf, type PublicDoor } from "#src/model/index.ts";
import { isBag, prop } from "../bag.ts";
import {
  bagAt,
  type Doc,
  filled,
  flagAt,
  itemsAt,
  keyAt,
  numberAt,
  type Place,
  propsAt,
  textAt,
} from "../doc.ts";
import type { Pool } from "../pool.ts";
import {
  accessAt,
  bypassAt,
  type DoorPart,
  defaultActionAt,
  doorOf,
  ipRulesAt,
  rangesIn,
  subnetRulesAt,
  subnetsIn,
} from "./door-parts.ts";

type DoorReader = (doc: Doc, pool: Pool) => readonly DoorPart[];

const readers: Readonly<Record<string, DoorReader>> = {
  "microsoft.sql/servers": serverDoor,
  "microsoft.dbforpostgresql/servers": serverDoor,
  "microsoft.dbformysql/servers": serverDoor,
  "microsoft.dbformariadb/servers": serverDoor,
  "microsoft.synapse/workspaces": serverDoor,
  "microsoft.dbforpostgresql/flexibleservers": flexibleDoor,
  "microsoft.dbformysql/flexibleservers": flexibleDoor,
  "microsoft.cache/redis": redisDoor,
  "microsoft.servicebus/namespaces": messagingDoor,
  "microsoft.eventhub/namespaces": messagingDoor,
  "microsoft.documentdb/databaseaccounts": cosmosDoor,
  "microsoft.containerregistry/registries": registryDoor,
  "microsoft.web/sites": webDoor,
  "microsoft.web/sites/slots": webDoor,
  "microsoft.containerservice/managedclusters": clusterDoor,
  "microsoft.batch/batchaccounts": batchDoor,
};

/** The public door of the service `doc`. What its documents do not tell stays open: not complete, or undefined. */
export function readDoor(doc: Doc, pool: Pool): PublicDoor {
  const reader = Object.hasOwn(readers, doc.type) ? readers[doc.type] : undefined;
  const parts = reader ? reader(doc, pool) : usualDoor(doc);
  // A list of names tells nothing of rules.
  return doorOf(doc.isThin ? [...parts, { complete: false }] : parts);
}

/** Most services: `publicNetworkAccess`, and `networkAcls` or `networkRuleSet` with the same parts. */
function usualDoor(doc: Doc): readonly DoorPart[] {
  const p = propsAt(doc);
  const acls = bagAt(p, "networkAcls") ?? bagAt(p, "networkRuleSet");
  return [accessAt(p), ...(acls ? aclParts(acls) : []), ipListParts(p, acls)];
}

/** Event Grid, IoT Central and others keep their address rules beside the access flag. */
function ipListParts(p: Place, acls: Place | undefined): DoorPart {
  if (acls) return {};
  for (const name of ["inboundIpRules", "ipRules"])
    if (prop(p.bag, name) !== undefined) return ipRulesAt(p, name);
  return {};
}

function aclParts(acls: Place): readonly DoorPart[] {
  const instances = prop(acls.bag, "resourceAccessRules");
  return [
    defaultActionAt(acls),
    publicNetworkAllows(acls),
    ipRulesAt(acls, "ipRules"),
    subnetRulesAt(acls),
    bypassAt(acls),
    Array.isArray(instances) && instances.length > 0
      ? {
          instanceRules: true,
          pointers: { instanceRules: `${acls.pointer}/resourceAccessRules` },
        }
      : {},
  ];
}

/** SignalR lists what the public network may do; the default action is for kinds of requests that are not listed. */
function publicNetworkAllows(acls: Place): DoorPart {
  const publicNetwork = prop(acls.bag, "publicNetwork");
  const allow = isBag(publicNetwork) ? prop(publicNetwork, "allow") : undefined;
  return Array.isArray(allow) && allow.length > 0
    ? { defaultAction: "Allow", pointers: { defaultAction: `${acls.pointer}/publicNetwork/allow` } }
    : {};
}

/** SQL and its kin keep their rules in child documents, which are seen when any of them is. */
function serverDoor(doc: Doc, pool: Pool): readonly DoorPart[] {
  const firewall = pool.children(doc, "firewallrules");
  const networks = pool.children(doc, "virtualnetworkrules");
  const isSeen =
    firewall.length > 0 ||
    networks.length > 0 ||
    pool.children(doc, "connectionpolicies").length > 0;
  return [
    accessAt(propsAt(doc)),
    rangesIn(firewall, "/firewallRules"),
    subnetsIn(networks, "/virtualNetworkRules"),
    { complete: isSeen },
  ];
}

/** Flexible servers: public access in `network`, or injected into a VNet and then without any public side. */
function flexibleDoor(doc: Doc, pool: Pool): readonly DoorPart[] {
  const p = propsAt(doc);
  const network = bagAt(p, "network");
  const firewall = pool.children(doc, "firewallrules");
  const isInjected =
    network !== undefined && keyAt(network, "delegatedSubnetResourceId") !== undefined;
  const access = accessAt(network && prop(network.bag, "publicNetworkAccess") ? network : p);
  return [
    access,
    rangesIn(firewall, "/firewallRules"),
    { complete: isInjected || firewall.length > 0 },
  ];
}

function redisDoor(doc: Doc, pool: Pool): readonly DoorPart[] {
  return [...usualDoor(doc), rangesIn(pool.children(doc, "firewallrules"), "/firewallRules")];
}

/** Service Bus and Event Hubs: the rule set is a child document, and every namespace has one. */
function messagingDoor(doc: Doc, pool: Pool): readonly DoorPart[] {
  const own = accessAt(propsAt(doc));
  const [set] = pool.children(doc, "networkrulesets");
  if (!set) return [own, { complete: false }];
  const p = propsAt(set);
  const child = (part: DoorPart): DoorPart => ({
    ...part,
    pointers: Object.fromEntries(
      Object.entries(part.pointers ?? {}).map(([field, pointer]) => [
        field,
        `/networkRuleSets/default${pointer}`,
      ]),
    ),
  });
  return [
    own,
    child(accessAt(p)),
    // The namespace's own word is newer than the rule set's where it is stricter.
    own.publicAccess === "Disabled" || own.publicAccess === "SecuredByPerimeter" ? own : {},
    child(defaultActionAt(p)),
    child(ipRulesAt(p, "ipRules")),
    child(subnetRulesAt(p)),
    p.bag.trustedServiceAccessEnabled === true
      ? child({
          bypass: ["AzureServices"],
          pointers: { bypass: `${p.pointer}/trustedServiceAccessEnabled` },
        })
      : {},
  ];
}

/** Cosmos: no default action; without addresses and without a VNet filter everybody may come in. */
function cosmosDoor(doc: Doc): readonly DoorPart[] {
  const p = propsAt(doc);
  const isFiltered = prop(p.bag, "isVirtualNetworkFilterEnabled") === true;
  const addresses = ipRulesAt(p, "ipRules");
  const old = prop(p.bag, "ipRangeFilter");
  const ranges: DoorPart =
    !addresses.ipRules?.length && typeof old === "string" && old.trim() !== ""
      ? {
          ipRules: old
            .split(",")
            .map((text) => text.trim())
            .filter(Boolean),
          pointers: { ipRules: "/properties/ipRangeFilter" },
        }
      : addresses;
  const subnets = subnetRulesAt(p);
  const isClosed = isFiltered && !ranges.ipRules?.length && !subnets.subnetRules?.length;
  return [
    accessAt(p),
    ranges,
    isFiltered ? subnets : {},
    bypassAt(p, "networkAclBypass"),
    isClosed
      ? {
          defaultAction: "Deny",
          pointers: { defaultAction: "/properties/isVirtualNetworkFilterEnabled" },
        }
      : {},
  ];
}

function registryDoor(doc: Doc): readonly DoorPart[] {
  return [...usualDoor(doc), bypassAt(propsAt(doc), "networkRuleBypassOptions")];
}

/** Web apps: access restrictions in the site's own settings, or in the child document `config/web`, which tells more. */
function webDoor(doc: Doc, pool: Pool): readonly DoorPart[] {
  const p = propsAt(doc);
  const web = pool.get(keyOf(`${doc.key}/config/web`));
  const site = bagAt(p, "siteConfig");
  const settings = [
    ...(web ? [{ place: propsAt(web), prefix: "/config/web" }] : []),
    ...(site ? [{ place: site, prefix: "" }] : []),
  ];
  const access = settings.map(({ place, prefix }) => placed(accessAt(place), prefix));
  const found = settings.find(
    ({ place }) => prop(place.bag, "ipSecurityRestrictions") !== undefined,
  );
  const action = settings
    .map(({ place, prefix }) =>
      placed(defaultActionAt(place, "ipSecurityRestrictionsDefaultAction"), prefix),
    )
    .find((part) => part.defaultAction !== undefined);
  const own = accessAt(p);
  return [
    ...access.toReversed(),
    own,
    found
      ? placed(
          {
            restrictions: restrictionsAt(found.place, "ipSecurityRestrictions"),
            pointers: { restrictions: `${found.place.pointer}/ipSecurityRestrictions` },
          },
          found.prefix,
        )
      : {},
    action ?? {},
    consoleAt(settings),
  ];
}

/** What is told of an app's console: by the first of its settings that tells. */
function consoleAt(
  settings: readonly { readonly place: Place; readonly prefix: string }[],
): DoorPart {
  const list = "scmIpSecurityRestrictions";
  const found = settings.find(({ place }) =>
    [list, `${list}UseMain`].some((name) => prop(place.bag, name) !== undefined),
  );
  if (!found) return {};
  const { place, prefix } = found;
  const { defaultAction } = defaultActionAt(place, `${list}DefaultAction`);
  return {
    pointers: { console: `${prefix}${place.pointer}/${list}` },
    console: {
      usesMain: flagAt(place, `${list}UseMain`) ?? false,
      ...(prop(place.bag, list) === undefined ? {} : { restrictions: restrictionsAt(place, list) }),
      ...(defaultAction ? { defaultAction } : {}),
    },
  };
}

function placed(part: DoorPart, prefix: string): DoorPart {
  return {
    ...part,
    pointers: Object.fromEntries(
      Object.entries(part.pointers ?? {}).map(([field, pointer]) => [field, `${prefix}${pointer}`]),
    ),
  };
}

function restrictionsAt(place: Place, list: string): readonly DoorRestriction[] {
  return itemsAt(place, list)
    .map((rule) =>
      filled<DoorRestriction>(
        {
          address: textAt(rule, "ipAddress"),
          action: textAt(rule, "action") || "Allow",
          priority: numberAt(rule, "priority") ?? 65_000,
        },
        {
          subnet: keyAt(rule, "vnetSubnetResourceId"),
          needsHeaders: asksForHeaders(rule) ? true : undefined,
        },
      ),
    )
    .toSorted((a, b) => a.priority - b.priority);
}

/** Whether a rule takes only requests with certain headers. */
function asksForHeaders(rule: Place): boolean {
  const headers = prop(rule.bag, "headers");
  return isBag(headers) && Object.values(headers).some((v) => Array.isArray(v) && v.length > 0);
}

function clusterDoor(doc: Doc): readonly DoorPart[] {
  const p = propsAt(doc);
  const api = bagAt(p, "apiServerAccessProfile");
  return [accessAt(p), api ? ipRulesAt(api, "authorizedIPRanges") : {}];
}

function batchDoor(doc: Doc): readonly DoorPart[] {
  const p = propsAt(doc);
  const profile = bagAt(p, "networkProfile");
  const access = profile && bagAt(profile, "accountAccess");
  return [accessAt(p), ...(access ? [defaultActionAt(access), ipRulesAt(access, "ipRules")] : [])];
}
