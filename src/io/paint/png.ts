/** A picture as PNG: the SVG in pixels, once, twice or four times as large, painted in a thread of its own. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type Look, looks, type Picture } from "#src/report/index.ts";
import { findFonts } from "./fonts.ts";
import { bandsOf } from "./png-bands.ts";
import type { FromPainter, ToPainter } from "./png-thread.ts";

export type PngOptions = {
  readonly look?: Look;
  readonly scale?: 1 | 2 | 4;
  /** Pixels that are painted at a time. */
  readonly bandPixels?: number;
  /** Gives up when told so. */
  readonly signal?: AbortSignal;
};

/** Most pixels of one picture; larger ones are painted at the largest scale that fits. */
export const MOST_PIXELS = 40_000_000;

/** The bytes of a PNG, its size, and the scale it was painted at. */
export type Png = {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Family of the letters, or null when this machine has no font and letters are missing. */
  readonly font: string | null;
};

/** `picture` in pixels. Rejects when the painter cannot be started, and when the signal says so. */
export async function pngOf(picture: Picture, options: PngOptions = {}): Promise<Png> {
  const { look = looks.light, scale: asked = 1, signal, bandPixels } = options;
  const fonts = findFonts();
  const scale = Math.min(asked, Math.sqrt(MOST_PIXELS / (picture.width * picture.height)));
  const { width, height, bands } = bandsOf(picture, {
    look,
    scale,
    ...(bandPixels ? { pixels: bandPixels } : {}),
  });
  const bytes = await inTurn(async (thread) => {
    let step = thread.ask({ is: "begin", width, height, surface: look.surface, fonts });
    for (const { svg, above, rows } of bands) {
      // The next band is written while the one before is painted.
      await step;
      signal?.throwIfAborted();
      step = thread.ask({ is: "band", svg, above, rows });
      await new Promise(setImmediate);
    }
    await step;
    const file = await thread.ask({ is: "end" });
    return file.is === "file" ? file.bytes : new Uint8Array();
  });
  return { bytes, width, height, scale, font: fonts?.family ?? null };
}

type Thread = {
  readonly ask: (told: ToPainter) => Promise<FromPainter>;
  readonly stop: () => void;
};

let running: Thread | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Lets one picture after another have the thread; one that fails lets go of it. */
function inTurn<T>(work: (thread: Thread) => Promise<T>): Promise<T> {
  const own = last.then(() => work((running ??= started())));
  last = own.catch(() => {
    running?.stop();
    running = undefined;
  });
  return own;
}

/** The painter's thread. It does not keep the program alive. */
function started(): Thread {
  // Beside a bundle lies the bundle of the thread, beside the sources its source.
  const built = join(import.meta.dirname, "png-thread.js");
  const script = existsSync(built) ? built : join(import.meta.dirname, "png-thread.ts");
  const worker = new Worker(script, { execArgv: [] });
  worker.unref();
  return {
    ask: (told) => {
      const { promise, resolve, reject } = Promise.withResolvers<FromPainter>();
      const heard = (reply: FromPainter) => {
        worker.off("error", reject);
        if (reply.is === "failed") reject(new Error(reply.why));
        else resolve(reply);
      };
      worker.ref();
      worker.once("message", heard).once("error", reject);
      worker.postMessage(told);
      const reply = promise.finally(() => worker.unref());
      // A fault is told where the reply is awaited, which may be after the next band is written.
      reply.catch(() => undefined);
      return reply;
    },
    stop: () => void worker.terminate(),
  };
}
