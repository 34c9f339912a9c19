/** Which entries does a zone file hold, comments cut and parentheses joined (RFC 1035 section 5.1)? */

/** One entry: its words, quotes dropped, and whether its owner was left blank. */
export type ZoneEntry = {
  readonly line: number;
  readonly words: readonly string[];
  readonly text: string;
  readonly blankOwner: boolean;
  /** The file ended within parentheses. */
  readonly open: boolean;
};

/** The entries of `text`, in order. */
export function zoneEntries(text: string): ZoneEntry[] {
  const entries: ZoneEntry[] = [];
  let depth = 0;
  let parts: string[] = [];
  let start = 0;
  const finish = (open: boolean) => {
    const joined = parts.join(" ");
    parts = [];
    const words = wordsOf(joined);
    if (words.length > 0)
      entries.push({
        line: start,
        words,
        text: joined.trim(),
        blankOwner: /^\s/.test(joined),
        open,
      });
  };
  text.split("\n").forEach((raw, i) => {
    if (parts.length === 0) start = i + 1;
    const { line, change } = bareLine(raw);
    depth = Math.max(0, depth + change);
    parts.push(line);
    if (depth === 0) finish(false);
  });
  if (parts.length > 0) finish(true);
  return entries;
}

/** `raw` without its comment and parentheses, and how much deeper the parentheses go after it. */
function bareLine(raw: string): { line: string; change: number } {
  let line = "";
  let isQuoted = false;
  let change = 0;
  for (let i = 0; i < raw.length; i++) {
    const c = raw[i] ?? "";
    if (c === "\\") {
      line += c + (raw[++i] ?? "");
      continue;
    }
    if (c === '"') isQuoted = !isQuoted;
    if (!isQuoted && c === ";") break;
    if (!isQuoted && (c === "(" || c === ")")) {
      change += c === "(" ? 1 : -1;
      line += " ";
    } else line += c;
  }
  return { line, change };
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(/"([^"\\]*(?:\\.[^"\\]*)*)"?|([^\s"]+)/g)].map(
    (m) => m[1] ?? m[2] ?? "",
  );
}
