/** One running question: what every part of the engine needs to know while it is being answered. */
import type { Cloud, Estate } from "#src/model/index.ts";
import type { Facts } from "./facts.ts";
import type { DnsLimits } from "./limits.ts";

export type Query = {
  readonly estate: Estate;
  readonly facts: Facts;
  readonly cloud: Cloud;
  /** The name that the client asked for. */
  readonly name: string;
  readonly type: string;
  readonly limits: DnsLimits;
  /** Whether a packet from a VNet gets to an address; from the path engine, when the caller has one. */
  readonly reaches?: ((fromVnet: string, address: string) => "yes" | "no" | "unknown") | undefined;
};

/** Where in the course a question stands: what was visited, how deep, how many aliases were followed. */
export type Way = {
  /** `server|name` pairs passed, for loops (dns.md 2.11). */
  readonly seen: ReadonlySet<string>;
  readonly forwards: number;
  readonly aliases: number;
};

export const START: Way = { seen: new Set(), forwards: 0, aliases: 0 };

/** `way` with one more visited place. */
export function visiting(way: Way, place: string): Way {
  return { ...way, seen: new Set(way.seen).add(place) };
}

/** `way` after following one alias. */
export function following(way: Way): Way {
  return { ...way, aliases: way.aliases + 1 };
}

/** `way` after passing the question on to another server. */
export function forwarding(way: Way): Way {
  return { ...way, forwards: way.forwards + 1 };
}
