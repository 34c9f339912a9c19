/** What does a server host by a zone file, and where do the zone's delegations lead? */
import { addForwarder, type ServerDraft, zoneIn } from "./draft.ts";
import type { Source } from "./reach.ts";
import { readZoneFile } from "./zone-file.ts";

/**
 * Adds the zone called `name` to `server`, with the records of `files`; without a file its records are unknown.
 * Returned are the names that the zone delegates. A delegation is followed to the addresses that the zone gives, or to `delegatedTo` where the server forwards all.
 */
export function hostZone(
  server: ServerDraft,
  name: string,
  files: readonly Source[],
  delegatedTo: readonly string[] = [],
): string[] {
  const names: string[] = [];
  const zone = zoneIn(server, name, true);
  zone.authoritative = true;
  zone.complete = files.length > 0;
  for (const file of files) {
    const { records, cuts } = readZoneFile(file, name);
    for (const record of records) zone.records.push(record);
    for (const cut of cuts) {
      names.push(cut.name);
      if (server.conditional.has(cut.name) || server.zones.has(cut.name)) continue;
      const to = delegatedTo.length > 0 ? delegatedTo : cut.servers;
      if (to.length === 0) file.note(cut.line, cut.name, "delegation-without-address");
      addForwarder(server, cut.name, to).fallback = false;
    }
  }
  return names;
}
