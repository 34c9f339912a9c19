/** What does a pasted text tell: every question and answer in it, about whose machine, and what must be said beside? */
import { unique } from "#src/base/index.ts";
import { type Command, commandIn } from "./command.ts";
import { readBare } from "./read/bare.ts";
import { readConnectionString } from "./read/connection-string.ts";
import { readCurl } from "./read/curl.ts";
import { readDig, readDigShort } from "./read/dig.ts";
import { readErrors } from "./read/errors.ts";
import { readHost } from "./read/host.ts";
import { readIpconfig, readResolvConf } from "./read/ipconfig.ts";
import { readNslookup } from "./read/nslookup.ts";
import type { Part, Reader } from "./read/part.ts";
import { readResolveDnsName } from "./read/resolve-dns-name.ts";
import { readTestNetConnection } from "./read/test-net-connection.ts";
import { type Client, type Format, type Note, nobody, type Reading, readingOf } from "./reading.ts";
import { linesOf } from "./text.ts";
import { addressIn, nameIn } from "./tokens.ts";

export type Ticket = {
  readonly readings: readonly Reading[];
  readonly client: Client;
  readonly notes: readonly Note[];
};

/** Most readings that are kept of one text. */
const MOST_READINGS = 40;

const readers: readonly Reader[] = [
  readIpconfig,
  readNslookup,
  readHost,
  readDig,
  readTestNetConnection,
  readResolveDnsName,
  readCurl,
  readDigShort,
  readResolvConf,
];

/**
 * What `raw` tells. Secrets are dropped before anything is read, and nothing of the text itself is in the result: only
 * names, addresses, ARM ids, machines' names and codes. Never throws, and takes time in proportion to the text.
 */
export function readTicket(raw: string): Ticket {
  const { lines, notes } = linesOf(raw);
  const parts: Part[] = [];
  const loose: (readonly [number, string])[] = [];
  const commands: Command[] = [];
  let command: Command | null = null;
  let commandAt = 0;
  let at = 0;
  const pending = () => (command ? ofCommand(command, commandAt) : undefined);
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const called: Command | undefined = commandIn(line) ?? inside(line, commands.at(-1));
    const isBanner = line.startsWith("; <<>>");
    if (called && !isBanner) {
      const waiting = pending();
      if (waiting) parts.push(waiting);
      command = called;
      commandAt = at;
      commands.push(called);
      at += 1;
      continue;
    }
    const part: Part | undefined = line === "" ? undefined : firstPart({ lines, at, command });
    if (part) {
      parts.push(part);
      command = null;
      at = Math.max(part.next, at + 1);
      continue;
    }
    if (line !== "") loose.push([at + 1, line]);
    at += 1;
  }
  const last = pending();
  const errors = readErrors(loose);
  if (last && errors.readings.length === 0) parts.push(last);
  const rest = looseReadings(loose, parts, errors.readings);
  const named = fillNames([
    ...parts.flatMap((part) => part.readings),
    ...errors.readings,
    ...rest.readings,
  ]);
  const clients = [
    ...parts.flatMap((part) => part.client ?? []),
    { machines: commands.flatMap((one) => one.machine ?? []) },
    { addresses: errors.addresses },
    ...rest.clients,
    saidFrom(loose),
  ];
  return {
    readings: named.toSorted((a, b) => a.line - b.line).slice(0, MOST_READINGS),
    client: mergedClient(clients),
    notes: unique([...notes, ...parts.flatMap((part) => part.notes ?? [])]),
  };
}

function firstPart(here: Parameters<Reader>[0]): Part | undefined {
  for (const reader of readers) {
    const part = reader(here);
    if (part) return part;
  }
  return undefined;
}

/** A question within a running `nslookup`, or the server that it is turned to. */
function inside(line: string, last: Command | undefined): Command | undefined {
  const typed = /^> (\S+)$/.exec(line)?.[1];
  const name = typed ? nameIn(typed) : undefined;
  if (!name) return undefined;
  const server = last?.tool === "nslookup" ? last.server : null;
  return {
    tool: "nslookup",
    name,
    type: null,
    server,
    port: null,
    machine: null,
    isShort: false,
    isTrace: false,
  };
}

/** A call whose output was not pasted is still a question. */
function ofCommand(command: Command, at: number): Part | undefined {
  if (command.name === null) return undefined;
  const { name, type, server, port } = command;
  return { readings: [readingOf("command", at + 1, { name, type, server, port })], next: at + 1 };
}

function looseReadings(
  loose: readonly (readonly [number, string])[],
  parts: readonly Part[],
  errors: readonly Reading[],
): { readonly readings: readonly Reading[]; readonly clients: readonly Partial<Client>[] } {
  const strings = loose.flatMap(([n, line]) => readConnectionString(line, n) ?? []);
  const hasMore =
    parts.some(({ readings }) => readings.some((reading) => reading.format !== "ipconfig")) ||
    errors.length > 0;
  const taken = new Set(strings.map(({ line }) => line));
  const clients: Partial<Client>[] = [];
  const bare: Reading[] = [];
  for (const [n, line] of loose.slice(0, 400)) {
    if (taken.has(n)) continue;
    const heard = readBare(line, n);
    if (heard.client) clients.push(heard.client);
    // Beside the output of a tool, prose is only prose; a whole question is still one.
    if (heard.reading && (!hasMore || heard.reading.format === "question"))
      bare.push(heard.reading);
  }
  const readings = [...(hasMore ? [] : strings), ...bare];
  const isOne = (a: Reading, b: Reading) =>
    a.name === b.name && a.word === b.word && a.id === b.id && a.address === b.address;
  const distinct = readings.filter(
    (one, i) => readings.findIndex((other) => isOne(one, other)) === i,
  );
  // A word among many lines of prose is a word; alone it may be a service's name.
  const telling = distinct.filter(
    ({ word, address }) => (word === null && address === null) || loose.length <= 2,
  );
  return { readings: telling, clients };
}

/** `from vm-app` or `on vm-app:` in what people write around what they paste. */
function saidFrom(loose: readonly (readonly [number, string])[]): Partial<Client> {
  for (const [, line] of loose.slice(0, 60)) {
    const said =
      /^\s*(?:asked\s+|run\s+|tested\s+)?(?:from|on|von|auf)\s+(?:the\s+)?(?:vm\s+|machine\s+|server\s+)?([a-z0-9][\w:./-]{1,120}?)\s*[:.]?$/i.exec(
        line,
      )?.[1];
    if (said && !addressIn(said)) return { from: said };
    const named =
      /\bfrom\s+(?:the\s+|our\s+)?(?:vm|machine|host|subnet|site)\s+([a-z0-9][\w-]{1,62})(?=[\s,:.]|$)/i.exec(
        line,
      )?.[1];
    if (named) return { from: named };
  }
  return {};
}

/** An error that names nothing is about the name that the text told just before, in a string or in another answer. */
function fillNames(readings: readonly Reading[]): readonly Reading[] {
  const known = readings.find(({ name }) => name !== null);
  return readings.map((reading) =>
    reading.format === "driver" && reading.name === null && known
      ? { ...reading, name: known.name }
      : reading,
  );
}

function mergedClient(clients: readonly Partial<Client>[]): Client {
  const all = <K extends "machines" | "addresses" | "dnsServers" | "suffixes">(key: K) =>
    unique(clients.flatMap((client) => client[key] ?? [])).slice(0, 30);
  return {
    ...nobody,
    from: clients.find((client) => client.from)?.from ?? null,
    machines: all("machines"),
    addresses: all("addresses"),
    dnsServers: all("dnsServers"),
    suffixes: all("suffixes"),
  };
}

/** The forms in the order in which a text's main form is chosen: what answers before what asks. */
export const formatOrder: readonly Format[] = [
  "nslookup",
  "dig",
  "kdig",
  "host",
  "resolve-dns-name",
  "dig-short",
  "dig-trace",
  "test-net-connection",
  "curl",
  "driver",
  "question",
  "command",
  "connection-string",
  "url",
  "arm-id",
  "name",
  "address",
  "ipconfig",
  "resolv-conf",
];
