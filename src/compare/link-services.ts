/** Whether the private link services of one's own are made right, and who uses them (path.md 4.5). */
import {
  type Estate,
  inList,
  type LoadBalancer,
  type PrivateLinkService,
} from "#src/model/index.ts";
import type { CheckLevel, LinkServiceRow } from "./comparison.ts";
import { directConnectMonth, usdOf } from "./costs.ts";
import { evidence, fact } from "./facts.ts";
import { cataloguePrices, type Prices } from "./prices.ts";

type Check = LinkServiceRow["checks"][number];

/** Most NAT addresses of one service. */
const MOST_NAT = 8;

/** Every private link service of `estate` with its checks and consumers, by id. */
export function linkServiceRows(
  estate: Estate,
  prices: Prices = cataloguePrices,
): readonly LinkServiceRow[] {
  return estate.linkServices.map((own) => ({
    id: own.id,
    name: own.name,
    alias: own.alias,
    checks: [...backend(estate, own), ...nat(estate, own), ...access(own), ...proxies(estate, own)],
    consumers: own.connections.map((c) => ({
      endpoint: c.endpoint,
      subscription: subscriptionOf(c.endpoint),
      state: c.state,
    })),
    ...monthOf(own, prices),
  }));
}

function monthOf(own: PrivateLinkService, prices: Prices) {
  const monthly = own.destinationAddress ? directConnectMonth(prices) : 0;
  return { monthly, monthlyUsd: usdOf(monthly, prices) };
}

function check(
  level: CheckLevel,
  code: string,
  args: Check["args"],
  because: Check["because"] = [],
): Check {
  return { level, ...fact(code, args, because) };
}

function balancersOf(estate: Estate, own: PrivateLinkService): readonly LoadBalancer[] {
  return estate.loadBalancers.filter((b) => b.frontends.some((f) => own.frontends.includes(f.key)));
}

/** Behind a load balancer: Standard, with members by interface. Else a fixed address, with rules of its own. */
function backend(estate: Estate, own: PrivateLinkService): readonly Check[] {
  if (own.destinationAddress) return direct(estate, own);
  const balancers = balancersOf(estate, own);
  if (balancers.length === 0)
    return [check("unknown", "pls-balancer-unseen", { service: own.name })];
  return balancers.flatMap((balancer) => {
    const args = { balancer: balancer.name, sku: balancer.sku || "?" };
    const sku = balancer.sku.toLowerCase() === "standard";
    const used = new Set(
      balancer.rules
        .filter((r) => r.frontend !== undefined && own.frontends.includes(r.frontend))
        .flatMap((r) => r.pools),
    );
    const pools = balancer.pools.filter((p) => used.size === 0 || used.has(p.key));
    const byAddress = pools.filter((p) => p.addresses.length > 0 && p.members.length === 0);
    return [
      sku
        ? check("fine", "pls-balancer-standard", args)
        : check("wrong", "pls-balancer-basic", args, [
            evidence(balancer.id, "/sku/name", balancer.sku),
          ]),
      byAddress.length > 0
        ? check("wrong", "pls-pool-by-address", { ...args, pool: byAddress[0]?.name ?? "" }, [
            evidence(
              balancer.id,
              "/properties/backendAddressPools",
              byAddress.map((p) => p.addresses),
            ),
          ])
        : check("fine", "pls-pool-by-interface", args),
    ];
  });
}

/** A fixed destination address instead of a load balancer (preview): even NAT addresses, none less than two. */
function direct(estate: Estate, own: PrivateLinkService): readonly Check[] {
  const count = Math.max(own.natAddresses.length, own.natSubnets.length);
  const isEven = count >= 2 && count % 2 === 0;
  const args = { address: own.destinationAddress, count };
  const isEndpoint = estate.endpoints.some((e) =>
    e.ipConfigs.some((c) => c.address === own.destinationAddress),
  );
  const filtered = own.connections.flatMap((c) => {
    const subnet = inList(estate.subnets, inList(estate.endpoints, c.endpointKey)?.subnet);
    const policy = subnet?.privateEndpointNetworkPolicies.toLowerCase() ?? "";
    return policy === "enabled" || policy === "networksecuritygroupenabled" ? [c.endpoint] : [];
  });
  const elsewhere = own.connections.filter((c) => {
    const region = inList(estate.endpoints, c.endpointKey)?.location;
    return region !== undefined && region !== own.location;
  });
  return [
    check("watch", "pls-direct", args, [
      evidence(own.id, "/properties/destinationIPAddress", own.destinationAddress),
    ]),
    isEven ? check("fine", "pls-direct-even", args) : check("wrong", "pls-direct-odd", args),
    ...(isEndpoint ? [check("wrong", "pls-direct-to-endpoint", args)] : []),
    ...filtered.map((endpoint) =>
      check("wrong", "pls-direct-filtered", { endpoint: lastOf(endpoint) }),
    ),
    ...elsewhere.map((c) =>
      check("wrong", "pls-direct-other-region", { endpoint: lastOf(c.endpoint) }),
    ),
  ];
}

/** NAT addresses: one to eight, from subnets whose network policy for private link services is off. */
function nat(estate: Estate, own: PrivateLinkService): readonly Check[] {
  const count = Math.max(own.natAddresses.length, own.natSubnets.length);
  const subnets = [...new Set(own.natSubnets)].map((key): Check => {
    const subnet = inList(estate.subnets, key);
    const args = { subnet: subnet?.name ?? lastOf(key) };
    if (!subnet) return check("unknown", "pls-nat-subnet-unseen", args);
    const policy = subnet.privateLinkServiceNetworkPolicies || "Enabled";
    const because = [evidence(subnet.id, "/properties/privateLinkServiceNetworkPolicies", policy)];
    return policy.toLowerCase() === "disabled"
      ? check("fine", "pls-nat-policy-off", args, because)
      : check("wrong", "pls-nat-policy-on", args, because);
  });
  const fits = count >= 1 && count <= MOST_NAT;
  return [
    ...subnets,
    ...(fits ? [] : [check("wrong", "pls-nat-count", { count, most: MOST_NAT })]),
  ];
}

/** Who sees the service, whom it approves by itself, and who waits. */
function access(own: PrivateLinkService): readonly Check[] {
  const sees = lower(own.visibility);
  const approves = lower(own.autoApproval);
  const isPublic = sees.includes("*");
  const checks: Check[] = [];
  if (isPublic)
    checks.push(
      check("watch", "pls-visible-to-all", {}, [
        evidence(own.id, "/properties/visibility/subscriptions", own.visibility),
      ]),
    );
  else if (sees.length === 0) checks.push(check("fine", "pls-visible-by-role", {}));
  else checks.push(check("fine", "pls-visible-to-some", { count: sees.length }));
  const strays = isPublic ? [] : approves.filter((s) => !sees.includes(s));
  if (strays.length > 0)
    checks.push(
      check("wrong", "pls-approval-beyond-visibility", { subscriptions: strays.join(", ") }, [
        evidence(own.id, "/properties/autoApproval/subscriptions", own.autoApproval),
      ]),
    );
  if (approves.includes("*") || (isPublic && approves.length > 0))
    checks.push(check("watch", "pls-approves-unseen", { subscriptions: approves.join(", ") }));
  for (const c of own.connections) {
    const state = c.state.toLowerCase();
    const subscription = subscriptionOf(c.endpoint);
    const args = { endpoint: lastOf(c.endpoint), state: c.state, subscription };
    if (state === "pending") {
      const isListed = isPublic || sees.length === 0 || sees.includes(subscription);
      checks.push(
        check(
          isListed ? "watch" : "wrong",
          isListed ? "pls-consumer-waits" : "pls-consumer-unlisted",
          args,
        ),
      );
    } else if (state !== "approved") checks.push(check("watch", "pls-consumer-not-approved", args));
  }
  return checks;
}

/** Services on one load balancer must agree on the proxy protocol, or its probes fail. */
function proxies(estate: Estate, own: PrivateLinkService): readonly Check[] {
  const shared = balancersOf(estate, own).flatMap((balancer) =>
    estate.linkServices.filter(
      (other) =>
        other.key !== own.key &&
        balancer.frontends.some((f) => other.frontends.includes(f.key)) &&
        other.proxyProtocol !== own.proxyProtocol,
    ),
  );
  return shared.map((other) =>
    check("wrong", "pls-proxy-differs", { other: other.name }, [
      evidence(own.id, "/properties/enableProxyProtocol", own.proxyProtocol),
      evidence(other.id, "/properties/enableProxyProtocol", other.proxyProtocol),
    ]),
  );
}

function lower(texts: readonly string[]): readonly string[] {
  return texts.map((t) => t.toLowerCase().replace(/^\/subscriptions\//, ""));
}

function subscriptionOf(id: string): string {
  return /\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? "";
}

function lastOf(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}
