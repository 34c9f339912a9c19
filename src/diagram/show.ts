/** Which plans are drawn at a level, what is open, and what each box stands for. */
import type { Plan } from "./plan.ts";
import type { BoxKind } from "./scene.ts";

/** A plan that is drawn. */
export type Shown = {
  readonly id: string;
  readonly kind: BoxKind;
  readonly title: string;
  readonly subtitle: string;
  readonly lane: number;
  readonly region: string;
  readonly presence: Plan["presence"];
  readonly children: readonly Shown[];
  readonly canOpen: boolean;
  readonly isOpen: boolean;
  /** The plans that this box stands for: its own, or those that a bundle took in. */
  readonly plans: readonly Plan[];
};

/** How to tell what is open. */
export type Opening = {
  readonly isOpen: (plan: Plan) => boolean;
  /** Whether a plan (with what it holds) is drawn at all. */
  readonly isWanted: (plan: Plan) => boolean;
};

/** The boxes of `plans` as they stand open or closed; an open group gives way to what it holds. */
export function shownOf(plans: readonly Plan[], opening: Opening): readonly Shown[] {
  return plans.flatMap((plan): readonly Shown[] => {
    if (!opening.isWanted(plan)) return [];
    const isOpen = plan.children.length > 0 && opening.isOpen(plan);
    const children = isOpen ? shownOf(plan.children, opening) : [];
    if (plan.isGroup && isOpen) return children;
    const { id, kind, subtitle, lane, region, presence } = plan;
    const title = isOpen ? (plan.openTitle ?? plan.title) : plan.title;
    const canOpen = plan.children.length > 0;
    const common = { id, kind, title, subtitle, lane, region, presence, canOpen };
    return [{ ...common, isOpen, children, plans: [plan] }];
  });
}

/** All boxes, each before what it holds. */
export function* allShown(roots: readonly Shown[]): Generator<Shown> {
  for (const root of roots) {
    yield root;
    yield* allShown(root.children);
  }
}

/** How many boxes there are. */
export function countShown(roots: readonly Shown[]): number {
  return roots.reduce((sum, root) => sum + 1 + countShown(root.children), 0);
}
