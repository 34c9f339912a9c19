/** What does a PowerDNS `recursor.conf` (or its YAML form) say about a DNS server (PowerDNS Recursor manual)? */

import { parseAddress } from "#src/net/index.ts";
import {
  addForwarder,
  addHost,
  type Imported,
  nameIn,
  newServer,
  type ServerDraft,
  targetIn,
} from "./draft.ts";
import { isOfMachine, readHosts } from "./hosts.ts";
import { looksLikeRecursorYaml, yamlSettings } from "./powerdns-yaml.ts";
import type { Naming, Source } from "./reach.ts";
import { hostZone } from "./zone-hosting.ts";

/** One setting as the old form writes it. */
export type Option = {
  readonly key: string;
  readonly value: string;
  readonly line: number;
  readonly source: Source;
};

const CHANGING =
  /^(lua-dns-script|dns64-prefix|hint-file|lua-config-file|rpz|serve-stale|nothing-below-nxdomain)$/;
const READ =
  /^[ \t]*(forward-zones(-recurse|-file)?|auth-zones|export-etc-hosts|local-address|serve-rfc1918)[ \t]*\+?=/m;

/** Whether `text` looks like a recursor.conf, old or YAML. */
export function looksLikePowerdns(text: string): boolean {
  return READ.test(text) || looksLikeRecursorYaml(text);
}

/** The server that `source` configures. Forwarders never give way to own recursion (seen in PowerDNS Recursor 4.8). */
export function importPowerdns(source: Source): Imported {
  const server = newServer("powerdns", source.name);
  server.rootHints = true;
  const options = looksLikeRecursorYaml(source.text) ? yamlSettings(source) : optionsIn(source);
  // A key set twice counts once, with its last value; `+=` adds to it.
  const last = new Map<string, Option[]>();
  for (const option of options) {
    const key = option.key.replace(/\+$/, "");
    const before = option.key.endsWith("+") ? (last.get(key) ?? []) : [];
    last.set(key, [...before, { ...option, key }]);
  }
  for (const all of last.values()) for (const option of all) readOption(server, option, last);
  if (server.forwarders.length > 0) server.forwardOnly = true;
  return { servers: [server], resolvers: [] };
}

function optionsIn(source: Source): Option[] {
  const options: Option[] = [];
  source.text.split("\n").forEach((raw, i) => {
    const text = raw.trim();
    if (text === "" || text.startsWith("#")) return;
    const parts = /^([a-z0-9-]+\+?)[ \t]*(?:=(.*))?$/.exec(
      text
        .replace(/[ \t]+#.*$/, "")
        .replace(/^--/, "")
        .replace(/[ \t]*\+=/, "+="),
    );
    if (!parts) source.note(i + 1, text, "line");
    else if (parts[1] === "include-dir") {
      const naming = { line: i + 1, seen: text, missing: "include-not-given" };
      for (const inner of source.open(`${(parts[2] ?? "").trim()}/*.conf`, naming))
        options.push(...optionsIn(inner));
    } else
      options.push({ key: parts[1] ?? "", value: (parts[2] ?? "").trim(), line: i + 1, source });
  });
  return options;
}

function readOption(
  server: ServerDraft,
  option: Option,
  all: ReadonlyMap<string, readonly Option[]>,
): void {
  const { key, value, line, source } = option;
  const seen = `${key}=${value}`;
  const note = (code: string) => source.note(line, seen, code);
  const naming = (missing: string): Naming => ({ line, seen, missing });
  switch (key) {
    case "forward-zones":
    case "forward-zones-recurse":
      for (const entry of value.split(/,/)) {
        if (entry.trim() === "") continue;
        forward(server, { text: entry, recurses: key === "forward-zones-recurse" }, (code) =>
          note(code),
        );
      }
      break;
    case "forward-zones-file":
      for (const file of value === "" ? [] : source.open(value, naming("include-not-given")))
        readForwardFile(server, file);
      break;
    case "auth-zones":
      for (const entry of value.split(",").filter((e) => e.trim() !== "")) {
        const [name = "", path = ""] = entry.split("=").map((part) => part.trim());
        const zone = nameIn(name);
        if (zone === undefined) note("name");
        else hostZone(server, zone, path ? source.open(path, naming("zone-file-not-given")) : []);
      }
      break;
    case "export-etc-hosts":
      if (!/^(on|yes|true)$/.test(value)) break;
      for (const file of source.open(
        all.get("etc-hosts-file")?.at(-1)?.value || "/etc/hosts",
        naming("hosts-not-given"),
      ))
        for (const { name, address } of readHosts(file.text, file.note))
          addHost(server, name, address);
      break;
    case "local-address":
      for (const part of value.split(/[\s,]+/)) {
        const address = part.replace(/^\[(.*)\](:\d+)?$/, "$1").replace(/^([\d.]+):\d+$/, "$1");
        if (parseAddress(address) && !isOfMachine(address) && !/^(0\.0\.0\.0|::)$/.test(address))
          server.addresses.push(address);
      }
      break;
    case "dnssec":
      // The default, "process", validates only for clients that ask for it.
      if (value === "validate") server.dnssecValidation = true;
      break;
    default:
      if (CHANGING.test(key) && value !== "") note("changes-answers");
  }
}

/** `zone=address;address:port`; `+` in front says that the servers recurse. */
function forward(
  server: ServerDraft,
  { text, recurses }: { readonly text: string; readonly recurses: boolean },
  note: (code: string) => void,
): void {
  const equals = text.indexOf("=");
  const written = text.slice(0, Math.max(equals, 0)).trim();
  const zone = nameIn(written.replace(/^[+^]+/, ""));
  if (equals < 0 || zone === undefined) {
    note("name");
    return;
  }
  const to = text
    .slice(equals + 1)
    .split(/[;,\s]+/)
    .filter((part) => part !== "")
    .flatMap((part) => {
      const parts = /^\[([^\]]+)\](?::(\d+))?$/.exec(part) ?? /^([\d.]+):(\d+)$/.exec(part);
      const target = targetIn(parts?.[1] ?? part, parts?.[2]);
      if (target === undefined) note("address");
      return target ?? [];
    });
  if (to.length === 0) note("no-targets");
  if (!recurses && !/^\^?\+/.test(written)) note("asked-without-recursion");
  if (zone === "") server.forwarders.push(...to);
  else addForwarder(server, zone, to).fallback = false;
}

/** The file of `forward-zones-file`: a line per zone, or YAML. */
function readForwardFile(server: ServerDraft, file: Source): void {
  if (/^[ \t]*-[ \t]+zone:/m.test(file.text)) {
    for (const { key, value, line } of yamlSettings(file))
      forward(server, { text: value, recurses: key === "forward-zones-recurse" }, (code) =>
        file.note(line, value, code),
      );
    return;
  }
  file.text.split("\n").forEach((raw, i) => {
    const text = raw.replace(/#.*$/, "").trim();
    if (text !== "")
      forward(server, { text, recurses: false }, (code) => file.note(i + 1, text, code));
  });
}
