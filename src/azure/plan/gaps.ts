/** What is unseen when an ask of a collection had no answer? */
import { compareText, unique } from "#src/base/index.ts";
import { type Gap, keyOf } from "#src/model/index.ts";
import { childRows } from "./kinds.table.ts";
import type { Read } from "./reads.ts";
import { hiddenTypes, type Permission, readRight } from "./rights.ts";
import type { Sweep } from "./sweeps.ts";

/** Why an ask had no answer, and the right that ARM named when it refused. */
export type Loss = { readonly why: Gap["why"]; readonly right: string };

/**
 * The gaps of a sweep without an answer: each of its types in each of its scopes, and what would have been asked
 * below resources of those types, which nobody now knows of.
 */
export function sweepGaps(sweep: Sweep, scopes: readonly string[], loss: Loss): readonly Gap[] {
  const below = childRows.filter((row) => sweep.row.types.includes(row.parent));
  const types = unique([...sweep.row.types, ...below.map((row) => row.type)]);
  return scopes.flatMap((scope) => types.map((type) => gapOf(scope, type, loss)));
}

/** The gap of a read without an answer. */
export function readGap(read: Read, loss: Loss): Gap {
  return gapOf(read.scope, read.type, loss);
}

/** A gap of `type` at `scope`; the right is the one ARM named, else the right to read the type. */
export function gapOf(scope: string, type: string, { why, right }: Loss): Gap {
  const usual = type === "*" ? "Reader" : readRight(type);
  return { scope: keyOf(scope), type, why, right: right || (why === "missing" ? "" : usual) };
}

/** What the permissions of a caller hide at `scope`: Resource Graph leaves it out without a word (path.md 6.2). */
export function permissionGaps(scope: string, permissions: readonly Permission[]): readonly Gap[] {
  const hidden = hiddenTypes(permissions);
  const types = hidden === "*" ? ["*"] : hidden;
  return types.map((type) => gapOf(scope, type, { why: "refused", right: "" }));
}

/** `gaps` in order and each once; a gap that another of the same scope covers by "*" is left out. */
export function tidyGaps(gaps: readonly Gap[]): readonly Gap[] {
  const whole = new Set(gaps.filter((gap) => gap.type === "*").map((gap) => gap.scope));
  const kept = new Map<string, Gap>();
  for (const gap of gaps) {
    if (gap.type !== "*" && whole.has(gap.scope)) continue;
    const key = `${gap.scope} ${gap.type}`;
    // The first told stays: a refusal is worth more than what it left unasked.
    if (!kept.has(key)) kept.set(key, gap);
  }
  return [...kept.entries()].sort((a, b) => compareText(a[0], b[0])).map(([, gap]) => gap);
}
