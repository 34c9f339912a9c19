/** How each outcome's wire looks: pattern, weight, head and mark (ux.md section 6.1). */
import type { Wire } from "#src/diagram/index.ts";
import type { OutcomeWord } from "#src/verdict/index.ts";
import type { Ink } from "./look.ts";

export type Head = "triangle" | "diamond" | "bar" | "ring" | "none" | "open";

export type WireStyle = {
  readonly ink: Ink;
  readonly width: number;
  readonly dash: readonly number[];
  readonly head: Head;
  /** Whether a mark stands 28 px before the head. */
  readonly isMarked: boolean;
};

const style = (
  ink: Ink,
  width: number,
  more: Partial<Omit<WireStyle, "ink" | "width">> = {},
): WireStyle => ({ ink, width, dash: [], head: "triangle", isMarked: false, ...more });

const byOutcome: Readonly<Record<OutcomeWord, WireStyle>> = {
  private: style("private", 2.6),
  endpoint: style("endpoint", 2.4, { dash: [14, 4, 3, 4], head: "diamond" }),
  public: style("public", 2.6, { dash: [10, 5] }),
  blocked: style("blocked", 3.4, { head: "bar", isMarked: true }),
  "no-answer": style("blocked", 3.4, { head: "none" }),
  unseen: style("unseen", 2.2, { dash: [2, 3.5], head: "ring", isMarked: true }),
  mixed: style("private", 1.6, { isMarked: true }),
};

/** The second of the two thin wires of a mixed outcome. */
export const mixedOther: WireStyle = style("public", 1.6, { dash: [10, 5] });

const link = style("border", 1.5, { head: "none" });
const ask = style("ink", 1.3, { head: "open" });
/** A leg that a packet passes before it is stopped. */
const passed = style("blocked", 2.2, { head: "open" });

/** How `wire` is drawn. */
export function styleOf(wire: Pick<Wire, "kind" | "outcome">): WireStyle {
  if (wire.outcome) return byOutcome[wire.outcome];
  if (wire.kind === "link") return link;
  return wire.kind === "ask" ? ask : passed;
}

/** How a wire outside the lit question is drawn: thin and pale, its pattern kept. */
export function quieted(loud: WireStyle): WireStyle {
  return { ...loud, ink: "pale", width: 1, isMarked: false };
}
