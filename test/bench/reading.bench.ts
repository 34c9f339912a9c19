/** Reading real exports against bare JSON.parse of the same bytes. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readEstate } from "#src/azure/index.ts";
import { demoDocuments } from "#src/demo/index.ts";
import { bestOf, type Row } from "./rows.ts";

const shared = join(import.meta.dirname, "../../../shared/data/merged-estate.json.gz");

export function bench(): readonly Row[] {
  const isReal = existsSync(shared);
  const text = isReal
    ? gunzipSync(readFileSync(shared)).toString("utf8")
    : JSON.stringify(Array.from({ length: 20 }, () => demoDocuments()).flat());
  const parse = bestOf(30, () => JSON.parse(text));
  const both = bestOf(30, () => readEstate([{ source: "bench", value: JSON.parse(text) }]));
  const note = isReal ? "3,619 real resources" : "no ../shared/data: the demo, twenty times";
  return [
    { what: "JSON.parse of the export", value: parse, unit: "ms", note },
    { what: "parse and read into an estate", value: both, unit: "ms" },
    {
      what: "the reader alone against JSON.parse",
      value: (both - parse) / parse,
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
