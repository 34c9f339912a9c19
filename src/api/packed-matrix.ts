/** How does a matrix cross a port when hundreds of thousands of its pairs are of a few kinds? Each kind once, and how many stand in a row. */
import type { MatrixReply } from "./calls.ts";

type Cell = MatrixReply["cells"][number];
type Kind = Omit<Cell, "v" | "n">;

/** A matrix whose pairs, by vantage and then by name, are runs: a place among `kinds` and how many pairs follow of it, in turn. */
type PackedMatrix = Omit<MatrixReply, "cells"> & {
  readonly kinds: readonly Kind[];
  readonly runs: readonly number[];
};

/** The matrix as it crosses a port; as it is where pairs are missing, or stand in another order. */
export function packedMatrix(matrix: MatrixReply): MatrixReply | PackedMatrix {
  const { cells, ...heads } = matrix;
  const width = heads.names.length;
  if (cells.length !== width * heads.vantages.length) return matrix;
  const places = new Map<string, number>();
  const kinds: Kind[] = [];
  const runs: number[] = [];
  let [last, length] = [-1, 0];
  for (const [i, { v, n, dns, class: own, expected, word, asExpected }] of cells.entries()) {
    if (v * width + n !== i) return matrix;
    const key = [dns, own, expected, word, asExpected].join("|");
    let place = places.get(key);
    if (place === undefined) {
      places.set(key, (place = kinds.length));
      kinds.push({ dns, class: own, expected, word, asExpected });
    }
    if (place === last) {
      length += 1;
      continue;
    }
    if (length > 0) runs.push(last, length);
    [last, length] = [place, 1];
  }
  if (length > 0) runs.push(last, length);
  return { ...heads, kinds, runs };
}

export const isPackedMatrix = (value: unknown): value is PackedMatrix =>
  Array.isArray(Object(value).kinds) && Array.isArray(Object(value).runs);

/** What `packedMatrix` made, as it was before. */
export function unpackedMatrix({ kinds, runs, ...heads }: PackedMatrix): MatrixReply {
  const cells: Cell[] = [];
  const width = heads.names.length;
  let [v, n] = [0, 0];
  for (let i = 0; i < runs.length; i += 2) {
    const kind = kinds[runs[i] ?? 0];
    if (!kind) continue;
    const { dns, class: own, expected, word, asExpected } = kind;
    for (let left = runs[i + 1] ?? 0; left > 0; left--) {
      cells.push({ v, n, dns, class: own, expected, word, asExpected });
      n += 1;
      if (n === width) [v, n] = [v + 1, 0];
    }
  }
  return { ...heads, cells };
}
