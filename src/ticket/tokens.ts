/** Which host, port, name or address does one word of a text write? */
import { isPrivateAddress, type Name, parseAddress, parseName } from "#src/net/index.ts";

export type Host = { readonly name?: Name; readonly address?: string; readonly port?: number };

/** The address that `word` writes, without a port, brackets, a zone of its interface, and marks around it. */
export function addressIn(word: string): string | undefined {
  const bare = word
    .trim()
    .replace(/^[[("'<]+|[\])"'>,;.]+$/g, "")
    .replace(/%\w+$/, "");
  if (bare.length > 60) return undefined;
  if (parseAddress(bare)) return bare.toLowerCase();
  // 10.0.0.4#53 and 10.0.0.4@53(UDP) of DNS tools, 10.0.0.4:443 of others.
  const parted = /^([0-9.]+)[#@:]\d+|^\[?([0-9a-f:]+)\]?[#@]\d+|^\[([0-9a-f:]+)\]:\d+/i.exec(bare);
  const inner = parted?.[1] ?? parted?.[2] ?? parted?.[3];
  return inner && parseAddress(inner) ? inner.toLowerCase() : undefined;
}

/** All addresses among the words of `line`. */
export function addressesIn(line: string): readonly string[] {
  return line
    .slice(0, 4000)
    .split(/[\s,;]+/)
    .map(addressIn)
    .filter((address) => address !== undefined);
}

/** The domain name that `word` writes: two labels or more, the last of letters; marks around it do not count. */
export function nameIn(word: string): Name | undefined {
  const bare = word.trim().replace(/^[("'<[`]+|[)"'>,;:!?\]`]+$/g, "");
  if (bare.length > 260 || !bare.includes(".")) return undefined;
  const name = parseName(bare.replace(/\.+$/, ""));
  if (!name || addressIn(name)) return undefined;
  const labels = name.split(".");
  const last = labels.at(-1) ?? "";
  // A top-level domain holds no digit but in Punycode; files and versions such as tool.v2 mostly do.
  if (labels.length < 2 || !/^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(last)) return undefined;
  return labels.every((label) => /^[a-z0-9_*]([a-z0-9_-]*[a-z0-9_])?$/.test(label))
    ? name
    : undefined;
}

/** The host and port that `word` writes: a URL, `tcp:host,1433`, `host:443`, `host,port`, `[v6]:443`, or a bare host. */
export function hostIn(word: string): Host | undefined {
  const text = word.trim().replace(/^["'<(]+|["'>)]+$/g, "");
  const scheme = /^(?:jdbc:)?([a-z][a-z0-9+.-]{0,20}):\/\//i.exec(text);
  const bare = scheme ? text.slice(scheme[0].length) : text.replace(/^(?:tcp|np|lpc|admin):/i, "");
  const [authority = ""] = bare.split(/[/?#\\;]/);
  const parted =
    /^\[([0-9a-f:.]+)\](?::(\d{1,5}))?$/i.exec(authority) ??
    /^([^:,\s]*)(?:[:,]\s*(\d{1,5}))?$/.exec(authority);
  const whole = addressIn(authority);
  if (!parted) return whole ? { address: whole } : undefined;
  const told = parted[2] === undefined ? portOfScheme(scheme?.[1] ?? "") : Number(parted[2]);
  const port = told !== undefined && told > 0 && told < 65_536 ? { port: told } : {};
  const address = addressIn(parted[1] ?? "");
  if (address) return { address, ...port };
  const name = nameIn(parted[1] ?? "");
  return name ? { name, ...port } : undefined;
}

function portOfScheme(scheme: string): number | undefined {
  const ports: Readonly<Record<string, number>> = {
    http: 80,
    https: 443,
    abfss: 443,
    wasbs: 443,
    sb: 5671,
    amqps: 5671,
    rediss: 6380,
    postgres: 5432,
    postgresql: 5432,
    mysql: 3306,
    sqlserver: 1433,
  };
  return Object.hasOwn(ports, scheme.toLowerCase()) ? ports[scheme.toLowerCase()] : undefined;
}

/** Whether `address` is one that the public internet routes. */
export const isPublicAddress = (address: string): boolean =>
  parseAddress(address) !== undefined && !isPrivateAddress(address);
