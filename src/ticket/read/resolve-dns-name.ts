/** What does `Resolve-DnsName` say: as a table, as a list, as JSON, or as an error? */
import type { Name } from "#src/net/index.ts";
import { commandIn } from "../command.ts";
import { answerOf, answerOfChain, type PastedLink, type Reading, readingOf } from "../reading.ts";
import { addressIn, nameIn } from "../tokens.ts";
import { fieldIn, type Here, type Part, rcodeIn } from "./part.ts";

const HEAD = /^\s*Name\s+Type\s+TTL\s+Section\s+\S+/;
const ROW =
  /^(\S+)\s+(CNAME|A|AAAA|SOA|NS|MX|TXT|SRV|PTR)\s+(\d+)\s+(Answer|Authority|Additional|Question)\s+(\S+)/;
const ERROR =
  /^(?:Resolve-DnsName\s*:\s|.*,Microsoft\.DnsClient\.Commands\.ResolveDnsName|.*DNS name does not exist)/;

/** Types as their numbers, in JSON. */
const TYPES: Readonly<Record<string, string>> = {
  1: "A",
  2: "NS",
  5: "CNAME",
  6: "SOA",
  12: "PTR",
  15: "MX",
  16: "TXT",
  28: "AAAA",
  33: "SRV",
};

type Row = { name: string; type: string; ttl: number | null; isAnswer: boolean; data: string };

/** Reads one answer of `Resolve-DnsName` that starts at `here`. */
export function readResolveDnsName(here: Here): Part | undefined {
  const first = here.lines[here.at] ?? "";
  if (ERROR.test(first)) return readError(here);
  if (/^\s*[[{]\s*(?:$|[{\x22])/.test(first)) return readJson(here);
  const isList =
    /^Name\s+:\s/.test(first) &&
    here.lines
      .slice(here.at, here.at + 8)
      .some((line) => /^(?:QueryType|Type|Section)\s+:\s/.test(line));
  if (!HEAD.test(first) && !isList) return undefined;
  const rows: Row[] = [];
  let at = here.at;
  let record = new Map<string, string>();
  const flush = () => {
    const row = rowOfFields(record);
    if (row) rows.push(row);
    record = new Map();
  };
  for (; at < here.lines.length && at < here.at + 500; at++) {
    const line = here.lines[at] ?? "";
    if (commandIn(line) || ERROR.test(line)) break;
    const row = ROW.exec(line);
    if (row) {
      rows.push(rowOf(row));
      continue;
    }
    if (HEAD.test(line) || /^[-\s]*$/.test(line)) {
      flush();
      continue;
    }
    const field = fieldIn(line);
    const wrapped = /^([\w.-]{1,60})(?:\s+([\w.-]{1,60}))?$/.exec(line.trim());
    if (field && /^\w+$/.test(field.key)) record.set(field.key.toLowerCase(), field.value);
    else if (wrapped && rows.length > 0) goOn(rows, line, wrapped[1] ?? "");
    else break;
  }
  flush();
  return { readings: readingsOf(here, rows), next: Math.max(at, here.at + 1) };
}

function rowOf([, name = "", type = "", ttl = "", section = "", data = ""]: RegExpExecArray): Row {
  return { name, type, ttl: Number(ttl), isAnswer: section === "Answer", data };
}

/** A narrow window breaks words: what stands below a row's first column goes on with its name, else with its data. */
function goOn(rows: Row[], line: string, word: string): void {
  const last = rows.at(-1);
  if (!last) return;
  if (/^\s/.test(line)) last.data += word;
  else last.name += word;
}

function rowOfFields(fields: ReadonlyMap<string, string>): Row | undefined {
  const name = fields.get("name");
  const type = (fields.get("querytype") ?? fields.get("type") ?? "").toUpperCase();
  if (name === undefined || type === "") return undefined;
  const data =
    fields.get("namehost") ??
    fields.get("ip4address") ??
    fields.get("ip6address") ??
    fields.get("ipaddress") ??
    "";
  const ttl = fields.get("ttl") ?? "";
  const section = fields.get("section") ?? "Answer";
  return {
    name,
    type,
    ttl: /^\d+$/.test(ttl) ? Number(ttl) : null,
    isAnswer: /^(?:answer|1)$/i.test(section),
    data,
  };
}

function readingsOf(here: Here, rows: readonly Row[]): readonly Reading[] {
  if (rows.length === 0) return [];
  const chain: PastedLink[] = [];
  let owner: Name | undefined = here.command?.name ?? undefined;
  for (const row of rows.filter(({ isAnswer }) => isAnswer)) {
    // A name that the window cut short is the one that the row before points to.
    const isCut = /(?:\.\.\.|…)$/.test(row.name);
    const name: Name | undefined = isCut ? owner : (nameIn(row.name) ?? owner);
    const data = row.type === "CNAME" ? nameIn(row.data) : addressIn(row.data);
    if (row.type === "CNAME") owner = nameIn(row.data) ?? owner;
    if (name && data) chain.push({ name, type: row.type, data, ttl: row.ttl });
  }
  const first = rows[0];
  const asked =
    here.command?.name ?? nameIn(chain[0]?.name ?? "") ?? nameIn(first?.name ?? "") ?? null;
  return [
    readingOf("resolve-dns-name", here.at + 1, {
      name: asked,
      type: here.command?.type ?? null,
      server: here.command?.server ?? null,
      answer: answerOfChain(chain, "NOERROR"),
    }),
  ];
}

function readError(here: Here): Part {
  let at = here.at;
  let text = "";
  while (
    at < here.lines.length &&
    at < here.at + 8 &&
    (here.lines[at] ?? "") !== "" &&
    !(at > here.at && commandIn(here.lines[at] ?? ""))
  ) {
    text += ` ${here.lines[at]}`;
    at += 1;
  }
  const name =
    here.command?.name ??
    text
      .split(/[\s:()[\],]+/)
      .map((word) => nameIn(word))
      .find((one) => one !== undefined && !one.startsWith("microsoft.")) ??
    null;
  const rcode = rcodeIn(text);
  const reading = readingOf("resolve-dns-name", here.at + 1, {
    name,
    type: here.command?.type ?? null,
    server: here.command?.server ?? null,
    answer: rcode ? answerOf({ rcodes: [rcode], isWhole: true, showsAliases: true }) : null,
  });
  return { readings: name ? [reading] : [], next: Math.max(at, here.at + 1) };
}

/** The most lines of JSON that are looked at for its end. */
const MOST_JSON = 400;

function readJson(here: Here): Part | undefined {
  const rest = here.lines.slice(here.at, here.at + MOST_JSON);
  if (
    !rest
      .slice(0, 60)
      .some((line) => /\x22(?:NameHost|IP4Address|IPAddress|QueryType|TTL)\x22/i.test(line))
  )
    return undefined;
  const isEnd = (line: string) => /^[\]}]\s*$/.test(line);
  const ends =
    (rest[0] ?? "").length > 2 && rest.length > 1 && isWholeJson(rest[0] ?? "")
      ? 0
      : rest.findIndex(isEnd);
  const text = rest.slice(0, ends < 0 ? undefined : ends + 1).join("\n");
  const value = parsed(text);
  const items = Array.isArray(value) ? value : [value];
  const rows = items.map(rowOfItem).filter((row) => row !== undefined);
  if (rows.length === 0) return undefined;
  return { readings: readingsOf(here, rows), next: here.at + (ends < 0 ? rest.length : ends + 1) };
}

const isWholeJson = (line: string) => parsed(line) !== undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function rowOfItem(item: unknown): Row | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  const fields = new Map<string, string>();
  for (const [key, value] of Object.entries(item))
    if (typeof value === "string" || typeof value === "number")
      fields.set(key.toLowerCase(), String(value));
  const type = fields.get("type") ?? fields.get("querytype") ?? "";
  fields.set("querytype", TYPES[type] ?? type);
  return rowOfFields(fields);
}
