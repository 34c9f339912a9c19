/** Building a scene: the demo at each level from nothing known, and an estate drawn in 2,000 boxes. */
import { type SceneLevel, sceneFor } from "#src/diagram/index.ts";
import { namedBy, traceOf } from "#src/verdict/index.ts";
import { generated } from "../diagram/estates.ts";
import { answeredDemo } from "./demo.ts";
import { bestOf, type Row } from "./rows.ts";

const levels: readonly SceneLevel[] = [1, 2, 3, 4];

export async function bench(): Promise<readonly Row[]> {
  const { estate, vantages, pairs } = await answeredDemo();
  const from = vantages.find(({ kind }) => kind === "vm");
  const name = estate.services.find((one) => one.name === "stcontoso")?.names[0]?.fqdn ?? "";
  if (!from) throw new Error("The demo has no machine to ask from.");
  const trace = traceOf(estate, { from, name });
  const service = namedBy(estate, [name]).service?.id ?? null;
  const asked = { from: from.id, service, word: trace.word, trace };
  const rows: Row[] = levels.map((level) => {
    // A copy of the estate has no memory: everything is found anew.
    const draw = () => sceneFor({ ...estate }, { level, vantages, pairs, asked });
    const started = performance.now();
    const scene = draw();
    const first = performance.now() - started;
    const size = `${scene.boxes.length} boxes, ${scene.wires.length} wires`;
    return {
      what: `scene of the demo at level ${level}, cold`,
      value: bestOf(9, draw),
      unit: "ms",
      target: { is: "at most", value: 50 },
      note: `${size}; ${first.toFixed(0)} ms the first time`,
    };
  });
  const large = generated(20_261_014, 2400);
  const draw = () => sceneFor({ ...large.estate }, { level: 3, cap: 2000, ...large });
  const { boxes, wires } = draw();
  const what = `scene of ${boxes.length} boxes and ${wires.length} wires, cold`;
  const capped = () => sceneFor({ ...large.estate }, { level: 3, ...large });
  return [
    ...rows,
    { what, value: bestOf(5, draw), unit: "ms", note: "past the cap, as exports draw it" },
    { what: "the same estate within the cap, cold", value: bestOf(5, capped), unit: "ms" },
  ];
}
