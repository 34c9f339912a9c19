/** What does the DNS of one application look like on one page: a row per way, the owner under every hop? */
import type { Language } from "#src/messages/index.ts";
import { pictureWords } from "#src/messages/index.ts";
import { type Mark, type Part, type Picture, path, roundedRect, text } from "../picture/drawing.ts";
import { flagGlyph, kindGlyph, outcomeGlyph } from "../picture/glyphs.ts";
import { fitted, widthOf } from "../picture/measure.ts";
import { styleOf } from "../picture/outcome-style.ts";
import { outlineOf, shapeOf } from "../picture/shapes.ts";
import type { ChainHop } from "./dns-chains.ts";
import type { DnsRow } from "./dns-rows.ts";

const WIDTH = 176;
const HEIGHT = 60;
const GAP_X = 26;
const GAP_Y = 12;
const SIDE = 24;
const NAME = 24;

/** Rows that one page holds. */
export const ROWS = 32;

/** The picture of `rows`, at most `ROWS` of them; rows of the same names stand under these. */
export function dnsPicture(title: string, rows: readonly DnsRow[], language: Language): Picture {
  const words = pictureWords[language];
  const most = Math.max(...rows.map(({ hops }) => hops.length), 1);
  const width = 2 * SIDE + most * WIDTH + (most - 1) * GAP_X + 150;
  const parts: Part[] = [];
  let [y, asked] = [52, ""];
  for (const [row, way] of rows.entries()) {
    const names = way.names.join(", ");
    if (names !== asked) {
      asked = names;
      parts.push(
        front(
          `name-${row}`,
          [
            text(SIDE, y + 14, {
              text: fitted(names, width - 2 * SIDE, { size: 13, bold: true }),
              size: 13,
              bold: true,
              ink: "ink",
            }),
          ],
          { y, width },
        ),
      );
      y += NAME;
    }
    for (const [i, hop] of way.hops.entries())
      parts.push(hopPart(hop, { x: SIDE + i * (WIDTH + GAP_X), y, id: `hop-${row}-${i}` }));
    parts.push(front(`wires-${row}`, wiresOf(way, y), { y, width }));
    const x = SIDE + way.hops.length * (WIDTH + GAP_X);
    const outcome = words.outcome[way.word];
    parts.push(
      front(
        `end-${row}`,
        [
          ...outcomeGlyph(way.word, [x - 18, y + HEIGHT / 2]),
          text(x - 4, y + HEIGHT / 2 + 4, { text: outcome, size: 12, bold: true, ink: "ink" }),
          ...(way.flagged
            ? [...flagGlyph([x + widthOf(outcome, 12, true) + 22, y + HEIGHT / 2 - 10])]
            : []),
        ],
        { y, width },
      ),
    );
    y += HEIGHT + GAP_Y;
  }
  const height = y + 8;
  const back: Part = {
    id: "backdrop",
    role: "backdrop",
    title: "",
    link: null,
    bounds: { x: 0, y: 0, width, height },
    marks: [
      path(roundedRect({ x: 0, y: 0, width, height }, 0), { fill: "surface" }),
      text(SIDE, 32, {
        text: fitted(title, width - 2 * SIDE, { size: 17, bold: true }),
        size: 17,
        bold: true,
        ink: "ink",
      }),
    ],
  };
  const description = rows
    .map(
      ({ names, hops, word }) =>
        `${names.join(", ")}: ${hops.map((hop) => `${hop.title} (${hop.owner})`).join(" → ")}: ${words.outcome[word]}`,
    )
    .join(". ");
  return { width, height, title, description, parts: [back, ...parts] };
}

function front(
  id: string,
  marks: readonly Mark[],
  { y, width }: { readonly y: number; readonly width: number },
): Part {
  return {
    id,
    role: "front",
    title: "",
    link: null,
    bounds: { x: 0, y: y - 20, width, height: HEIGHT + 40 },
    marks,
  };
}

/** Title, detail and owner of one hop, in the outline of its kind. */
function hopPart(
  hop: ChainHop,
  at: { readonly x: number; readonly y: number; readonly id: string },
): Part {
  const { x, y, id } = at;
  const place = { x, y, width: WIDTH, height: HEIGHT };
  const room = WIDTH - 46;
  return {
    id,
    role: "box",
    title: `${hop.title}, ${hop.detail}, ${hop.owner}`,
    link: null,
    bounds: { x: x - 10, y: y - 10, width: WIDTH + 20, height: HEIGHT + 20 },
    marks: [
      path(shapeOf(outlineOf(hop.kind), place), { fill: "surface", stroke: "border", width: 1.5 }),
      kindGlyph(hop.kind, [x + 17, y + 17]),
      text(x + 31, y + 18, {
        text: fitted(hop.title.replace(/^privatelink\.(?=.{20})/, "…"), room, {
          size: 12,
          bold: true,
        }),
        size: 12,
        bold: true,
        ink: "ink",
      }),
      text(x + 31, y + 31, {
        text: fitted(hop.detail, room, { size: 10.5 }),
        size: 10.5,
        ink: "muted",
      }),
      path(`M${x + 10} ${y + 37}L${x + WIDTH - 18} ${y + 37}`, { stroke: "pale" }),
      text(x + 12, y + 50, {
        text: fitted(hop.owner, WIDTH - 32, { size: 9.5 }),
        size: 9.5,
        ink: "muted",
      }),
    ],
  };
}

/** Arrows from hop to hop; the last stretch is in the outcome's ink. */
function wiresOf({ hops, word }: DnsRow, y: number): Mark[] {
  const middle = y + HEIGHT / 2;
  return hops.slice(1).flatMap((_, i) => {
    const isLast = i === hops.length - 2;
    const style = isLast
      ? styleOf({ kind: "path", outcome: word })
      : styleOf({ kind: "ask", outcome: null });
    const [from, to] = [SIDE + i * (WIDTH + GAP_X) + WIDTH, SIDE + (i + 1) * (WIDTH + GAP_X)];
    return [
      path(`M${from} ${middle}L${to - 1} ${middle}`, {
        stroke: style.ink,
        width: Math.min(style.width, 2.4),
        dash: style.dash,
      }),
      path(`M${to - 7} ${middle - 4}L${to} ${middle}L${to - 7} ${middle + 4}`, {
        stroke: style.ink,
        width: 1.6,
      }),
    ];
  });
}
