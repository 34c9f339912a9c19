/** What a zone file says (RFC 1035 section 5): `$ORIGIN`, `$TTL`, parentheses, comments, blank owners. */
import type { Include, Note, RecordDraft } from "./draft.ts";

const TYPES = new Set(["A", "AAAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT", "CAA"]);
const CLASSES = new Set(["IN", "CH", "HS"]);
/** Includes within includes. Deeper ones are a mistake or a circle. */
const DEPTH = 8;

type Logical = { readonly line: number; readonly text: string; readonly blankOwner: boolean };

/** The records of a zone file, names relative to `zone` ("@" for the apex). Lines not understood go to `note`. */
export function readZoneFile(
  text: string,
  zone: string,
  note: Note,
  include: Include,
  depth = 0,
): RecordDraft[] {
  const records: RecordDraft[] = [];
  let origin = zone;
  let ttl = 3600;
  let owner = zone;
  for (const logical of logicalLines(text)) {
    const words = wordsOf(logical.text);
    const first = words[0];
    if (first === undefined) continue;
    if (first.toUpperCase() === "$ORIGIN") {
      origin = absolute(words[1] ?? "@", origin);
      continue;
    }
    if (first.toUpperCase() === "$TTL") {
      ttl = seconds(words[1] ?? "") ?? ttl;
      continue;
    }
    if (first.toUpperCase() === "$INCLUDE") {
      const files = depth < DEPTH ? include(words[1] ?? "") : [];
      if (files.length === 0) note(logical.line, logical.text.trim(), "include-not-given");
      for (const file of files)
        records.push(...readZoneFile(file.text, zone, note, include, depth + 1));
      continue;
    }
    if (!logical.blankOwner) owner = absolute(words.shift() ?? "@", origin);
    let own = ttl;
    while (words.length > 0) {
      const word = (words[0] ?? "").toUpperCase();
      const time = /^\d/.test(word) ? seconds(word) : undefined;
      if (CLASSES.has(word)) words.shift();
      else if (time !== undefined && !TYPES.has(word)) {
        own = time;
        words.shift();
      } else break;
    }
    const type = (words.shift() ?? "").toUpperCase();
    if (!TYPES.has(type)) {
      note(logical.line, logical.text.trim(), "record-type");
      continue;
    }
    const name =
      owner === zone
        ? "@"
        : owner.endsWith(`.${zone}`)
          ? owner.slice(0, -zone.length - 1)
          : undefined;
    if (name === undefined || words.length === 0) {
      note(logical.line, logical.text.trim(), name === undefined ? "outside-zone" : "record-data");
      continue;
    }
    const data = ["CNAME", "NS", "PTR"].includes(type)
      ? `${absolute(words[0] ?? "", origin)}.`
      : words.join(" ");
    if (type !== "SOA" && type !== "NS") records.push({ name, type, ttl: own, data });
  }
  return records;
}

/** Lines with comments cut and parentheses joined. */
function logicalLines(text: string): Logical[] {
  const lines: Logical[] = [];
  let open = 0;
  let gathered = "";
  let start = 0;
  text.split(/\r?\n/).forEach((raw, i) => {
    let line = "";
    let quoted = false;
    for (const c of raw) {
      if (c === '"') quoted = !quoted;
      if (!quoted && c === ";") break;
      if (!quoted && c === "(") {
        open++;
        line += " ";
      } else if (!quoted && c === ")") {
        open = Math.max(0, open - 1);
        line += " ";
      } else line += c;
    }
    if (gathered === "") start = i + 1;
    gathered += gathered === "" ? line : ` ${line}`;
    if (open > 0) return;
    if (gathered.trim() !== "")
      lines.push({ line: start, text: gathered, blankOwner: /^\s/.test(gathered) });
    gathered = "";
  });
  if (gathered.trim() !== "")
    lines.push({ line: start, text: gathered, blankOwner: /^\s/.test(gathered) });
  return lines;
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? "");
}

function absolute(name: string, origin: string): string {
  const lower = name.toLowerCase();
  if (lower === "@") return origin;
  if (lower.endsWith(".")) return lower.slice(0, -1);
  return origin === "" ? lower : `${lower}.${origin}`;
}

const UNITS: Readonly<Record<string, number>> = { S: 1, M: 60, H: 3600, D: 86400, W: 604800 };

/** Seconds of a TTL such as `3600` or `1h30m`, or undefined. */
function seconds(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (!/^(\d+[smhdw])+$/i.test(text)) return undefined;
  return [...text.matchAll(/(\d+)([smhdw])/gi)].reduce(
    (sum, m) => sum + Number(m[1]) * (UNITS[(m[2] ?? "").toUpperCase()] ?? 0),
    0,
  );
}
