export {
  documentTexts,
  isSnapshot,
  SNAPSHOT_FORMAT,
  type Snapshot,
  type SnapshotGap,
  type SnapshotRefusal,
  sitesIn,
  snapshotRefusal,
  sortedGaps,
} from "./format.ts";
export {
  CURRENT_FORMAT,
  formatNumber,
  type Migration,
  migrations,
  type Reading,
  readingOf,
} from "./migrate.ts";
export { type Redaction, redactionFor } from "./redact.ts";
export { type AddressMap, addressMap, type Coin } from "./redact-addresses.ts";
export { looksSecret, REMOVED, type Safe, withoutSecrets } from "./secrets.ts";
