/** What does the YAML configuration of Knot Resolver 6 say: forwarded subtrees, local data, addresses? */
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
import { isOfMachine } from "./hosts.ts";
import type { Source } from "./reach.ts";
import { itemsIn, mapIn, textIn, type Yaml, type YamlMap, yamlDocuments } from "./yaml.ts";

/** Parts of the configuration without which the same names have the same addresses. */
const USUAL =
  /^(network|forward|local-data|dnssec|rundir|workers|nsid|hostname|management|cache|monitoring|logging|max-workers|webmgmt|options|defer|rate-limiting|fallback)$/;

/** Whether `text` looks like such a configuration. */
export function looksLikeKnotYaml(text: string): boolean {
  return (
    /^(forward|network|local-data):[ \t]*(#.*)?$/m.test(text) &&
    /^[ \t]*(- )?(subtree|interface|addresses):/m.test(text)
  );
}

/** The server that `source` configures. */
export function importKnotYaml(source: Source): Imported {
  const server = newServer("knot", source.name);
  server.rootHints = true;
  for (const part of yamlDocuments(source.text, (line, seen) => source.note(line, seen, "line"))) {
    const top = mapIn(part);
    for (const [key, { line }] of top) {
      if (key === "lua" || key === "views" || key === "dns64")
        source.note(line, key, "changes-answers");
      else if (!USUAL.test(key)) source.note(line, key, "statement");
    }
    for (const listen of itemsIn(mapIn(top.get("network")).get("listen")))
      for (const item of itemsIn(mapIn(listen).get("interface"))) {
        const address = textIn(item).split("@")[0] ?? "";
        if (parseAddress(address) && !isOfMachine(address)) server.addresses.push(address);
      }
    for (const entry of itemsIn(top.get("forward"))) readForward(server, source, entry);
    readLocal(server, source, mapIn(top.get("local-data")));
    for (const item of itemsIn(mapIn(top.get("dnssec")).get("negative-trust-anchors"))) {
      const name = nameIn(textIn(item));
      if (name !== undefined) server.validateExcept.push(name);
    }
  }
  return { servers: [server], resolvers: [] };
}

function readForward(server: ServerDraft, source: Source, entry: Yaml): void {
  const map = mapIn(entry);
  const note = (code: string, line = entry.line) =>
    source.note(line, textIn(map.get("subtree")) || "forward", code);
  const to = itemsIn(map.get("servers"))
    .flatMap((item) =>
      typeof item.value === "string" ? [item] : itemsIn(mapIn(item).get("address")),
    )
    .flatMap((item) => {
      const [address = "", port] = textIn(item).split("@");
      const target = targetIn(address, port === "853" ? "53" : port);
      if (target === undefined) note("address", item.line);
      return target ?? [];
    });
  if (to.length === 0) note("no-targets");
  if (textIn(mapIn(map.get("options")).get("authoritative")) === "true")
    note("asked-without-recursion");
  for (const item of itemsIn(map.get("subtree"))) {
    const zone = nameIn(textIn(item));
    if (zone === undefined) note("name", item.line);
    else if (zone === "") {
      server.forwarders = to;
      server.forwardOnly = true;
    } else addForwarder(server, zone, to).fallback = false;
  }
}

function readLocal(server: ServerDraft, source: Source, local: YamlMap): void {
  for (const [written, value] of mapIn(local.get("addresses"))) {
    const name = nameIn(written);
    for (const item of itemsIn(value)) {
      const address = textIn(item);
      if (name && parseAddress(address)) addHost(server, name, address);
      else source.note(item.line, `${written}: ${address}`, "record-data");
    }
  }
  for (const [key, { line }] of local)
    if (key !== "addresses" && key !== "ttl" && key !== "nodata")
      source.note(line, key, "changes-answers");
}
