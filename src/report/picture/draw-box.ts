/** What is drawn of a box: outline, title, sign of its kind, outcomes inside, flag. */
import type { Box } from "#src/diagram/index.ts";
import { type OutcomeKey, outcomeOrder } from "#src/messages/index.ts";
import { type Mark, type Part, path, roundedRect, text } from "./drawing.ts";
import { type Change, changeGlyph, flagGlyph, kindGlyph } from "./glyphs.ts";
import type { Ink } from "./look.ts";
import { fitted, widthOf } from "./measure.ts";
import { outlineMarks } from "./shapes.ts";

const HEAD = 34;
const TITLE = 12;
const SUB = 10.5;

export type BoxContext = {
  /** Whether other boxes are drawn inside it. */
  readonly isContainer: boolean;
  /** How many containers it stands in. */
  readonly depth: number;
  /** Whether a question is lit and this box is not part of it. */
  readonly isQuiet: boolean;
  readonly change: Change | undefined;
  /** The box in words. */
  readonly tip: string;
  readonly link: string | null;
};

/** Everything drawn of `box`. */
export function drawBox(box: Box, context: BoxContext): Part {
  const marks: Mark[] = [...outlineMarks(box, context)];
  marks.push(...(context.isContainer ? strip(box, context) : label(box, context)));
  if (!context.isContainer || !box.isOpen) marks.push(...countsBar(box));
  if (box.flagged) marks.push(...flagGlyph([box.x + box.width, box.y]));
  if (context.change) marks.push(...changeGlyph(context.change, [box.x, box.y]));
  const { x, y, width, height } = box;
  return {
    id: box.id,
    role: "box",
    isContainer: context.isContainer,
    title: context.tip,
    link: context.link,
    bounds: { x: x - 10, y: y - 10, width: width + 20, height: height + 20 },
    marks,
  };
}

const inkOf = (box: Box, { isQuiet }: BoxContext): Ink =>
  isQuiet || box.presence !== "solid" ? "muted" : "ink";

/** Room at the right that a flag takes. */
const flagRoom = (box: Box) => (box.flagged ? 16 : 0);

/** Container: a filled strip with the title at the left and the subtitle behind it. */
function strip(box: Box, context: BoxContext): Mark[] {
  const { x, y, width } = box;
  const inside = { x: x + 1.5, y: y + 1.5, width: width - 3, height: HEAD - 5 };
  const ink = inkOf(box, context);
  const room = width - 38 - (box.flagged ? 12 : 0);
  const title = fitted(box.title, room, { size: TITLE, bold: true });
  const used = widthOf(title, TITLE, true) + 7;
  const rest = room - used;
  const marks: Mark[] = [
    ...(box.presence === "solid" ? [path(roundedRect(inside, 6), { fill: "strip" })] : []),
    kindGlyph(box.kind, [x + 18, y + HEAD / 2]),
    text(x + 32, y + HEAD / 2 + 4, { text: title, size: TITLE, bold: true, ink }),
  ];
  if (box.subtitle && rest > 40)
    marks.push(
      text(x + 32 + used, y + HEAD / 2 + 4, {
        text: fitted(box.subtitle, rest, { size: SUB }),
        size: SUB,
        ink: "muted",
      }),
    );
  return marks;
}

/** Leaf: the kind's sign, the title, the subtitle below it. */
function label(box: Box, context: BoxContext): Mark[] {
  const { x, y, width, height } = box;
  const left = x + 32;
  const room = width - 32 - (box.kind === "vantage" ? 17 : 11) - flagRoom(box);
  const hasBar = outcomesIn(box).length > 0 && !box.isOpen;
  const middle = y + height / 2 - (hasBar ? 3 : 0);
  const two = box.subtitle !== "";
  const marks: Mark[] = [
    ...(box.presence === "unseen" ? [clearing(box, room)] : []),
    kindGlyph(box.kind, [x + 18, middle]),
    text(left, middle + (two ? -2.5 : 4.2), {
      text: fitted(shortTitle(box.title, room), room, { size: TITLE, bold: true }),
      size: TITLE,
      bold: true,
      ink: inkOf(box, context),
    }),
  ];
  if (two)
    marks.push(
      text(left, middle + 11, {
        text: fitted(box.subtitle, room, { size: SUB }),
        size: SUB,
        ink: "muted",
      }),
    );
  return marks;
}

/** Where a zone's whole name has no room, the part that all share gives way to the part that tells them apart. */
function shortTitle(title: string, room: number): string {
  if (widthOf(title, TITLE, true) <= room) return title;
  return title.replace(/^privatelink\./, "…");
}

/** Ground for the words of a box that is hatched. */
function clearing({ x, y, height, title, subtitle }: Box, room: number): Mark {
  const words = Math.max(widthOf(title, TITLE, true), widthOf(subtitle, SUB));
  const width = Math.min(words, room) + 32;
  return path(roundedRect({ x: x + 6, y: y + 5, width, height: height - 10 }, 4), {
    fill: "surface",
  });
}

const outcomesIn = (box: Box) =>
  outcomeOrder.flatMap((word) => {
    const count = box.counts[word] ?? 0;
    return count > 0 ? [{ word, count }] : [];
  });

const barInk = (word: OutcomeKey): Ink =>
  word === "no-answer" ? "blocked" : word === "mixed" ? "ink" : word;

/** The bar of outcomes in a closed box: one part each, at least 5 px wide, gaps between them. */
function countsBar(box: Box): Mark[] {
  const parts = outcomesIn(box);
  if (parts.length === 0) return [];
  // Below slanted sides the bar stands higher and shorter.
  const isSlanted = box.kind === "endpoint" || box.kind === "zone" || box.kind === "gateway";
  const inset = isSlanted ? 32 : box.kind === "vantage" ? 16 : 12;
  const room = box.width - 2 * inset - 2 * (parts.length - 1);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const free = Math.max(0, room - 5 * parts.length);
  let x = box.x + inset;
  return parts.map(({ word, count }) => {
    const width = 5 + (free * count) / total;
    const mark = path(
      roundedRect({ x, y: box.y + box.height - (isSlanted ? 9.5 : 8), width, height: 4 }, 1),
      word === "unseen" || word === "no-answer"
        ? { stroke: barInk(word), width: 0.9 }
        : { fill: barInk(word) },
    );
    x += width + 2;
    return mark;
  });
}
