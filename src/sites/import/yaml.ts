/** What does a YAML text of the plain kind hold, as tools write it: maps, lists, scalars, block scalars, flow lists? */

/** A value with the line that it starts on. Anchors, tags and flow maps are not read: they stay text. */
export type Yaml = { readonly line: number; readonly value: string | readonly Yaml[] | YamlMap };
export type YamlMap = ReadonlyMap<string, Yaml>;

type Row = { readonly line: number; readonly indent: number; readonly text: string };
type Cursor = { readonly rows: Row[]; readonly raw: readonly string[]; at: number };

const DEPTH = 40;

/** The documents of `text`. Never throws: a line that fits nowhere is passed to `odd`. */
export function yamlDocuments(text: string, odd: (line: number, seen: string) => void): Yaml[] {
  const raw = text.split("\n");
  const documents: Yaml[] = [];
  let rows: Row[] = [];
  const finish = () => {
    const cursor: Cursor = { rows, raw, at: 0 };
    while (cursor.at < rows.length) {
      const before = cursor.at;
      documents.push(valueAt(cursor, rows[cursor.at]?.indent ?? 0, 0, odd));
      if (cursor.at === before) cursor.at++;
    }
    rows = [];
  };
  raw.forEach((written, i) => {
    const body = written.trimStart();
    if (/^(---|\.\.\.)\s*$/.test(written)) finish();
    else if (body !== "" && !body.startsWith("#"))
      rows.push({ line: i + 1, indent: written.length - body.length, text: body.trimEnd() });
  });
  finish();
  return documents;
}

/** The map that `value` is, or an empty one. */
export function mapIn(value: Yaml | undefined): YamlMap {
  return value?.value instanceof Map ? value.value : new Map<string, Yaml>();
}

/** The items of `value`: a list's, or itself. */
export function itemsIn(value: Yaml | undefined): readonly Yaml[] {
  if (!value || value.value === "") return [];
  return Array.isArray(value.value) ? (value.value as readonly Yaml[]) : [value];
}

/** The text of `value`; "" when it is none. */
export function textIn(value: Yaml | undefined): string {
  return typeof value?.value === "string" ? value.value : "";
}

function valueAt(cursor: Cursor, indent: number, depth: number, odd: Odd): Yaml {
  const row = cursor.rows[cursor.at];
  const line = row?.line ?? 0;
  if (!row || row.indent < indent || depth > DEPTH) return { line, value: "" };
  if (row.text === "-" || row.text.startsWith("- "))
    return { line, value: listAt(cursor, row.indent, depth, odd) };
  if (keyIn(row.text)) return { line, value: mapAt(cursor, row.indent, depth, odd) };
  cursor.at++;
  return { line, value: scalar(row.text, line) };
}

type Odd = (line: number, seen: string) => void;

function listAt(cursor: Cursor, indent: number, depth: number, odd: Odd): Yaml[] {
  const items: Yaml[] = [];
  for (
    let row = cursor.rows[cursor.at];
    row && row.indent === indent;
    row = cursor.rows[cursor.at]
  ) {
    if (row.text !== "-" && !row.text.startsWith("- ")) break;
    const rest = row.text.slice(1).trimStart();
    if (rest === "") {
      cursor.at++;
      items.push(valueAt(cursor, indent + 1, depth + 1, odd));
    } else {
      // The item's first line goes on as if it stood alone, as deep as its text.
      const inner = { ...row, indent: row.indent + row.text.length - rest.length, text: rest };
      items.push(inlineItem(cursor, inner, depth, odd));
    }
  }
  return items;
}

function inlineItem(cursor: Cursor, row: Row, depth: number, odd: Odd): Yaml {
  if (!keyIn(row.text) && !row.text.startsWith("- ")) {
    cursor.at++;
    return { line: row.line, value: scalar(row.text, row.line) };
  }
  cursor.rows[cursor.at] = row;
  return valueAt(cursor, row.indent, depth + 1, odd);
}

function mapAt(cursor: Cursor, indent: number, depth: number, odd: Odd): YamlMap {
  const map = new Map<string, Yaml>();
  for (
    let row = cursor.rows[cursor.at];
    row && row.indent >= indent;
    row = cursor.rows[cursor.at]
  ) {
    const parts = row.indent === indent ? keyIn(row.text) : undefined;
    if (!parts) {
      odd(row.line, row.text);
      cursor.at++;
      continue;
    }
    cursor.at++;
    const { key, rest } = parts;
    if (/^[|>][+-]?\d?[+-]?\s*(#.*)?$/.test(rest))
      map.set(key, blockScalar(cursor, row, rest[0] === ">"));
    else if (rest !== "") map.set(key, { line: row.line, value: scalar(rest, row.line) });
    else {
      const next = cursor.rows[cursor.at];
      const isList = next?.indent === indent && (next.text === "-" || next.text.startsWith("- "));
      const isInner = next !== undefined && (next.indent > indent || isList);
      map.set(key, {
        line: row.line,
        value: isInner ? valueAt(cursor, next.indent, depth + 1, odd).value : "",
      });
    }
  }
  return map;
}

/** The lines below `row` that are deeper than it, as they stand. */
function blockScalar(cursor: Cursor, row: Row, isFolded: boolean): Yaml {
  const lines: string[] = [];
  let i = row.line;
  const lead = (text: string) => text.length - text.trimStart().length;
  let inner = -1;
  for (; i < cursor.raw.length; i++) {
    const text = cursor.raw[i] ?? "";
    if (text.trim() !== "" && inner < 0) inner = lead(text);
    if (text.trim() !== "" && (lead(text) < inner || inner <= row.indent)) break;
    lines.push(inner > 0 ? text.slice(inner) : text);
  }
  while ((cursor.rows[cursor.at]?.line ?? Number.POSITIVE_INFINITY) <= i) cursor.at++;
  return { line: row.line + 1, value: lines.join(isFolded ? " " : "\n") };
}

/** The key and what follows it: `key: rest`, quotes dropped. */
function keyIn(text: string): { key: string; rest: string } | undefined {
  const quoted = /^(["'])([^"']*)\1[ \t]*:(?:[ \t]+(.*))?$/.exec(text);
  if (quoted) return { key: quoted[2] ?? "", rest: withoutComment(quoted[3] ?? "") };
  const plain = /^([^\s"'#[{-][^:]*|-[^\s:][^:]*):(?:[ \t]+(.*))?$/.exec(text);
  return plain
    ? { key: (plain[1] ?? "").trimEnd(), rest: withoutComment(plain[2] ?? "") }
    : undefined;
}

function withoutComment(text: string): string {
  if (text.startsWith("#")) return "";
  const isQuoted = text.startsWith('"') || text.startsWith("'");
  const at = isQuoted ? text.indexOf(" #", text.lastIndexOf(text[0] ?? "")) : text.indexOf(" #");
  return (at < 0 ? text : text.slice(0, at)).trim();
}

/** A scalar without quotes; `[a, b]` is a list of scalars. */
function scalar(written: string, line: number): string | readonly Yaml[] {
  const text = withoutComment(written);
  if (text.startsWith("[") && text.endsWith("]")) {
    return text
      .slice(1, -1)
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== "")
      .map((part) => ({ line, value: plain(part) }));
  }
  return plain(text);
}

function plain(text: string): string {
  const quote = text[0];
  if (text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote)) {
    const inner = text.slice(1, -1);
    return quote === '"' ? inner.replaceAll("\\n", "\n").replaceAll('\\"', '"') : inner;
  }
  return text === "null" || text === "~" ? "" : text;
}
