/** Short forms in which tests tell what an import made: one line per forwarder, zone and note. */
import { type ImportFile, type ImportOptions, importSites, readSites } from "#src/sites/index.ts";

/** Files by name. */
export function filesOf(texts: Readonly<Record<string, string>>): ImportFile[] {
  return Object.entries(texts).map(([name, text]) => ({ name, text }));
}

/** What `importSites` makes of `texts`, in lines; notes as `file:line code`. */
export function imported(texts: Readonly<Record<string, string>>, options: ImportOptions = {}) {
  const { sites, notes, recognised } = importSites(filesOf(texts), {
    address: "10.0.0.53",
    ...options,
  });
  const read = readSites(sites, "sites.json");
  return {
    oddities: read.oddities,
    notes: notes.map((n) => `${n.file}:${n.line} ${n.code}`),
    as: recognised.map((r) => `${r.file} ${r.as}`),
    sites: read.sites.map((s) => `${s.name} asks ${s.dnsServers.join(" ")}`),
    servers: read.dnsServers.map((s) => [
      `${s.software} ${s.address}${s.name ? ` ${s.name}` : ""}${s.rootHints ? " root" : ""}${s.forwardOnly ? " only" : ""}`,
      ...(s.forwarders.length > 0 ? [`. -> ${s.forwarders.map(targetText).join(" ")}`] : []),
      ...s.conditionalForwarders.map(
        (f) =>
          `${f.zone || "."} -> ${f.to.map(targetText).join(" ") || "nowhere"}${f.fallback ? " or root" : ""}${f.enabled ? "" : " (off)"}`,
      ),
      ...s.zones.map(
        (z) =>
          `${z.name || "."} = ${z.records.map((r) => `${r.name} ${r.type} ${r.data}`).join(", ") || "nothing"}${z.authoritative ? "" : " (hosts)"}${z.complete === false ? " (unseen)" : ""}`,
      ),
      ...(s.rebindFilter ? [`filters but ${s.rebindFilter.allowSuffixes.join(" ")}`] : []),
      ...(s.dnssecValidation
        ? [`validates but ${s.validateExcept.join(" ")}`]
        : s.dnssecValidation === false
          ? ["does not validate"]
          : []),
    ]),
  };
}

function targetText(target: { readonly address: string; readonly port: number }): string {
  return target.port === 53 ? target.address : `${target.address}#${target.port}`;
}
