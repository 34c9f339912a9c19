/** What a BIND `named.conf` with its includes and zone files says about a DNS server (BIND 9 reference manual). */
import {
  type ForwarderDraft,
  type Imported,
  type ImportFile,
  type Include,
  type Note,
  newServer,
  plainName,
  type ServerDraft,
} from "./draft.ts";
import { readZoneFile } from "./zone-file.ts";

/** A statement: its words, and its block when it has one. */
type Statement = {
  readonly line: number;
  readonly words: readonly string[];
  readonly block?: readonly Statement[];
};

/** Statements that do not bear on which upstream answers a name. */
const BESIDE_THE_POINT = new Set(
  "acl key controls logging statistics-channels managed-keys trust-anchors trusted-keys masters primaries tls http dnssec-policy parental-agents remote-servers server plugin dlz".split(
    " ",
  ),
);
const DEPTH = 16;

/** Whether `text` looks like a named.conf. */
export function looksLikeBind(text: string): boolean {
  return /(^|\n)\s*(options\s*\{|zone\s+"[^"]*"|view\s+"|include\s+")/.test(text);
}

/** The server that `file` configures. Views: the first that recurses is taken, the others are noted. */
export function importBind(
  file: ImportFile,
  noteFor: (file: string) => Note,
  include: Include,
): Imported {
  const server = newServer("bind");
  server.rootHints = true;
  const statements = withIncludes(file, noteFor, include, 0);
  const views = statements.filter((s) => s.of.words[0] === "view");
  for (const view of views.slice(1)) {
    noteFor(view.file)(view.of.line, view.of.words.join(" "), "second-view");
  }
  for (const { of, file: from } of statements) {
    const inner = of.words[0] === "view" ? (of === views[0]?.of ? (of.block ?? []) : []) : [of];
    for (const statement of inner) readStatement(server, statement, noteFor(from), include);
  }
  return { servers: [server], resolvers: [] };
}

function withIncludes(
  file: ImportFile,
  noteFor: (file: string) => Note,
  include: Include,
  depth: number,
): { of: Statement; file: string }[] {
  const note = noteFor(file.name);
  return parse(file.text, note).flatMap((statement) => {
    if (statement.words[0] !== "include") return [{ of: statement, file: file.name }];
    const path = statement.words[1] ?? "";
    const files = depth < DEPTH ? include(path) : [];
    if (files.length === 0) note(statement.line, `include "${path}"`, "include-not-given");
    return files.flatMap((f) => withIncludes(f, noteFor, include, depth + 1));
  });
}

function readStatement(
  server: ServerDraft,
  statement: Statement,
  note: Note,
  include: Include,
): void {
  const [kind, ...rest] = statement.words;
  if (kind === "options" || (kind !== "zone" && OPTION_NAMES.has(kind ?? ""))) {
    for (const option of kind === "options" ? (statement.block ?? []) : [statement])
      readOption(server, option, note);
  } else if (kind === "zone") readZone(server, statement, rest, note, include);
  else if (kind === undefined || !BESIDE_THE_POINT.has(kind)) {
    if (!kind?.startsWith("match-") && !kind?.startsWith("allow-"))
      note(statement.line, statement.words.join(" "), "statement");
  }
}

const OPTION_NAMES = new Set([
  "forwarders",
  "forward",
  "dnssec-validation",
  "validate-except",
  "listen-on",
  "recursion",
]);

function readOption(server: ServerDraft, option: Statement, note: Note): void {
  const [name, value] = option.words;
  switch (name) {
    case "forwarders":
      server.forwarders.push(...targetsOf(option));
      break;
    case "forward":
      server.forwardOnly = value === "only";
      if (value === "only") server.rootHints = false;
      break;
    case "recursion":
      if (value === "no") server.rootHints = false;
      break;
    case "dnssec-validation":
      server.dnssecValidation = value !== "no";
      break;
    case "validate-except":
      server.validateExcept.push(...(option.block ?? []).map((s) => plainName(s.words[0] ?? "")));
      break;
    case "listen-on":
      for (const s of option.block ?? [])
        if (/^\d+\.\d+\.\d+\.\d+$/.test(s.words[0] ?? "") && s.words[0] !== "127.0.0.1")
          server.addresses.push(s.words[0] ?? "");
      break;
    case "dns64":
    case "response-policy":
    case "rpz":
      note(option.line, option.words.join(" "), "changes-answers");
      break;
    default:
      break;
  }
}

function readZone(
  server: ServerDraft,
  statement: Statement,
  rest: readonly string[],
  note: Note,
  include: Include,
): void {
  const name = plainName(rest[0] ?? "");
  const options = new Map((statement.block ?? []).map((s) => [s.words[0] ?? "", s]));
  const type = options.get("type")?.words[1] ?? (options.has("forwarders") ? "forward" : "");
  const forwarders = options.get("forwarders");
  const forward = options.get("forward")?.words[1];
  switch (type) {
    case "forward":
    case "static-stub":
    case "stub": {
      const source =
        forwarders ??
        options.get("server-addresses") ??
        options.get("masters") ??
        options.get("primaries");
      const forwarder: ForwarderDraft = { zone: name, to: source ? targetsOf(source) : [] };
      // The default is "first": the server recurses itself when its forwarders are silent.
      forwarder.fallback = type === "forward" && forward !== "only";
      if (name === "" && type === "forward") {
        server.forwarders.push(...forwarder.to);
        if (forward === "only") server.rootHints = false;
      } else server.conditionalForwarders.push(forwarder);
      break;
    }
    case "primary":
    case "master":
    case "secondary":
    case "slave":
    case "mirror": {
      const path = options.get("file")?.words[1];
      const files = path ? include(path) : [];
      if (files.length === 0)
        note(
          statement.line,
          path ? `zone "${name}" file "${path}"` : `zone "${name}"`,
          "zone-file-not-given",
        );
      const records = files.flatMap((f) =>
        readZoneFile(
          f.text,
          name,
          (line, seen, code) => note(line, `${f.name}: ${seen}`, code),
          include,
        ),
      );
      server.zones.push({ name, records, authoritative: true, complete: files.length > 0 });
      // Forwarders inside a zone of one's own: an empty list stops forwarding below it.
      if (forwarders)
        server.conditionalForwarders.push({
          zone: name,
          to: targetsOf(forwarders),
          fallback: forward !== "only",
        });
      break;
    }
    case "hint":
    case "delegation-only":
    case "redirect":
      break;
    default:
      note(statement.line, statement.words.join(" "), "zone-type");
  }
}

/** Addresses of a `{ 10.0.0.4 port 53; }` list; a port before the list counts for all of it. */
function targetsOf(statement: Statement): string[] {
  const shared = statement.words.indexOf("port");
  const all = shared >= 0 ? statement.words[shared + 1] : undefined;
  return (statement.block ?? []).flatMap((s) => {
    const [address, ...more] = s.words;
    if (!address) return [];
    const at = more.indexOf("port");
    const port = at >= 0 ? more[at + 1] : all;
    return [port && port !== "53" ? `${address}#${port}` : address];
  });
}

type Token = { readonly text: string; readonly line: number; readonly quoted: boolean };

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  const pattern =
    /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|#[^\n]*|"((?:[^"\\\n]|\\.)*)"?|([{};])|([^\s{};"]+)|\n/g;
  for (const match of text.matchAll(pattern)) {
    if (match[1] !== undefined) tokens.push({ text: match[1], line, quoted: true });
    else if (match[2] !== undefined || match[3] !== undefined)
      tokens.push({ text: match[0], line, quoted: false });
    for (const c of match[0]) if (c === "\n") line++;
  }
  return tokens;
}

/** The statements of `text`. What is never closed ends with the file, and is noted. */
function parse(text: string, note: Note): Statement[] {
  const tokens = tokensOf(text);
  const top: Statement[] = [];
  const stack: { words: string[]; line: number; block: Statement[] }[] = [];
  let words: string[] = [];
  let line = 1;
  let block: Statement[] | undefined;
  const target = () => stack.at(-1)?.block ?? top;
  const finish = () => {
    if (words.length > 0 || block) target().push(block ? { line, words, block } : { line, words });
    words = [];
    block = undefined;
  };
  for (const token of tokens) {
    if (!token.quoted && token.text === "{") {
      stack.push({ words, line: words.length > 0 ? line : token.line, block: [] });
      words = [];
    } else if (!token.quoted && token.text === "}") {
      finish();
      const opened = stack.pop();
      if (!opened) {
        note(token.line, "}", "brace");
        continue;
      }
      words = opened.words;
      line = opened.line;
      block = opened.block;
    } else if (!token.quoted && token.text === ";") finish();
    else {
      if (words.length === 0 && !block) line = token.line;
      words.push(token.text);
    }
  }
  finish();
  while (stack.length > 0) {
    const opened = stack.pop();
    if (!opened) break;
    note(opened.line, opened.words.join(" "), "not-closed");
    target().push({ line: opened.line, words: opened.words, block: opened.block });
  }
  return top;
}
