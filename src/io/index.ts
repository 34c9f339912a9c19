export {
  azureCollector,
  type CollectorHost,
  collectScript,
  memoryVault,
  type Shell,
  type Vault,
} from "./azure/index.ts";
export { breath } from "./breath.ts";
export { coinOf, keyOfContent } from "./coin.ts";
export { type Given, givenBy, pathsIn } from "./desktop/given.ts";
export {
  addressFor,
  type Bounds,
  type Kept,
  type KeptWindow,
  keeper,
  readKept,
  visibleOn,
} from "./desktop/kept-windows.ts";
export { type MenuHands, type MenuItem, menuTemplate } from "./desktop/menu.ts";
export { type Seal, vaultFile } from "./desktop/vault-file.ts";
export { serveVault, vaultAt } from "./desktop/vault-line.ts";
export { writeAside, writeOut } from "./desktop/write-out.ts";
export { type FileFault, fileFault } from "./file-fault.ts";
export { nodeFiles } from "./files.ts";
export { type PageFile, pageAt } from "./host/pages.ts";
export { contentPolicy, pageHeaders } from "./host/policy.ts";
export { type Host, type HostOptions, startHost } from "./host/start-host.ts";
export { nodePainter } from "./paint/painter.ts";
export { snapshotPieces, writeSnapshotFile } from "./snapshot-file/index.ts";
export { keepingIn, snapshotsFolder } from "./snapshots-folder.ts";
export { writeFileWhole } from "./write-file.ts";
