/** Journeys in a few words, for tests that read as stories. */

import { pathText } from "#src/messages/index.ts";
import type { Estate, Vantage } from "#src/model/index.ts";
import { type Destination, destinationOf, type Journey, reach } from "#src/path/index.ts";

/** The journey from `from` to an address, on TCP port 443. */
export function toAddress(estate: Estate, from: Vantage, address: string, port = 443): Journey {
  return journey(estate, from, { kind: "address", address }, port);
}

/** The journey from `from` to the public address of the service `name` of the estate. */
export function toService(estate: Estate, from: Vantage, name: string): Journey {
  const service = estate.services.find((s) => s.name === name);
  return journey(estate, from, destinationOf("public", service?.names[0]?.fqdn ?? "", service));
}

/** The journey from `from` to `to`; every hop must have its sentence. */
export function journey(estate: Estate, from: Vantage, to: Destination, port = 443): Journey {
  const made = reach(estate, { from, to, port, protocol: "tcp" });
  for (const hop of made.hops) pathText(hop);
  return made;
}

/** How it ends, in one line: where it is blocked, or how it arrives, by which transport. */
export function ending(seen: Journey): string {
  if (seen.ending === "blocked") return `blocked ${seen.blockedAt}`;
  if (seen.ending === "unknown") return "unknown";
  return [seen.arrives, seen.transport].filter((word) => word !== null).join(" ");
}

/** The next hop types of the routes taken, in order. */
export function nextHops(seen: Journey): readonly string[] {
  return seen.hops.filter((h) => h.did === "took-route").map((h) => h.nextHopType);
}

/** Every hop in words, for the message of a test that fails. */
export function told(seen: Journey): string {
  return seen.hops.map((h) => `${h.n} ${h.at}: ${pathText(h)}`).join("\n");
}
