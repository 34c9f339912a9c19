/** From the bytes of a snapshot to its first picture, without a page: 5,000 and 20,000 resources, against JSON.parse of the same bytes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Api, createApi } from "#src/api/index.ts";
import { nodeFiles } from "#src/io/index.ts";
import { SNAPSHOT_FORMAT } from "#src/snapshot/index.ts";
import { bigEstate } from "../arm/big-estate.ts";
import { largeDocuments } from "./large-documents.ts";
import type { Row } from "./rows.ts";

const RUNS = 4;

/** Estates of two shapes: spokes of one hub, and networks that nothing joins. */
const estates: readonly { readonly what: string; readonly documents: () => readonly unknown[] }[] =
  [
    { what: "5,000 resources", documents: () => largeDocuments(5000) },
    { what: "20,000 resources", documents: () => largeDocuments(20_000) },
    { what: "20,000 in 400 networks", documents: () => bigEstate(400) },
  ];

export async function bench(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const rows: Row[] = [];
    for (const { what, documents } of estates) {
      const path = join(folder, `${what}.json`);
      const takenAt = "2026-11-20T09:12:00Z";
      const parts = { format: SNAPSHOT_FORMAT, takenAt, documents: documents(), gaps: [] };
      writeFileSync(path, JSON.stringify(parts));
      rows.push(...(await ofEstate(path, what)));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ofEstate(path: string, what: string): Promise<readonly Row[]> {
  const parse = Math.min(
    ...Array.from({ length: RUNS }, () => {
      const started = performance.now();
      JSON.parse(readFileSync(path, "utf8"));
      return performance.now() - started;
    }),
  );
  const runs: Run[] = [];
  for (let i = 0; i < RUNS; i++) runs.push(await ofRun(path));
  const best = runs.reduce((a, b) => (b.whole < a.whole ? b : a));
  const first = runs[0]?.whole ?? 0;
  const note = `${best.reading.toFixed(0)} ms of it reading; ${first.toFixed(0)} ms the first time`;
  const atMost = (value: number) => ({ is: "at most", value }) as const;
  return [
    {
      what: `${what}: snapshot bytes to scene`,
      value: best.whole,
      unit: "ms",
      target: atMost(2000),
      note,
    },
    { what: `${what}: the same against JSON.parse`, value: best.whole / parse, unit: "×" },
    { what: `${what}: another level`, value: best.level, unit: "ms", target: atMost(250) },
  ];
}

type Run = { readonly reading: number; readonly whole: number; readonly level: number };

/** One opening by a door of its own: nothing is remembered of another. */
async function ofRun(path: string): Promise<Run> {
  const api: Api = createApi({ files: nodeFiles() });
  const started = performance.now();
  const since = () => performance.now() - started;
  const opened = await api("open", { paths: [path] });
  const reading = since();
  const scene = await api("scene", { level: 1 });
  const whole = since();
  const next = await api("scene", { level: 2 });
  const level = since() - whole;
  for (const reply of [opened, scene, next]) if (!reply.ok) throw new Error(reply.fault.sentence);
  return { reading, whole, level };
}
