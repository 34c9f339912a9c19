/** Which host does a connection string lead to? Its secrets were dropped before it came here. */
import type { Name } from "#src/net/index.ts";
import { type Reading, readingOf } from "../reading.ts";
import { hostIn, nameIn } from "../tokens.ts";

const HOST_KEYS =
  "server|datasource|address|addr|networkaddress|host|hostname|endpoint|accountendpoint|blobendpoint|fileendpoint|queueendpoint|tableendpoint|ingestionendpoint|serverendpoint|fullyqualifiednamespace";
const OTHERS = "file|queue|table|dfs";

/** The reading of the connection string in `line`, or undefined when it holds none. */
export function readConnectionString(line: string, at: number): Reading | undefined {
  const text = line
    .trim()
    .slice(0, 8_000)
    .replace(/^\x22?[\w.:-]{0,60}\x22?\s{0,3}[:=]\s{0,3}(?=\x22)/, "")
    .replace(/^\x22|\x22[,;]?$/g, "");
  const scheme =
    /(?:jdbc:sqlserver|jdbc:postgresql|jdbc:mysql|postgres(?:ql)?|mongodb(?:\+srv)?|rediss?|mysql|amqps?|sb|abfss|wasbs):\/\/\S+/i.exec(
      text,
    )?.[0];
  if (scheme) {
    const host = hostIn(abfss(scheme));
    if (host?.name) return readingOf("connection-string", at, told(host.name, host.port));
  }
  const pairs = pairsIn(text);
  const account = pairs.get("accountname");
  if (account && /^[a-z0-9]{3,24}$/i.test(account)) return storage(account, pairs, at);
  for (const [key, value] of pairs) {
    if (!new RegExp(`^(?:${HOST_KEYS})$`).test(key)) continue;
    const host = hostIn(value);
    const port = host?.port ?? Number(pairs.get("port") ?? "");
    if (host?.name) return readingOf("connection-string", at, told(host.name, port));
  }
  // StackExchange.Redis: host:port,ssl=True,…
  const redis = /^([a-z0-9.-]{4,253}:\d{1,5})(?:,[^,\s]{1,200}){1,20}$/i.exec(
    text.replace(/•/g, ""),
  )?.[1];
  const host = redis ? hostIn(redis) : undefined;
  return host?.name ? readingOf("connection-string", at, told(host.name, host.port)) : undefined;
}

function told(name: Name, port: number | undefined): Partial<Reading> {
  return { name, ...(port !== undefined && port > 0 && port < 65_536 ? { port } : {}) };
}

/** abfss://container@account.dfs…: what stands before the @ is no user; it was cut with the rest of that kind. */
const abfss = (text: string) => text.replace(/^([a-z]+:\/\/)[^/@\s]*@/i, "$1");

function pairsIn(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const parts = text.includes(";")
    ? text.split(";")
    : /\b(?:host|server)\s*=/i.test(text)
      ? text.split(/\s+(?=\w+\s?=)/)
      : [text];
  for (const part of parts.slice(0, 100)) {
    const equals = part.indexOf("=");
    if (equals < 1) continue;
    const key = part
      .slice(0, equals)
      .toLowerCase()
      .replace(/[^a-z]/g, "");
    if (!pairs.has(key)) pairs.set(key, part.slice(equals + 1).trim());
  }
  return pairs;
}

function storage(account: string, pairs: ReadonlyMap<string, string>, at: number): Reading {
  const suffix = pairs.get("endpointsuffix") ?? "core.windows.net";
  const explicit = hostIn(pairs.get("blobendpoint") ?? "")?.name;
  const name = explicit ?? nameIn(`${account.toLowerCase()}.blob.${suffix}`) ?? null;
  const others = OTHERS.split("|").flatMap(
    (part) => nameIn(`${account.toLowerCase()}.${part}.${suffix}`) ?? [],
  );
  return readingOf("connection-string", at, { name, others, port: 443 });
}
