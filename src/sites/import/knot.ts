/** What do the policy lines of a Knot Resolver configuration say, as far as they can be read without running Lua? */
import { isUnder, parseAddress } from "#src/net/index.ts";
import {
  addForwarder,
  addHost,
  type Imported,
  nameIn,
  newServer,
  type ServerDraft,
  targetIn,
  zoneIn,
} from "./draft.ts";
import { isOfMachine, readHosts } from "./hosts.ts";
import type { Source } from "./reach.ts";

type Statement = { readonly text: string; readonly line: number };

const USUAL =
  /^(net\.(ipv[46]|bufsize|tls|outgoing|tcp|register|proxy)|cache\.|modules\.(load|unload)|user\(|log_|verbose|trust_anchors\.(add|config|file|keyfile|bootstrap)|worker\.|stats\.|http\.|prefill|predict|option\(|mode\(|reorder_RR|internalDomains|hints\.(config|use_nodata|ttl|root_file|root))/;
/** Actions that end a question without an address. */
const DENIES = /policy\.(DENY|DENY_MSG|DROP|REFUSE|TC|NO_ANSWER)\b/;

/** Whether `text` looks like a kresd.conf. */
export function looksLikeKnot(text: string): boolean {
  return /^[ \t]*(policy\.add[ \t]*\(|net\.listen[ \t]*\(|modules[ \t]*=|hints\[|trust_anchors\.)/m.test(
    text,
  );
}

/** The server that `source` configures. The first rule that fits a name takes it, so later ones for the same names are dropped. */
export function importKnot(source: Source): Imported {
  const server = newServer("knot", source.name);
  server.rootHints = true;
  const taken: string[] = [];
  for (const statement of statementsIn(source)) readStatement(server, source, statement, taken);
  return { servers: [server], resolvers: [] };
}

/** Lines joined while a bracket is open; comments cut. */
function statementsIn(source: Source): Statement[] {
  const found: Statement[] = [];
  let parts: string[] = [];
  let depth = 0;
  let start = 0;
  source.text
    .replace(/--\[\[[\s\S]*?(?:\]\]|$)/g, (c) => c.replace(/[^\n]/g, ""))
    .split("\n")
    .forEach((raw, i) => {
      const text = raw.replace(/(^|[^'"\w])--.*$/, "$1").trim();
      if (text === "") return;
      if (parts.length === 0) start = i + 1;
      parts.push(text);
      for (const c of text) depth += "({[".includes(c) ? 1 : ")}]".includes(c) ? -1 : 0;
      if (depth > 0) return;
      found.push({ text: parts.join(" "), line: start });
      parts = [];
      depth = 0;
    });
  if (parts.length > 0) {
    source.note(start, parts[0] ?? "", "not-closed");
    found.push({ text: parts.join(" "), line: start });
  }
  return found;
}

function readStatement(
  server: ServerDraft,
  source: Source,
  statement: Statement,
  taken: string[],
): void {
  const { text, line } = statement;
  const note = (code: string) => source.note(line, text, code);
  const strings = [...text.matchAll(/'([^']*)'|"([^"]*)"/g)].map((m) => m[1] ?? m[2] ?? "");
  if (text.startsWith("policy.add")) readPolicy(server, text, { note, taken });
  else if (text.startsWith("net.listen")) {
    for (const part of strings.filter((s) => parseAddress(s) && !isOfMachine(s)))
      server.addresses.push(part);
  } else if (text.startsWith("hints[") || text.startsWith("hints.set")) {
    const [first = "", second] = pairOf(strings);
    const name = nameIn(first);
    if (name && second && parseAddress(second)) addHost(server, name, second);
    else note("record-data");
  } else if (text.startsWith("hints.add_hosts")) {
    const naming = { line, seen: text, missing: "hosts-not-given" };
    for (const file of source.open(strings[0] ?? "/etc/hosts", naming))
      for (const { name, address } of readHosts(file.text, file.note))
        addHost(server, name, address);
  } else if (text.startsWith("trust_anchors.set_insecure")) {
    for (const part of strings) {
      const name = nameIn(part);
      if (name !== undefined) server.validateExcept.push(name);
    }
  } else if (/trust_anchors\.remove/.test(text)) server.dnssecValidation = false;
  else if (/^modules\s*=|modules\.load/.test(text)) {
    if (/rebinding/.test(text)) server.rebindAllows = [];
    if (/dns64|renumber|view|rpz/.test(text)) note("changes-answers");
  } else if (!USUAL.test(text)) note("statement");
}

function pairOf(strings: readonly string[]): readonly string[] {
  return strings.length === 1 ? (strings[0] ?? "").split(/\s+/) : strings;
}

type Rule = { readonly note: (code: string) => void; readonly taken: string[] };

function readPolicy(server: ServerDraft, text: string, { note, taken }: Rule): void {
  const action = /policy\.(FORWARD|TLS_FORWARD|STUB)\s*\(/.exec(text);
  const names = namesIn(text);
  if (names === undefined || (!action && !DENIES.test(text))) {
    note(
      /policy\.(PASS|FLAGS|MIRROR|QTRACE|DEBUG|ANSWER|REROUTE)/.test(text)
        ? "changes-answers"
        : "statement",
    );
    return;
  }
  const inner = action ? text.slice(action.index) : "";
  const to = [...inner.matchAll(/['"]([\da-f.:]+)(?:@(\d+))?['"]/gi)].flatMap((m) => {
    const port = action?.[1] === "TLS_FORWARD" ? "53" : m[2];
    return targetIn(m[1] ?? "", port) ?? [];
  });
  if (action && to.length === 0) note("no-targets");
  for (const zone of names) {
    if (taken.some((earlier) => isUnder(zone, earlier))) {
      note("never-reached");
      continue;
    }
    taken.push(zone);
    if (!action) zoneIn(server, zone, true);
    else if (zone === "") {
      server.forwarders = to;
      server.forwardOnly = true;
    } else addForwarder(server, zone, to).fallback = false;
  }
}

/** The suffixes that a rule fits: all names, `policy.todnames({...})`, `{todname('x')}`, or patterns of length and letters. */
function namesIn(text: string): string[] | undefined {
  if (/policy\.all\s*\(/.test(text)) return [""];
  if (!/policy\.(suffix|suffix_common|domains)\s*\(/.test(text)) return undefined;
  const lists = [...text.matchAll(/(?:todnames\s*\(\s*\{([^}]*)\}|todname\s*\(([^)]*)\))/g)];
  const quoted = lists.flatMap((m) =>
    [...(m[1] ?? m[2] ?? "").matchAll(/['"]([^'"]*)['"]/g)].map((q) => nameIn(q[1] ?? "")),
  );
  // `'\4corp\5local\0'`: each label behind its length.
  const wire = [...text.matchAll(/['"]((?:\\\d{1,3}[\w-]+)+)(?:\\0)?['"]/g)].map((m) =>
    nameIn(
      (m[1] ?? "")
        .split(/\\\d{1,3}/)
        .filter((label) => label !== "")
        .join("."),
    ),
  );
  const names = [...quoted, ...wire].filter((name) => name !== undefined);
  return names.length > 0 ? names : undefined;
}
