/** Which zones hold the reverse names of an address prefix? */
import { parsePrefix } from "#src/net/index.ts";

/** The `in-addr.arpa` or `ip6.arpa` zones of `text`, cut to whole octets or digits; empty when it is no prefix. */
export function reverseZones(text: string): string[] {
  const prefix = parsePrefix(text);
  if (!prefix) return [];
  const [total, step, base] = prefix.family === 4 ? [32, 8, 10] : [128, 4, 16];
  const whole = Math.ceil(prefix.length / step) * step;
  const count = 2 ** (whole - prefix.length);
  return Array.from({ length: count }, (_, i) => {
    const value = prefix.base + (BigInt(i) << BigInt(total - whole));
    const labels: string[] = [];
    for (let at = total - whole; at < total; at += step)
      labels.push(((value >> BigInt(at)) & ((1n << BigInt(step)) - 1n)).toString(base));
    return [...labels, prefix.family === 4 ? "in-addr.arpa" : "ip6.arpa"].join(".");
  });
}
