/** What an Azure Firewall answers as a DNS proxy (dns.md 3.3). */

import { say } from "#src/messages/index.ts";
import {
  type Estate,
  type Evidence,
  type Firewall,
  type FirewallPolicy,
  inList,
} from "#src/model/index.ts";
import type { Name } from "#src/net/index.ts";
import { type Answer, after, BARE, evidence, type StepDraft } from "./answer.ts";
import { askAzure, publicOnly } from "./azure-dns.ts";
import { anyOf } from "./forward.ts";
import { type Query, visiting, type Way } from "./query.ts";

/** The DNS settings in force: the policy's, with what it does not set taken from its parents; classic ones without a policy. */
export type FirewallDns = {
  readonly proxy: boolean;
  readonly servers: readonly string[];
  readonly because: readonly Evidence[];
  /** False when a policy of the chain was not read. */
  readonly seen: boolean;
};

/** The DNS settings in force on `firewall`. Proxy is off unless something turns it on. */
export function firewallDns(estate: Estate, firewall: Firewall): FirewallDns {
  if (!firewall.policy) {
    return {
      proxy: firewall.dnsProxy ?? false,
      servers: firewall.dnsServers ?? [],
      because: [
        evidence(firewall.id, "/properties/additionalProperties", {
          "Network.DNS.EnableProxy": firewall.dnsProxy ?? null,
        }),
      ],
      seen: true,
    };
  }
  let proxy: boolean | undefined;
  let servers: readonly string[] | undefined;
  const because: Evidence[] = [];
  const passed = new Set<string>();
  let key: Firewall["policy"] = firewall.policy;
  while (key && !passed.has(key)) {
    passed.add(key);
    const policy: FirewallPolicy | undefined = inList(estate.firewallPolicies, key);
    if (!policy) return { proxy: proxy ?? false, servers: servers ?? [], because, seen: false };
    // A policy with DNS settings of its own overrides its parent's, servers included (dns.md 3.3).
    if (proxy === undefined && policy.dnsProxy !== undefined) {
      proxy = policy.dnsProxy;
      because.push(evidence(policy.id, "/properties/dnsSettings/enableProxy", policy.dnsProxy));
    }
    if (servers === undefined && policy.dnsServers !== undefined) {
      servers = policy.dnsServers;
      because.push(evidence(policy.id, "/properties/dnsSettings/servers", policy.dnsServers));
    }
    key = policy.base;
  }
  if (because.length === 0)
    because.push(evidence(firewall.policy, "/properties/dnsSettings", null));
  return { proxy: proxy ?? false, servers: servers ?? [], because, seen: true };
}

/** The answers of `firewall` at `address`: nothing while its proxy is off; else Azure DNS of its VNet, or one of its servers. */
export function askFirewall(
  query: Query,
  firewall: Firewall,
  address: string,
  name: Name,
  way: Way,
): Answer[] {
  const settings = firewallDns(query.estate, firewall);
  const step = (did: string, args: StepDraft["args"] = {}, decides = false): StepDraft => ({
    at: address,
    actor: firewall.id,
    did,
    args: { firewall: firewall.name, address, ...args },
    because: settings.because,
    decides,
  });
  if (!settings.seen && !settings.proxy) {
    return [
      {
        ...BARE,
        ending: "unseen",
        servers: [address],
        steps: [step("could-not-see", { what: firewall.policy ?? "" }, true)],
        gaps: [say.dns.gapPolicy({ firewall: firewall.name })],
        confidence: "unknown",
      },
    ];
  }
  if (!settings.proxy) {
    return [
      {
        ...BARE,
        rcode: "TIMEOUT",
        ending: "unreachable",
        servers: [address],
        steps: [step("proxy-off", {}, true)],
      },
    ];
  }
  const place = `firewall|${firewall.key}|${name}`;
  if (way.seen.has(place))
    return [
      { ...BARE, rcode: "SERVFAIL", ending: "loop", steps: [step("looped", { name }, true)] },
    ];
  const here = visiting(way, place);
  if (settings.servers.length > 0) {
    const lead = {
      servers: [address],
      steps: [step("proxied", { to: settings.servers.join(", ") })],
    };
    // One of the servers is chosen at random; when all are silent there is no fall-back to Azure DNS (dns.md 3.3).
    const from = firewall.vnet
      ? ({ in: "vnet", vnet: firewall.vnet } as const)
      : firewall.hub
        ? ({ in: "hub", hub: firewall.hub } as const)
        : ({ in: "internet" } as const);
    return after(lead, anyOf(query, from, settings.servers, name, here, "proxy"));
  }
  if (!firewall.vnet) {
    // No private zone can be linked to a virtual hub, so its Azure DNS sees public DNS only.
    return after(
      { servers: [address], steps: [step("proxied-by-hub", {}, true)] },
      publicOnly(query, name, here),
    );
  }
  return after(
    { servers: [address], steps: [step("proxied", { to: "Azure DNS" })] },
    askAzure(query, firewall.vnet, name, here),
  );
}
