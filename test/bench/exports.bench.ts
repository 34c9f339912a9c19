/** Every format of an estate drawn in 2,000 boxes, with peak memory each, beside Graphviz laying out our DOT in the same run. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { sceneFor } from "#src/diagram/index.ts";
import { pdfOf } from "#src/io/paint/pdf.ts";
import { pngOf } from "#src/io/paint/png.ts";
import { pictureWords } from "#src/messages/index.ts";
import {
  dotOf,
  drawioOf,
  htmlOf,
  mermaidOf,
  pictureOf,
  sceneJson,
  svgOf,
  tablesOf,
  vsdxOf,
} from "#src/report/index.ts";
import { generated } from "../diagram/estates.ts";
import type { Row } from "./rows.ts";

/** Longest that Graphviz is waited for; what it has not done by then counts as that long. */
const PATIENCE_MS = 120_000;

export async function bench(): Promise<readonly Row[]> {
  const { estate, vantages, pairs } = generated(20_261_014, 2400);
  const drawn = () => sceneFor(estate, { level: 3, vantages, pairs, cap: 2000 });
  const scene = drawn();
  const boxes = scene.boxes.length;
  const formats: Readonly<Record<string, () => unknown>> = {
    SVG: () => svgOf(pictureOf(scene)),
    "draw.io": () => drawioOf(scene),
    Mermaid: () => mermaidOf(scene),
    DOT: () => dotOf(scene),
    Visio: () => vsdxOf(scene),
    HTML: () => htmlOf(scene),
    JSON: () => sceneJson(scene),
    "PDF with tables": () =>
      pdfOf(pictureOf(scene), { size: "A1", tables: tablesOf(scene, pictureWords.en) }),
    PNG: () => pngOf(pictureOf(scene)),
  };
  const rows: Row[] = [];
  let together = 0;
  for (const [name, make] of Object.entries(formats)) {
    // The better of two: the machine disturbs the other one more.
    const [a, b] = [await measured(make), await measured(make)];
    const [ms, peak] = [Math.min(a.ms, b.ms), Math.max(a.peak, b.peak)];
    together += ms;
    rows.push({
      what: `${boxes} boxes and ${scene.wires.length} wires as ${name}`,
      value: ms,
      unit: "ms",
      note: `peak ${peak} MB`,
    });
  }
  rows.push({
    what: "all formats together",
    value: together,
    unit: "ms",
    target: { is: "at most", value: 5000 },
  });
  const graphviz = layoutByDot(dotOf(scene));
  if (graphviz === undefined) return rows;
  const svg = await measured(() => svgOf(pictureOf(drawn())));
  return [
    ...rows,
    { what: "Graphviz dot: our DOT of it to SVG", value: graphviz, unit: "ms" },
    { what: "ours: from the estate to SVG, layout included", value: svg.ms, unit: "ms" },
    {
      what: "dot against ours",
      value: graphviz / svg.ms,
      unit: "×",
      target: { is: "at least", value: 5 },
    },
  ];
}

/** Milliseconds of one run, and the most memory of the process while it ran, in megabytes. */
async function measured(
  make: () => unknown,
): Promise<{ readonly ms: number; readonly peak: number }> {
  let peak = process.memoryUsage().rss;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 5);
  const started = performance.now();
  await make();
  const ms = performance.now() - started;
  peak = Math.max(peak, process.memoryUsage().rss);
  clearInterval(watch);
  return { ms, peak: Math.round(peak / 2 ** 20) };
}

/** Milliseconds that `dot` takes to lay `text` out and draw it; undefined, with a word, when it is not installed. */
function layoutByDot(text: string): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), "split-horizon-"));
  const file = join(folder, "scene.dot");
  writeFileSync(file, text);
  const started = performance.now();
  const { error } = spawnSync("dot", ["-Tsvg", "-o", join(folder, "scene.svg"), file], {
    timeout: PATIENCE_MS,
    stdio: "ignore",
  });
  const ms = performance.now() - started;
  rmSync(folder, { recursive: true, force: true });
  const isMissing = error !== undefined && "code" in error && error.code === "ENOENT";
  if (isMissing) console.log("SKIPPED: there is no dot here, so nothing is compared with it.");
  return isMissing ? undefined : ms;
}
