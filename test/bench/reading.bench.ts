/** Reading real exports against bare JSON.parse of the same bytes. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readEstate } from "#src/azure/index.ts";
import { demoDocuments } from "#src/demo/index.ts";
import type { Row } from "./rows.ts";

const shared = join(import.meta.dirname, "../../../shared/data/merged-estate.json.gz");

export function bench(): readonly Row[] {
  const isReal = existsSync(shared);
  const text = isReal
    ? gunzipSync(readFileSync(shared)).toString("utf8")
    : JSON.stringify(Array.from({ length: 20 }, () => demoDocuments()).flat());
  // Both in turn, so that each run reads objects that were parsed just now.
  let parse = Number.POSITIVE_INFINITY;
  let read = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 60; run++) {
    const started = performance.now();
    const value: unknown = JSON.parse(text);
    const parsed = performance.now();
    readEstate([{ source: "bench", value }]);
    parse = Math.min(parse, parsed - started);
    read = Math.min(read, performance.now() - parsed);
  }
  const both = parse + read;
  const note = isReal ? "3,619 real resources" : "no ../shared/data: the demo, twenty times";
  return [
    { what: "JSON.parse of the export", value: parse, unit: "ms", note },
    { what: "parse and read into an estate", value: both, unit: "ms" },
    {
      what: "the reader alone against JSON.parse",
      value: read / parse,
      unit: "×",
    },
    {
      what: "parsing and reading against JSON.parse",
      value: both / parse,
      unit: "×",
      target: { is: "at most", value: 3 },
    },
  ];
}
