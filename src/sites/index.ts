export type { SitesOddity } from "./fields.ts";
export type { ImportFile, ImportNote } from "./import/draft.ts";
export {
  type ImportOptions,
  type ImportResult,
  importSites,
  type SitesFile,
} from "./import/import-sites.ts";
export { textOfBytes } from "./import/text.ts";
export {
  mergedSites,
  type ReadSites,
  readOneServer,
  readSites,
  SITES_FORMAT,
  type SitesRefusal,
  type Told,
} from "./read-sites.ts";
export { writeSites } from "./write-sites.ts";
