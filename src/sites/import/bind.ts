/** What does a BIND `named.conf` with its includes and zone files say about a DNS server (BIND 9 reference manual)? */
import { parseAddress } from "#src/net/index.ts";
import { bindStatements, type Statement } from "./bind-parse.ts";
import { noteOf, targetsOf } from "./bind-targets.ts";
import { type BindScope, readZones } from "./bind-zones.ts";
import { type Imported, nameIn, newServer, type ServerDraft } from "./draft.ts";
import { isOfMachine } from "./hosts.ts";
import type { Source } from "./reach.ts";

/** Statements that do not bear on which upstream answers a name. */
const BESIDE_THE_POINT = new Set(
  "acl key controls logging statistics-channels managed-keys trust-anchors trusted-keys masters primaries tls http dnssec-policy parental-agents remote-servers server lwres match-clients match-destinations match-recursive-only".split(
    " ",
  ),
);
/** Options that change answers in a way that the sites file cannot tell. */
const CHANGING =
  /^(dns64|response-policy|deny-answer-aliases|catalog-zones|disable-empty-zone|redirect|nxdomain-redirect|rrset-order|sortlist|filter-aaaa(-on-v[46])?|root-delegation-only|attach-cache|dual-stack-servers)$/;
/** Options without which a server answers the same names with the same addresses. */
const USUAL =
  /^(directory|.*-file|.*-dir(ectory)?|.*-path|version|hostname|server-id|session-.*|tkey-.*|allow-.*|also-notify|notify.*|.*transfer.*|.*-source(-v6)?|.*-interval|.*-size(-ratio)?|max-.*|min-.*|.*-clients(-per-query)?|.*-quota|.*-time(out)?|.*-ttl|.*-retries|.*-limit|edns-.*|dnssec-(?!validation).*|minimal-.*|qname-minimization|querylog|zone-statistics|auth-nxdomain|empty-.*|listen-on-v6|interface-.*|port|dscp|automatic-.*|blackhole|check-.*|prefetch|stale-.*|.*stale.*|rate-limit|recursing-file|glue-cache|match-mapped-addresses|memstatistics|message-compression|no-case-compress|nocookie.*|cookie-.*|answer-cookie|send-cookie|require-.*|preferred-glue|provide-ixfr|request-.*|root-key-sentinel|synth-from-dnssec|transfers.*|trust-anchor-.*|try-tcp-refresh|udp-.*|tcp-.*|tls-.*|http-.*|https-.*|use-.*|v6-bias|window|parental-.*|lame-ttl|servfail-ttl|key-directory|bindkeys-file|geoip-.*|heartbeat-.*|dialup|ixfr-.*|inline-signing|sig-.*|serial-.*|update-.*|masterfile-.*|multi-master|reuseport|fetch.*|fetches-.*|dnstap.*|lmdb-.*|managed-keys-directory|keep-response-order|reserved-sockets|clients-per-query|flush-.*|additional-from-.*|accept-expired|resolver-.*|cleaning-interval|has-old-clients|files|datasize|stacksize|coresize|deallocate-on-exit|fake-iquery|host-statistics.*|treat-cr-as-space|rfc2308-type1|topology|statistics-interval|ta-.*|zero-no-soa.*|dns-cookie.*|all-per-second|avoid-.*|cleaning.*|nta-.*|disable-(algorithms|ds-digests)|nsec3-.*|ipv4-prefix.*|ipv6-prefix.*|responses-per-second|responselog|deprecated.*)$/;

/** Whether `text` looks like a named.conf. */
export function looksLikeBind(text: string): boolean {
  return /(^|[;}])[ \t]*(options[ \t\n]*\{|zone[ \t]+"?[^"\s{;]*"?[ \t]*(IN[ \t\n]*)?\{|view[ \t]+"?[\w-]+"?[ \t]*(IN[ \t\n]*)?\{|include[ \t]+"[^"\n]*"[ \t]*;|acl[ \t]+"?[\w-]+"?[ \t\n]*\{)/im.test(
    text,
  );
}

/**
 * The server that `source` configures. Of several views the first that recurses is taken, and the others are noted,
 * since the sites file cannot tell clients apart.
 */
export function importBind(source: Source): Imported {
  const server = newServer("bind", source.name);
  const top = bindStatements(source);
  const views = top.filter((s) => s.words[0] === "view");
  const recursion = (from: readonly Statement[]) =>
    recursionIn(from) ?? recursionIn(optionsOf(top));
  const view = views.find((v) => recursion(v.block ?? []) !== false) ?? views[0];
  for (const other of views) if (other !== view) noteOf(other, "second-view");
  const chosen = view?.block ?? [];
  const inView = view ? [...optionsOf(top), ...chosen] : [...optionsOf(top), ...top];
  const scope: BindScope = { server, primaries: new Map(), views, cuts: new Set(), forwards: true };
  for (const statement of top) readTop(statement, scope, view !== undefined);
  readOptions(server, inView);
  // Without recursion nothing is forwarded either: names outside the own zones are refused.
  scope.forwards = recursionIn(chosen) ?? recursionIn(optionsOf(top)) ?? true;
  server.rootHints = scope.forwards;
  if (!scope.forwards) server.forwarders = [];
  readZones(scope, view ? [...chosen, ...top] : top);
  return { servers: [server], resolvers: [] };
}

function optionsOf(top: readonly Statement[]): readonly Statement[] {
  return top.filter((s) => s.words[0] === "options").flatMap((s) => s.block ?? []);
}

function recursionIn(options: readonly Statement[]): boolean | undefined {
  let found: boolean | undefined;
  for (const option of options) {
    const [name, value] = option.words;
    if (name === "recursion") found = !/^(no|false|0)$/i.test(value ?? "");
    const only = option.block?.length === 1 ? option.block[0]?.words[0] : undefined;
    if (name === "allow-recursion" && only === "none") found = false;
  }
  return found;
}

function readTop(statement: Statement, scope: BindScope, hasViews: boolean): void {
  const [kind, name] = statement.words;
  if (kind === "masters" || kind === "primaries" || kind === "remote-servers")
    scope.primaries.set(name ?? "", statement);
  if (kind === "dlz" || kind === "dyndb") noteOf(statement, "zones-elsewhere");
  else if (kind === "plugin") noteOf(statement, "changes-answers");
  else if (kind !== "options" && kind !== "zone" && kind !== "view") {
    const isOption = !hasViews && (READ.has(kind ?? "") || CHANGING.test(kind ?? ""));
    if (!isOption && !BESIDE_THE_POINT.has(kind ?? "") && !USUAL.test(kind ?? ""))
      noteOf(statement, "statement");
  }
}

const READ = new Set(
  "forwarders forward recursion allow-recursion dnssec-validation validate-except listen-on deny-answer-addresses zone options view".split(
    " ",
  ),
);

/** Reads options in order: those of a view come last and take the place of the global ones. */
function readOptions(server: ServerDraft, options: readonly Statement[]): void {
  for (const option of options) {
    const [name, value] = option.words;
    switch (name) {
      case "forwarders":
        server.forwarders = targetsOf(option);
        break;
      case "forward":
        server.forwardOnly = value?.toLowerCase() === "only";
        break;
      case "dnssec-validation":
        server.dnssecValidation = !/^(no|false|0)$/i.test(value ?? "");
        break;
      case "validate-except":
        server.validateExcept.push(...namesIn(option));
        break;
      case "listen-on":
      case "listen-on-v6":
        for (const { words } of option.block ?? [])
          if (parseAddress(words[0] ?? "") && !isOfMachine(words[0] ?? ""))
            server.addresses.push(words[0] ?? "");
        break;
      case "deny-answer-addresses":
        readFilter(server, option);
        break;
      default:
        if (CHANGING.test(name ?? "")) noteOf(option, "changes-answers");
        else if (
          !READ.has(name ?? "") &&
          !USUAL.test(name ?? "") &&
          !BESIDE_THE_POINT.has(name ?? "")
        )
          if (!TOP_ONLY.has(name ?? "")) noteOf(option, "statement");
    }
  }
}

/** Statements of the top level, which `readTop` has looked at. */
const TOP_ONLY = new Set(["dlz", "dyndb", "plugin"]);

/** `deny-answer-addresses { 10/8; } except-from { "x"; }`: with an exception its list is the last block. */
function readFilter(server: ServerDraft, option: Statement): void {
  server.rebindAllows = option.words.includes("except-from") ? namesIn(option) : [];
}

function namesIn(option: Statement): string[] {
  return (option.block ?? []).flatMap((s) => {
    const name = nameIn(s.words[0] ?? "");
    if (name !== undefined) return [name];
    noteOf(s, "name");
    return [];
  });
}
