/** What is open behind the door: the estate, where it came from, and what people told beside it? */
import type { Documents } from "#src/azure/index.ts";
import { openingMessages } from "#src/messages/index.ts";
import { type DnsServer, type Estate, keyOf, vantagesOf } from "#src/model/index.ts";
import type { Told } from "#src/sites/index.ts";
import type { SnapshotGap } from "#src/snapshot/index.ts";
import { serviceRows } from "./answer-services.ts";
import type { Opened, ReadingReport } from "./calls.ts";

/** An open estate. It is replaced whole, never changed. */
export type OpenEstate = {
  readonly estate: Estate;
  readonly report: ReadingReport;
  /** The raw document behind a key. */
  readonly documents: Documents;
  readonly told: Told;
  readonly title: string;
  readonly isDemo: boolean;
};

/** What people read about an open estate. */
export function openedReply(open: OpenEstate): Opened {
  const { estate, report, title, isDemo } = open;
  const count = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((sum, n) => sum + n, 0);
  return {
    title,
    isDemo,
    takenAt: estate.takenAt,
    resources: count(report.counts) + count(report.ignored),
    subscriptions: estate.subscriptions.length,
    vantages: vantagesOf(estate).length,
    services: serviceRows(estate).length,
    gaps: estate.gaps.length,
    report,
  };
}

/** `open` with `server` told beside the others; it takes the place of one at the same address in the same VNet. */
export function withServer(open: OpenEstate, server: DnsServer): OpenEstate {
  const isOther = (other: DnsServer) =>
    other.address !== server.address || other.vnet !== server.vnet;
  const dnsServers = [...open.told.dnsServers.filter(isOther), server].toSorted((a, b) =>
    `${a.address} ${a.vnet ?? ""}` < `${b.address} ${b.vnet ?? ""}` ? -1 : 1,
  );
  // Only what was told changes, so the documents need not be read again, and tables of the other lists stay.
  return {
    ...open,
    told: { ...open.told, dnsServers },
    estate: { ...open.estate, dnsServers },
  };
}

/** The document behind `id` as it was read, or what was told under `sites.json#…`; null when there is none. */
export function documentAt(open: OpenEstate, id: string): unknown {
  const told = /^sites\.json#(.*)$/.exec(id)?.[1];
  if (told === undefined) return open.documents.get(keyOf(id)) ?? null;
  return (
    open.told.sites.find(({ name }) => name === told) ??
    open.told.dnsServers.find(({ address }) => address === told) ??
    null
  );
}

/** The gaps of `estate` as a snapshot carries them. */
export function snapshotGaps(estate: Estate): readonly SnapshotGap[] {
  return estate.gaps
    .filter(({ why }) => why !== "referenced")
    .map(({ scope, type, why, right }) => ({ scope, type, why, right }));
}

/** The title of an estate that was read from `paths`. */
export function titleOf(paths: readonly string[]): string {
  const nameOf = (path: string) =>
    path
      .replace(/[/\\]+$/, "")
      .split(/[/\\]/)
      .at(-1) || path;
  return paths
    .map((path) => (path === "demo" ? openingMessages.demoTitle() : nameOf(path)))
    .join(" + ");
}
