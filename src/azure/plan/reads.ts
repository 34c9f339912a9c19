/** What must be asked of ARM beyond Resource Graph, given what the sweeps brought? */
import { compareText } from "#src/base/index.ts";
import { type ChildRow, childRows, newerRows, zoneLinkRow } from "./kinds.table.ts";
import { AUTO_ZONE_GROUPS, type PlanOptions } from "./scope.ts";

/** One GET of ARM, followed through its pages. */
export type Read = {
  /** Names this read among all of a collection; the same in every run. */
  readonly key: string;
  readonly kind: string;
  /** Path below the cloud's ARM address, without api-version. */
  readonly path: string;
  readonly versions: readonly string[];
  readonly shape: "list" | "one";
  /** ARM type of what comes back, lower case. */
  readonly type: string;
  /** The scope that a gap would have: the parent, or the subscription; lower case. */
  readonly scope: string;
  readonly subscription: string;
  /** ARM id of the parent whose stale row would explain a 404, as written; "" when there is none. */
  readonly parent: string;
};

/** What of a swept document decides the reads: everything else may be let go. */
export type Swept = {
  readonly id: string;
  /** Lower case. */
  readonly type: string;
  readonly apiVersion: string;
  /** Lower case. */
  readonly location: string;
  readonly isHubOfWan: boolean;
  readonly isUniformScaleSet: boolean;
};

/** The deciding parts of a Resource Graph row or an ARM document; undefined when it has no id. */
export function sweptOf(doc: Readonly<Record<string, unknown>>): Swept | undefined {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const id = text(doc.id);
  if (!id.startsWith("/")) return undefined;
  const properties = bag(doc.properties);
  return {
    id,
    type: text(doc.type).toLowerCase(),
    apiVersion: text(doc.apiVersion),
    location: text(doc.location).toLowerCase(),
    isHubOfWan: text(bag(properties.virtualWan).id) !== "",
    isUniformScaleSet: text(properties.orchestrationMode).toLowerCase() !== "flexible",
  };
}

// Types whose documents decide reads; most of an estate, such as its interfaces, decides none.
const deciding: ReadonlySet<string> = new Set([
  ...childRows.flatMap((row) => (row.unlessSwept ? [row.parent, row.type] : [row.parent])),
  ...newerRows.map((row) => row.type),
  zoneLinkRow.type,
  "microsoft.network/virtualnetworks",
  "microsoft.network/virtualnetworkgateways",
]);

/** Whether what is swept of this type must be remembered for the reads that follow. */
export function decidesReads(type: string, options: PlanOptions): boolean {
  if (type === "microsoft.network/networkinterfaces") return options.effectiveRoutes === true;
  return deciding.has(type);
}

const isBag = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const bag = (value: unknown) => (isBag(value) ? value : {});

/** The subscription of an ARM id, lower case; "" when it has none. */
export function subscriptionOf(id: string): string {
  return /^\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? "";
}

/** Whether zone groups are asked for `endpoints` endpoints. */
export function asksZoneGroups(options: PlanOptions, endpoints: number): boolean {
  const wish = options.zoneGroups ?? "auto";
  return wish === "all" || (wish === "auto" && endpoints <= AUTO_ZONE_GROUPS);
}

function isWanted(row: ChildRow, parent: Swept): boolean {
  if (row.only === "hub-of-a-wan") return parent.isHubOfWan;
  if (row.only === "uniform-scale-set") return parent.isUniformScaleSet;
  return true;
}

/** The read of what `row` tells below the resource `parent`. */
export function childRead(row: ChildRow, parent: string): Read {
  return {
    key: `read:${parent.toLowerCase()}/${row.path.toLowerCase()}`,
    kind: row.kind,
    path: `${parent}/${row.path}`,
    versions: row.versions,
    shape: row.shape,
    type: row.type,
    scope: parent.toLowerCase(),
    subscription: subscriptionOf(parent),
    parent,
  };
}

/** Every read that the swept documents call for, in order of key. */
export function readsFor(swept: readonly Swept[], options: PlanOptions): readonly Read[] {
  const byType = new Map<string, Swept[]>();
  for (const one of swept) {
    const own = byType.get(one.type);
    if (own) own.push(one);
    else byType.set(one.type, [one]);
  }
  const endpoints = byType.get("microsoft.network/privateendpoints")?.length ?? 0;
  const reads = new Map<string, Read>();
  for (const row of childRows) {
    if (row.optional && !asksZoneGroups(options, endpoints)) continue;
    const had = new Set(
      row.unlessSwept ? (byType.get(row.type) ?? []).map((one) => parentOf(one.id)) : [],
    );
    for (const parent of byType.get(row.parent) ?? []) {
      if (!isWanted(row, parent) || had.has(parent.id.toLowerCase())) continue;
      const read = childRead(row, parent.id);
      reads.set(read.key, read);
    }
  }
  for (const read of [...newerReads(byType), ...linkReads(byType)]) reads.set(read.key, read);
  return [...reads.values()].sort((a, b) => compareText(a.key, b.key));
}

/** The id above a child's, lower case: without its last two segments. */
function parentOf(id: string): string {
  return id.toLowerCase().split("/").slice(0, -2).join("/");
}

function newerReads(byType: ReadonlyMap<string, readonly Swept[]>): readonly Read[] {
  return newerRows.flatMap((row) => {
    const old = (byType.get(row.type) ?? []).filter((one) => isOlder(one, row.since));
    return [...new Set(old.map((one) => subscriptionOf(one.id)))].map((subscription): Read => {
      const scope = `/subscriptions/${subscription}`;
      const path = `${scope}/providers/${row.path}`;
      return {
        key: `read:${path.toLowerCase()}`,
        kind: "newer fields",
        path,
        versions: row.versions,
        shape: "list",
        type: row.type,
        scope,
        subscription,
        parent: "",
      };
    });
  });
}

function linkReads(byType: ReadonlyMap<string, readonly Swept[]>): readonly Read[] {
  const old = (byType.get(zoneLinkRow.type) ?? []).filter((one) => isOlder(one, zoneLinkRow.since));
  const zones = new Map(old.map((one) => [parentOf(one.id), one.id]));
  return [...zones.values()].map((link) =>
    childRead(zoneLinkRow, link.split("/").slice(0, -2).join("/")),
  );
}

/** Rows that tell no API version are trusted: exports of other programs leave it out. */
function isOlder(one: Swept, since: string): boolean {
  return one.apiVersion !== "" && one.apiVersion.slice(0, 10) < since;
}
