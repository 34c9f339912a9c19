/** Which rule of a filter decides over a packet, and where it cannot be told (path.md 2, rules 1 to 3). */
import type { FilterRule } from "#src/model/index.ts";
import { matchOf, type Packet } from "./filters-match.ts";

type Access = "Allow" | "Deny" | "AlwaysAllow";
type Rule = Omit<FilterRule, "access"> & { readonly access: Access };

export type Decision<R> = {
  /** `unknown` when rules of both kinds may take the packet; undefined when none does. */
  readonly access: Access | "unknown" | undefined;
  /** The deciding rule: of several that may, the first. */
  readonly rule: R | undefined;
  /** A rule before the deciding one takes some of the packets that are meant, and would do otherwise. */
  readonly differs: boolean;
};

/** The decision of `rules` in `direction`, lowest priority number first; equal numbers keep their order. */
export function decide<R extends Rule>(
  rules: readonly R[],
  direction: FilterRule["direction"],
  packet: Packet,
): Decision<R> {
  const ordered = rules
    .filter((r) => r.direction.toLowerCase() === direction.toLowerCase())
    .sort((a, b) => a.priority - b.priority);
  const maybe: R[] = [];
  const partly: R[] = [];
  for (const rule of ordered) {
    const match = matchOf(rule, packet);
    if (match === "no") continue;
    if (match === "unknown") maybe.push(rule);
    else if (match === "some") partly.push(rule);
    else return decided(rule, maybe, partly);
  }
  return decided(undefined, maybe, partly);
}

function decided<R extends Rule>(
  final: R | undefined,
  maybe: readonly R[],
  partly: readonly R[],
): Decision<R> {
  const differs = partly.some((r) => r.access !== final?.access);
  const other = maybe.find((r) => r.access !== final?.access);
  if (other) return { access: "unknown", rule: other, differs };
  return { access: final?.access, rule: final, differs };
}
