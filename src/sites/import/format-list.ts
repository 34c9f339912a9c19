/** Which rows does text hold that PowerShell printed for people: `Format-List`, or the default table? */
import type { PlacedRow } from "./rows.ts";

const KEY = /^([A-Za-z]\w*)[ \t]*: ?(.*)$/;

/** Whether `text` is `Format-List` output: `ZoneName : corp.contoso.com` lines. */
export function looksListed(text: string): boolean {
  return /^[ \t]*(ZoneName|ZoneType|UseRootHint|MasterServers)[ \t]*:/im.test(text);
}

/** One row for each block of lines; a line that starts with blanks goes on with the value above it. */
export function listedRows(text: string): PlacedRow[] {
  const rows: PlacedRow[] = [];
  let row = new Map<string, string>();
  let start = 0;
  let last: string | undefined;
  const finish = () => {
    if (row.size > 0) rows.push({ row, line: start });
    row = new Map();
    last = undefined;
  };
  text.split("\n").forEach((raw, i) => {
    const key = KEY.exec(raw);
    const name = key?.[1]?.toLowerCase();
    if (raw.trim() === "") finish();
    else if (name !== undefined) {
      if (row.has(name)) finish();
      if (row.size === 0) start = i + 1;
      row.set(name, (key?.[2] ?? "").trim());
      last = name;
    } else if (last !== undefined && /^\s/.test(raw))
      row.set(last, `${row.get(last) ?? ""}${raw.trim()}`);
  });
  finish();
  return rows;
}

/** Whether `text` is the default table of `Get-DnsServerZone`, which leaves the addresses of forwarders out. */
export function looksTabled(text: string): boolean {
  return /^[ \t]*ZoneName[ \t]+ZoneType\b/m.test(text);
}

/** The rows of the table, parted where the line of dashes has its blanks. */
export function tabledRows(text: string): PlacedRow[] {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => /^[ \t]*-+([ \t]+-+)+[ \t]*$/.test(line));
  const starts = [...(lines[at] ?? "").matchAll(/-+/g)].map((m) => m.index);
  const cut = (line: string) => starts.map((from, i) => line.slice(from, starts[i + 1]).trim());
  const names = cut(lines[at - 1] ?? "").map((name) => name.toLowerCase());
  return lines.flatMap((line, i) =>
    i <= at || line.trim() === ""
      ? []
      : [{ line: i + 1, row: new Map(cut(line).map((cell, n) => [names[n] ?? "", cell])) }],
  );
}
