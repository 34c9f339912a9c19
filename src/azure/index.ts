export { type Decoded, decodeExport, readText } from "./decode.ts";
export type { Documents } from "./documents.ts";
export { type ReadEstate, readEstate, type ToldBeside } from "./read-estate.ts";
export type { Oddity, OddityCode, ReadingReport } from "./report.ts";
