/** What happens at the NIC of an appliance: whether it passes packets on, and with whose address (path.md 1.7, 1.8). */

import { say, wayDoubt } from "#src/messages/index.ts";
import { having, type Key, type Nic } from "#src/model/index.ts";
import { inboundFilter, outboundFilter } from "./filters.ts";
import { seen } from "./routes-entry.ts";
import { addHop, type Course, doubt, type End, heed, type Position, stop } from "./walk-course.ts";
import { flowOf } from "./walk-places.ts";
import { nicAddresses, wayOut } from "./way-out.ts";

/** `subnet` as part of a position. */
export function inSubnet(subnet: Key | undefined): { readonly subnet?: Key } {
  return subnet ? { subnet } : {};
}

/** What follows from an appliance of which nobody knows what it does inside. */
export function unknownInside(
  vnet: Key,
): Pick<Position, "forwarder" | "publicSources" | "needsSnat"> {
  return {
    forwarder: { vnet, isGateway: false, snat: "unknown" },
    publicSources: "unknown",
    needsSnat: true,
  };
}

/** The tag by which Azure drops the need for source translation before private endpoints; letter case counts. */
function keepsSourceSafely(nic: Nic): boolean {
  return nic.tags.disableSnatOnPL === "true";
}

/** The packet comes to the NIC of an appliance. */
export function throughNic(course: Course, next: Position, nic: Nic, before: Position): End {
  const { estate } = course;
  const place = { at: nic.name, actor: nic.id };
  const forwarding = [seen(nic.id, "/properties/enableIPForwarding", nic.ipForwarding)];
  if (!nic.ipForwarding)
    return stop(course, "NVA", {
      ...place,
      did: "forwarding-off",
      args: { nic: nic.name },
      because: forwarding,
    });
  if (before.subnet && before.subnet === next.subnet && !before.forwarder) course.risks.add("LOOP");
  const isPrivate = course.to.kind === "address" && !course.to.service;
  if (isPrivate) {
    const answer = inboundFilter(
      estate,
      flowOf(course, before, { ...(next.subnet ? { toSubnet: next.subnet } : {}), toNic: nic.key }),
    );
    if (answer.passes === "no") {
      heed(course, place, answer, "NVA");
      doubt(course, "LIKELY");
      return { ending: "blocked", blockedAt: "NVA", arrives: null, transport: null };
    }
  }
  // A machine with a second NIC may send out by that one.
  const isAlone = nic.vm === undefined || having(estate.nics, "vm", nic.vm).length === 1;
  const held = isAlone ? leaving(course, { ...next, nic: nic.key }, nic) : undefined;
  if (held) return held;
  doubt(course, "LIKELY", say.path.assumePassesOn({ appliance: nic.name }));
  addHop(course, {
    ...place,
    did: "passed-appliance",
    args: { appliance: nic.name },
    because: forwarding,
  });
  const own = nicAddresses(estate, nic) ?? wayOut(estate, { ...next, nic: nic.key });
  const { publicSources, ...inside } = unknownInside(next.vnet);
  return course.onward(course, {
    ...next,
    nic: nic.key,
    ...inside,
    needsSnat: before.needsSnat || !keepsSourceSafely(nic),
    ...(own.is === "by" && own.addresses.length > 0
      ? { publicSources: own.addresses }
      : own.is === "none" && isAlone
        ? {}
        : { publicSources }),
  });
}

/** The filter on the way out of an appliance stops the packet only when it does so with either source: the first, or the NIC's. */
function leaving(course: Course, position: Position, nic: Nic): End | undefined {
  const own = nic.ipConfigs.flatMap((c) => (c.address ? [c.address] : []));
  const [first, translated] = [position.sources, own].map((sources) =>
    outboundFilter(course.estate, flowOf(course, { ...position, sources })),
  );
  if (first?.passes === "unknown" && translated?.passes !== "yes")
    doubt(course, "UNKNOWN", wayDoubt(first));
  if (first?.passes !== "no" || translated?.passes !== "no") return undefined;
  doubt(course, "LIKELY", say.path.assumePassesOn({ appliance: nic.name }));
  return heed(course, { at: nic.name, actor: nic.id }, first, "NSG_OUT");
}
