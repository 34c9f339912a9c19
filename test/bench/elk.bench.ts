/** The same boxes and wires laid out by ELK layered and by ours: crossings, length, bends, area and time. */
import { createRequire } from "node:module";
import type { ELK, ElkExtendedEdge, ElkNode } from "elkjs";
import { type Box, type Scene, type SceneLevel, sceneFor, type Wire } from "#src/diagram/index.ts";
import { placedOf } from "../../src/diagram/route.ts";
import type { Shown } from "../../src/diagram/show.ts";
import type { Tie } from "../../src/diagram/tie.ts";
import { generated, type World } from "../diagram/estates.ts";
import { crossingsOf } from "../diagram/laws.ts";
import { answeredDemo } from "./demo.ts";
import type { Row } from "./rows.ts";

/** What a picture costs its reader, and how long it took. */
type Figures = {
  readonly crossings: number;
  readonly length: number;
  readonly bends: number;
  readonly area: number;
  readonly ms: number;
};

/** Made by its package's own factory: the package is of the older kind of module, and tells no type of its bundle. */
const newElk = (): ELK => {
  const Elk = createRequire(import.meta.url)("elkjs/lib/elk.bundled.js") as new () => ELK;
  return new Elk();
};

/** Milliseconds of processor since then: what other programs do meanwhile changes no ratio. */
function cpuSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** Each layout is drawn so often, or for so many milliseconds: compiled code is measured, of either. */
const MOST_RUNS = 25;
const MOST_MS = 2000;

/** The last picture, and the processor's milliseconds of the quickest. */
async function quickest<T>(
  draw: () => T | Promise<T>,
): Promise<{ readonly drawn: T; readonly ms: number }> {
  let [least, sum] = [Number.POSITIVE_INFINITY, 0];
  for (let run = 1; ; run++) {
    const started = process.cpuUsage();
    const drawn = await draw();
    const ms = cpuSince(started);
    least = Math.min(least, ms);
    sum += ms;
    if (run >= MOST_RUNS || sum >= MOST_MS) return { drawn, ms: least };
  }
}

/** Sizes of the generated estates, in things. */
const sizes = [10, 30, 60, 120, 250, 500, 1000, 2400] as const;

export async function bench(): Promise<readonly Row[]> {
  const demo = await answeredDemo();
  const pictures: (readonly [string, World, SceneLevel, number])[] = [
    ...([1, 2, 3] as const).map((level) => [`demo, level ${level}`, demo, level, 300] as const),
    ...sizes.map((size, i) => {
      const cap = size > 2000 ? 2000 : 300;
      return [`${size} things`, generated(i, size), 3, cap] as const;
    }),
  ];
  const rows: Row[] = [];
  const all: { readonly ours: Figures; readonly elk: Figures }[] = [];
  for (const [title, world, level, cap] of pictures) {
    const draw = () => sceneFor({ ...world.estate }, { level, cap, ...world });
    const { drawn: scene, ms: wholeMs } = await quickest(draw);
    const { wires, ours, elk } = await compared(scene);
    all.push({ ours, elk });
    const size = `${scene.boxes.length} boxes, ${wires.length} wires`;
    rows.push(
      { what: `${title}: crossings of ours`, value: ours.crossings, unit: "", note: size },
      { what: `${title}: crossings of ELK`, value: elk.crossings, unit: "" },
      { what: `${title}: wire length against ELK`, value: ours.length / elk.length, unit: "×" },
      { what: `${title}: bends against ELK`, value: ours.bends / elk.bends, unit: "×" },
      { what: `${title}: area against ELK`, value: ours.area / elk.area, unit: "×" },
      { what: `${title}: time of ours`, value: ours.ms, unit: "ms" },
      { what: `${title}: with all that comes before it`, value: wholeMs, unit: "ms" },
      {
        what: `${title}: ELK's time against ours`,
        value: elk.ms / ours.ms,
        unit: "×",
        target: { is: "at least", value: 10 },
      },
    );
  }
  // ELK knows no bands. The picture that pays most for them, with the same boxes and wires in none:
  const dearest = generated(6, 1000);
  const scene = sceneFor(dearest.estate, { level: 3, ...dearest });
  const { ours, elk } = await compared({ ...scene, bands: [] });
  rows.push({
    what: "1000 things, no bands: crossings against ELK",
    value: ours.crossings / elk.crossings,
    unit: "×",
    note: `${ours.crossings} and ${elk.crossings}`,
  });
  const flat = inOneRegion(dearest);
  const one = await compared(sceneFor(flat.estate, { level: 3, ...flat }));
  rows.push({
    what: "1000 things in one region: crossings against ELK",
    value: one.ours.crossings / one.elk.crossings,
    unit: "×",
    note: `${one.ours.crossings} and ${one.elk.crossings}`,
  });
  const sum = (of: "ours" | "elk", figure: keyof Figures) =>
    all.reduce((total, one) => total + one[of][figure], 0);
  return [
    ...rows,
    {
      what: "all together: crossings against ELK",
      value: sum("ours", "crossings") / sum("elk", "crossings"),
      unit: "×",
      target: { is: "at most", value: 1.1 },
      note: `${sum("ours", "crossings")} and ${sum("elk", "crossings")}`,
    },
    {
      what: "all together: ELK's time against ours",
      value: sum("elk", "ms") / sum("ours", "ms"),
      unit: "×",
      target: { is: "at least", value: 10 },
    },
  ];
}

/** The boxes and wires of a scene laid out by both, each given no more than these. */
async function compared(scene: Scene): Promise<{
  readonly wires: readonly Wire[];
  readonly ours: Figures;
  readonly elk: Figures;
}> {
  // What ends nowhere is no wire for ELK.
  const wires = scene.wires.filter((wire) => wire.from !== wire.to);
  return { wires, ours: await byOurs(scene), elk: await byElk(scene, wires) };
}

/** Our picture from boxes and wires alone. With the bands of its scene it must be the scene's own. */
async function byOurs(scene: Scene): Promise<Figures> {
  const families = Map.groupBy(scene.boxes, (box) => box.parent);
  const shown = new Map<string, Shown>();
  const shownOf = (box: Box): Shown => {
    const band = scene.bands.find(({ y, height }) => box.y >= y && box.y < y + height);
    const region = box.lane === 0 ? "" : (band?.region ?? "one");
    const children = (families.get(box.id) ?? []).map(shownOf);
    const made = { ...box, region, children, plans: [] };
    shown.set(box.id, made);
    return made;
  };
  const roots = (families.get(null) ?? []).map(shownOf);
  const ties = scene.wires.flatMap((wire): readonly Tie[] => {
    const [from, to] = [shown.get(wire.from), shown.get(wire.to)];
    return from && to ? [{ ...wire, from, to, through: new Set() }] : [];
  });
  const { drawn, ms } = await quickest(() => placedOf(roots, ties));
  const routed = scene.wires.map((wire, i) => {
    const tie = ties[i];
    return { ...wire, points: (tie && drawn.points.get(tie)) ?? [] };
  });
  if (scene.bands.length > 0 && JSON.stringify(routed) !== JSON.stringify(scene.wires)) {
    throw new Error("The layout alone is not that of the scene.");
  }
  const wires = routed.filter((wire) => wire.from !== wire.to);
  const { width, height } = drawn;
  return { ...figuresOf(wires, { ...scene, width, height }), ms };
}

/** The same world with all of it in one region. */
function inOneRegion(world: World): World {
  const here = <T extends { readonly location: string }>(things: readonly T[]): readonly T[] =>
    things.map((thing) => ({ ...thing, location: "westeurope" }));
  const { vnets, subnets, services, endpoints, gateways } = world.estate;
  const moved = { vnets: here(vnets), subnets: here(subnets), services: here(services) };
  const rest = { endpoints: here(endpoints), gateways: here(gateways) };
  return { ...world, estate: { ...world.estate, ...moved, ...rest } };
}

/** ELK's picture of the boxes of `scene`, in the same lanes, with room between them as ours has. */
async function byElk(scene: Scene, wires: readonly Wire[]): Promise<Figures> {
  const families = Map.groupBy(scene.boxes, (box) => box.parent);
  const nodeOf = (box: Box): ElkNode => {
    const children = (families.get(box.id) ?? []).map(nodeOf);
    const { id, width, height, lane } = box;
    const layoutOptions = {
      "elk.padding": "[top=34,left=10,bottom=12,right=10]",
      "elk.partitioning.partition": String(lane),
    };
    return children.length > 0
      ? { id, children, layoutOptions }
      : { id, width, height, layoutOptions };
  };
  const graph = () => ({
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.edgeRouting": "ORTHOGONAL",
      "elk.hierarchyHandling": "INCLUDE_CHILDREN",
      "elk.partitioning.activate": "true",
      "elk.spacing.nodeNode": "24",
      "elk.spacing.edgeEdge": "8",
      "elk.layered.spacing.edgeEdgeBetweenLayers": "8",
      "elk.randomSeed": "1",
      "elk.json.edgeCoords": "ROOT",
    },
    children: (families.get(null) ?? []).map(nodeOf),
    edges: wires.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  });
  const elk = newElk();
  const { drawn: placed, ms } = await quickest<ElkNode>(() => elk.layout(graph()));
  const byId = new Map((placed.edges ?? []).map((edge) => [edge.id, edge]));
  const routed = wires.map((wire) => ({ ...wire, points: pointsOf(byId.get(wire.id)) }));
  const { width = 0, height = 0 } = placed;
  return { ...figuresOf(routed, { ...scene, width, height }), ms };
}

function pointsOf(edge: ElkExtendedEdge | undefined): Wire["points"] {
  return (edge?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
}

function figuresOf(wires: readonly Wire[], scene: Scene): Omit<Figures, "ms"> {
  let [length, bends] = [0, 0];
  for (const { points } of wires) {
    bends += Math.max(0, points.length - 2);
    for (const [i, { x, y }] of points.entries()) {
      const before = points[i - 1];
      if (before) length += Math.abs(x - before.x) + Math.abs(y - before.y);
    }
  }
  const area = scene.width * scene.height;
  return { crossings: crossingsOf({ ...scene, wires }), length, bends, area };
}
