/** What do Virtual Network Manager's documents of configurations in effect say (path.md 6.2)? */
import { groupedBy } from "#src/base/index.ts";
import type { AdminRuleSet, ConnectedGroup, Key } from "#src/model/index.ts";
import { isBag, prop } from "../bag.ts";
import { type Doc, inner, itemsAt, keysAt, oneOf, type Place, propsAt, textAt } from "../doc.ts";
import { keyOfText } from "../ids.ts";
import type { Pool } from "../pool.ts";
import { thingOf } from "../things.ts";
import { ruleOf } from "./filters.ts";

/** The resource that an extension document hangs on: what stands before its own provider. */
function hostOf(doc: Doc): Key | undefined {
  const at = doc.key.lastIndexOf("/providers/");
  const host = doc.key.slice(0, at) as Key;
  return /\/virtualnetworks\/[^/]+$/.test(host) ? host : undefined;
}

/**
 * The groups of VNets that connectivity configurations join: one for each configuration and network group in effect.
 * Resource Graph tells them VNet by VNet, so the members of a group are the VNets that tell of it.
 */
export function readConnectedGroups(docs: readonly Doc[]): readonly ConnectedGroup[] {
  const memberships = docs.flatMap((doc) => {
    const vnet = hostOf(doc);
    return configurationsIn(doc).flatMap((configuration) =>
      groupsIn(configuration).map((group) => ({ doc, vnet, configuration, group })),
    );
  });
  const groups = groupedBy(memberships, ({ doc, configuration, group }) => {
    const id = textAt(configuration, "id") || doc.id;
    return `${id.toLowerCase()} ${group ? textAt(group, "networkGroupId").toLowerCase() : ""}`;
  });
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { doc, configuration, group } = first;
    const p = inner(configuration);
    const told = group ? itemsAt(group, "members").map((m) => textAt(m, "resourceId")) : [];
    const vnets = [
      ...own.map(({ vnet }) => vnet).filter((key) => key !== undefined),
      ...told.filter((id) => id !== "").map(keyOfText),
      ...keysAt(p, "virtualNetworks"),
    ];
    return [
      {
        ...thingOf(doc),
        vnets: [...new Set(vnets)].sort(),
        topology: textAt(p, "connectivityTopology"),
        hubs: keysAt(p, "hubs"),
        directlyConnected:
          textAt(p, "connectivityTopology").toLowerCase() === "mesh" ||
          (group !== undefined &&
            textAt(group, "groupConnectivity").toLowerCase() === "directlyconnected"),
      },
    ];
  });
}

/** The configurations of a document: a list in it, or the document itself. */
function configurationsIn(doc: Doc): readonly Place[] {
  const p = propsAt(doc);
  for (const list of ["effectiveConnectivityConfigurations", "configurations", "value"]) {
    const found = itemsAt(p, list);
    if (found.length > 0) return found;
  }
  return prop(doc.props, "connectivityTopology") === undefined
    ? []
    : [{ doc, bag: doc.body, pointer: "" }];
}

function groupsIn(configuration: Place): readonly (Place | undefined)[] {
  const groups = itemsAt(inner(configuration), "appliesToGroups");
  return groups.length > 0 ? groups : [undefined];
}

type AdminRule = AdminRuleSet["rules"][number];

/**
 * The security admin rules in effect on the VNet that `doc` hangs on: told in it, or by the rules of the configuration
 * that it names. undefined when it hangs on no VNet.
 */
export function readAdminRules(doc: Doc, pool: Pool): AdminRuleSet | undefined {
  const vnet = hostOf(doc) ?? vnetIn(doc);
  if (!vnet) return undefined;
  const p = propsAt(doc);
  const inside = rulesIn(p);
  const named = ["effectiveSecurityAdminConfigurations", "securityAdminConfigurations"].flatMap(
    (list) => itemsAt(p, list).flatMap((c) => rulesOfConfiguration(textAt(c, "id"), pool)),
  );
  const rules = [...inside, ...named].map(readAdminRule).filter((rule) => rule !== undefined);
  return { ...thingOf(doc), vnet, rules: rules.toSorted((a, b) => a.priority - b.priority) };
}

function vnetIn(doc: Doc): Key | undefined {
  const reference = prop(doc.props, "virtualNetwork") ?? prop(doc.props, "virtualNetworkId");
  const id = isBag(reference) ? prop(reference, "id") : reference;
  return typeof id === "string" && id.startsWith("/") ? keyOfText(id) : undefined;
}

const RULE_LISTS = ["effectiveSecurityAdminRules", "securityAdminRules", "rules", "value"];

function rulesIn(p: Place): readonly Place[] {
  const collections = itemsAt(p, "ruleCollections").map(inner);
  return [p, ...collections].flatMap((place) => RULE_LISTS.flatMap((list) => itemsAt(place, list)));
}

/** Rules of a configuration, or of the snapshot of it that was deployed. */
function rulesOfConfiguration(id: string, pool: Pool): readonly Place[] {
  const [configuration = "", snapshot] = id.toLowerCase().split("/snapshots/");
  if (configuration === "") return [];
  const isDeployed = (key: string) =>
    snapshot === undefined ||
    !key.includes("/snapshots/") ||
    key.endsWith(`/snapshots/${snapshot}`);
  return allRules(pool)
    .filter(({ key }) => key.startsWith(`${configuration}/rulecollections/`) && isDeployed(key))
    .map((doc) => ({ doc, bag: doc.body, pointer: "" }));
}

const rulesOf = new WeakMap<Pool, readonly Doc[]>();

/** The documents of rules of all configurations, found once: every VNet asks for them. */
function allRules(pool: Pool): readonly Doc[] {
  let rules = rulesOf.get(pool);
  if (!rules) {
    rules = pool.docs.filter(({ type }) => /\/rulecollections\/rules(\/snapshots)?$/.test(type));
    rulesOf.set(pool, rules);
  }
  return rules;
}

function readAdminRule(rule: Place): AdminRule | undefined {
  const p = inner(rule);
  const access = oneOf(p, "access", ["Allow", "Deny", "AlwaysAllow"]);
  const id = textAt(rule, "id");
  const name = nameOf(rule, id);
  const own = ruleOf(p, { id, name });
  if (!access || !own) return undefined;
  const sources = addressesIn(p, "sources");
  const destinations = addressesIn(p, "destinations");
  return {
    ...own,
    protocol: own.protocol === "Any" ? "*" : own.protocol,
    sources: sources ?? own.sources,
    destinations: destinations ?? own.destinations,
    access,
    at: { resource: rule.doc.id, pointer: rule.pointer },
  };
}

function nameOf(rule: Place, id: string): string {
  const told = textAt(rule, "name");
  const [bare = ""] = id.split(/\/snapshots\//i);
  return told && !/^\d+$/.test(told) ? told : bare.slice(bare.lastIndexOf("/") + 1);
}

/** Admin rules list `{ addressPrefix, addressPrefixType }`; the prefix may be several, or a service tag. */
function addressesIn(p: Place, name: string): readonly string[] | undefined {
  const value = prop(p.bag, name);
  if (value === undefined) return undefined;
  const items = itemsAt(p, name).map((item) => textAt(item, "addressPrefix"));
  const texts = items.flatMap((text) => text.split(",")).map((text) => text.trim());
  return texts.filter((text) => text !== "");
}
