/** Which lines does an axis of the matrix show: its rows or columns one by one, and closed groups as one line each? */
import type { OutcomeKey } from "#src/messages/index.ts";
import { type Counts, countsIn } from "../parts/counts-bar.tsx";
import type { Group } from "./groups.ts";
import type { Axis } from "./table-of.ts";

export type Line =
  | { readonly is: "one"; readonly axis: Axis; readonly members: readonly Axis[] }
  | GroupLine;

export type GroupLine = {
  readonly is: "group";
  readonly group: Group;
  readonly isClosed: boolean;
  readonly members: readonly Axis[];
  readonly counts: Counts;
  readonly unexpected: number;
};

/** Where a group of columns stands among the lines: its head lies above them. */
export type Span = { readonly line: GroupLine; readonly first: number; readonly last: number };

export type Side = "row" | "column";

/** How a closed group is remembered in the view. */
export const foldId = (side: Side, group: Group): string => `${side} ${group.key}`;

/** The groups of an axis, in its order. */
export function groupsOf(
  axes: readonly Axis[],
  side: Side,
  folded: ReadonlySet<string>,
): readonly GroupLine[] {
  const byKey = Map.groupBy(
    axes.filter(({ group }) => group !== null),
    ({ group }) => group?.key,
  );
  return [...byKey.values()].flatMap((members): readonly GroupLine[] => {
    const group = members[0]?.group;
    if (!group) return [];
    const isClosed = folded.has(foldId(side, group));
    return [{ is: "group", group, isClosed, members, ...marginOf(members) }];
  });
}

function marginOf(members: readonly Axis[]) {
  const counts: Partial<Record<OutcomeKey, number>> = {};
  let unexpected = 0;
  for (const axis of members) {
    unexpected += axis.unexpected;
    for (const { key, count } of countsIn(axis.counts)) counts[key] = (counts[key] ?? 0) + count;
  }
  return { counts, unexpected };
}

const one = (axis: Axis): Line => ({ is: "one", axis, members: [axis] });

/** Rows: every group has a line of its own, above its rows when it is open. */
export function rowLines(axes: readonly Axis[], folded: ReadonlySet<string>): readonly Line[] {
  const groups = groupsOf(axes, "row", folded);
  if (groups.length === 0) return axes.map(one);
  return groups.flatMap((line): readonly Line[] =>
    line.isClosed ? [line] : [line, ...line.members.map(one)],
  );
}

/** Columns: a closed group is one column; where each group stands is told beside. */
export function columnLines(
  axes: readonly Axis[],
  folded: ReadonlySet<string>,
): { readonly lines: readonly Line[]; readonly spans: readonly Span[] } {
  const groups = groupsOf(axes, "column", folded);
  if (groups.length === 0) return { lines: axes.map(one), spans: [] };
  const lines: Line[] = [];
  const spans = groups.map((line): Span => {
    const first = lines.length;
    if (line.isClosed) lines.push(line);
    else lines.push(...line.members.map(one));
    return { line, first, last: lines.length - 1 };
  });
  return { lines, spans };
}
