/** What will a collection ask, with which rights, and how long is it likely to take? */
import { childRows, sweepRows } from "./kinds.table.ts";
import { asksZoneGroups } from "./reads.ts";
import { EFFECTIVE_ROUTES, LEARNED_ROUTES, readRight, rightsFor } from "./rights.ts";
import { namedSubscriptions, type PlanOptions, readScopes, type Scope } from "./scope.ts";

/** What a look beforehand found: how much there is of each type (lower case). */
export type Counts = {
  readonly subscriptions: number;
  readonly rows: Readonly<Record<string, number>>;
};

/** One kind of thing that is asked for. */
export type PlanLine = {
  readonly kind: string;
  readonly from: "resource graph" | "arm" | "public dns";
  /** Rights by name; all are part of Reader unless `beyondReader`. */
  readonly rights: readonly string[];
  readonly beyondReader: boolean;
  /** Expected number of requests. */
  readonly requests: number;
};

/** A plan, shown before it runs. */
export type Plan = {
  readonly scope: Scope;
  readonly options: PlanOptions;
  readonly lines: readonly PlanLine[];
  /** Every right, each once. */
  readonly rights: readonly string[];
  readonly requests: number;
  /** Likely duration in seconds. */
  readonly seconds: number;
  /** Whether the estimate stands on counts, or on what estates usually hold. */
  readonly basis: "counted" | "assumed";
};

const ROWS_OF_A_PAGE = 1000;
// Resource Graph gives 15 queries in 5 s to each user (path.md 6.3); 15 requests a second is a gentle pace for ARM.
const GRAPH_PER_SECOND = 3;
const ARM_PER_SECOND = 15;

/** What a small estate usually holds for each subscription (path.md 6.4): three networks and what belongs to them. */
const usual: Readonly<Record<string, number>> = {
  "microsoft.network/virtualnetworks": 3,
  "microsoft.network/networkinterfaces": 60,
  "microsoft.network/privateendpoints": 18,
  "microsoft.network/dnsforwardingrulesets": 1,
  "microsoft.sql/servers": 1,
  "microsoft.web/sites": 2,
  "microsoft.servicebus/namespaces": 1,
};

/**
 * The plan of a collection. Without `counts` the estimate assumes what estates usually hold, which it says.
 * Spec: path.md 6.4 (Resource Graph first).
 */
export function planFor(scope: Scope, options: PlanOptions = {}, counts?: Counts): Plan {
  const subscriptions = counts?.subscriptions ?? Math.max(1, namedSubscriptions(scope).length);
  const rows = (type: string) =>
    counts ? (counts.rows[type] ?? 0) : (usual[type] ?? 0) * subscriptions;
  const batches = Math.ceil(subscriptions / 300);
  // Rights are looked at once at the root of a tenant, else at each scope.
  const looks = scope.is === "tenant" && subscriptions > 2 ? 1 : subscriptions;
  const scopes = scope.is === "resource-groups" ? readScopes(scope, []).length : looks;
  const lines: PlanLine[] = [
    {
      kind: "subscriptions",
      from: "arm",
      rights: ["Microsoft.Resources/subscriptions/read"],
      beyondReader: false,
      requests: 1 + scopes,
    },
    ...sweepRows.map((row): PlanLine => {
      const all = row.types.reduce((sum, type) => sum + rows(type), 0);
      return {
        kind: row.kind,
        from: "resource graph",
        rights: row.types.map(readRight),
        beyondReader: false,
        requests: Math.max(batches, Math.ceil(all / ROWS_OF_A_PAGE)),
      };
    }),
    ...childLines(options, rows),
    ...extraLines(options, rows),
  ];
  const merged = mergedLines(lines);
  const of = (from: PlanLine["from"]) =>
    merged.filter((line) => line.from === from).reduce((sum, line) => sum + line.requests, 0);
  return {
    scope,
    options,
    lines: merged,
    rights: rightsFor(options),
    requests: merged.reduce((sum, line) => sum + line.requests, 0),
    seconds: Math.ceil(of("resource graph") / GRAPH_PER_SECOND + of("arm") / ARM_PER_SECOND),
    basis: counts ? "counted" : "assumed",
  };
}

function childLines(options: PlanOptions, rows: (type: string) => number): readonly PlanLine[] {
  return childRows
    .filter((row) => !row.optional || asksZoneGroups(options, rows(row.parent)))
    .map((row) => ({
      kind: row.kind,
      from: "arm" as const,
      rights: [readRight(row.type)],
      beyondReader: false,
      requests: Math.max(0, rows(row.parent) - (row.unlessSwept ? rows(row.type) : 0)),
    }));
}

function extraLines(options: PlanOptions, rows: (type: string) => number): readonly PlanLine[] {
  const extra = (
    wanted: boolean | undefined,
    line: Omit<PlanLine, "beyondReader" | "rights"> & { readonly right: string },
  ): readonly PlanLine[] =>
    wanted
      ? [
          {
            kind: line.kind,
            from: line.from,
            rights: line.right === "" ? [] : [line.right],
            beyondReader: line.right.endsWith("/action"),
            requests: line.requests,
          },
        ]
      : [];
  return [
    ...extra(options.effectiveRoutes, {
      kind: "effective routes",
      from: "arm",
      right: EFFECTIVE_ROUTES,
      // An answer that comes later is asked for about twice.
      requests: 3 * rows("microsoft.compute/virtualmachines"),
    }),
    ...extra(options.learnedRoutes, {
      kind: "learned routes",
      from: "arm",
      right: LEARNED_ROUTES,
      requests: 3 * rows("microsoft.network/virtualnetworkgateways"),
    }),
    ...extra(options.serviceTags, {
      kind: "service tags",
      from: "arm",
      right: "Microsoft.Network/locations/serviceTags/read",
      requests: 1,
    }),
    ...extra(options.publicAnswers, {
      kind: "public DNS answers",
      from: "public dns",
      right: "",
      requests: rows("microsoft.network/privateendpoints"),
    }),
  ];
}

/** Lines of one kind and source as one. */
function mergedLines(lines: readonly PlanLine[]): readonly PlanLine[] {
  const merged = new Map<string, PlanLine>();
  for (const line of lines) {
    const key = `${line.from} ${line.kind}`;
    const had = merged.get(key);
    merged.set(
      key,
      had
        ? {
            ...line,
            rights: [...new Set([...had.rights, ...line.rights])],
            requests: had.requests + line.requests,
          }
        : line,
    );
  }
  return [...merged.values()];
}
