/** What does `nslookup` say, on Windows in any language or on Linux: the server, the name, the answer or the failure? */
import { unique } from "#src/base/index.ts";
import type { Name } from "#src/net/index.ts";
import { commandIn } from "../command.ts";
import {
  answerOf,
  answerOfChain,
  type Note,
  type PastedAnswer,
  type PastedLink,
  type PastedRcode,
  readingOf,
} from "../reading.ts";
import { addressesIn, addressIn, nameIn } from "../tokens.ts";
import { fieldIn, type Here, type Part, rcodeIn } from "./part.ts";

const SERVER =
  /^(?:default server|standardserver|server|serveur(?: par d.faut)?|servidor(?: predeterminado)?|serveur dns)\s*:/i;
const ADDRESS = /^(?:address|addresses|adresse|adressen|direcci.n|direcciones|indirizzo)$/i;
const NAME = /^(?:name|nom|nombre|nome)$/i;
const TIMED_OUT = /^dns request timed out/i;
const FAILURE = /^\*\*\*?\s/;

type Heard = {
  server: string | null;
  hasName: boolean;
  name: Name | undefined;
  readonly links: PastedLink[];
  readonly aliases: Name[];
  final: Name | undefined;
  readonly addresses: string[];
  failure: PastedRcode | undefined;
  timeouts: number;
};

/** Reads one answer of `nslookup` that starts at `here`. */
export function readNslookup(here: Here): Part | undefined {
  const first = here.lines[here.at] ?? "";
  const isServer =
    SERVER.test(first) &&
    addressIn(fieldIn(here.lines[here.at + 1] ?? "")?.value ?? "") !== undefined;
  if (!isServer && !TIMED_OUT.test(first) && !FAILURE.test(first)) return undefined;
  const heard: Heard = {
    server: null,
    hasName: true,
    name: undefined,
    links: [],
    aliases: [],
    final: undefined,
    addresses: [],
    failure: undefined,
    timeouts: 0,
  };
  let at = here.at;
  // Which list the indented lines go on with.
  let list: "addresses" | "aliases" | "none" = "none";
  for (; at < here.lines.length && at < here.at + 200; at++) {
    const line = here.lines[at] ?? "";
    const trimmed = line.trim();
    if (at > here.at && (commandIn(line) || /^> \S/.test(line) || /^; ?<<>>/.test(line))) break;
    if (SERVER.test(trimmed)) {
      if (isTold(heard) || (heard.server !== null && at > here.at + 1)) break;
      heard.server = addressIn(fieldIn(here.lines[at + 1] ?? "")?.value ?? "") ?? null;
      heard.hasName = !/:\s*unknown\b/i.test(trimmed);
      if (heard.server) at += 1;
      list = "none";
      continue;
    }
    list = takeLine(heard, trimmed, list);
  }
  const asked = askedOf(heard, here);
  const answer = answerFrom(heard, asked);
  if (answer === null && asked === undefined && heard.server === null) return undefined;
  const notes: Note[] = [];
  if (!heard.hasName) notes.push("server-without-name");
  if (heard.timeouts > 0 && answer?.rcodes[0] === "NOERROR") notes.push("first-try-timed-out");
  const server = heard.server ?? here.command?.server ?? null;
  const reading = readingOf("nslookup", here.at + 1, {
    name: asked ?? null,
    type: here.command?.type ?? null,
    server,
    answer,
  });
  return { readings: [reading], notes, next: at };
}

const isTold = (heard: Heard) =>
  heard.addresses.length + heard.links.length > 0 ||
  heard.failure !== undefined ||
  heard.final !== undefined;

function takeLine(heard: Heard, line: string, list: "addresses" | "aliases" | "none"): typeof list {
  const canonical = /^(\S+)\s+canonical name = (\S+)$/i.exec(line);
  if (canonical) {
    const [owner, target] = [nameIn(canonical[1] ?? ""), nameIn(canonical[2] ?? "")];
    if (owner && target) heard.links.push({ name: owner, type: "CNAME", data: target, ttl: null });
    return "none";
  }
  if (TIMED_OUT.test(line)) heard.timeouts += 1;
  if (FAILURE.test(line)) {
    heard.failure = rcodeIn(line) ?? heard.failure;
    const names = line
      .split(/\s+/)
      .map((word) => nameIn(word))
      .filter((name) => name !== undefined);
    // The server's own name stands first where both are told; French and German turn the sentence round.
    const foreign = /gefunden|found by/i.test(line);
    heard.name = (foreign ? names[0] : names.at(-1)) ?? heard.name;
    return "none";
  }
  if (/connection timed out|no servers could be reached/i.test(line)) {
    heard.failure = "TIMEOUT";
    return "none";
  }
  const field = fieldIn(line);
  // The colons of IPv6 addresses are no fields.
  if (field && !addressIn(line)) {
    const key = field.key.normalize("NFC");
    if (NAME.test(key)) {
      heard.final = nameIn(field.value) ?? heard.final;
      return "none";
    }
    if (ADDRESS.test(key)) {
      heard.addresses.push(...addressesIn(field.value));
      return "addresses";
    }
    if (/^alias(?:es)?$/i.test(key)) {
      const alias = nameIn(field.value);
      if (alias) heard.aliases.push(alias);
      return "aliases";
    }
    return "none";
  }
  if (list === "addresses") heard.addresses.push(...addressesIn(line));
  const alias = list === "aliases" ? nameIn(line) : undefined;
  if (alias) heard.aliases.push(alias);
  return line === "" ? "none" : list;
}

function askedOf(heard: Heard, here: Here): Name | undefined {
  return (
    here.command?.name ??
    heard.aliases[0] ??
    (heard.links[0] ? nameIn(heard.links[0].name) : undefined) ??
    heard.final ??
    heard.name
  );
}

function answerFrom(heard: Heard, asked: Name | undefined): PastedAnswer | null {
  const addresses = unique(heard.addresses);
  if (addresses.length === 0 && heard.failure !== undefined && heard.links.length === 0)
    return answerOf({ rcodes: [heard.failure], isWhole: true, showsAliases: true });
  if (addresses.length === 0 && heard.final === undefined && heard.links.length === 0)
    return heard.timeouts > 1 ? answerOf({ rcodes: ["TIMEOUT"], isWhole: true }) : null;
  const owners = heard.aliases.length > 0 && heard.final ? [...heard.aliases, heard.final] : [];
  const aliases = owners
    .slice(0, -1)
    .map((name, i) => ({ name, type: "CNAME", data: owners[i + 1] ?? "", ttl: null }));
  const chain = heard.links.length > 0 ? distinct(heard.links) : aliases;
  const end = chain.at(-1)?.data ?? heard.final ?? asked ?? "";
  const data = addresses.map((address) => ({
    name: end,
    type: address.includes(":") ? "AAAA" : "A",
    data: address,
    ttl: null,
  }));
  return answerOfChain([...chain, ...data], addresses.length > 0 ? "NOERROR" : heard.failure);
}

/** Linux asks for A and AAAA one after the other and shows the aliases twice. */
function distinct(links: readonly PastedLink[]): readonly PastedLink[] {
  return links.filter((link, i) => links.findIndex((one) => one.name === link.name) === i);
}
