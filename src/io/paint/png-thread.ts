/** A thread that paints: bands of SVG come in, one PNG goes out. It knows nothing but the painter and the file's form. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { type FontFiles, readFonts } from "./fonts.ts";
import { type PngWriter, pngWriter } from "./png-file.ts";

/** What the thread is told: a picture begins, a band of it comes, it ends. */
export type ToPainter =
  | {
      readonly is: "begin";
      readonly width: number;
      readonly height: number;
      /** Colour under all of it: the last column and row may be covered in part only. */
      readonly surface: string;
      readonly fonts: FontFiles | undefined;
    }
  | {
      readonly is: "band";
      readonly svg: string;
      readonly above: number;
      readonly rows: number;
    }
  | { readonly is: "end" };

/** What it tells: the step before is done, here is the file, or it could not be. */
export type FromPainter =
  | { readonly is: "done" }
  | { readonly is: "file"; readonly bytes: Uint8Array }
  | { readonly is: "failed"; readonly why: string };

let ready: Promise<unknown> | undefined;
let writer: PngWriter | undefined;
let surface = "";
let letters: { readonly family: string; readonly buffers: Uint8Array[] } | undefined;

/** Where the engine lies: beside a bundle that has no packages, else in its package. */
function engine(): string {
  const beside = join(import.meta.dirname, "index_bg.wasm");
  if (existsSync(beside)) return beside;
  return createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
}

async function answer(told: ToPainter): Promise<FromPainter> {
  switch (told.is) {
    case "begin": {
      await (ready ??= initWasm(readFileSync(engine())));
      const { fonts } = told;
      if (fonts && letters?.family !== fonts.family)
        letters = { family: fonts.family, buffers: [...readFonts(fonts)] };
      surface = told.surface;
      writer = pngWriter(told.width, told.height);
      return { is: "done" };
    }
    case "band": {
      const family = letters?.family ?? "";
      const resvg = new Resvg(told.svg, {
        background: surface,
        font: {
          fontBuffers: letters?.buffers ?? [],
          defaultFontFamily: family,
          sansSerifFamily: family,
        },
      });
      const image = resvg.render();
      const { pixels, width } = image;
      image.free();
      resvg.free();
      const [from, to] = [told.above, told.above + told.rows].map((row) => row * width * 4);
      await writer?.add(pixels.subarray(from, to));
      return { is: "done" };
    }
    case "end": {
      const bytes = await writer?.end();
      writer = undefined;
      return bytes ? { is: "file", bytes } : { is: "failed", why: "nothing was begun" };
    }
  }
}

const port = parentPort;
port?.on("message", (told: ToPainter) => {
  answer(told).then(
    (reply) =>
      port.postMessage(reply, reply.is === "file" ? [reply.bytes.buffer as ArrayBuffer] : []),
    (error) => port.postMessage({ is: "failed", why: String(error) } satisfies FromPainter),
  );
});
