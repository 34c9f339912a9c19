/** What is open, under other names and addresses, for an export that may be shared. */
import { readEstate } from "#src/azure/index.ts";
import type { Estate } from "#src/model/index.ts";
import { mergedSites, readSites, writeSites } from "#src/sites/index.ts";
import { type Redaction, redactionFor, SNAPSHOT_FORMAT } from "#src/snapshot/index.ts";
import type { ExportPort } from "./export-port.ts";
import { type OpenEstate, snapshotGaps } from "./open-estate.ts";

type Bag = Readonly<Record<string, unknown>>;

export type Redacted = {
  readonly later: Estate;
  readonly earlier: Estate | undefined;
  readonly redaction: Redaction;
};

const isBag = (value: unknown): value is Bag =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The estate of `open` as `redact` would write it, and the redaction, for names that are asked about. An earlier one
 * gets the same pseudonyms, which are taken of both together: what is one thing in both is one thing still.
 */
export function redactedEstates(
  open: OpenEstate,
  earlier: OpenEstate | undefined,
  coin: ExportPort["coin"],
): Redacted {
  const parts = partsOf(open);
  const before = earlier && partsOf(earlier);
  const redaction = redactionOf(before ? [before, parts] : [parts], coin);
  return {
    later: under(redaction, parts),
    earlier: before && under(redaction, before),
    redaction,
  };
}

type Parts = {
  readonly documents: readonly Bag[];
  readonly gaps: ReturnType<typeof snapshotGaps>;
  readonly sites: unknown;
  readonly takenAt: string;
};

function partsOf(open: OpenEstate): Parts {
  return {
    documents: [...open.documents.values()].filter(isBag),
    gaps: snapshotGaps(open.estate),
    sites: JSON.parse(writeSites(open.told)),
    takenAt: open.estate.takenAt,
  };
}

function redactionOf(all: readonly Parts[], coin: ExportPort["coin"]): Redaction {
  const documents = all.flatMap((parts) => parts.documents);
  return redactionFor(
    {
      documents,
      gaps: all.flatMap((parts) => parts.gaps),
      sites: all.map((parts) => parts.sites),
    },
    coin(documents.map((one) => JSON.stringify(one))),
  );
}

function under(redaction: Redaction, { documents, gaps, sites, takenAt }: Parts): Estate {
  const value = {
    format: SNAPSHOT_FORMAT,
    takenAt,
    documents: documents.map(redaction.document),
    gaps: gaps.map(redaction.gap),
  };
  const read = readSites(redaction.sites(sites), "sites");
  const merged = mergedSites([{ source: "sites", read }]);
  const told = { sites: merged.sites, dnsServers: merged.dnsServers };
  return readEstate([{ source: "redacted", value }], told).estate;
}
