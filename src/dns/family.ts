/** How a DNS server treats the aliases in an upstream's answer, by its software. */
import type { DnsServer, Software } from "#src/model/index.ts";

/**
 * Trusting: the upstream's whole answer counts. Chasing: only the first alias counts and its target is a new
 * question, with the upstream chosen anew. Sticky: as trusting, but for hosted data (dns.md 4.3).
 */
export type Family = "trusting" | "chasing" | "sticky";

/** The families that the server may behave as; two when its software is not told. */
export function familiesOf(server: DnsServer): readonly Family[] {
  if (server.family) return [server.family];
  const by: Record<Software, readonly Family[]> = {
    // Windows trusts every forwarder; what it iterates from root hints it chases (server-forwarding.ts).
    windows: ["trusting"],
    bind: ["chasing"],
    infoblox: ["chasing"],
    unbound: ["chasing"],
    powerdns: ["chasing"],
    knot: ["sticky"],
    dnsmasq: ["trusting"],
    coredns: ["trusting"],
    other: ["trusting", "chasing"],
  };
  return by[server.software];
}
