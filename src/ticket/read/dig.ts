/** What does `dig` or `kdig` say in full: the question, the status, the records, the server; also step by step with +trace? */
import type { Name } from "#src/net/index.ts";
import { type Command, commandIn } from "../command.ts";
import {
  answerOf,
  answerOfChain,
  type Format,
  type PastedAnswer,
  type PastedLink,
  type PastedRcode,
  readingOf,
} from "../reading.ts";
import { addressIn, nameIn } from "../tokens.ts";
import { type Here, type Part, rcodeIn } from "./part.ts";

const HEADER = /^;; ->>HEADER<<- opcode: \w+[,;] (?:status|rcode): (\w+)/i;
const START =
  /^(?:; <<>> DiG |;; Got answer:|;; ->>HEADER<<-|;; connection timed out|;; communications error|;; (?:WARNING|ERROR): (?:response timeout|failed to query)|;; no servers could be reached|;; global options:|dig: couldn't get address)/i;
const SECTION =
  /^;; (QUESTION|ANSWER|AUTHORITY|ADDITIONAL)(?: PSEUDO)?SECTION:|^;; (QUESTION|ANSWER|AUTHORITY|ADDITIONAL) SECTION:/i;
const RECORD = /^(\S+)\s+(?:(\d+)\s+)?(?:IN\s+)?(A|AAAA|CNAME|NS|SOA|TXT|MX|SRV|PTR|CAA)\s+(\S.*)$/;
const SERVER = /^;; (?:SERVER: |From |Received \d+ bytes from )(\S+)/i;

/** Reads one answer of `dig` or `kdig` that starts at `here`; with +trace, all steps are one answer. */
export function readDig(here: Here): Part | undefined {
  if (!START.test(here.lines[here.at] ?? "")) return undefined;
  const own = commandIn(here.lines[here.at] ?? "");
  const command = own ?? here.command;
  const isTrace = command?.isTrace === true || isTraceAt(here);
  let format: Format = isTrace ? "dig-trace" : "dig";
  let status: PastedRcode | undefined;
  let section = "";
  let question: { name: Name; type: string } | undefined;
  let server: string | null = null;
  const records: PastedLink[] = [];
  let hasHeader = false;
  let at = here.at;
  for (; at < here.lines.length && at < here.at + 2_000; at++) {
    const line = here.lines[at] ?? "";
    const next = at > here.at ? commandIn(line) : undefined;
    // The shell's line and the tool's own banner tell the same call; errors stand before the banner.
    const isBanner = line.startsWith("; <<>>");
    if (next && (!isBanner || hasHeader || records.length > 0)) break;
    if (at > here.at && SERVER_OTHER.test(line)) break;
    const header = HEADER.exec(line);
    if (header) {
      if (hasHeader) break;
      hasHeader = true;
      status = statusOf(header[1] ?? "");
      if (line.includes(";", 10) && !line.includes(", ")) format = "kdig";
      continue;
    }
    const named = SECTION.exec(line);
    if (named) section = (named[1] ?? named[2] ?? "").toUpperCase();
    else if (section === "QUESTION" && question === undefined) question = questionIn(line);
    const from = SERVER.exec(line)?.[1];
    if (from && (server === null || !isTrace)) server = serverIn(from) ?? server;
    const record = line.startsWith(";") ? null : RECORD.exec(line);
    if (record && (section === "ANSWER" || section === "")) records.push(linkOf(record));
    if (!hasHeader && /^;;|^dig:/.test(line) && !/^;; (?:global|Got|Received)/i.test(line)) {
      status ??= /couldn't get address/.test(line) ? undefined : rcodeIn(line);
      const asked = /(?:error to|timeout for|query server) (\S+)/i.exec(line)?.[1];
      if (asked) server ??= serverIn(asked) ?? null;
      if (/response timeout|failed to query/i.test(line)) format = "kdig";
    }
  }
  const name = question?.name ?? command?.name ?? nameIn(records[0]?.name ?? "") ?? null;
  const type = question?.type ?? command?.type ?? null;
  const answer = answerFrom({ name, type, records, status, isTrace });
  if (answer === null && name === null && server === null) return { readings: [], next: at };
  const reading = readingOf(format, here.at + 1, {
    name,
    type,
    // A trace asks its own server for the root alone.
    server: isTrace ? null : (server ?? serverOf(command)),
    answer,
  });
  return { readings: [reading], next: at };
}

/** What another tool starts with. */
const SERVER_OTHER = /^(?:Server|Serveur|Servidor|ComputerName|Windows IP|Host Name)\s*[: ]/i;

const serverOf = (command: Command | null) => command?.server ?? null;

function isTraceAt(here: Here): boolean {
  const seen = here.lines
    .slice(here.at, here.at + 60)
    .filter((line) => /^;; Received \d+ bytes from/i.test(line));
  return seen.length > 1;
}

/** `10.0.0.4#53(10.0.0.4)`, `10.0.0.4@53(UDP)`, `2001:db8::1#53(...)`. */
function serverIn(word: string): string | undefined {
  return addressIn(word.split(/[#@(]/)[0] ?? "");
}

function statusOf(word: string): PastedRcode | undefined {
  const known = ["NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED"] as const;
  return known.find((one) => one === word.toUpperCase());
}

function questionIn(line: string): { name: Name; type: string } | undefined {
  const words = line.replace(/^;+\s*/, "").split(/\s+/);
  const name = nameIn(words[0] ?? "");
  const type = words.at(-1)?.toUpperCase() ?? "";
  return name && /^[A-Z]{1,6}$/.test(type) ? { name, type } : undefined;
}

function linkOf(record: RegExpExecArray): PastedLink {
  const [, owner = "", ttl, type = "", data = ""] = record;
  const target = /^(?:CNAME|NS|PTR)$/.test(type)
    ? (nameIn(data) ?? data.replace(/\.$/, "").toLowerCase())
    : data.trim();
  return {
    name: nameIn(owner) ?? owner.replace(/\.$/, "").toLowerCase(),
    type,
    data: (type === "A" || type === "AAAA" ? addressIn(target) : target) ?? target,
    ttl: ttl === undefined ? null : Number(ttl),
  };
}

type Told = {
  readonly name: Name | null;
  readonly type: string | null;
  readonly records: readonly PastedLink[];
  readonly status: PastedRcode | undefined;
  readonly isTrace: boolean;
};

function answerFrom({ name, type, records, status, isTrace }: Told): PastedAnswer | null {
  // Referrals of a trace, and text of other types, are no part of the answer to an address question.
  const wanted = records.filter((link) => /^(?:A|AAAA|CNAME)$/.test(link.type) && isClean(link));
  const chain = isTrace
    ? chainFrom(name ?? "", wanted)
    : type === null || /^(?:A|AAAA|CNAME)$/.test(type)
      ? wanted
      : records;
  if (chain.length > 0) return answerOfChain(chain, status);
  if (status === undefined) return null;
  if (status === "NOERROR") return answerOfChain([], status);
  return answerOf({ rcodes: [status], isWhole: true, showsAliases: true });
}

const isClean = ({ type, data }: PastedLink) =>
  type === "CNAME" ? nameIn(data) !== undefined : addressIn(data) !== undefined;

function chainFrom(name: string, links: readonly PastedLink[]): readonly PastedLink[] {
  const chain: PastedLink[] = [];
  let owner = name;
  // Aliases name each other at most once each.
  for (let i = 0; i <= links.length; i++) {
    const alias = links.find((link) => link.type === "CNAME" && link.name === owner);
    if (!alias || chain.includes(alias)) break;
    chain.push(alias);
    owner = alias.data;
  }
  return [...chain, ...links.filter((link) => link.type !== "CNAME" && link.name === owner)];
}

/** Reads the short form, `dig +short`: aliases with a dot at the end and addresses, one per line. */
export function readDigShort(here: Here): Part | undefined {
  const isCalled = here.command?.isShort === true;
  const isLine = (line: string) =>
    /^[a-z0-9_*-][\w*-]*(?:\.[\w-]+)+\.$/i.test(line) || addressIn(line) === line.toLowerCase();
  let at = here.at;
  while (at < here.lines.length && at < here.at + 40 && isLine(here.lines[at] ?? "")) at += 1;
  const told = here.lines.slice(here.at, at);
  // Without the call, an alias with its dot and an address below it are telling enough.
  const isTelling =
    told.length > 1 &&
    told.some((line) => line.endsWith(".")) &&
    told.some((line) => addressIn(line) !== undefined);
  if (told.length === 0 || !(isCalled || isTelling)) return undefined;
  const aliases = told
    .filter((line) => line.endsWith("."))
    .map((line) => nameIn(line))
    .filter((name) => name !== undefined);
  const addresses = told.map((line) => addressIn(line)).filter((address) => address !== undefined);
  const name = here.command?.name ?? null;
  const owners = [...(name ? [name] : []), ...aliases];
  const links = owners
    .slice(0, -1)
    .map((owner, i) => ({ name: owner, type: "CNAME", data: owners[i + 1] ?? "", ttl: null }));
  const data = addresses.map((address) => ({
    name: owners.at(-1) ?? "",
    type: address.includes(":") ? "AAAA" : "A",
    data: address,
    ttl: null,
  }));
  // The name itself is not shown; the first alias stands for it when no call tells it.
  const reading = readingOf("dig-short", here.at + 1, {
    name: name ?? aliases[0] ?? null,
    type: here.command?.type ?? null,
    server: here.command?.server ?? null,
    answer: answerOfChain([...links, ...data], "NOERROR"),
  });
  return { readings: [reading], next: at };
}
