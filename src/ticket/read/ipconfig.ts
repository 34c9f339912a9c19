/** What do `ipconfig /all` and `resolv.conf` tell of a machine: its addresses, its DNS servers, its suffixes, its name? */
import { unique } from "#src/base/index.ts";
import { commandIn } from "../command.ts";
import { readingOf } from "../reading.ts";
import { addressesIn, addressIn, nameIn } from "../tokens.ts";
import { fieldIn, type Here, type Part } from "./part.ts";

const DOTTED = /^\s*\S[^:]{0,50}(?:\. ?){2,}\s*:/;
const HEAD = /^(?:Windows[- ]IP|Configuration IP de Windows|Configuraci.n IP de Windows)/i;

/** What a key means, in the languages that are met most. */
const keys: readonly (readonly [RegExp, "machine" | "address" | "servers" | "suffix"])[] = [
  [/^(?:host ?name|nom de l.h.te|nombre de host)/i, "machine"],
  [/ipv4|^ip[- ]adresse$|^ip address$/i, "address"],
  [/dns[- ]?server|serveurs? dns|servidores dns/i, "servers"],
  [/suffi|sufijo/i, "suffix"],
];

/** Reads what `ipconfig` says from `here` on. */
export function readIpconfig(here: Here): Part | undefined {
  const first = here.lines[here.at] ?? "";
  if (!HEAD.test(first) && !DOTTED.test(first)) return undefined;
  const told = {
    machines: [] as string[],
    addresses: [] as string[],
    dnsServers: [] as string[],
    suffixes: [] as string[],
  };
  let on: "machine" | "address" | "servers" | "suffix" | undefined;
  let at = here.at;
  for (; at < here.lines.length; at++) {
    const line = here.lines[at] ?? "";
    if (at > here.at && commandIn(line)) break;
    // Long keys leave room for one dot alone.
    const isDotted = /^\s*\S[^:]{0,60}\. ?:/.test(line);
    // An adapter's title has no dots and ends with a colon; other tools' lines end the list.
    if (
      !isDotted &&
      line !== "" &&
      !/^\s{6,}/.test(line) &&
      !line.endsWith(":") &&
      !HEAD.test(line)
    )
      break;
    const field = isDotted ? fieldIn(line) : undefined;
    const value = field?.value ?? line.trim();
    if (field) on = keys.find(([pattern]) => pattern.test(field.key))?.[1];
    else if (line === "" || line.endsWith(":")) on = undefined;
    if (on === "machine" && /^[a-z0-9-]{1,63}$/i.test(value))
      told.machines.push(value.toLowerCase());
    if (on === "address")
      told.addresses.push(...[addressIn(value.split("(")[0] ?? "")].filter((a) => a !== undefined));
    if (on === "servers") told.dnsServers.push(...addressesIn(value));
    const suffix = on === "suffix" ? nameIn(value) : undefined;
    if (suffix) told.suffixes.push(suffix);
  }
  const client = {
    machines: unique(told.machines),
    addresses: unique(told.addresses),
    // Site-local addresses stand where a network card has no IPv6 server at all.
    dnsServers: unique(told.dnsServers).filter((address) => !address.startsWith("fec0:")),
    suffixes: unique(told.suffixes),
  };
  return {
    readings: [readingOf("ipconfig", here.at + 1, {})],
    client,
    next: Math.max(at, here.at + 1),
  };
}

/** Reads the lines of a `resolv.conf` from `here` on. */
export function readResolvConf(here: Here): Part | undefined {
  const form = /^(nameserver|search|domain|options)\s+(\S.*)$/;
  let at = here.at;
  const servers: string[] = [];
  const suffixes: string[] = [];
  for (; at < here.lines.length; at++) {
    const line = here.lines[at] ?? "";
    const [, key = "", value = ""] = form.exec(line) ?? [];
    if (key === "" && !/^\s*(?:[#;].*)?$/.test(line)) break;
    if (key === "nameserver") servers.push(...addressesIn(value));
    if (key === "search" || key === "domain")
      suffixes.push(
        ...value
          .split(/\s+/)
          .map((word) => nameIn(word))
          .filter((name) => name !== undefined),
      );
  }
  if (servers.length === 0) return undefined;
  const client = { dnsServers: unique(servers), suffixes: unique(suffixes) };
  return { readings: [readingOf("resolv-conf", here.at + 1, {})], client, next: at };
}
