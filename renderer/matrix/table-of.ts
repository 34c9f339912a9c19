/** The matrix as rows and columns to draw: grouped, ordered, filtered, with margins that add up. */
import type { MatrixReply, ServiceRow, VantageRow } from "#src/api/index.ts";
import type { OutcomeKey } from "#src/messages/index.ts";
import { type Counts, countsIn } from "../parts/counts-bar.tsx";
import type { Filter } from "../state/filter.ts";
import type { ColumnsBy, RowsBy } from "../state/view.ts";
import { pairId } from "../state/walk.ts";
import { type Group, groupOfName, groupOfVantage } from "./groups.ts";

export type Cell = MatrixReply["cells"][number];

export type Axis = {
  /** Index in the reply. */
  readonly at: number;
  readonly title: string;
  readonly subtitle: string;
  readonly group: Group | null;
  readonly counts: Counts;
  readonly unexpected: number;
};

export type MatrixTable = {
  readonly rows: readonly Axis[];
  readonly columns: readonly Axis[];
  /** The cell of a row and a column (indexes in the reply), unless it is filtered out. */
  readonly cellAt: (v: number, n: number) => Cell | undefined;
  /** What these rows and columns come to together; undefined when no pair of theirs is shown. */
  readonly sumOf: (rows: readonly Axis[], columns: readonly Axis[]) => Sum | undefined;
  /** Ids of the shown pairs that are not as expected, by row, then by column. */
  readonly unexpectedPairs: () => readonly string[];
  readonly shown: number;
  readonly unexpected: number;
  readonly unseen: number;
  readonly hidden: number;
};

/** What several pairs come to. */
export type Sum = {
  readonly pairs: number;
  readonly counts: Counts;
  readonly unexpected: number;
  /** Their outcome when it is the same for all, else mixed. */
  readonly word: OutcomeKey;
};

export type Arrangement = {
  readonly rowsBy: RowsBy;
  readonly columnsBy: ColumnsBy;
  readonly order: "estate" | "worst";
  readonly onlyUnexpected: boolean;
  readonly filter: Filter;
  readonly vantages: readonly VantageRow[];
  readonly services: readonly ServiceRow[];
};

type Margin = { counts: Partial<Record<OutcomeKey, number>>; unexpected: number };

/** The table of a reply, arranged. Rows and columns without any cell left are left out. */
export function tableOf(reply: MatrixReply, arrangement: Arrangement): MatrixTable {
  const { filter, onlyUnexpected, vantages } = arrangement;
  const byId = new Map(vantages.map((vantage) => [vantage.id, vantage]));
  const services = new Map(arrangement.services.map((service) => [service.id, service]));
  const width = reply.names.length;
  // By place, as a table of hundreds of thousands of entries is slow to fill.
  const cells: (Cell | undefined)[] = Array.from({ length: reply.vantages.length * width });
  const rowMargins = new Map<number, Margin>();
  const columnMargins = new Map<number, Margin>();
  let [shown, unexpected, unseen] = [0, 0, 0];
  for (const cell of reply.cells) {
    const vantage = reply.vantages[cell.v];
    const name = reply.names[cell.n];
    if (!vantage || !name) continue;
    if (onlyUnexpected && cell.asExpected !== false) continue;
    const service = name.service ? services.get(name.service) : undefined;
    if (filter.ok && !filter.isEmpty) {
      const isIn = filter.lets({
        from: vantage.label,
        fromKind: vantage.kind,
        name: name.name,
        service: service?.name ?? "",
        kind: service?.type ?? "",
        outcome: cell.word,
        asExpected: cell.asExpected,
      });
      if (!isIn) continue;
    }
    cells[cell.v * width + cell.n] = cell;
    shown += 1;
    add(rowMargins, cell.v, cell);
    add(columnMargins, cell.n, cell);
    if (cell.asExpected === false) unexpected += 1;
    if (cell.word === "unseen") unseen += 1;
  }
  const rows = reply.vantages.flatMap((vantage, at): readonly Axis[] => {
    const margin = rowMargins.get(at);
    if (!margin) return [];
    const group = groupOfVantage(byId.get(vantage.id), arrangement.rowsBy);
    return [{ at, title: vantage.label, subtitle: vantage.kind, group, ...margin }];
  });
  const columns = reply.names.flatMap(({ name, service }, at): readonly Axis[] => {
    const margin = columnMargins.get(at);
    if (!margin) return [];
    const own = service ? services.get(service) : undefined;
    const [first = name, ...rest] = name.split(".");
    const group = groupOfName(name, own, arrangement.columnsBy);
    return [{ at, title: first, subtitle: rest.join("."), group, ...margin }];
  });
  const inOrder = { rows: arranged(rows, arrangement), columns: arranged(columns, arrangement) };
  const cellAt = (v: number, n: number) => cells[v * width + n];
  const idOf = ({ v, n }: Cell) => pairId(reply.vantages[v]?.id ?? "", reply.names[n]?.name ?? "");
  return {
    ...inOrder,
    cellAt,
    sumOf: summing(cellAt),
    unexpectedPairs: () =>
      inOrder.rows.flatMap((row) =>
        inOrder.columns.flatMap((column) => {
          const cell = cellAt(row.at, column.at);
          return cell?.asExpected === false ? [idOf(cell)] : [];
        }),
      ),
    shown,
    unexpected,
    unseen,
    hidden: reply.cells.length - shown,
  };
}

/** Sums, each made once: what is scrolled away and back is not added up again. */
function summing(cellAt: MatrixTable["cellAt"]): MatrixTable["sumOf"] {
  const known = new WeakMap<readonly Axis[], WeakMap<readonly Axis[], Sum>>();
  return (rows, columns) => {
    const own = known.get(rows) ?? new WeakMap<readonly Axis[], Sum>();
    known.set(rows, own);
    const before = own.get(columns);
    if (before) return before;
    const margin: Margin = { counts: {}, unexpected: 0 };
    let pairs = 0;
    for (const row of rows) {
      for (const column of columns) {
        const cell = cellAt(row.at, column.at);
        if (!cell) continue;
        pairs += 1;
        addTo(margin, cell);
      }
    }
    const [first, ...others] = countsIn(margin.counts);
    if (!first) return undefined;
    const sum = { ...margin, pairs, word: others.length === 0 ? first.key : ("mixed" as const) };
    own.set(columns, sum);
    return sum;
  };
}

function add(margins: Map<number, Margin>, at: number, cell: Cell): void {
  let margin = margins.get(at);
  if (!margin) margins.set(at, (margin = { counts: {}, unexpected: 0 }));
  addTo(margin, cell);
}

function addTo(margin: Margin, cell: Cell): void {
  margin.counts[cell.word] = (margin.counts[cell.word] ?? 0) + 1;
  if (cell.asExpected === false) margin.unexpected += 1;
}

/** Groups stand together, and in the order of their first; of the worst first, by what they come to. */
function arranged(axis: readonly Axis[], { order }: Arrangement): readonly Axis[] {
  const isWorst = order === "worst";
  const ordered = isWorst
    ? [...axis].sort((a, b) => b.unexpected - a.unexpected || a.at - b.at)
    : axis;
  const groups = [...Map.groupBy(ordered, ({ group }) => group?.key ?? "").values()];
  const sumOf = (own: readonly Axis[]) => own.reduce((sum, one) => sum + one.unexpected, 0);
  return (isWorst ? groups.sort((a, b) => sumOf(b) - sumOf(a)) : groups).flat();
}
