/** What does the picture of an estate look like, at this level, with these answers and this question? */
import { sortedBy } from "#src/base/index.ts";
import { catalogue, type Language, outcomeOrder } from "#src/messages/index.ts";
import type { Estate } from "#src/model/index.ts";
import type { SceneAsk } from "./ask.ts";
import { askedOf } from "./asked.ts";
import { blocksOfPairs } from "./blocks.ts";
import { capped } from "./cap.ts";
import { forestOf } from "./forest.ts";
import { putLinks } from "./links.ts";
import { putPaths } from "./paths.ts";
import { holdsOf, type Plan } from "./plan.ts";
import { type Placed, placedOf } from "./route.ts";
import type { Box, Scene, Wire } from "./scene.ts";
import { type Shown, shownOf } from "./show.ts";
import { CAP } from "./sizes.ts";
import { standsOf } from "./stand.ts";
import { sumOf, talliesOf } from "./tally.ts";
import { newBasket, type Tie, throughOf } from "./tie.ts";

/**
 * The picture: boxes in lanes, wires in gutters, every place a whole number of pixels or half of one.
 * Pure: equal estates and asks give equal scenes. Never more than `cap` boxes and wires (300 each).
 */
export function sceneFor(estate: Estate, ask: SceneAsk): Scene {
  const { level, cap = CAP, language = "en" } = ask;
  const { scene: words } = catalogue[language];
  const ground = { estate, words };
  const blocks = ask.blocks ?? blocksOfPairs(ask.pairs ?? []);
  const open = new Set(ask.open);
  const closed = new Set(ask.closed);
  const whole = forestOf(ground, ask.vantages);
  const asked = ask.asked ? askedOf(ground, whole, ask.asked) : undefined;
  const forest = asked?.forest ?? whole;
  const tallyOf = talliesOf(estate, forest, blocks);

  const isOpen = (plan: Plan) =>
    open.has(plan.id) || (!closed.has(plan.id) && (level === 4 || level >= plan.opensAt));
  const isWanted = (plan: Plan) => level < 4 || (asked?.around.has(plan) ?? false);
  const isLit = (box: Shown) => box.plans.some((plan) => asked?.lit.has(plan));
  const isKept = (box: Shown) =>
    isLit(box) || open.has(box.id) || sumOf(tallyOf, box.plans).unexpected > 0;
  const drawn = shownOf(forest.roots, { isOpen, isWanted });
  const { roots, bundled } = capped(drawn, { cap, words, isKept });

  const stands = standsOf(forest, roots, open);
  const isWithin = (a: Shown, b: Shown) => a !== b && stands.around(a.id).includes(b);
  const basket = newBasket(isWithin);
  if (level < 4) {
    putLinks(ground, stands, basket);
    putPaths({ ...ground, forest, stands, level }, blocks, basket);
  }
  for (const part of asked?.parts ?? []) {
    const [from, to] = [stands.nearest(part.from), stands.nearest(part.to)];
    if (from && to) basket.put({ ...part, from, to, flagged: false, lit: true });
  }
  const all = basket.ties();
  const ties = cappedTies(all, cap);

  const placed = placedOf(roots, ties);
  const through = throughOf();
  const boxes = boxesOf(roots, placed, (box) => ({
    ...tellTally(sumOf(tallyOf, box.plans)),
    lit: isLit(box),
  }));
  const shown = boxes.filter((box) => box.kind !== "bundle").length;
  return {
    level,
    width: placed.width,
    height: placed.height,
    lanes: placed.lanes.map((lane) => ({ ...lane, word: words.lanes[lane.index] ?? "" })),
    bands: placed.bands.map((band) => ({ ...band, region: band.region || words.noRegion })),
    boxes,
    wires: ties.map((tie) => wireOf(tie, placed, through(tie.through))),
    summary: summaryOf(language, { level, boxes, ties }),
    shown,
    total: level === 4 ? shown : whole.total,
    bundled,
    wiresLeftOut: all.length - ties.length,
  };
}

const tellTally = ({ counts, unexpected }: ReturnType<typeof sumOf>) => ({
  counts,
  flagged: unexpected > 0,
});

/** Lit wires first, then what is not as expected, then the fullest; links last. */
function cappedTies(ties: readonly Tie[], cap: number): readonly Tie[] {
  if (ties.length <= cap) return ties;
  const rank = (tie: Tie) =>
    (tie.lit ? 0 : 4) + (tie.flagged ? 0 : 2) + (tie.kind === "link" ? 1 : 0);
  const kept = [...ties]
    .sort((a, b) => rank(a) - rank(b) || b.count - a.count || (a.id < b.id ? -1 : 1))
    .slice(0, cap);
  return sortedBy(kept, (tie) => tie.id);
}

function boxesOf(
  roots: readonly Shown[],
  placed: Placed,
  told: (box: Shown) => Pick<Box, "counts" | "flagged" | "lit">,
): readonly Box[] {
  const boxes: Box[] = [];
  const visit = (box: Shown, parent: string | null) => {
    const rect = placed.rects.get(box);
    if (!rect) return;
    const { id, kind, title, subtitle, lane, presence, canOpen, isOpen, plans } = box;
    const holds = plans.reduce((sum, plan) => sum + holdsOf(plan), 0);
    const common = { id, kind, title, subtitle, parent, lane, presence, canOpen, isOpen };
    boxes.push({ ...rect, ...common, holds, ...told(box) });
    for (const child of box.children) visit(child, id);
  };
  for (const root of roots) visit(root, null);
  return boxes;
}

const wireOf = (tie: Tie, placed: Placed, through: readonly string[]): Wire => {
  const { id, from, to, kind, outcome, label, count, flagged, lit } = tie;
  const points = placed.points.get(tie) ?? [];
  return {
    id,
    from: from.id,
    to: to.id,
    kind,
    outcome,
    label,
    count,
    flagged,
    through,
    points,
    lit,
  };
};

function summaryOf(
  language: Language,
  told: {
    readonly level: number;
    readonly boxes: readonly Box[];
    readonly ties: readonly Tie[];
  },
): string {
  const { level, boxes, ties } = told;
  const { scene: words, picture } = catalogue[language];
  if (level === 4 && boxes.length === 0) return words.emptyQuestion;
  const paths = outcomeOrder.flatMap((word) => {
    const count = ties.filter((tie) => tie.outcome === word).length;
    return count > 0 ? [{ word: picture.outcome[word], count }] : [];
  });
  const unexpected = ties.filter((tie) => tie.flagged).length;
  return words.summary({ level, boxes: boxes.length, paths, unexpected });
}
