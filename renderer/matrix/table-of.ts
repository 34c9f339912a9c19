/** The matrix as rows and columns to draw: grouped, ordered, filtered, with margins that add up. */
import type { MatrixReply, ServiceRow } from "#src/api/index.ts";
import { matrixWords, type OutcomeKey } from "#src/messages/index.ts";
import type { Vantage } from "#src/model/index.ts";
import type { Counts } from "../parts/counts-bar.tsx";
import type { Filter } from "../state/filter.ts";
import { lastOf } from "../state/words.ts";

export type Cell = MatrixReply["cells"][number];

export type Axis = {
  /** Index in the reply. */
  readonly at: number;
  readonly title: string;
  readonly subtitle: string;
  readonly group: string;
  readonly counts: Counts;
  readonly unexpected: number;
};

export type MatrixTable = {
  readonly rows: readonly Axis[];
  readonly columns: readonly Axis[];
  /** The cell of a row and a column (indexes in the reply), unless it is filtered out. */
  readonly cellAt: (v: number, n: number) => Cell | undefined;
  readonly shown: number;
  readonly unexpected: number;
  readonly unseen: number;
  readonly hidden: number;
};

export type Arrangement = {
  readonly group: "place" | "none";
  readonly order: "estate" | "worst";
  readonly onlyUnexpected: boolean;
  readonly filter: Filter;
  readonly vantages: readonly Vantage[];
  readonly services: readonly ServiceRow[];
};

type Margin = { counts: Partial<Record<OutcomeKey, number>>; unexpected: number };

/** The table of a reply, arranged. Rows and columns without any cell left are left out. */
export function tableOf(reply: MatrixReply, arrangement: Arrangement): MatrixTable {
  const { filter, onlyUnexpected, vantages } = arrangement;
  const byId = new Map(vantages.map((vantage) => [vantage.id, vantage]));
  const services = new Map(arrangement.services.map((service) => [service.id, service]));
  const cells = new Map<number, Cell>();
  const rowMargins = new Map<number, Margin>();
  const columnMargins = new Map<number, Margin>();
  let [unexpected, unseen] = [0, 0];
  const width = reply.names.length;
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
    cells.set(cell.v * width + cell.n, cell);
    add(rowMargins, cell.v, cell);
    add(columnMargins, cell.n, cell);
    if (cell.asExpected === false) unexpected += 1;
    if (cell.word === "unseen") unseen += 1;
  }
  const rows = reply.vantages.flatMap((vantage, at): readonly Axis[] => {
    const margin = rowMargins.get(at);
    if (!margin) return [];
    const place = placeOf(byId.get(vantage.id), vantage.kind);
    return [{ at, title: vantage.label, subtitle: vantage.kind, group: place, ...margin }];
  });
  const columns = reply.names.flatMap(({ name, service }, at): readonly Axis[] => {
    const margin = columnMargins.get(at);
    if (!margin) return [];
    const own = service ? services.get(service) : undefined;
    const [first = name, ...rest] = name.split(".");
    return [{ at, title: first, subtitle: rest.join("."), group: own?.type ?? "", ...margin }];
  });
  return {
    rows: arranged(rows, arrangement),
    columns: arranged(columns, arrangement),
    cellAt: (v, n) => cells.get(v * width + n),
    shown: cells.size,
    unexpected,
    unseen,
    hidden: reply.cells.length - cells.size,
  };
}

function add(margins: Map<number, Margin>, at: number, cell: Cell): void {
  let margin = margins.get(at);
  if (!margin) margins.set(at, (margin = { counts: {}, unexpected: 0 }));
  margin.counts[cell.word] = (margin.counts[cell.word] ?? 0) + 1;
  if (cell.asExpected === false) margin.unexpected += 1;
}

function arranged(axis: readonly Axis[], { group, order }: Arrangement): readonly Axis[] {
  const ordered =
    order === "worst" ? [...axis].sort((a, b) => b.unexpected - a.unexpected || a.at - b.at) : axis;
  if (group === "none") return ordered.map((one) => ({ ...one, group: "" }));
  return [...Map.groupBy(ordered, (one) => one.group).values()].flat();
}

function placeOf(vantage: Vantage | undefined, kind: string): string {
  if (vantage?.vnet) return lastOf(vantage.vnet);
  const { place } = matrixWords;
  if (kind === "site" || kind === "internet" || kind === "p2s" || kind === "app")
    return place[kind];
  return place.unknown;
}
