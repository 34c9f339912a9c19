/** What do documents of firewalls and their policies say (dns.md 0.4, path.md 2.5)? */
import type { Firewall, FirewallPolicy, FirewallRuleCollection } from "#src/model/index.ts";
import {
  addressesAt,
  bagAt,
  type Doc,
  flagAt,
  innerItemsAt,
  itemsAt,
  keyAt,
  maybe,
  numberAt,
  type Place,
  propsAt,
  textAt,
  textsAt,
} from "../doc.ts";
import { beforeSegment, keyOfText } from "../ids.ts";
import type { Pool } from "../pool.ts";
import { thingOf } from "../things.ts";
import { publicIpsIn, subnetsIn } from "./balancers.ts";

/** A firewall in a VNet or a hub, with its classic settings when no policy holds them. */
export function readFirewall(doc: Doc): Firewall {
  const p = propsAt(doc);
  const subnets = subnetsIn(p, "ipConfigurations");
  const [subnet] = subnets;
  const hubAddresses = bagAt(p, "hubIPAddresses");
  const publics = hubAddresses && bagAt(hubAddresses, "publicIPs");
  const addresses = [
    ...innerItemsAt(p, "ipConfigurations").map((config) => textAt(config, "privateIPAddress")),
    hubAddresses ? textAt(hubAddresses, "privateIPAddress") : "",
  ];
  const classic = bagAt(p, "additionalProperties");
  const listed = (name: string) => {
    const text = classic ? textAt(classic, name) : "";
    return text === ""
      ? undefined
      : text
          .split(",")
          .map((part) => part.trim())
          .filter(Boolean);
  };
  return {
    ...thingOf(doc),
    addresses: [...new Set(addresses)].filter((address) => address !== ""),
    subnets,
    ...maybe("vnet", subnet && beforeSegment(subnet, "subnets")),
    ...maybe("hub", keyAt(p, "virtualHub")),
    ...maybe("policy", keyAt(p, "firewallPolicy")),
    publicIps: publicIpsIn(p, "ipConfigurations"),
    publicAddresses: (publics ? itemsAt(publics, "addresses") : [])
      .map((item) => textAt(item, "address"))
      .filter((address) => address !== ""),
    ...maybe("dnsProxy", classic && flagAt(classic, "Network.DNS.EnableProxy")),
    ...maybe("dnsServers", listed("Network.DNS.Servers")),
    ...maybe("snatPrivateRanges", listed("Network.SNAT.PrivateRanges")),
    provisioningState: textAt(p, "provisioningState"),
  };
}

/** A firewall policy with the rules of its rule collection groups, in the order in which they count. */
export function readFirewallPolicy(doc: Doc, pool: Pool): FirewallPolicy {
  const p = propsAt(doc);
  const dns = bagAt(p, "dnsSettings");
  const snat = bagAt(p, "snat");
  const groups = pool
    .children(doc, "rulecollectiongroups")
    .map((group) => ({
      place: propsAt(group),
      priority: numberAt(propsAt(group), "priority") ?? 0,
    }))
    .sort((a, b) => a.priority - b.priority);
  return {
    ...thingOf(doc),
    ...maybe("base", keyAt(p, "basePolicy")),
    ...maybe("dnsProxy", dns && flagAt(dns, "enableProxy")),
    ...maybe("dnsServers", dns && addressesAt(dns, "servers")),
    ...maybe("snatPrivateRanges", snat && toldTexts(snat, "privateRanges")),
    ruleCollections: groups.flatMap(({ place, priority }) =>
      itemsAt(place, "ruleCollections").map((item) =>
        readCollection(item, { group: priority, pool }),
      ),
    ),
  };
}

function toldTexts(place: Place, name: string): readonly string[] | undefined {
  const texts = textsAt(place, name);
  return texts.length > 0 ? texts : undefined;
}

/** Groups count before collections: priorities go to 65,000, so both fit into one number. */
const GROUP = 100_000;

function readCollection(
  item: Place,
  { group, pool }: { readonly group: number; readonly pool: Pool },
): FirewallRuleCollection {
  const kind = textAt(item, "ruleCollectionType");
  const action = bagAt(item, "action");
  const isNat = kind === "FirewallPolicyNatRuleCollection";
  return {
    name: textAt(item, "name"),
    priority: group * GROUP + (numberAt(item, "priority") ?? 0),
    action: (action ? textAt(action, "type") : "") || (isNat ? "Dnat" : "Allow"),
    at: { resource: item.doc.id, pointer: item.pointer },
    rules: itemsAt(item, "rules").map((rule) => readRule(rule, pool)),
  };
}

type Rule = FirewallRuleCollection["rules"][number];

function readRule(rule: Place, pool: Pool): Rule {
  return {
    name: textAt(rule, "name"),
    ruleType: textAt(rule, "ruleType"),
    sources: [...textsAt(rule, "sourceAddresses"), ...groupsAt(rule, "sourceIpGroups", pool)],
    destinations: [
      ...textsAt(rule, "destinationAddresses"),
      ...groupsAt(rule, "destinationIpGroups", pool),
    ],
    fqdns: [...textsAt(rule, "targetFqdns"), ...textsAt(rule, "destinationFqdns")],
    fqdnTags: textsAt(rule, "fqdnTags"),
    ports: portsOf(rule),
    protocols: protocolsOf(rule),
  };
}

/** Application rules carry a port with each protocol. */
function portsOf(rule: Place): readonly string[] {
  const ports = textsAt(rule, "destinationPorts");
  if (ports.length > 0 || !isApplication(rule)) return ports;
  return itemsAt(rule, "protocols").map((protocol) => String(numberAt(protocol, "port") ?? ""));
}

function protocolsOf(rule: Place): readonly string[] {
  if (!isApplication(rule)) return textsAt(rule, "ipProtocols");
  return itemsAt(rule, "protocols").map((protocol) => textAt(protocol, "protocolType"));
}

function isApplication(rule: Place): boolean {
  return textAt(rule, "ruleType").toLowerCase() === "applicationrule";
}

/** The addresses of IP groups; a group that was not read stays an id, which tells that something is not known. */
function groupsAt(rule: Place, name: string, pool: Pool): readonly string[] {
  return textsAt(rule, name).flatMap((id) => {
    const group = pool.get(keyOfText(id));
    return group ? textsAt(propsAt(group), "ipAddresses") : [id];
  });
}
