/** What was not read and may answer all the same: zones, links and records behind gaps. */
import { type Gap, gapAt, having, type Zone } from "#src/model/index.ts";
import { isUnder, labelsOf, type Name } from "#src/net/index.ts";
import type { LinkedZone } from "./facts.ts";
import type { Query } from "./query.ts";
import { askZone, zoneDataOf } from "./zone-data.ts";

/** Whether the records of a linked zone were not (or not all) read, so that a missing one proves nothing. */
export function recordsUnseen(query: Query, linked: LinkedZone): boolean {
  if (!linked.zone) return true;
  const data = zoneDataOf(query.estate, linked.zoneKey);
  if (data.sets.size === 0 && (linked.zone.recordSetCount ?? 0) > 1) return true;
  return query.estate.gaps.some(
    (g) =>
      g.scope === linked.zoneKey ||
      g.scope.startsWith(`${linked.zoneKey}/`) ||
      (linked.zoneKey.startsWith(`${g.scope}/`) &&
        (g.type === "*" ||
          (g.type.startsWith("microsoft.network/privatednszones/") &&
            !g.type.endsWith("virtualnetworklinks")))),
  );
}

const ZONE = "microsoft.network/privatednszones";

/**
 * The gap that may hide a zone (or a link of one) which would answer `name`; undefined when what was
 * seen settles it. A seen zone that holds the name's records shows where such records are kept, and its links
 * are then the ones that count, unless they themselves were not seen.
 */
export function hiddenZone(query: Query, name: Name): Gap | undefined {
  const { gaps } = query.estate;
  if (gaps.length === 0) return undefined;
  if (
    !labelsOf(name).includes("privatelink") &&
    !gaps.some((g) => isUnder(name, zoneInScope(g.scope) ?? "-"))
  )
    return undefined;
  const named = gaps.find((g) => {
    const zone = zoneInScope(g.scope);
    if (zone === undefined || !isUnder(name, zone)) return false;
    // A link's own scope hides just that link; the zone's scope hides the zone with all its links.
    return g.type === "*" || g.type === ZONE || g.type === `${ZONE}/virtualnetworklinks`;
  });
  if (named) return named;
  const holder = query.estate.zones.find(
    (z) =>
      z.isPrivate &&
      isUnder(name, z.zone) &&
      askZone(zoneDataOf(query.estate, z.key), z.zone, name, query.type).is !== "nxdomain",
  );
  if (holder) return gapAt(query.estate, holder.key, `${ZONE}/virtualnetworklinks`);
  return gaps.find(
    (g) =>
      zoneInScope(g.scope) === undefined &&
      !g.scope.includes("/providers/") &&
      (g.type === "*" || g.type === ZONE || g.type === `${ZONE}/virtualnetworklinks`),
  );
}

/**
 * A privatelink zone over `name` whose document counts links of which the estate holds none: one may be to any VNet
 * (dns.md 8.1). Undefined where a link of it, or another zone of the name, was read.
 */
export function hiddenLink(query: Query, name: Name): Zone | undefined {
  if (!labelsOf(name).includes("privatelink")) return undefined;
  return query.estate.zones.find(
    (z) =>
      z.isPrivate &&
      (z.linkCount ?? 0) > 0 &&
      isUnder(name, z.zone) &&
      having(query.estate.zoneLinks, "zone", z.key).length === 0,
  );
}

function zoneInScope(scope: string): string | undefined {
  const marker = "/privatednszones/";
  const start = scope.indexOf(marker);
  if (start < 0) return undefined;
  return scope.slice(start + marker.length).split("/")[0];
}
