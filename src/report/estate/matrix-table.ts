/** What does each name lead to: the matrix with vantages that see the same as one column, part by part across. */
import { groupedBy } from "#src/base/index.ts";
import { type Block, table } from "../document/document.ts";
import type { Facts } from "./facts.ts";

/** Columns of one table, so that a page across holds it. */
const ACROSS = 7;

/** Vantages from which every name leads to the same. */
export type Column = {
  readonly key: string;
  readonly vantages: readonly number[];
  readonly labels: readonly string[];
};

type MatrixFacts = Pick<Facts, "matrix">;

/** The cell of vantage `v` and name `n`: cells stand by vantage, then by name. */
export function cellAt(
  { matrix }: MatrixFacts,
  v: number,
  n: number,
): Facts["matrix"]["cells"][number] | undefined {
  return matrix.cells[v * matrix.names.length + n];
}

/** The columns of the matrix, in the order of their first vantages. */
export function columnsOf(facts: MatrixFacts): readonly Column[] {
  const { vantages, names } = facts.matrix;
  const groups = groupedBy(vantages.keys(), (v) =>
    names
      .map((_, n) => {
        const cell = cellAt(facts, v, n);
        return `${cell?.word}${cell?.class}${cell?.dns}${cell?.asExpected}`;
      })
      .join(),
  );
  return [...groups.values()].map((own, i) => ({
    key: letters(i),
    vantages: own,
    labels: own.map((v) => vantages[v]?.label ?? ""),
  }));
}

/** A, B … Z, AA, AB …: names of columns as in a spreadsheet. */
export function letters(i: number): string {
  const last = String.fromCharCode(65 + (i % 26));
  return i < 26 ? last : letters(Math.floor(i / 26) - 1) + last;
}

/** The blocks of the matrix section. */
export function matrixSection(facts: Facts): readonly Block[] {
  const { matrix, words, pictureWords } = facts;
  const columns = columnsOf(facts);
  if (columns.length === 0 || matrix.names.length === 0) return [{ is: "text", text: words.none }];
  const keys = columns.map((column) => [
    column.key,
    column.labels.map((label) => words.place(label)).join(", "),
  ]);
  const parts = Math.ceil(columns.length / ACROSS);
  const tables = Array.from({ length: parts }, (_, part) => {
    const own = columns.slice(part * ACROSS, (part + 1) * ACROSS);
    const rows = matrix.names.map(({ name }, n) => [
      name,
      ...own.map((column) => {
        const cell = cellAt(facts, column.vantages[0] ?? 0, n);
        if (!cell) return "";
        return `${pictureWords.outcome[cell.word]}${cell.asExpected === false ? " !" : ""}`;
      }),
    ]);
    const caption = parts > 1 ? words.matrixPart(part + 1, parts) : "";
    return table(
      [words.columns.name, ...own.map((column) => column.key)],
      rows,
      [4, ...own.map(() => 1.2)],
      caption,
    );
  });
  return [
    { is: "text", text: words.matrixHelp },
    table([words.columns.key, words.columns.vantages], keys, [1, 12]),
    ...tables,
  ];
}
