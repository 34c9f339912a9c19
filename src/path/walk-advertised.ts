/** Whether a gateway tells its sites of an address (path.md 1.4). */
import { say } from "#src/messages/index.ts";
import { type Estate, inList, type Key } from "#src/model/index.ts";
import { isInside } from "#src/net/index.ts";
import { lends, spokesOf } from "./gateways.ts";
import { peersOf } from "./peers.ts";
import { seen } from "./routes-entry.ts";
import { type Course, doubt, type End, stop } from "./walk-course.ts";
import { faultOf } from "./walk-why.ts";

/** Only the hub's space and spokes that use its gateway are told to sites (path.md 1.4). */
export function notAdvertised(
  course: Course,
  home: Key,
  address: string,
  place: { readonly at: string; readonly actor: string },
): End | undefined {
  const hub = inList(course.estate.vnets, home);
  if (!hub) return undefined;
  const holds = (prefixes: readonly string[]) => prefixes.some((p) => isInside(address, p));
  const refuse = (did: string, resource: string, pointer: string, value: unknown) =>
    stop(course, "NO_ROUTE", {
      ...place,
      did,
      args: { address, vnet: hub.name },
      because: [seen(resource, pointer, value)],
    });
  const summaries = hub.summarizedGatewayPrefixes;
  if (holds(hub.prefixes))
    return summaries.length === 0 || holds(summaries)
      ? undefined
      : refuse("not-summarized", hub.id, "/properties/summarizedGatewayPrefixes", summaries);
  const peer = peersOf(course.estate, home).find(
    (p) => holds(p.prefixes) || holds(p.vnet?.prefixes ?? []),
  );
  if (!peer) return undefined;
  if (lends(peer)) return undefined;
  if (!peer.fault && peer.half.allowGatewayTransit && !peer.back) {
    doubt(course, "LIKELY", say.path.assumePeeringWorks({ peering: peer.half.name }));
    return undefined;
  }
  if (peer.fault)
    return stop(course, "NO_ROUTE", {
      ...place,
      did: "not-advertised-over-broken-peering",
      args: { address, vnet: hub.name, peering: peer.half.name },
      because: faultOf(peer).because,
    });
  const half = peer.half.allowGatewayTransit ? (peer.back ?? peer.half) : peer.half;
  const flag = peer.half.allowGatewayTransit ? "useRemoteGateways" : "allowGatewayTransit";
  return refuse("not-advertised", half.id, `/properties/${flag}`, false);
}

/** Whether a VNet's gateway tells more prefixes than ExpressRoute takes: 1,000 of IPv4 (path.md 1.4). */
export function isOverAdvertised(estate: Estate, home: Key): boolean {
  const hub = inList(estate.vnets, home);
  if (!hub) return false;
  const summaries = hub.summarizedGatewayPrefixes;
  const spaces = spokesOf(estate, home).flatMap((p) => p.vnet?.prefixes ?? p.prefixes);
  const all = [...(summaries.length > 0 ? summaries : hub.prefixes), ...spaces];
  return all.filter((p) => !p.includes(":")).length > 1000;
}
