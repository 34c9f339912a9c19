/** Does a redacted estate give the same answers as the original? */
import { createApi, type MatrixReply } from "#src/api/index.ts";
import type { Redaction } from "#src/snapshot/index.ts";
import { Exit, exit } from "./command.ts";

/** An estate and what was told beside it, as parsed JSON. */
export type Told = { readonly snapshot: unknown; readonly sites: readonly unknown[] };

export type Proof = {
  readonly cells: number;
  readonly different: number;
  /** One answer that differs, in the redacted names; "" when none does. */
  readonly example: string;
};

/** Compares the whole matrix before with the whole matrix after, cell by cell. */
export async function proofOf(before: Told, after: Told, redaction: Redaction): Promise<Proof> {
  const [one, two] = [await matrixOf(before), await matrixOf(after)];
  const was = linesOf(one, redaction.id, redaction.name);
  const same = (text: string) => text;
  const is = linesOf(two, same, same);
  const different = is.filter((line, i) => line !== was[i]);
  return { cells: is.length, different: different.length, example: different[0] ?? "" };
}

async function matrixOf({ snapshot, sites }: Told): Promise<MatrixReply> {
  const files = new Map([
    ["estate", snapshot],
    ...sites.map((value, i) => [`sites-${i}`, value] as const),
  ]);
  const api = createApi({
    files: {
      list: async (name) => {
        const bytes = new TextEncoder().encode(JSON.stringify(files.get(name)));
        return [{ name: `${name}.json`, size: bytes.length, read: async () => bytes }];
      },
    },
  });
  const paths = [...files.keys()];
  const opened = await api("open", { paths: ["estate"], sites: paths.slice(1) });
  if (!opened.ok) throw new Exit(exit.wrongInput, opened.fault.sentence);
  const matrix = await api("matrix", {});
  if (!matrix.ok) throw new Exit(exit.defect, matrix.fault.sentence);
  return matrix.value;
}

/** One line for each cell, in order; vantages that have no ARM id are told by their kind alone. */
function linesOf(
  matrix: MatrixReply,
  id: (id: string) => string,
  name: (name: string) => string,
): readonly string[] {
  return matrix.cells
    .map((cell) => {
      const vantage = matrix.vantages[cell.v];
      const from = vantage?.id.startsWith("/") ? id(vantage.id).toLowerCase() : vantage?.kind;
      const to = name(matrix.names[cell.n]?.name ?? "");
      return `${from} ${to} ${cell.dns} ${cell.class} ${cell.expected ?? "-"}`;
    })
    .sort();
}
