/** Which of several documents with one id counts, and what of the others is kept? */
import { type Bag, isBag, prop } from "./bag.ts";
import type { Odd } from "./report.ts";

/** One document of a resource, and where in the input it stood. */
export type Version = { readonly body: Bag; readonly seq: number; readonly isInline: boolean };

/** Differences in these say nothing about the resource. */
const PASSING = new Set([
  "id",
  "etag",
  "eTag",
  "systemData",
  "changedTime",
  "createdTime",
  "resourceGroup",
  "subscriptionId",
  "tenantId",
  "type",
  "name",
  "location",
  "apiVersion",
  "tags",
]);

/**
 * The one document that `versions` (at least one) make: the newest counts, by its etag where etags tell a time, else
 * by the order of reading. What it does not tell is filled in from the others, unless an etag says that they are older
 * versions. Documents that contradict each other are noted.
 */
export function mergedVersion(versions: readonly Version[], odd: Odd): Version {
  const [first, ...rest] = [...versions].sort(byAge);
  if (!first) throw new Error("No version to merge: the list is empty.");
  return rest.reduce((older, newer) => overlaid(older, newer, odd), first);
}

function byAge(a: Version, b: Version): number {
  const [x, y] = [ageOf(a.body), ageOf(b.body)];
  if (x !== undefined && y !== undefined && x !== y) return x < y ? -1 : 1;
  return a.seq - b.seq || Number(b.isInline) - Number(a.isInline);
}

/** A number that grows with each change, where the document carries one. */
function ageOf(body: Bag): number | undefined {
  const etag = prop(body, "etag");
  if (typeof etag === "string") {
    const bare = etag.replace(/^W\//, "").replace(/^"|"$/g, "");
    if (/^\d{1,15}$/.test(bare)) return Number(bare);
    // Providers on Cosmos DB write the second of the change into their etags: "0100-…-0000-68466c380000".
    const stamp = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-([0-9a-f]{8})0000$/i.exec(bare);
    if (stamp?.[1]) return Number.parseInt(stamp[1], 16);
    const time = Date.parse(/\d{4}-\d\d-\d\dT[\d:.]+Z?/.exec(bare)?.[0] ?? "");
    if (Number.isFinite(time)) return time / 1000;
  }
  const data = prop(body, "systemData");
  const changed = isBag(data) ? prop(data, "lastModifiedAt") : prop(body, "changedTime");
  const time = typeof changed === "string" ? Date.parse(changed) : Number.NaN;
  return Number.isFinite(time) ? time / 1000 : undefined;
}

function overlaid(older: Version, newer: Version, odd: Odd): Version {
  if (older.body === newer.body) return newer;
  const [a, b] = [older.body, newer.body];
  const [p, q] = [bagIn(a), bagIn(b)];
  const pointer = differenceOf(a, b, p, q);
  if (pointer !== undefined) {
    const id = prop(b, "id");
    odd({
      resource: typeof id === "string" ? id : "",
      pointer,
      code: "duplicate-differs",
      seen: seenAt(pointer, a, p),
    });
  }
  const body = filled(b, a);
  const isOtherVersion = p && q && isOther(a, b);
  const properties = q && p ? (isOtherVersion ? q : filled(q, p)) : (q ?? p);
  return {
    seq: newer.seq,
    isInline: older.isInline && newer.isInline,
    body: properties ? { ...body, properties } : body,
  };
}

function bagIn(body: Bag): Bag | undefined {
  const { properties } = body;
  return isBag(properties) ? properties : undefined;
}

function isOther(a: Bag, b: Bag): boolean {
  const [x, y] = [prop(a, "etag"), prop(b, "etag")];
  return typeof x === "string" && typeof y === "string" && x !== y;
}

/** `bag` with what only `other` tells; null tells nothing. */
function filled(bag: Bag, other: Bag): Bag {
  let made: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(other)) {
    if (value === undefined || value === null) continue;
    const own = prop(bag, name);
    if (own !== undefined) continue;
    made ??= { ...bag };
    made[name] = value;
  }
  return made ?? bag;
}

/** Pointer to the first property that both tell, and tell differently; undefined when they agree. */
function differenceOf(a: Bag, b: Bag, p: Bag | undefined, q: Bag | undefined): string | undefined {
  for (const [name, value] of Object.entries(b)) {
    if (name === "properties" || PASSING.has(name)) continue;
    if (differs(prop(a, name), value)) return `/${name}`;
  }
  if (!p || !q) return undefined;
  for (const [name, value] of Object.entries(q))
    if (name !== "provisioningState" && differs(prop(p, name), value)) return `/properties/${name}`;
  return undefined;
}

function seenAt(pointer: string, a: Bag, p: Bag | undefined): unknown {
  const name = pointer.slice(pointer.lastIndexOf("/") + 1);
  return pointer.startsWith("/properties/") && p ? prop(p, name) : prop(a, name);
}

/** More comparisons than any document of ARM needs; two values that agree so far are taken as the same. */
const MOST = 200_000;

/** Whether both values tell something, and not the same. Letter case of texts does not count: ids are written in any. */
function differs(first: unknown, second: unknown): boolean {
  const open: (readonly [unknown, unknown])[] = [[first, second]];
  for (let count = 0; count < MOST; count++) {
    const pair = open.pop();
    if (!pair) return false;
    const [x, y] = pair;
    if (x === y || x === undefined || y === undefined || x === null || y === null) continue;
    if (typeof x === "string" && typeof y === "string") {
      if (x.toLowerCase() !== y.toLowerCase()) return true;
    } else if (Array.isArray(x) && Array.isArray(y)) {
      if (x.length !== y.length) return true;
      for (const [i, item] of x.entries()) open.push([item, y[i]]);
    } else if (isBag(x) && isBag(y)) {
      for (const [name, value] of Object.entries(y))
        if (name !== "etag") open.push([prop(x, name), value]);
    } else return true;
  }
  return false;
}
