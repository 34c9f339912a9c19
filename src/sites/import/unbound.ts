/** What does an `unbound.conf` with its includes say about a DNS server (unbound.conf manual)? */
import { isUnder, parseAddress } from "#src/net/index.ts";
import {
  addForwarder,
  type Imported,
  nameIn,
  newServer,
  type ServerDraft,
  targetIn,
} from "./draft.ts";
import { isOfMachine } from "./hosts.ts";
import type { Source } from "./reach.ts";
import { type Local, placeLocal } from "./unbound-local.ts";
import { type Clause, noteOf, type Setting, unboundClauses } from "./unbound-parse.ts";
import { hostZone } from "./zone-hosting.ts";

/** Settings that change answers in a way that the sites file cannot tell. */
const CHANGING =
  /^(access-control-view|access-control-tag|local-zone-tag|local-zone-override|define-tag|response-ip|dns64-prefix|interface-view|interface-tag|python-script|dynlib-file)/;
/** Settings without which a server answers the same names with the same addresses. */
const USUAL =
  /^(verbosity|statistics|extended-statistics|shm-|num-|port$|outgoing-|incoming-|so-|ip-(transparent|freebind|dscp|ratelimit.*)|edns-|max-|msg-|stream-|rrset-|cache-|infra-|define-|do-|prefer-|tcp-|udp-|tls-|ssl-|http-|https-|quic-|use-|logfile$|log-|pidfile|directory|username|chroot|root-hints|hide-|identity|version|nsid|http-user-agent|target-fetch|harden-|qname-|aggressive-nsec|caps-|unwanted-|prefetch|deny-any|rrset-roundrobin|minimal-responses|val-|validator-|trust-anchor-signaling|root-key-sentinel|add-holddown|del-holddown|keep-missing|key-cache|neg-cache|fast-server|unblock-lan|insecure-lan|local-data-ptr|disable-|ratelimit|wait-|cookie-|answer-cookie|serve-expired|interface-automatic|interface-action|access-control|control-|server-|low-rtt|auto-|zonemd|permit-small|discard-|dlv-|pad-|harden|delay-|sock-|ede|ipsecmod|ipset|redis|cachedb|ratelimit|long-|ignore-cd|dnscrypt|proxy-|iter-|resolver|log|negative|primary|outbound|interface-$|test|fake|linebuf|threads|max|nat64|do-nat64|dns64-synthall|dns64-ignore|dynlib|python)/;

/** The server that `source` configures. */
export function importUnbound(source: Source): Imported {
  const server = newServer("unbound", source.name);
  server.rootHints = true;
  const local: Local = { types: new Map(), data: [] };
  const clauses = unboundClauses(source);
  const state: Seen = { hasAnchor: false, privates: [], exempt: [] };
  for (const clause of clauses) {
    if (clause.name === "server")
      for (const s of clause.settings) readSetting(server, s, local, state);
    else if (clause.name === "forward-zone" || clause.name === "stub-zone")
      readTargets(server, clause);
    else if (clause.name === "auth-zone") readAuth(server, clause);
    else if (clause.name === "view" || clause.name === "rpz")
      clause.source.note(clause.line, `${clause.name}:`, "changes-answers");
  }
  if (server.dnssecValidation !== false) server.dnssecValidation = state.hasAnchor;
  if (!server.dnssecValidation) delete server.dnssecValidation;
  if (state.privates.length > 0) server.rebindAllows = state.exempt;
  if (
    state.privates.length > 0 &&
    !["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].every((p) => state.privates.includes(p))
  )
    source.note(0, `private-address: ${state.privates.join(" ")}`, "filter-in-part");
  placeLocal(server, local);
  // Local zones are looked at before any forwarder: what lies below them is never forwarded (seen in Unbound 1.17).
  for (const clause of clauses) dropShadowed(server, clause);
  return { servers: [server], resolvers: [] };
}

type Seen = { hasAnchor: boolean; readonly privates: string[]; readonly exempt: string[] };

function readSetting(server: ServerDraft, setting: Setting, local: Local, seen: Seen): void {
  const { key, values } = setting;
  const [value = ""] = values;
  const name = nameIn(value);
  switch (key) {
    case "interface":
    case "ip-address": {
      const address = value.split("@")[0] ?? "";
      if (parseAddress(address) && !isOfMachine(address)) server.addresses.push(address);
      break;
    }
    case "private-address":
      seen.privates.push(value);
      break;
    case "private-domain":
      if (name === undefined) noteOf(setting, "name");
      else seen.exempt.push(name);
      break;
    case "domain-insecure":
      if (name === undefined) noteOf(setting, "name");
      else server.validateExcept.push(name);
      break;
    case "module-config":
      if (!values.join(" ").split(/\s+/).includes("validator")) server.dnssecValidation = false;
      if (/dns64|respip|python|ipset|dynlib/.test(values.join(" ")))
        noteOf(setting, "changes-answers");
      break;
    case "val-permissive-mode":
      if (value === "yes") server.dnssecValidation = false;
      break;
    case "auto-trust-anchor-file":
    case "trust-anchor-file":
    case "trusted-keys-file":
    case "trust-anchor":
      seen.hasAnchor ||= value !== "";
      break;
    case "local-zone":
      if (name === undefined || values.length < 2)
        noteOf(setting, name === undefined ? "name" : "line");
      else local.types.set(name, { type: (values[1] ?? "").toLowerCase(), setting });
      break;
    case "local-data":
      local.data.push(setting);
      break;
    default:
      if (CHANGING.test(key)) noteOf(setting, "changes-answers");
      else if (!USUAL.test(key)) noteOf(setting, "statement");
  }
}

/** A forward zone, or a stub zone, whose servers are asked without recursion; neither falls back unless told. */
function readTargets(server: ServerDraft, clause: Clause): void {
  const prefix = clause.name === "forward-zone" ? "forward" : "stub";
  const all = (key: string) => clause.settings.filter((s) => s.key === key);
  const zone = zoneOf(clause);
  if (zone === undefined) return;
  for (const host of all(`${prefix}-host`)) noteOf(host, "host-instead-of-address");
  const to = all(`${prefix}-addr`).flatMap((setting) => {
    const [address = "", port] = (setting.values[0]?.split("#")[0] ?? "").split("@");
    const target = targetIn(address, port);
    if (target === undefined) noteOf(setting, "address");
    return target === undefined ? [] : [target];
  });
  const isFirst = all(`${prefix}-first`).at(-1)?.values[0] === "yes";
  if (to.length === 0)
    clause.source.note(clause.line, `${clause.name} ${zone || "."}`, "no-targets");
  if (prefix === "stub")
    clause.source.note(clause.line, `stub-zone ${zone || "."}`, "asked-without-recursion");
  if (zone === "" && prefix === "forward") {
    server.forwarders = to;
    server.rootHints = isFirst;
  } else addForwarder(server, zone, to).fallback = isFirst;
}

function zoneOf(clause: Clause): string | undefined {
  const setting = clause.settings.find((s) => s.key === "name");
  const zone = setting ? nameIn(setting.values[0] ?? "") : undefined;
  if (!setting) clause.source.note(clause.line, `${clause.name}:`, "zone-without-name");
  else if (zone === undefined) noteOf(setting, "name");
  return zone;
}

function readAuth(server: ServerDraft, clause: Clause): void {
  const value = (key: string) => clause.settings.find((s) => s.key === key)?.values[0];
  const zone = zoneOf(clause);
  if (zone === undefined) return;
  // A copy of the root for own use is asked instead of the root servers; the answers are the same.
  if (zone === "" || value("for-downstream") === "no") {
    if (zone !== "") clause.source.note(clause.line, `auth-zone ${zone}`, "not-for-clients");
    return;
  }
  const naming = {
    line: clause.line,
    seen: `auth-zone ${zone}`,
    missing: "zone-file-not-given",
  };
  const path = value("zonefile");
  const files = path ? clause.source.open(path, naming) : [];
  if (!path) clause.source.note(naming.line, naming.seen, naming.missing);
  hostZone(server, zone, files);
}

function dropShadowed(server: ServerDraft, clause: Clause): void {
  if (clause.name !== "forward-zone" && clause.name !== "stub-zone") return;
  const setting = clause.settings.find((s) => s.key === "name");
  const name = setting ? nameIn(setting.values[0] ?? "") : undefined;
  if (!setting || name === undefined || !server.conditional.has(name)) return;
  const hosts = [...server.zones.values()].filter((z) => isUnder(name, z.name));
  const host = hosts.sort((a, b) => b.name.length - a.name.length)[0];
  if (!host?.authoritative || host.name === name) return;
  server.conditional.delete(name);
  noteOf(setting, "own-zone-answers");
}
