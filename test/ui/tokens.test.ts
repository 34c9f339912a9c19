/** Do the colours keep their distances: contrast of text and parts, and outcomes told apart with every kind of sight? */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

type Rgb = readonly [number, number, number];

const css = readFileSync(join(import.meta.dirname, "../../renderer/styles/tokens.css"), "utf8");

/** The tokens of a theme by name. */
function tokensOf(theme: "light" | "dark"): Readonly<Record<string, Rgb>> {
  const pairs = css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return Object.fromEntries(
    [...pairs].map(([, name, light, dark]) => [
      name,
      rgbOf((theme === "light" ? light : dark) ?? ""),
    ]),
  );
}

const rgbOf = (hex: string): Rgb => [
  Number.parseInt(hex.slice(1, 3), 16) / 255,
  Number.parseInt(hex.slice(3, 5), 16) / 255,
  Number.parseInt(hex.slice(5, 7), 16) / 255,
];

const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** WCAG's contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, full severity, on linear light. */
const sights = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deutan: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritan: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
} as const;

function seenAs(rgb: Rgb, m: readonly number[]): Rgb {
  const [r, g, b] = rgb.map(linear) as [number, number, number];
  const row = (i: number) => (m[i] ?? 0) * r + (m[i + 1] ?? 0) * g + (m[i + 2] ?? 0) * b;
  return [row(0), row(3), row(6)].map((c) => Math.max(0, Math.min(1, c))) as unknown as Rgb;
}

/** CIE L*a*b* (D65) of linear light. */
function labOf([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000, as Sharma, Wu and Dalal give it. */
function distance([l1, a1, b1]: Rgb, [l2, a2, b2]: Rgb): number {
  const deg = (x: number) => (x * 180) / Math.PI;
  const rad = (x: number) => (x * Math.PI) / 180;
  const c = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)));
  const [x1, x2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)];
  const hue = (b: number, a: number) =>
    a === 0 && b === 0 ? 0 : (deg(Math.atan2(b, a)) + 360) % 360;
  const [h1, h2] = [hue(b1, x1), hue(b2, x2)];
  const dl = l2 - l1;
  const dc = c2 - c1;
  let dh = h2 - h1;
  if (c1 * c2 === 0) dh = 0;
  else if (dh > 180) dh -= 360;
  else if (dh < -180) dh += 360;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin(rad(dh / 2));
  const l = (l1 + l2) / 2;
  const cm = (c1 + c2) / 2;
  let h = h1 + h2;
  if (c1 * c2 !== 0) {
    if (Math.abs(h1 - h2) <= 180) h /= 2;
    else h = h < 360 ? (h + 360) / 2 : (h - 360) / 2;
  }
  const t =
    1 -
    0.17 * Math.cos(rad(h - 30)) +
    0.24 * Math.cos(rad(2 * h)) +
    0.32 * Math.cos(rad(3 * h + 6)) -
    0.2 * Math.cos(rad(4 * h - 63));
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sc = 1 + 0.045 * cm;
  const sh = 1 + 0.015 * cm * t;
  const rt =
    -2 *
    Math.sqrt(cm ** 7 / (cm ** 7 + 25 ** 7)) *
    Math.sin(rad(60 * Math.exp(-(((h - 275) / 25) ** 2))));
  return Math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dH / sh) ** 2 + rt * (dc / sc) * (dH / sh));
}

const hues = ["private", "endpoint", "public", "blocked", "unseen"] as const;

test("the distance is the published one", () => {
  // Pairs 1 and 7 of the authors' own test data.
  expect(distance([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 3);
  expect(distance([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 3);
});

describe.each(["light", "dark"] as const)("tokens of the %s theme", (theme) => {
  const tokens = tokensOf(theme);
  const colour = (name: string): Rgb => {
    const found = tokens[name];
    if (!found) throw new Error(`There is no token --${name}.`);
    return found;
  };

  test("outcomes have at least 3 : 1 against the grounds they are drawn on", () => {
    for (const hue of hues) {
      for (const ground of ["ground", "raised"]) {
        const ratio = contrast(colour(`outcome-${hue}`), colour(ground));
        expect(ratio, `${hue} on ${ground}`).toBeGreaterThanOrEqual(3.1);
      }
    }
  });

  test("outcomes are told apart with every kind of sight: at least 20 apart", () => {
    for (const [sight, matrix] of Object.entries(sights)) {
      const labs = hues.map((hue) => labOf(seenAs(colour(`outcome-${hue}`), matrix)));
      for (const [i, a] of labs.entries()) {
        for (const [j, b] of labs.slice(i + 1).entries()) {
          const names = `${hues[i]} and ${hues[i + 1 + j]}, ${sight}`;
          expect(distance(a, b), names).toBeGreaterThanOrEqual(20);
        }
      }
    }
  });

  test("text has at least 4.5 : 1 wherever it stands, outcome words 6 : 1", () => {
    for (const ground of ["ground", "raised"]) {
      for (const hue of hues) {
        const ratio = contrast(colour(`text-${hue}`), colour(ground));
        expect(ratio, `text-${hue} on ${ground}`).toBeGreaterThanOrEqual(6);
      }
    }
    for (const ground of [
      "ground",
      "raised",
      "sunken",
      "selected",
      "amber-ground",
      "danger-ground",
    ]) {
      for (const text of ["ink", "muted"]) {
        expect(
          contrast(colour(text), colour(ground)),
          `${text} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(colour("amber"), colour("amber-ground"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour("text-blocked"), colour("danger-ground"))).toBeGreaterThanOrEqual(4.5);
  });

  test("borders of controls and the ring of the focus have at least 3 : 1", () => {
    for (const part of ["control", "focus"]) {
      for (const ground of ["ground", "raised"]) {
        expect(
          contrast(colour(part), colour(ground)),
          `${part} on ${ground}`,
        ).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
