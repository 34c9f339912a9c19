/** A picture as PNG: the SVG in pixels, once, twice or four times as large. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { type Look, looks, type Picture, svgOf } from "#src/report/index.ts";
import { findFonts, readFonts } from "./fonts.ts";
import { pngFile } from "./png-file.ts";

export type PngOptions = { readonly look?: Look; readonly scale?: 1 | 2 | 4 };

/** Most pixels of one picture: 160 megabytes of colour. Larger ones are painted at the largest scale that fits. */
export const MOST_PIXELS = 40_000_000;

/** Below this scale dashes are shorter than two pixels: nobody sees them, and they cost half the time. */
const FINEST = 0.3;

/** The bytes of a PNG, its size, and the scale it was painted at. */
export type Png = {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Family of the letters, or null when this machine has no font and letters are missing. */
  readonly font: string | null;
};

let ready: Promise<void> | undefined;

/** Where the engine lies: beside a bundle that has no packages, else in its package. */
function engine(): string {
  const beside = join(import.meta.dirname, "index_bg.wasm");
  if (existsSync(beside)) return beside;
  return createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
}

/** `picture` in pixels. Rejects only when the painter itself cannot be started. */
export async function pngOf(picture: Picture, options: PngOptions = {}): Promise<Png> {
  const { look = looks.light, scale: asked = 1 } = options;
  await (ready ??= initWasm(readFileSync(engine())));
  const fonts = findFonts();
  const area = picture.width * picture.height;
  const scale = Math.min(asked, Math.sqrt(MOST_PIXELS / area));
  const isTiny = scale < FINEST;
  const resvg = new Resvg(
    svgOf(isTiny ? withoutDashes(picture) : picture, { look, areWiresHard: isTiny }),
    {
      fitTo: { mode: "zoom", value: scale },
      font: {
        fontBuffers: fonts ? [...readFonts(fonts)] : [],
        defaultFontFamily: fonts?.family ?? "",
        sansSerifFamily: fonts?.family ?? "",
      },
    },
  );
  const image = resvg.render();
  const { width, height } = image;
  const bytes = pngFile(image.pixels, width, height);
  image.free();
  resvg.free();
  return { bytes, width, height, scale, font: fonts?.family ?? null };
}

function withoutDashes(picture: Picture): Picture {
  const parts = picture.parts.map((part) => ({
    ...part,
    marks: part.marks.map((mark) => (mark.is === "path" ? { ...mark, dash: [] } : mark)),
  }));
  return { ...picture, parts };
}
