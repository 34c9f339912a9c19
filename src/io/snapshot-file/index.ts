export { replaceFile } from "./atomic.ts";
export { type HistoryEntry, listHistory, saveToHistory } from "./history.ts";
export { type SnapshotFound, snapshotAt } from "./open.ts";
export { type NotRead, type ReadOptions, readSnapshotFile, type SnapshotRead } from "./read.ts";
export { outlived, type Retention, USUAL_RETENTION } from "./retention.ts";
export { newScanner } from "./scan.ts";
export { type SnapshotHeader, snapshotPieces, writeSnapshotFile } from "./write.ts";
