/** What do documents of Private Resolvers, rulesets and DNS security policies say (dns.md 0.4, 2.8)? */
import type {
  DnsPolicy,
  DnsPolicyLink,
  DnsPolicyRule,
  DomainList,
  ForwardingRule,
  InboundEndpoint,
  Key,
  OutboundEndpoint,
  Resolver,
  Ruleset,
  RulesetLink,
} from "#src/model/index.ts";
import {
  bagAt,
  type Doc,
  filled,
  innerItemsAt,
  itemsAt,
  keyAt,
  keysAt,
  noteOdd,
  numberAt,
  type Place,
  propsAt,
  textAt,
  textsAt,
} from "../doc.ts";
import { beforeSegment, parentOf } from "../ids.ts";
import type { Pool } from "../pool.ts";
import { thingOf } from "../things.ts";
import { bareName } from "./zones.ts";

/** The VNet that `p` names; undefined (noted) when it names none. */
function vnetAt(p: Place): Key | undefined {
  const vnet = keyAt(p, "virtualNetwork");
  if (!vnet) noteOdd(p, "virtualNetwork", "no-reference", null);
  return vnet;
}

/** A Private Resolver. */
export function readResolver(doc: Doc): Resolver | undefined {
  const vnet = vnetAt(propsAt(doc));
  return vnet && { ...thingOf(doc), vnet };
}

function resolverVnet(doc: Doc, pool: Pool): Key | undefined {
  const resolver = pool.get(parentOf(doc.key));
  return resolver && keyAt(propsAt(resolver), "virtualNetwork");
}

function vnetOf(subnet: Key | undefined): Key | undefined {
  return subnet && beforeSegment(subnet, "subnets");
}

/** An inbound endpoint: its addresses answer DNS. */
export function readInbound(doc: Doc, pool: Pool): InboundEndpoint {
  const ips = innerItemsAt(propsAt(doc), "ipConfigurations")
    .map((config) =>
      filled<InboundEndpoint["ips"][number]>(
        { address: textAt(config, "privateIpAddress") },
        { subnet: keyAt(config, "subnet") },
      ),
    )
    .filter(({ address }) => address !== "");
  return filled<InboundEndpoint>(
    {
      ...thingOf(doc),
      resolver: parentOf(doc.key),
      ips,
    },
    {
      vnet: vnetOf(ips[0]?.subnet) ?? resolverVnet(doc, pool),
    },
  );
}

/** An outbound endpoint: where forwarded questions leave from. */
export function readOutbound(doc: Doc, pool: Pool): OutboundEndpoint {
  const subnet = keyAt(propsAt(doc), "subnet");
  return filled<OutboundEndpoint>(
    {
      ...thingOf(doc),
      resolver: parentOf(doc.key),
    },
    {
      subnet,
      vnet: vnetOf(subnet) ?? resolverVnet(doc, pool),
    },
  );
}

/** A forwarding ruleset. */
export function readRuleset(doc: Doc): Ruleset {
  return {
    ...thingOf(doc),
    outboundEndpoints: keysAt(propsAt(doc), "dnsResolverOutboundEndpoints"),
  };
}

/** A forwarding rule; undefined (noted) when it has no domain. */
export function readForwardingRule(doc: Doc): ForwardingRule | undefined {
  const p = propsAt(doc);
  const domain = textAt(p, "domainName");
  if (domain === "") {
    noteOdd(p, "domainName", "no-reference", null);
    return undefined;
  }
  return {
    ...thingOf(doc),
    ruleset: parentOf(doc.key),
    domain: bareName(domain),
    enabled: textAt(p, "forwardingRuleState").toLowerCase() !== "disabled",
    targets: itemsAt(p, "targetDnsServers")
      .map((target) => ({
        address: textAt(target, "ipAddress"),
        port: numberAt(target, "port") ?? 53,
      }))
      .filter(({ address }) => address !== ""),
  };
}

/** The link of a ruleset to a VNet. */
export function readRulesetLink(doc: Doc): RulesetLink | undefined {
  const p = propsAt(doc);
  const vnet = vnetAt(p);
  return (
    vnet && {
      ...thingOf(doc),
      ruleset: parentOf(doc.key),
      vnet,
      provisioningState: textAt(p, "provisioningState"),
    }
  );
}

/** A rule of a DNS security policy. */
export function readDnsPolicyRule(doc: Doc): DnsPolicyRule {
  const p = propsAt(doc);
  const action = bagAt(p, "action");
  return {
    ...thingOf(doc),
    policy: parentOf(doc.key),
    priority: numberAt(p, "priority") ?? 0,
    action: action ? textAt(action, "actionType") : "",
    enabled: textAt(p, "dnsSecurityRuleState").toLowerCase() !== "disabled",
    domainLists: keysAt(p, "dnsResolverDomainLists"),
  };
}

/** A DNS security policy. */
export function readDnsPolicy(doc: Doc): DnsPolicy {
  return thingOf(doc);
}

/** The link of a DNS security policy to a VNet. */
export function readDnsPolicyLink(doc: Doc): DnsPolicyLink | undefined {
  const vnet = vnetAt(propsAt(doc));
  return vnet && { ...thingOf(doc), policy: parentOf(doc.key), vnet };
}

/** A list of domains for DNS security rules. */
export function readDomainList(doc: Doc): DomainList {
  return { ...thingOf(doc), domains: textsAt(propsAt(doc), "domains").map(bareName) };
}
