/** At which drawn box does a wire end, when the thing it means may lie within closed boxes or bundles? */
import type { Forest } from "./forest.ts";
import { allPlans } from "./plan.ts";
import type { Shown } from "./show.ts";

export type Stands = {
  /** The drawn boxes around a thing, outermost first, itself last when it is drawn; empty when none is. */
  readonly around: (id: string) => readonly Shown[];
  /** The innermost drawn box of a thing. */
  readonly nearest: (id: string) => Shown | undefined;
  /** The outermost drawn box of a thing, or one within it that was opened by hand. */
  readonly outermost: (id: string) => Shown | undefined;
};

/** Where the things of `forest` stand among `roots`. `open` are the ids of boxes that were opened by hand. */
export function standsOf(
  forest: Forest,
  roots: readonly Shown[],
  open: ReadonlySet<string>,
): Stands {
  const chains = new Map<string, readonly Shown[]>();
  const visit = (boxes: readonly Shown[], above: readonly Shown[]) => {
    for (const box of boxes) {
      const chain = [...above, box];
      for (const plan of box.plans) chains.set(plan.id.toLowerCase(), chain);
      // A closed box stands for all that lies in it; an open one only for itself.
      if (!box.isOpen) {
        for (const plan of allPlans(box.plans)) chains.set(plan.id.toLowerCase(), chain);
      }
      visit(box.children, chain);
    }
  };
  visit(roots, []);
  const around = (id: string): readonly Shown[] => {
    const key = id.toLowerCase();
    const chain = chains.get(key);
    if (chain) return chain;
    // A member that a bundle took in with its container, or one that is not drawn at all.
    const parent = forest.parents.get(key);
    return parent ? around(parent.id) : [];
  };
  const outermost = (id: string) => {
    const chain = around(id);
    const inner = chain.findIndex((box) => !open.has(box.id));
    return chain[inner < 0 ? chain.length - 1 : inner];
  };
  return {
    around,
    nearest: remembered((id) => around(id).at(-1)),
    outermost: remembered(outermost),
  };
}

/** Pairs ask for the same few places hundreds of thousands of times. */
function remembered<T>(find: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined || known.has(id)) return found as T;
    const fresh = find(id);
    known.set(id, fresh);
    return fresh;
  };
}
