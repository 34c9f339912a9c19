/** Which address does a reverse name stand for (RFC 1035 section 3.5, RFC 3596 section 2.5)? */
import { isUnder, labelsOf } from "#src/net/index.ts";

/** The IPv4 address of a whole reverse name under `in-addr.arpa`; undefined for every other name. */
export function addressOfReverse(name: string): string | undefined {
  if (!isUnder(name, "in-addr.arpa")) return undefined;
  const octets = labelsOf(name).slice(0, -2);
  if (octets.length !== 4) return undefined;
  if (!octets.every((o) => /^(0|[1-9]\d{0,2})$/.test(o) && Number(o) < 256)) return undefined;
  return octets.reverse().join(".");
}

/** Reverse zones of private addresses, which public DNS answers with NXDOMAIN (RFC 6303; 100.64.0.0/10: RFC 7793). */
const PRIVATE_REVERSE: readonly string[] = [
  "10.in-addr.arpa",
  ...Array.from({ length: 16 }, (_, i) => `${16 + i}.172.in-addr.arpa`),
  "168.192.in-addr.arpa",
  ...Array.from({ length: 64 }, (_, i) => `${64 + i}.100.in-addr.arpa`),
  "254.169.in-addr.arpa",
  "127.in-addr.arpa",
  "d.f.ip6.arpa",
];

/** Whether `name` is a reverse name of private addresses. */
export function isPrivateReverse(name: string): boolean {
  return name.endsWith(".arpa") && PRIVATE_REVERSE.some((zone) => isUnder(name, zone));
}
