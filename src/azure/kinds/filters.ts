/** What do documents of route tables, security groups and service endpoint policies say? */
import type {
  FilterRule,
  IpGroup,
  Nsg,
  Route,
  RouteTable,
  ServiceEndpointPolicy,
} from "#src/model/index.ts";
import {
  bagAt,
  type Doc,
  flagAt,
  keysAt,
  numberAt,
  oneOf,
  type Place,
  propsAt,
  textAt,
  textsAt,
} from "../doc.ts";
import type { Pool } from "../pool.ts";
import { thingOf } from "../things.ts";

/** A route table with its routes, inside it or apart. */
export function readRouteTable(doc: Doc, pool: Pool): RouteTable {
  const p = propsAt(doc);
  return {
    ...thingOf(doc),
    disableBgpPropagation: flagAt(p, "disableBgpRoutePropagation") ?? false,
    disablePeeringRoute: textAt(p, "disablePeeringRoute") || "None",
    routes: pool.children(doc, "routes").map(readRoute),
  };
}

function readRoute(doc: Doc): Route {
  const p = propsAt(doc);
  const hop = bagAt(p, "nextHop");
  const several = hop ? textsAt(hop, "nextHopIpAddresses") : [];
  const one = textAt(p, "nextHopIpAddress");
  return {
    id: doc.id,
    name: doc.name,
    prefix: textAt(p, "addressPrefix"),
    nextHopType: textAt(p, "nextHopType"),
    nextHops: several.length > 0 ? several : one === "" ? [] : [one],
    bgpOverride: flagAt(p, "hasBgpOverride") ?? false,
  };
}

/** A security group with the user's rules. */
export function readNsg(doc: Doc, pool: Pool): Nsg {
  const rules = pool.children(doc, "securityrules").map(readRule);
  return { ...thingOf(doc), rules: rules.filter((rule) => rule !== undefined) };
}

function readRule(doc: Doc): FilterRule | undefined {
  const p = propsAt(doc);
  const access = oneOf(p, "access", ["Allow", "Deny"]);
  const rule = ruleOf(p, doc);
  return access && rule ? { ...rule, access } : undefined;
}

/** What rules of security groups and of administrators share; undefined (noted) when it has no direction. */
export function ruleOf(
  p: Place,
  { id, name }: { readonly id: string; readonly name: string },
): Omit<FilterRule, "access"> | undefined {
  const direction = oneOf(p, "direction", ["Inbound", "Outbound"]);
  if (!direction) return undefined;
  return {
    id,
    name,
    priority: numberAt(p, "priority") ?? 0,
    direction,
    protocol: textAt(p, "protocol") || "*",
    sources: oneOrMore(p, "sourceAddressPrefix", "sourceAddressPrefixes"),
    sourceAsgs: keysAt(p, "sourceApplicationSecurityGroups"),
    sourcePorts: oneOrMore(p, "sourcePortRange", "sourcePortRanges"),
    destinations: oneOrMore(p, "destinationAddressPrefix", "destinationAddressPrefixes"),
    destinationAsgs: keysAt(p, "destinationApplicationSecurityGroups"),
    destinationPorts: oneOrMore(p, "destinationPortRange", "destinationPortRanges"),
  };
}

/** One list in two properties: ARM writes one value in the singular, several in the plural. */
function oneOrMore(p: Place, one: string, many: string): readonly string[] {
  const several = textsAt(p, many);
  return several.length > 0 ? several : textsAt(p, one);
}

/** A group of addresses for firewall rules. */
export function readIpGroup(doc: Doc): IpGroup {
  return { ...thingOf(doc), addresses: textsAt(propsAt(doc), "ipAddresses") };
}

/** A service endpoint policy with its definitions. */
export function readServiceEndpointPolicy(doc: Doc, pool: Pool): ServiceEndpointPolicy {
  return {
    ...thingOf(doc),
    definitions: pool.children(doc, "serviceendpointpolicydefinitions").map((definition) => ({
      name: definition.name,
      service: textAt(propsAt(definition), "service"),
      resources: textsAt(propsAt(definition), "serviceResources"),
    })),
  };
}
