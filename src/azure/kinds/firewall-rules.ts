/** What do the rules of firewalls say, in groups of a policy or in the firewall's own document (path.md 2.5)? */
import type { FirewallRuleCollection } from "#src/model/index.ts";
import { prop } from "../bag.ts";
import {
  bagAt,
  filled,
  inner,
  itemsAt,
  numberAt,
  type Place,
  propsAt,
  textAt,
  textsAt,
} from "../doc.ts";
import { keyOfText } from "../ids.ts";
import type { Pool } from "../pool.ts";

type Rule = FirewallRuleCollection["rules"][number];

/** Groups count before collections: priorities go to 65,000, so both fit into one number. */
const GROUP = 100_000;

/** A rule collection of a policy's group; `group` is the group's priority. */
export function readCollection(
  item: Place,
  { group, pool }: { readonly group: number; readonly pool: Pool },
): FirewallRuleCollection {
  const isNat = textAt(item, "ruleCollectionType") === "FirewallPolicyNatRuleCollection";
  const told = { name: textAt(item, "name"), pool, action: isNat ? "Dnat" : "Allow" };
  return collectionOf(item, {
    ...told,
    priority: group * GROUP + (numberAt(item, "priority") ?? 0),
  });
}

/** The lists of a firewall without a policy, and what their rules would be called in a policy. */
const CLASSIC = [
  ["natRuleCollections", "NatRule"],
  ["networkRuleCollections", "NetworkRule"],
  ["applicationRuleCollections", "ApplicationRule"],
] as const;

/** The rule collections in the firewall's own document; undefined when it tells of none of the lists. */
export function readClassicCollections(
  p: Place,
  pool: Pool,
): readonly FirewallRuleCollection[] | undefined {
  if (CLASSIC.every(([list]) => prop(p.bag, list) === undefined)) return undefined;
  return CLASSIC.flatMap(([list, ruleType]) =>
    itemsAt(p, list).map((item) => {
      const place = inner(item);
      return collectionOf(place, {
        name: textAt(item, "name"),
        priority: numberAt(place, "priority") ?? 0,
        action: ruleType === "NatRule" ? "Dnat" : "Allow",
        ruleType,
        pool,
      });
    }),
  );
}

type Told = {
  readonly name: string;
  readonly priority: number;
  /** What it does unless it tells. */
  readonly action: string;
  /** Of rules that do not tell it themselves. */
  readonly ruleType?: string;
  readonly pool: Pool;
};

function collectionOf(place: Place, told: Told): FirewallRuleCollection {
  const action = bagAt(place, "action");
  return {
    name: told.name,
    priority: told.priority,
    action: (action ? textAt(action, "type") : "") || told.action,
    at: { resource: place.doc.id, pointer: place.pointer },
    rules: itemsAt(place, "rules").map((rule) => readRule(rule, told)),
  };
}

function readRule(rule: Place, { ruleType = "", pool }: Told): Rule {
  const type = textAt(rule, "ruleType") || ruleType;
  const isApplication = type.toLowerCase() === "applicationrule";
  const [from, to] = [
    sideAt(rule, ["sourceAddresses", "sourceIpGroups"], pool),
    sideAt(rule, ["destinationAddresses", "destinationIpGroups"], pool),
  ];
  const protocols = isApplication ? itemsAt(rule, "protocols") : [];
  return filled<Rule>(
    {
      name: textAt(rule, "name"),
      ruleType: type,
      sources: from.texts,
      destinations: to.texts,
      fqdns: [...textsAt(rule, "targetFqdns"), ...textsAt(rule, "destinationFqdns")],
      fqdnTags: textsAt(rule, "fqdnTags"),
      ports: isApplication ? protocols.map(portOf) : textsAt(rule, "destinationPorts"),
      protocols: isApplication
        ? protocols.map((protocol) => textAt(protocol, "protocolType"))
        : [...textsAt(rule, "ipProtocols"), ...textsAt(rule, "protocols")],
    },
    {
      urls: toldList(rule, "targetUrls"),
      webCategories: toldList(rule, "webCategories"),
      takesNothing: from.isEmpty || to.isEmpty || undefined,
    },
  );
}

function toldList(rule: Place, name: string): readonly string[] | undefined {
  const texts = textsAt(rule, name);
  return texts.length > 0 ? texts : undefined;
}

const USUAL_PORTS: Readonly<Record<string, string>> = { http: "80", https: "443", mssql: "1433" };

/** Application rules carry a port with each protocol; without it, the protocol's usual one counts. */
function portOf(protocol: Place): string {
  const port = numberAt(protocol, "port");
  return port ? String(port) : (USUAL_PORTS[textAt(protocol, "protocolType").toLowerCase()] ?? "");
}

/**
 * The addresses of one side of a rule, with those of its IP groups; a group that was not read stays an id, which tells
 * that something is not known. `isEmpty`: it names only groups that hold nothing, so it takes no packet.
 */
function sideAt(
  rule: Place,
  [addresses, groups]: readonly [string, string],
  pool: Pool,
): { readonly texts: readonly string[]; readonly isEmpty: boolean } {
  const ids = textsAt(rule, groups);
  const texts = [
    ...textsAt(rule, addresses),
    ...ids.flatMap((id) => {
      const group = pool.get(keyOfText(id));
      return group && !group.isThin ? textsAt(propsAt(group), "ipAddresses") : [id];
    }),
  ];
  return { texts, isEmpty: ids.length > 0 && texts.length === 0 };
}
