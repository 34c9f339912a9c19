/** Which settings does the YAML form of a PowerDNS Recursor configuration hold, in the words of the old form? */
import type { Option } from "./powerdns.ts";
import type { Source } from "./reach.ts";
import { itemsIn, mapIn, textIn, type Yaml, type YamlMap, yamlDocuments } from "./yaml.ts";

/** Whether `text` looks like a `recursor.yml`, or a list of forwarded zones. */
export function looksLikeRecursorYaml(text: string): boolean {
  return (
    /^(recursor|incoming|outgoing|dnssec):[ \t]*(#.*)?$/m.test(text) &&
    /^[ \t]+(forward_zones(_recurse|_file)?|auth_zones|listen|validation):/m.test(text)
  );
}

/** The settings of `source` that bear on where names go. */
export function yamlSettings(source: Source): Option[] {
  const documents = yamlDocuments(source.text, (line, seen) => source.note(line, seen, "line"));
  return documents.flatMap((part) =>
    Array.isArray(part.value)
      ? zonesOf(itemsIn(part), "forward-zones", source)
      : settingsOf(mapIn(part), source),
  );
}

function settingsOf(top: YamlMap, source: Source): Option[] {
  const recursor = mapIn(top.get("recursor"));
  const incoming = mapIn(top.get("incoming"));
  const option = (key: string, value: Yaml | undefined, text = textIn(value)): Option[] =>
    value ? [{ key, value: text, line: value.line, source }] : [];
  const listen = incoming.get("listen");
  const hosts = textIn(recursor.get("export_etc_hosts"));
  return [
    ...zonesOf(itemsIn(recursor.get("forward_zones")), "forward-zones", source),
    ...zonesOf(itemsIn(recursor.get("forward_zones_recurse")), "forward-zones-recurse", source),
    ...option("forward-zones-file", recursor.get("forward_zones_file")),
    ...itemsIn(recursor.get("auth_zones")).flatMap((zone) =>
      option(
        "auth-zones+",
        zone,
        `${textIn(mapIn(zone).get("zone"))}=${textIn(mapIn(zone).get("file"))}`,
      ),
    ),
    ...(hosts === "" ? [] : option("export-etc-hosts", recursor.get("export_etc_hosts"))),
    ...option("etc-hosts-file", recursor.get("etc_hosts_file")),
    ...option("local-address", listen, itemsIn(listen).map(textIn).join(" ")),
    ...option("dnssec", mapIn(top.get("dnssec")).get("validation")),
    ...option("lua-dns-script", recursor.get("lua_dns_script")),
    ...option("lua-config-file", recursor.get("lua_config_file")),
    ...option("dns64-prefix", mapIn(top.get("outgoing")).get("dns64_prefix")),
  ];
}

/** `- zone: x`, `forwarders: [..]`, `recurse: true` as `zone=address;address`. */
function zonesOf(zones: readonly Yaml[], key: string, source: Source): Option[] {
  return zones.map((zone) => {
    const map = mapIn(zone);
    const isRecursing = key === "forward-zones-recurse" || textIn(map.get("recurse")) === "true";
    const to = itemsIn(map.get("forwarders")).map(textIn).join(";");
    return {
      key: `${isRecursing ? "forward-zones-recurse" : "forward-zones"}+`,
      value: `${textIn(map.get("zone"))}=${to}`,
      line: zone.line,
      source,
    };
  });
}
