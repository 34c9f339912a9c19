/** Has the PNG the size asked for, the colours of its look, and letters? */
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { pngOf } from "#src/io/paint/png.ts";
import { looks, pictureOf } from "#src/report/index.ts";
import { signsScene, someScene } from "./scenes.ts";

/** A reader of our own for what the painter wrote: 8 bits of red, green and blue, not interlaced. */
function readPng(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  expect(Array.from(bytes.slice(0, 8))).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const data: Uint8Array[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.slice(at + 4, at + 8));
    if (kind === "IDAT") data.push(bytes.slice(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  expect([bytes[24], bytes[25], bytes[28]]).toEqual([8, 2, 0]);
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * 3;
  const pixels = new Uint8Array(height * stride);
  for (let y = 0; y < height; y++)
    for (let i = 0; i < stride; i++) {
      const [left, up, corner] = [
        i >= 3 ? (pixels[y * stride + i - 3] ?? 0) : 0,
        y > 0 ? (pixels[(y - 1) * stride + i] ?? 0) : 0,
        i >= 3 && y > 0 ? (pixels[(y - 1) * stride + i - 3] ?? 0) : 0,
      ];
      const filter = raw[y * (stride + 1)];
      const guess =
        filter === 1
          ? left
          : filter === 2
            ? up
            : filter === 3
              ? (left + up) >> 1
              : filter === 4
                ? paeth(left, up, corner)
                : 0;
      pixels[y * stride + i] = (raw[y * (stride + 1) + 1 + i] ?? 0) + guess;
    }
  const colours = new Map<string, number>();
  for (let i = 0; i < pixels.length; i += 3) {
    const hex =
      `#${[0, 1, 2].map((k) => (pixels[i + k] ?? 0).toString(16).padStart(2, "0")).join("")}`.toUpperCase();
    colours.set(hex, (colours.get(hex) ?? 0) + 1);
  }
  return { width, height, colours };
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

const picture = pictureOf(signsScene());

test("once, twice and four times as large", async () => {
  for (const scale of [1, 2, 4] as const) {
    const png = await pngOf(picture, { scale });
    expect([png.width, png.height]).toEqual(
      [picture.width * scale, picture.height * scale].map(Math.ceil),
    );
    const read = scale === 4 ? undefined : readPng(png.bytes);
    if (read) expect([read.width, read.height]).toEqual([png.width, png.height]);
  }
});

test("every outcome's colour is in the picture, light and dark, on the surface of its look", async () => {
  for (const look of [looks.light, looks.dark]) {
    const { colours } = readPng((await pngOf(picture, { look, scale: 1 })).bytes);
    for (const ink of ["private", "endpoint", "public", "blocked", "surface", "sunken"] as const)
      expect(colours.get(look[ink]) ?? 0, ink).toBeGreaterThan(20);
    const most = [...colours].sort((a, b) => b[1] - a[1])[0]?.[0];
    expect(most).toBe(look.surface);
  }
});

test("letters are painted where the machine has a font, and the painter says when it has none", async () => {
  const without = pictureOf({
    ...signsScene(),
    boxes: signsScene().boxes.map((b) => ({ ...b, title: "", subtitle: "" })),
  });
  const [full, bare] = [await pngOf(picture), await pngOf(without)];
  if (full.font === null)
    console.warn("SKIPPED: there is no font here, so letters are not checked.");
  else {
    const dark = (bytes: Uint8Array) => readPng(bytes).colours.get(looks.light.ink) ?? 0;
    expect(dark(full.bytes)).toBeGreaterThan(dark(bare.bytes) + 500);
  }
});

test("a picture too large for memory is painted smaller, and says at which scale", async () => {
  const huge = { ...picture, width: 40_000, height: 30_000, parts: [] };
  const png = await pngOf(huge, { scale: 4 });
  expect(png.scale).toBeLessThan(1);
  expect(png.width * png.height).toBeLessThanOrEqual(40_100_000);
});

test("painted in many bands, a picture has the very pixels of one painted at once", async () => {
  const whole = await pngOf(picture, { bandPixels: 1e9 });
  for (const bandPixels of [20_000, 60_000, 300_000]) {
    const parts = await pngOf(picture, { bandPixels });
    expect(Buffer.from(parts.bytes).equals(Buffer.from(whole.bytes))).toBe(true);
  }
});

test("painting leaves this thread free, ends when told so, and the next picture is whole", async () => {
  const stop = new AbortController();
  const large = pictureOf(someScene(4, 1500));
  const given = pngOf(large, { scale: 2, bandPixels: 1_000_000, signal: stop.signal });
  const next = pngOf(picture);
  let turns = 0;
  const clock = setInterval(() => {
    turns += 1;
    if (turns === 5) stop.abort();
  }, 2);
  await expect(given).rejects.toThrow();
  clearInterval(clock);
  expect(turns).toBeGreaterThanOrEqual(5);
  expect(Buffer.from((await next).bytes).equals(Buffer.from((await pngOf(picture)).bytes))).toBe(
    true,
  );
});

test("a picture whose size is no whole number of pixels has no dark edge", async () => {
  const { colours } = readPng(
    (await pngOf({ ...picture, width: 700.3, height: 400.6, parts: picture.parts.slice(0, 1) }))
      .bytes,
  );
  expect([...colours.keys()]).toEqual([looks.light.surface]);
});

test("the same picture gives the same bytes", async () => {
  const [a, b] = [await pngOf(picture), await pngOf(picture)];
  expect(Buffer.from(a.bytes).equals(Buffer.from(b.bytes))).toBe(true);
});
