/** What a picture is once it is drawn: paths and texts in named inks, in the order in which they are laid down. */
import type { Rect } from "#src/diagram/index.ts";
import type { Ink } from "./look.ts";

export type PathMark = {
  readonly is: "path";
  /** SVG path data; M, L, Q, C and Z alone, absolute, so that every painter can follow it. */
  readonly d: string;
  readonly fill: Ink | null;
  readonly stroke: Ink | null;
  readonly width: number;
  /** Lengths of dashes and gaps; empty: solid. */
  readonly dash: readonly number[];
};

export type TextMark = {
  readonly is: "text";
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly ink: Ink;
  readonly anchor: "start" | "middle" | "end";
};

export type Mark = PathMark | TextMark;

/** One thing of the picture with all that is drawn of it. */
export type Part = {
  /** The box's or wire's id; a name of its own for lanes, bands and the legend. */
  readonly id: string;
  readonly role: "backdrop" | "box" | "wire" | "front";
  /** Whether other boxes are drawn inside it: painters list those as chapters. */
  readonly isContainer?: boolean;
  /** What it is, in words, for tips and screen readers; "" for what is only decoration. */
  readonly title: string;
  /** Where its name leads: the portal, for resources; null for the rest. */
  readonly link: string | null;
  /** What it covers, generously; painters leave out what a page does not show. */
  readonly bounds: Rect;
  /** The stretches of a wire, whose bounds are mostly empty; missing: it fills its bounds. */
  readonly stretches?: readonly Rect[];
  readonly marks: readonly Mark[];
};

export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The picture in sentences, for those who do not see it. */
  readonly description: string;
  /** From the back to the front. */
  readonly parts: readonly Part[];
};

/** A filled or stroked path. */
export function path(
  d: string,
  how: {
    readonly fill?: Ink | null;
    readonly stroke?: Ink | null;
    readonly width?: number;
    readonly dash?: readonly number[];
  },
): PathMark {
  const { fill = null, stroke = null, width = 1, dash = [] } = how;
  return { is: "path", d, fill, stroke, width, dash };
}

/** A line of text that starts at `x` on the baseline `y`, unless `how` anchors it otherwise. */
export function text(
  x: number,
  y: number,
  how: { readonly text: string; readonly size: number; readonly ink: Ink } & Partial<
    Pick<TextMark, "bold" | "anchor">
  >,
): TextMark {
  return { is: "text", x, y, bold: false, anchor: "start", ...how };
}

/** A length or place as text: two decimals at most, no trailing zeros, the same on every machine. */
export function num(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

/** Path data written as a template: every number in it is rounded as `num` does. */
export function data(parts: TemplateStringsArray, ...values: readonly number[]): string {
  return parts.map((part, i) => part + (i < values.length ? num(values[i] ?? 0) : "")).join("");
}

/** Path data through `points`, closed. */
export function polygon(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${num(x)} ${num(y)}`).join("L")}Z`;
}

/** Path data of straight lines, each from one point to another. */
export function lines(segments: readonly (readonly [number, number, number, number])[]): string {
  return segments.map(([a, b, c, d]) => `M${num(a)} ${num(b)}L${num(c)} ${num(d)}`).join("");
}

/** Path data of a circle, in four curves. */
export function circle(x: number, y: number, r: number): string {
  const k = r * 0.5523;
  const p = (...n: number[]) => n.map(num).join(" ");
  return `M${p(x - r, y)}C${p(x - r, y - k, x - k, y - r, x, y - r)}C${p(x + k, y - r, x + r, y - k, x + r, y)}C${p(x + r, y + k, x + k, y + r, x, y + r)}C${p(x - k, y + r, x - r, y + k, x - r, y)}Z`;
}

/** Path data of a rectangle with corners of radius `r`. */
export function roundedRect({ x, y, width, height }: Rect, r: number): string {
  const [right, bottom] = [x + width, y + height];
  const p = (...n: number[]) => n.map(num).join(" ");
  return `M${p(x + r, y)}L${p(right - r, y)}Q${p(right, y, right, y + r)}L${p(right, bottom - r)}Q${p(right, bottom, right - r, bottom)}L${p(x + r, bottom)}Q${p(x, bottom, x, bottom - r)}L${p(x, y + r)}Q${p(x, y, x + r, y)}Z`;
}
