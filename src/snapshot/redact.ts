/** How is an estate made fit for sharing: other names and addresses, the same structure and answers? */
import { serviceTagRows } from "#src/azure/catalogue/index.ts";
import type { SnapshotGap } from "./format.ts";
import { addressMap, type Coin } from "./redact-addresses.ts";
import { type Census, nameMap } from "./redact-names.ts";
import { type Rewriter, rewriter } from "./redact-values.ts";
import { withoutSecrets } from "./secrets.ts";

type Bag = Readonly<Record<string, unknown>>;

/** Rewrites what belongs to one estate, each part by the same pseudonyms. */
export type Redaction = {
  readonly document: (document: Bag) => Bag;
  readonly gap: (gap: SnapshotGap) => SnapshotGap;
  readonly id: (id: string) => string;
  /** A domain name. */
  readonly name: (name: string) => string;
  /** A sites file, as parsed JSON. */
  readonly sites: (sites: unknown) => unknown;
};

/**
 * The redaction for an estate of these documents, gaps and sites files. Names become `n001`…, in the order of the
 * originals; GUIDs are numbered; addresses change by `coin` with containment kept; public suffixes, types, regions,
 * states and ports stay. Secrets go. Equal input and an equal coin give equal output.
 */
export function redactionFor(
  estate: {
    readonly documents: Iterable<Bag>;
    readonly gaps: readonly SnapshotGap[];
    readonly sites?: readonly unknown[];
  },
  coin: Coin,
): Redaction {
  const ranges: string[] = [];
  const census: Census = { words: new Set(), guids: new Set() };
  const still = addressMap(() => false);
  // First round: every name is taken down, and every range, before any pseudonym is given.
  const taking = redaction(rewriter(nameMap(still, census, true), still));
  const isBag = (value: unknown): value is Bag =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  for (const document of estate.documents) {
    taking.document(document);
    findRanges(document, ranges);
  }
  for (const gap of estate.gaps) taking.gap(gap);
  for (const sites of estate.sites ?? []) if (isBag(sites)) taking.sites(sites);
  const fixed = serviceTagRows.flatMap((row) => row[4].split(" "));
  const addresses = addressMap(coin, { fixed, ranges });
  return redaction(rewriter(nameMap(addresses, census, false), addresses));
}

function redaction({ document, id, name }: Rewriter): Redaction {
  return {
    id,
    name,
    document: (one) => document(withoutSecrets(one).document),
    gap: (gap) => ({ ...gap, scope: gap.scope === "" ? "" : id(gap.scope) }),
    sites: (sites) =>
      typeof sites === "object" && sites !== null && !Array.isArray(sites)
        ? { ...document(sites as Bag), format: (sites as Bag).format }
        : sites,
  };
}

/** Ranges of addresses in a document: `a-b` in one text, or start and end side by side. */
function findRanges(value: unknown, into: string[]): void {
  if (typeof value === "string") {
    if (/^[\d.a-f:]+\s*-\s*[\d.a-f:]+$/i.test(value)) into.push(value);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) findRanges(item, into);
    return;
  }
  const { startIpAddress, endIpAddress } = value as Bag;
  if (typeof startIpAddress === "string" && typeof endIpAddress === "string")
    into.push(`${startIpAddress}-${endIpAddress}`);
  for (const inner of Object.values(value)) findRanges(inner, into);
}
