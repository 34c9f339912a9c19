/** Which points make up a path, its curves in short straight pieces, for programs that know no such curves? */
import type { Point } from "#src/diagram/index.ts";

const PIECES = 6;

/** The lines of `d` (M, L, Q, C, Z; absolute), each as its points. */
export function flattened(d: string): readonly (readonly Point[])[] {
  const out: Point[][] = [];
  for (const [, command = "", told = ""] of d.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const numbers = told.match(/-?[\d.]+/g)?.map(Number) ?? [];
    const points = Array.from({ length: numbers.length >> 1 }, (_, i) => ({
      x: numbers[2 * i] ?? 0,
      y: numbers[2 * i + 1] ?? 0,
    }));
    const line = out.at(-1);
    const from = line?.at(-1);
    if (command === "M") out.push(points);
    else if (command === "L") line?.push(...points);
    else if (command === "Z" && line?.[0]) line.push(line[0]);
    else if (line && from) for (const piece of curves(command, from, points)) line.push(piece);
  }
  return out;
}

/** Points on one curve or on several in a row. */
function curves(command: string, start: Point, points: readonly Point[]): Point[] {
  const size = command === "Q" ? 2 : 3;
  const out: Point[] = [];
  let from = start;
  for (let i = 0; i + size <= points.length; i += size) {
    const through = [from, ...points.slice(i, i + size)];
    for (let n = 1; n <= PIECES; n++) out.push(onCurve(through, n / PIECES));
    from = through.at(-1) ?? from;
  }
  return out;
}

/** The point at `t` of the curve through its control points (de Casteljau). */
function onCurve(points: readonly Point[], t: number): Point {
  const [first] = points;
  if (!first || points.length === 1) return first ?? { x: 0, y: 0 };
  const next = points.slice(1).map((p, i) => {
    const before = points[i] ?? p;
    return { x: before.x + (p.x - before.x) * t, y: before.y + (p.y - before.y) * t };
  });
  return onCurve(next, t);
}
