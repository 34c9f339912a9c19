/** Which route a packet takes to a service whose public address nobody knows by number (spec/cli.md, `trace`). */
import { normalRegion } from "#src/azure/catalogue/index.ts";
import { type Said, say, uniqueSaid } from "#src/messages/index.ts";
import { holdsPrefix, isPrivateAddress, parsePrefix } from "#src/net/index.ts";
import type { Destination } from "./destination.ts";
import type { Confidence } from "./flow.ts";
import type { Choice } from "./routes-choose.ts";
import type { RouteEntry } from "./routes-entry.ts";
import { isLearned, type RouteView } from "./routes-table.ts";
import { userRank } from "./routes-user.ts";
import { tagPrefixes, tagsOf, tagWithin } from "./service-tags.ts";

type ToService = Extract<Destination, { kind: "service" }>;

/** Whether the service endpoint route `entry` covers the tag `tag` in `region`. */
export function coversService(entry: RouteEntry, tag: string, region = ""): boolean {
  if (entry.kind !== "service-endpoint" || entry.tag !== tag) return false;
  return entry.regions === undefined || entry.regions.includes(normalRegion(region));
}

/**
 * The route of `view` towards the service `to`: its service endpoint; else the user-defined route whose tag is nearest;
 * else 0.0.0.0/0. A CIDR that may hold the address makes the choice likely only.
 */
export function chosenForService(view: RouteView, to: ToService): Choice {
  const { tag = "", region = "" } = to;
  const assumptions: Said[] = [];
  const users = view.user.entries;
  const bypassed = users.find(
    (e) =>
      e.nextHopType.startsWith("VirtualAppliance") &&
      (isDefault(e) || (e.tag !== undefined && tagWithin(tag, region, e.tag) === "yes")),
  );
  const endpoint = view.service.entries.find((e) => coversService(e, tag, region));
  if (endpoint) {
    const longer = users.find(
      (e) => e.tag === undefined && e.prefixes.some((p) => mayHold(view, to, p)),
    );
    if (longer) assumptions.push(say.path.assumeEndpointWins({ prefix: longer.prefixes[0] ?? "" }));
    return {
      entry: endpoint,
      prefix: tag,
      beside: [],
      confidence: longer ? "LIKELY" : "CERTAIN",
      assumptions,
      ...(bypassed ? { bypassed } : {}),
    };
  }
  const mayCover = region === "" && view.service.entries.some((e) => e.tag === tag && tag !== "");
  if (mayCover) assumptions.push(say.path.gapRegion({ name: to.fqdn }));

  const isOverridden = users.some((e) => isDefault(e) && e.user?.bgpOverride);
  const learned = isOverridden ? [] : view.gateway.entries;
  for (const entry of [...users, ...learned]) {
    const narrow = entry.prefixes.find((p) => entry.tag === undefined && mayHold(view, to, p));
    if (narrow !== undefined && !coversAll(view, to, entry))
      assumptions.push(say.path.assumeOutside({ name: to.fqdn, prefix: narrow }));
  }
  const tagged = users
    .filter((e) => e.tag !== undefined && tag !== "" && within(e, tag, region) !== "no")
    .sort((a, b) => userRank(b) - userRank(a));
  for (const entry of tagged)
    if (within(entry, tag, region) === "unknown")
      assumptions.push(say.path.gapTag({ tag: entry.tag ?? "" }));
  const best =
    users.find((e) => coversAll(view, to, e)) ??
    tagged.find((e) => within(e, tag, region) === "yes") ??
    users.find(isDefault) ??
    learned
      .filter(isDefault)
      .sort((a, b) => +(b.goesFirst ?? false) - +(a.goesFirst ?? false))[0] ??
    view.system.entries.find((e) => e.kind === "internet");
  const sure: Confidence = assumptions.length > 0 ? "LIKELY" : (best?.confidence ?? "CERTAIN");
  const confidence = mayCover ? "UNKNOWN" : sure;
  return {
    prefix: best?.tag ?? "0.0.0.0/0",
    beside: [],
    confidence,
    assumptions: uniqueSaid(assumptions),
    ...(best ? { entry: best } : {}),
  };
}

function within(entry: RouteEntry, tag: string, region: string) {
  return entry.tag === undefined ? "no" : tagWithin(tag, region, entry.tag);
}

function isDefault(entry: RouteEntry): boolean {
  return entry.prefixes.includes("0.0.0.0/0");
}

function prefixesOf(view: RouteView, { tag = "", region = "" }: ToService) {
  return tag === "" ? undefined : tagPrefixes(tagsOf(view.estate), tag, region);
}

/** Whether the public CIDR `text` may hold the service's address; the tag's prefixes tell when they are known. */
function mayHold(view: RouteView, to: ToService, text: string): boolean {
  const prefix = parsePrefix(text);
  if (!prefix || prefix.length === 0 || prefix.family === 6) return false;
  if (isPrivateAddress(text.slice(0, text.indexOf("/")))) return false;
  const known = prefixesOf(view, to);
  if (!known) return true;
  return known.some((k) => {
    const own = parsePrefix(k);
    return own !== undefined && (holdsPrefix(prefix, own) || holdsPrefix(own, prefix));
  });
}

/** Whether a CIDR of `entry`, 0.0.0.0/0 apart, holds every known prefix of the service's tag. */
function coversAll(view: RouteView, to: ToService, entry: RouteEntry): boolean {
  if (entry.tag !== undefined || isDefault(entry) || isLearned(entry)) return false;
  const known = prefixesOf(view, to)?.filter((p) => !p.includes(":"));
  if (!known || known.length === 0) return false;
  return known.every((k) =>
    entry.prefixes.some((text) => {
      const [outer, inner] = [parsePrefix(text), parsePrefix(k)];
      return outer !== undefined && inner !== undefined && holdsPrefix(outer, inner);
    }),
  );
}
