/** What is a snapshot file: its format, how it is written the same each time, and which ones this program reads? */
import { sortedBy } from "#src/base/index.ts";

/** The format that this program writes and reads. */
export const SNAPSHOT_FORMAT = "split-horizon.snapshot/1";

/** What could not be read, as a snapshot carries it; scopes in the letter case of their ids. */
export type SnapshotGap = {
  readonly scope: string;
  readonly type: string;
  readonly why: string;
  readonly right: string;
};

/** An estate at a time: the raw documents as Azure gave them, and what could not be read. */
export type Snapshot = {
  readonly format: typeof SNAPSHOT_FORMAT;
  /** ISO time at which Azure was read; "" when nothing tells. */
  readonly takenAt: string;
  readonly documents: readonly unknown[];
  readonly gaps: readonly SnapshotGap[];
  /** What people told of their premises, as a sites file holds it; nothing when nobody did. */
  readonly sites?: unknown;
};

/** What people told that stands in a snapshot; undefined when nothing does. */
export function sitesIn(value: unknown): unknown {
  if (!isSnapshot(value)) return undefined;
  return typeof value === "object" && value !== null && "sites" in value ? value.sites : undefined;
}

/** Why a value that claims to be a snapshot is not read. */
export type SnapshotRefusal =
  | { readonly why: "newer"; readonly format: number }
  | { readonly why: "no-documents"; readonly seen: unknown };

/** Whether `value` claims to be a snapshot of any format. */
export function isSnapshot(value: unknown): boolean {
  return formatOf(value) !== undefined;
}

/** Why the snapshot `value` cannot be read; undefined when it can, or is no snapshot at all. */
export function snapshotRefusal(value: unknown): SnapshotRefusal | undefined {
  const format = formatOf(value);
  if (format === undefined) return undefined;
  if (format > 1) return { why: "newer", format };
  const seen: unknown = (value as { readonly documents?: unknown }).documents;
  return Array.isArray(seen) ? undefined : { why: "no-documents", seen };
}

/** The number of a snapshot's format; undefined when `value` is no snapshot. */
function formatOf(value: unknown): number | undefined {
  if (typeof value !== "object" || value === null || !("format" in value)) return undefined;
  const found = typeof value.format === "string" ? PATTERN.exec(value.format)?.[1] : undefined;
  return found === undefined ? undefined : Number(found);
}

const PATTERN = /^split-horizon\.snapshot\/(\d+)$/;

/**
 * The documents as JSON, each on one line and in order of id, so that equal content gives equal bytes and two
 * snapshots can be compared line by line. No text is longer than one document, so an estate larger than a text can be
 * is written all the same.
 */
export function* documentTexts(documents: readonly unknown[]): Generator<string> {
  for (const document of sortedBy(documents, idOf)) yield JSON.stringify(document);
}

/** The gaps in order of scope and type. */
export function sortedGaps(gaps: readonly SnapshotGap[]): readonly SnapshotGap[] {
  return sortedBy(gaps, (gap) => `${gap.scope.toLowerCase()} ${gap.type} ${gap.why}`);
}

/** The lower-case id of a document, by which documents stand in order; those without one come first. */
function idOf(document: unknown): string {
  if (typeof document !== "object" || document === null) return "";
  const id = Object.entries(document).find(([key]) => key.toLowerCase() === "id")?.[1];
  return typeof id === "string" ? id.toLowerCase() : "";
}
