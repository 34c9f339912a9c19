/** How a picture stays small enough to read: siblings of one kind become bundles until the cap holds (ux.md section 5). */
import { groupedBy, sortedBy } from "#src/base/index.ts";
import type { SceneWords } from "#src/messages/index.ts";
import type { BoxKind, Scene } from "./scene.ts";
import { countShown, type Shown } from "./show.ts";

const MORE = "bundle:more:";

export type Capped = {
  readonly roots: readonly Shown[];
  readonly bundled: Scene["bundled"];
};

type Limits = {
  readonly cap: number;
  /** The words of bundles. */
  readonly words: SceneWords;
  readonly isKept: (box: Shown) => boolean;
};

type Siblings = {
  /** Id of the containing box, or lane and region at the top. */
  readonly at: string;
  readonly kind: BoxKind;
  readonly members: readonly Shown[];
};

/**
 * At most `cap` boxes. Boxes for which `isKept` holds (not as expected, lit, opened by hand) are
 * taken into bundles last, and only when there are more than `cap` of them.
 */
export function capped(roots: readonly Shown[], { cap, words, isKept }: Limits): Capped {
  const taken = new Map<BoxKind, number>();
  let now = roots;
  for (const mayTake of [(box: Shown) => !isKept(box), () => true]) {
    // What lies deepest goes first: bundling changes what is a leaf, so look again until nothing is left to take.
    for (let round = 0; round < 8 && countShown(now) > cap; round++) {
      const groups = groupsIn(now, mayTake);
      if (groups.length === 0) break;
      const chosen = new Set<Shown>();
      const heads = new Map<Shown, Shown>();
      let count = countShown(now);
      for (const group of groups) {
        if (count <= cap) break;
        const bundle = bundleOf(group, words);
        for (const member of group.members) chosen.add(member);
        heads.set(group.members[0] as Shown, bundle);
        count -= countShown(group.members) - 1;
        const fresh = group.members.filter((member) => !member.id.startsWith(MORE)).length;
        taken.set(group.kind, (taken.get(group.kind) ?? 0) + fresh);
      }
      now = replaced(now, chosen, heads);
    }
  }
  const bundled = sortedBy(taken, ([kind]) => kind).map(([kind, count]) => ({ kind, count }));
  return { roots: now, bundled };
}

/** Groups of siblings that may be taken, the deepest and largest first. */
function groupsIn(roots: readonly Shown[], mayTake: (box: Shown) => boolean): readonly Siblings[] {
  const groups: (Siblings & { readonly depth: number })[] = [];
  const visit = (boxes: readonly Shown[], at: string, depth: number) => {
    const free = boxes.filter((box) => mayTake(box) && !hasKept(box, mayTake));
    const families = groupedBy(free, (box) => {
      const place = at === "" ? `${box.lane}:${box.region}` : at;
      return `${place} ${kindOf(box)}`;
    });
    for (const [key, members] of families) {
      const [first] = members;
      if (!first || members.length < 2) continue;
      const place = key.slice(0, key.lastIndexOf(" "));
      groups.push({ at: place, kind: kindOf(first), members, depth });
    }
    for (const box of boxes) visit(box.children, box.id, depth + 1);
  };
  visit(roots, "", 0);
  const deepest = Math.max(0, ...groups.map((group) => group.depth));
  return sortedBy(
    groups.filter((group) => group.depth === deepest),
    (group) =>
      `${String(1e6 - countShown(group.members)).padStart(8, "0")} ${group.at} ${group.kind}`,
  );
}

/** A bundle that was made here is one of its members' kind, so that a later round adds to it. */
const kindOf = (box: Shown): BoxKind =>
  box.id.startsWith(MORE) ? (box.plans[0]?.kind ?? "bundle") : box.kind;

const hasKept = (box: Shown, mayTake: (box: Shown) => boolean): boolean =>
  box.children.some((child) => !mayTake(child) || hasKept(child, mayTake));

function bundleOf({ at, kind, members }: Siblings, words: SceneWords): Shown {
  const [first] = members as readonly [Shown, ...Shown[]];
  const plans = members.flatMap((member) => member.plans);
  return {
    id: `${MORE}${at}:${kind}`,
    kind: "bundle",
    title: words.more(kind, plans.length),
    subtitle: "",
    lane: first.lane,
    region: first.region,
    presence: "solid",
    children: [],
    canOpen: false,
    isOpen: false,
    plans,
  };
}

function replaced(
  boxes: readonly Shown[],
  chosen: ReadonlySet<Shown>,
  heads: ReadonlyMap<Shown, Shown>,
): readonly Shown[] {
  return boxes.flatMap((box): readonly Shown[] => {
    const head = heads.get(box);
    if (head) return [head];
    if (chosen.has(box)) return [];
    if (box.children.length === 0) return [box];
    return [{ ...box, children: replaced(box.children, chosen, heads) }];
  });
}
