export {
  isSnapshot,
  SNAPSHOT_FORMAT,
  type Snapshot,
  type SnapshotGap,
  type SnapshotRefusal,
  snapshotParts,
  snapshotRefusal,
} from "./format.ts";
export { looksSecret, REMOVED, type Safe, withoutSecrets } from "./secrets.ts";
export {
  CURRENT_FORMAT,
  formatNumber,
  type Migration,
  migrations,
  type Reading,
  readingOf,
} from "./migrate.ts";
