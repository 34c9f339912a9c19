/** What do documents of load balancers, NAT gateways and public addresses say? */
import {
  type Key,
  keyOf,
  type LoadBalancer,
  type NatGateway,
  type PublicIp,
  type PublicIpPrefix,
} from "#src/model/index.ts";
import { isBag, prop } from "../bag.ts";
import {
  bagAt,
  bodyAt,
  type Doc,
  filled,
  innerItemsAt,
  itemsAt,
  keyAt,
  keysAt,
  numberAt,
  type Place,
  prefixesAt,
  propsAt,
  textAt,
} from "../doc.ts";
import type { Pool } from "../pool.ts";
import { thingOf } from "../things.ts";

/** The name of a resource's SKU, which stands beside the properties or among them; "" when it is not told. */
export function skuOf(doc: Doc): string {
  const beside = prop(doc.body, "sku");
  const sku = beside ?? prop(doc.props, "sku");
  if (typeof sku === "string") return sku;
  const place: Place = beside === undefined ? propsAt(doc) : bodyAt(doc);
  const bag = isBag(sku) ? bagAt(place, "sku") : undefined;
  return bag ? textAt(bag, "name") : "";
}

/** A load balancer with its frontends, pools and rules. */
export function readLoadBalancer(doc: Doc, pool: Pool): LoadBalancer {
  const parts = (word: string) => pool.children(doc, word);
  return {
    ...thingOf(doc),
    sku: skuOf(doc),
    frontends: parts("frontendipconfigurations").map((frontend) => {
      const p = propsAt(frontend);
      return filled<LoadBalancer["frontends"][number]>(
        {
          id: frontend.id,
          key: frontend.key,
          name: frontend.name,
          address: textAt(p, "privateIPAddress"),
        },
        { subnet: keyAt(p, "subnet"), publicIp: keyAt(p, "publicIPAddress") },
      );
    }),
    pools: parts("backendaddresspools").map(readPool),
    rules: parts("loadbalancingrules").map((rule) => {
      const p = propsAt(rule);
      return filled<LoadBalancer["rules"][number]>(
        {
          name: rule.name,
          protocol: textAt(p, "protocol"),
          frontendPort: numberAt(p, "frontendPort") ?? 0,
          backendPort: numberAt(p, "backendPort") ?? 0,
          pools: poolsOf(p),
        },
        { frontend: keyAt(p, "frontendIPConfiguration") },
      );
    }),
    outboundRules: parts("outboundrules").map((rule) => {
      const p = propsAt(rule);
      return {
        name: rule.name,
        frontends: keysAt(p, "frontendIPConfigurations"),
        pools: poolsOf(p),
      };
    }),
  };
}

/** A rule names one pool, or several, or the same one in both ways. */
function poolsOf(p: Place): readonly Key[] {
  const one = keyAt(p, "backendAddressPool");
  return [...new Set([...(one ? [one] : []), ...keysAt(p, "backendAddressPools")])];
}

function readPool(pool: Doc): LoadBalancer["pools"][number] {
  const p = propsAt(pool);
  const backends = innerItemsAt(p, "loadBalancerBackendAddresses");
  const byNic = [
    ...keysAt(p, "backendIPConfigurations"),
    ...backends
      .map((backend) => keyAt(backend, "networkInterfaceIPConfiguration"))
      .filter((key) => key !== undefined),
  ];
  return {
    id: pool.id,
    key: pool.key,
    name: pool.name,
    members: [...new Set(byNic)],
    addresses: backends
      .map((backend) => textAt(backend, "ipAddress"))
      .filter((address) => address !== ""),
  };
}

/** A NAT gateway with its public addresses. */
export function readNatGateway(doc: Doc): NatGateway {
  const p = propsAt(doc);
  return {
    ...thingOf(doc),
    publicIps: [...keysAt(p, "publicIpAddresses"), ...keysAt(p, "publicIpAddressesV6")],
    publicIpPrefixes: [...keysAt(p, "publicIpPrefixes"), ...keysAt(p, "publicIpPrefixesV6")],
  };
}

/** A public address. */
export function readPublicIp(doc: Doc): PublicIp {
  const p = propsAt(doc);
  const dns = bagAt(p, "dnsSettings");
  return {
    ...thingOf(doc),
    address: textAt(p, "ipAddress"),
    sku: skuOf(doc),
    fqdn: dns ? textAt(dns, "fqdn").toLowerCase().replace(/\.$/, "") : "",
  };
}

/** A range of public addresses. */
export function readPublicIpPrefix(doc: Doc): PublicIpPrefix {
  return { ...thingOf(doc), prefix: prefixesAt(propsAt(doc), "ipPrefix")[0] ?? "" };
}

/** The key of the first item's reference under `name`: gateways and firewalls list their places so. */
export function subnetsIn(p: Place, name: string): readonly Key[] {
  const keys = innerItemsAt(p, name)
    .map((config) => keyAt(config, "subnet"))
    .filter((key) => key !== undefined);
  return [...new Set(keys)];
}

/** The keys of the public addresses that the configurations under `name` carry. */
export function publicIpsIn(p: Place, name: string): readonly Key[] {
  const keys = itemsAt(p, name)
    .map((config) =>
      prop(isBag(config.bag.properties) ? config.bag.properties : config.bag, "publicIPAddress"),
    )
    .map((reference) => (isBag(reference) ? prop(reference, "id") : reference))
    .filter((id): id is string => typeof id === "string" && id.startsWith("/"));
  return [...new Set(keys.map(keyOf))];
}
