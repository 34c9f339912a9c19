/** How a fact of the comparison is made. */
import type { Evidence } from "#src/model/index.ts";
import type { Fact } from "./comparison.ts";

/** A fact with its arguments and what it rests on. */
export function fact(
  code: string,
  args: Fact["args"] = {},
  because: readonly Evidence[] = [],
): Fact {
  return { code, args, because };
}

/** One piece of evidence. */
export function evidence(resource: string, pointer: string, seen: unknown): Evidence {
  return { resource, pointer, seen };
}
