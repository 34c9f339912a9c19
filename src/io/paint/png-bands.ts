/** A picture in bands from top to bottom, each an SVG of whole pixels, so that no painter holds all of it at once. */
import { type Look, type Part, type Picture, svgOf } from "#src/report/index.ts";

export type Band = {
  readonly svg: string;
  /** Rows of pixels that are painted above it, to be left out: what is cut by an edge is painted a little otherwise. */
  readonly above: number;
  /** Rows of pixels. */
  readonly rows: number;
};

export type Bands = {
  /** Size of the whole in pixels. */
  readonly width: number;
  readonly height: number;
  readonly bands: Iterable<Band>;
};

export type BandOptions = {
  readonly look: Look;
  readonly scale: number;
  readonly pixels?: number;
};

/** Pixels of one band: few enough to cost little memory, enough that wires are not painted in pieces too often. */
const BAND_PIXELS = 8_000_000;

/** Below this scale dashes are shorter than two pixels: nobody sees them, and they cost half the time. */
const FINEST = 0.3;

/** Rows painted above and below each band. */
const MARGIN = 16;

/** Strokes and letters reach a little beyond the bounds of their part. */
const REACH = 16;

/** `picture` at `scale`, in bands of `pixels` that fit together without a seam. */
export function bandsOf(
  picture: Picture,
  { look, scale, pixels = BAND_PIXELS }: BandOptions,
): Bands {
  const isTiny = scale < FINEST;
  const drawn = isTiny ? withoutDashes(picture) : picture;
  const [width, height] = [picture.width, picture.height].map((side) =>
    Math.max(1, Math.ceil(side * scale)),
  ) as [number, number];
  const most = Math.max(1, Math.floor(pixels / width));
  function* bands(): Generator<Band> {
    for (let top = 0; top < height; top += most) {
      const rows = Math.min(most, height - top);
      const painted = rows + 2 * MARGIN;
      const window = {
        y: (top - MARGIN) / scale,
        width: width / scale,
        height: painted / scale,
      };
      const parts = drawn.parts.filter((part) => reaches(part, window));
      const frame = {
        view: `0 ${window.y} ${window.width} ${window.height}`,
        width,
        height: painted,
      };
      yield {
        rows,
        above: MARGIN,
        svg: svgOf({ ...drawn, parts }, { look, areWiresHard: isTiny, frame }),
      };
    }
  }
  return { width, height, bands: bands() };
}

function reaches(
  { bounds, role }: Part,
  window: { readonly y: number; readonly height: number },
): boolean {
  if (role === "backdrop") return true;
  return bounds.y - REACH < window.y + window.height && bounds.y + bounds.height + REACH > window.y;
}

function withoutDashes(picture: Picture): Picture {
  const parts = picture.parts.map((part) => ({
    ...part,
    marks: part.marks.map((mark) => (mark.is === "path" ? { ...mark, dash: [] } : mark)),
  }));
  return { ...picture, parts };
}
