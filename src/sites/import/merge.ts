/** Which servers do the drafts of several files make, when one server was exported in parts? */
import type { ServerDraft } from "./draft.ts";

/** Exports of one server by its software: these come in several files, and a configuration with includes does not. */
const IN_PARTS = new Set(["windows", "infoblox"]);

/** `servers` with the parts of one server put together: same software, and same computer where told. */
export function merged(servers: readonly ServerDraft[]): ServerDraft[] {
  const kept: ServerDraft[] = [];
  for (const server of servers) {
    const same = IN_PARTS.has(server.software)
      ? kept.find(
          (k) =>
            k.software === server.software &&
            (k.label === server.label || k.label === "" || server.label === ""),
        )
      : undefined;
    if (same) join(same, server);
    else kept.push(server);
  }
  return kept;
}

function join(into: ServerDraft, part: ServerDraft): void {
  if (into.label === "") into.label = part.label;
  into.addresses.push(...part.addresses);
  // Only a part that tells forwarders says what happens when they are silent.
  if (into.forwarders.length === 0 && part.forwarders.length > 0 && part.rootHints !== undefined)
    into.rootHints = part.rootHints;
  into.forwarders.push(...part.forwarders);
  if (part.forwardOnly !== undefined) into.forwardOnly ??= part.forwardOnly;
  for (const [zone, forwarder] of part.conditional)
    if (!into.conditional.has(zone)) into.conditional.set(zone, forwarder);
  for (const [name, zone] of part.zones) {
    const known = into.zones.get(name);
    if (!known) into.zones.set(name, zone);
    else if (zone.records.length > 0 || zone.complete) {
      known.complete ||= zone.complete;
      for (const record of zone.records) known.records.push(record);
    }
  }
}
