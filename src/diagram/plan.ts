/** What could be drawn: the estate as nested plans, before a level, a cap or a place is chosen. */
import type { SceneWords } from "#src/messages/index.ts";
import type { Estate } from "#src/model/index.ts";
import type { Box, BoxKind, SceneLevel } from "./scene.ts";

/** What boxes are made of: the estate, and the words that they bear. */
export type Ground = { readonly estate: Estate; readonly words: SceneWords };

/** A box that may be drawn, with all that it may hold. */
export type Plan = {
  readonly id: string;
  readonly kind: BoxKind;
  readonly title: string;
  /** Title of a container while it is open, when that is another: without the count of what then stands in it. */
  readonly openTitle?: string;
  readonly subtitle: string;
  readonly lane: number;
  /** Region by its short name; "" for none. */
  readonly region: string;
  readonly presence: Box["presence"];
  readonly children: readonly Plan[];
  /** The level at which it is open by itself; 9 for never. */
  readonly opensAt: SceneLevel | 9;
  /** A group is not drawn once it is open: what it holds stands in its place. */
  readonly isGroup: boolean;
};

/** A plan; what is left out has its plain value: solid, without children, never open. */
export function planOf(
  told: Pick<Plan, "id" | "kind" | "title" | "lane" | "region"> & Partial<Plan>,
): Plan {
  return { subtitle: "", presence: "solid", children: [], opensAt: 9, isGroup: false, ...told };
}

/** A group of `children` that is closed below `opensAt`; a single child stands for itself. */
export function groupOf(told: Parameters<typeof planOf>[0]): Plan | undefined {
  const [first, ...more] = told.children ?? [];
  if (!first) return undefined;
  return more.length === 0 ? first : planOf({ ...told, isGroup: true });
}

/** All plans of these trees, each before what it holds. */
export function* allPlans(roots: readonly Plan[]): Generator<Plan> {
  for (const root of roots) {
    yield root;
    yield* allPlans(root.children);
  }
}

/** Whether the plan stands for a thing of the estate rather than for a group of things. */
export const isThing = (plan: Plan): boolean => plan.kind !== "bundle";

/** How many things a plan stands for when it is drawn closed. */
export function holdsOf(plan: Plan): number {
  if (plan.kind !== "bundle") return 1;
  return plan.children.reduce((sum, child) => sum + holdsOf(child), 0);
}
