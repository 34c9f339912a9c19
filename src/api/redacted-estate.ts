/** What is open, under other names and addresses, for an export that may be shared. */
import { readEstate } from "#src/azure/index.ts";
import type { Estate } from "#src/model/index.ts";
import { mergedSites, readSites, writeSites } from "#src/sites/index.ts";
import { type Redaction, redactionFor, SNAPSHOT_FORMAT } from "#src/snapshot/index.ts";
import type { ExportPort } from "./export-port.ts";
import { type OpenEstate, snapshotGaps } from "./open-estate.ts";

type Bag = Readonly<Record<string, unknown>>;

export type Redacted = { readonly estate: Estate; readonly redaction: Redaction };

const isBag = (value: unknown): value is Bag =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The estate of `open` as `redact` would write it, and the redaction, for names that are asked about. */
export function redactedEstate(open: OpenEstate, coin: ExportPort["coin"]): Redacted {
  const documents = [...open.documents.values()].filter(isBag);
  const gaps = snapshotGaps(open.estate);
  const sites: unknown = JSON.parse(writeSites(open.told));
  const redaction = redactionFor(
    { documents, gaps, sites: [sites] },
    coin(documents.map((one) => JSON.stringify(one))),
  );
  const value = {
    format: SNAPSHOT_FORMAT,
    takenAt: open.estate.takenAt,
    documents: documents.map(redaction.document),
    gaps: gaps.map(redaction.gap),
  };
  const read = readSites(redaction.sites(sites), "sites");
  const merged = mergedSites([{ source: "sites", read }]);
  const told = { sites: merged.sites, dnsServers: merged.dnsServers };
  return { estate: readEstate([{ source: "redacted", value }], told).estate, redaction };
}
