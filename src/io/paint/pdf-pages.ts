/** Into which pages does a large picture part: an overview, and as many as it takes to read every word? */
import type { Part, Picture } from "#src/report/index.ts";

/** Points in inches times 72, upright. */
const sizes = {
  A4: [595.28, 841.89],
  A3: [841.89, 1190.55],
  A2: [1190.55, 1683.78],
  A1: [1683.78, 2383.94],
  A0: [2383.94, 3370.39],
  letter: [612, 792],
  tabloid: [792, 1224],
} as const;

/** A page size, or `fit`: one page as large as the picture. */
export type PageSize = keyof typeof sizes | "fit";

export const pageSizes: readonly PageSize[] = [
  "A4",
  "A3",
  "A2",
  "A1",
  "A0",
  "letter",
  "tabloid",
  "fit",
];

/** Points of a CSS pixel: what true size means. */
export const TRUE_SIZE = 0.75;
/** Below this scale the smallest words (10.5 px) are under 5 points, so that the picture is parted. */
export const LEGIBLE = 0.5;
export const MARGIN = 28;
/** Room for the line at the top of a page. */
export const HEAD = 22;
/** How much neighbouring pages share, in the picture's pixels. */
const OVERLAP = 48;

export type Tile = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly parts: readonly Part[];
};

export type Layout = {
  readonly page: readonly [number, number];
  /** Scale at which the whole picture fits its page. */
  readonly scale: number;
  /** The parts of the picture that have something in them, row by row; none: one page is enough. */
  readonly tiles: readonly Tile[];
};

/** How `picture` goes on pages of `size`, laid across where the picture is wide. */
export function layoutOf(picture: Picture, size: PageSize): Layout {
  const { width, height } = picture;
  if (size === "fit") {
    // PDF allows pages of 14,400 points.
    const scale = Math.min(
      TRUE_SIZE,
      (14_400 - 2 * MARGIN) / width,
      (14_400 - 2 * MARGIN - HEAD) / height,
    );
    return { page: [width * scale + 2 * MARGIN, height * scale + 2 * MARGIN], scale, tiles: [] };
  }
  const [short, long] = sizes[size];
  const page = width >= height ? ([long, short] as const) : ([short, long] as const);
  const [roomX, roomY] = [page[0] - 2 * MARGIN, page[1] - 2 * MARGIN - HEAD];
  const scale = Math.min(TRUE_SIZE, roomX / width, roomY / height);
  if (scale >= LEGIBLE) return { page, scale, tiles: [] };
  const [stepX, stepY] = [roomX / TRUE_SIZE - OVERLAP, roomY / TRUE_SIZE - OVERLAP];
  const things = picture.parts.filter((part) => part.role !== "backdrop");
  const tiles: Tile[] = [];
  for (let y = 0; y < height; y += stepY)
    for (let x = 0; x < width; x += stepX) {
      const place = { x, y, width: roomX / TRUE_SIZE, height: roomY / TRUE_SIZE };
      const parts = picture.parts.filter((part) => isOn(part, place));
      if (
        things.some((part) => part.role === "box" && touches(part.bounds, place)) ||
        parts.some((p) => p.id === "legend")
      )
        tiles.push({ ...place, parts });
    }
  return { page, scale, tiles };
}

type Place = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Whether anything of `part` is within `place`. */
const isOn = ({ bounds, stretches }: Part, place: Place) =>
  touches(bounds, place) && (stretches?.some((one) => touches(one, place)) ?? true);

const touches = (a: Place, b: Place) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
