/** How high are the boxes, and where do they stand in their lanes: bands, columns, and the gaps that wires pass through. */
import { compareText, groupedBy } from "#src/base/index.ts";
import { regionNames } from "#src/messages/index.ts";
import type { PortCounts } from "./ends.ts";
import type { Rooms } from "./room.ts";
import type { Band, BoxKind } from "./scene.ts";
import type { Shown } from "./show.ts";
import { sizes } from "./sizes.ts";

/** Room between boxes of a lane, across which wires may pass. */
export type Gap = {
  readonly lane: number;
  /** Index of the band. */
  readonly band: number;
  /** Its place among the gaps of its lane and band: 0 above the first box. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
  /** The box below it; undefined below the last. */
  readonly above: Shown | undefined;
};

/** Where everything stands, up and down. */
export type Stack = {
  readonly spans: ReadonlyMap<Shown, { readonly y: number; readonly height: number }>;
  /** Gaps of lanes 1 to 4, by lane, from top to bottom. */
  readonly gaps: ReadonlyMap<number, readonly Gap[]>;
  readonly bands: readonly Band[];
  readonly height: number;
};

/** The boxes of one column from top to bottom. */
export type Sorting = (boxes: readonly Shown[]) => readonly Shown[];

/** Tells how many wires pass through a gap. */
export type Passing = (lane: number, band: number, index: number) => number;

const noPassing: Passing = () => 0;

/** A length as a multiple of the pitch, so that all boxes stand on one grid. */
const onGrid = (length: number) => Math.ceil(length / sizes.pitch) * sizes.pitch;

/** What is known of a picture before its boxes have places. */
export type Standing = {
  readonly sorting: Sorting;
  readonly rooms: Rooms;
  readonly passing?: Passing;
};

/** Stacks `roots` in their lanes; each box is high enough for its wires, each gap for those that pass. */
export function stackOf(
  roots: readonly Shown[],
  ports: PortCounts,
  { sorting, rooms, passing = noPassing }: Standing,
): Stack {
  const spans = new Map<Shown, { y: number; height: number }>();
  const heights = new Map<Shown, number>();
  const heightOf = (box: Shown) => heights.get(box) ?? measured(box, { ports, rooms, heights });
  const setAt = (box: Shown, y: number) => {
    spans.set(box, { y, height: heightOf(box) });
    let at = y + onGrid(sizes.head);
    for (const child of sorting(box.children)) {
      at += (rooms.above.get(child) ?? 0) * sizes.pitch;
      setAt(child, at);
      at += heightOf(child) + sizes.pitch;
    }
  };

  const regions = regionsOf(roots);
  const hasHeads = regions.filter((region) => region !== "").length > 1;
  const head = hasHeads ? onGrid(sizes.bandHead) : 0;
  const gaps = new Map<number, Gap[]>([1, 2, 3, 4].map((lane) => [lane, []]));
  const bands: Band[] = [];
  let top: number = onGrid(sizes.top);

  for (const [band, region] of regions.entries()) {
    let bottom = top + head;
    const tails: Gap[] = [];
    for (const [lane, own] of gaps) {
      const boxes = sorting(roots.filter((box) => box.lane === lane && box.region === region));
      let y = top + head;
      for (const [index, box] of boxes.entries()) {
        const least = index === 0 ? sizes.pitch : sizes.gap;
        const to = y + onGrid(roomFor(passing(lane, band, index), least));
        own.push({ lane, band, index, from: y, to, above: box });
        setAt(box, to);
        y = to + heightOf(box);
      }
      const to = y + onGrid(roomFor(passing(lane, band, boxes.length), sizes.pitch));
      tails.push({ lane, band, index: boxes.length, from: y, to, above: undefined });
      bottom = Math.max(bottom, to);
    }
    // Below the last box of a lane there is as much room as the band has left.
    for (const tail of tails) gaps.get(tail.lane)?.push({ ...tail, to: bottom });
    bands.push({ region: nameOf(region), y: top, height: bottom - top });
    top = bottom + sizes.bandGap;
  }

  let y = onGrid(sizes.top) + head + sizes.pitch;
  for (const box of sorting(roots.filter((root) => root.lane === 0))) {
    setAt(box, y);
    y += heightOf(box) + sizes.gap;
  }
  return { spans, gaps, bands: hasHeads ? bands : [], height: Math.max(top, y) };
}

/** The name of a region; "" where there is none. */
const nameOf = (region: string) => regionNames[region] ?? region;

const roomFor = (wires: number, least: number) =>
  Math.max(least, wires === 0 ? 0 : (wires + 1) * sizes.pitch);

/** The regions of lanes 1 to 4 by name, what has none last. */
export function regionsOf(roots: readonly Shown[]): readonly string[] {
  const regions = [
    ...groupedBy(
      roots.filter((box) => box.lane > 0),
      (box) => box.region,
    ).keys(),
  ];
  return regions.sort((a, b) =>
    (a === "") === (b === "") ? compareText(nameOf(a), nameOf(b)) : a === "" ? 1 : -1,
  );
}

/** Boxes of these kinds have no pairs of their own, and so no counts to show. */
const low = new Set<BoxKind>(["zone", "resolver", "gateway", "firewall"]);

/** Measures a box and all in it. A container has a slot for each wire that ends at it or passes its side from within. */
function measured(box: Shown, told: Measuring): number {
  const { ports, rooms, heights } = told;
  let inner = (rooms.below.get(box) ?? 0) * sizes.pitch;
  for (const child of box.children) {
    const above = (rooms.above.get(child) ?? 0) * sizes.pitch;
    inner += measured(child, told) + above + sizes.pitch;
  }
  const slots = Math.max(endsWithin(box, ports, "left"), endsWithin(box, ports, "right"));
  const least =
    box.children.length > 0
      ? onGrid(sizes.head) + inner
      : onGrid(low.has(box.kind) ? sizes.lowHeight : sizes.leafHeight);
  const height = onGrid(Math.max(least, (slots + 2) * sizes.pitch));
  heights.set(box, height);
  return height;
}

type Measuring = {
  readonly ports: PortCounts;
  readonly rooms: Rooms;
  readonly heights: Map<Shown, number>;
};

function endsWithin(box: Shown, ports: PortCounts, side: "left" | "right"): number {
  return box.children.reduce(
    (sum, child) => sum + endsWithin(child, ports, side),
    ports.get(box)?.[side] ?? 0,
  );
}
