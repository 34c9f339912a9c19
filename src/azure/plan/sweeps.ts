/** Which queries does a collection send to Resource Graph? */
import { COUNTED, IN_ORDER, type SweepRow, sweepRows, WANTED_COLUMNS } from "./kinds.table.ts";
import { namedSubscriptions, type Scope } from "./scope.ts";

/** One query for up to 300 subscriptions (path.md 6.3). */
export type Sweep = {
  /** Names this sweep among all of a collection; the same in every run. */
  readonly key: string;
  readonly kind: string;
  readonly row: SweepRow;
  readonly query: string;
  /** Ids in lower case. */
  readonly subscriptions: readonly string[];
};

const MOST_SUBSCRIPTIONS = 300;
const quoted = (values: readonly string[]) =>
  values.map((value) => `'${value.replace(/['\\]/g, "")}'`).join(",");

/** The Resource Graph query of `row`; explosion of arrays is left to the reader (path.md 6.2). */
export function queryOf(row: SweepRow, scope: Scope): string {
  const types = `type in~ (${quoted(row.types)})`;
  const wanted = row.connected
    ? `${types} or array_length(properties.privateEndpointConnections) > 0`
    : types;
  return [row.table, `where ${wanted}`, ...groupsOf(scope), WANTED_COLUMNS, IN_ORDER].join(" | ");
}

function groupsOf(scope: Scope): readonly string[] {
  if (scope.is !== "resource-groups") return [];
  const names = [...new Set(scope.groups.map((g) => g.name.toLowerCase()))].sort();
  return [`where resourceGroup in~ (${quoted(names)})`];
}

/** The query that counts what a scope holds, by type: what a preview needs. */
export function countQueryOf(table: SweepRow["table"]): string {
  return `${table} | ${COUNTED}`;
}

/** Every sweep over `subscriptions`, in order of kind and batch. */
export function sweepsFor(scope: Scope, subscriptions: readonly string[]): readonly Sweep[] {
  const ids = subscriptions.length > 0 ? subscriptions : namedSubscriptions(scope);
  const batches: (readonly string[])[] = [];
  for (let at = 0; at < ids.length; at += MOST_SUBSCRIPTIONS)
    batches.push(ids.slice(at, at + MOST_SUBSCRIPTIONS));
  return sweepRows.flatMap((row) => batches.map((batch) => sweepOf(row, scope, batch)));
}

/** The sweep of one kind over some subscriptions. */
export function sweepOf(row: SweepRow, scope: Scope, subscriptions: readonly string[]): Sweep {
  return {
    // Every subscription by name: one that is new among as many as before was not swept.
    key: `sweep:${row.kind}:${subscriptions.join("+")}`,
    kind: row.kind,
    row,
    query: queryOf(row, scope),
    subscriptions,
  };
}
