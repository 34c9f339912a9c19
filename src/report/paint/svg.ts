/** A picture as SVG: text as text, a title and a description, colours as attributes that every program reads. */
import type { Mark, Part, Picture } from "../picture/drawing.ts";
import { num } from "../picture/drawing.ts";
import { FONT, type Look, looks } from "../picture/look.ts";
import { attributes, escaped } from "./xml.ts";

export type SvgOptions = {
  /** Colours; light unless told. */
  readonly look?: Look;
  /** Prefix of the ids of title and description, where several pictures share a page. */
  readonly prefix?: string;
  /** Width and height as attributes: left out where the page decides. */
  readonly isSized?: boolean;
  /** Wires with hard sides: quick to paint where they are thinner than a pixel. */
  readonly areWiresHard?: boolean;
  /** A part of the picture at a size of its own, in place of the whole at its own. */
  readonly frame?: { readonly view: string; readonly width: number; readonly height: number };
};

/** The SVG document of `picture`, one part a line, ending in a newline. */
export function svgOf(picture: Picture, options: SvgOptions = {}): string {
  const { look = looks.light, prefix = "picture", isSized = true, areWiresHard = false } = options;
  const { view, width, height } = options.frame ?? {
    view: `0 0 ${num(picture.width)} ${num(picture.height)}`,
    width: num(picture.width),
    height: num(picture.height),
  };
  const head = attributes({
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: view,
    width: isSized ? width : undefined,
    height: isSized ? height : undefined,
    "font-family": FONT,
    role: "img",
    "aria-labelledby": `${prefix}-title ${prefix}-desc`,
  });
  return [
    `<svg${head}>`,
    `<title id="${prefix}-title">${escaped(picture.title)}</title>`,
    `<desc id="${prefix}-desc">${escaped(picture.description)}</desc>`,
    ...picture.parts.map((part) => partSvg(part, look, areWiresHard)),
    "</svg>",
    "",
  ].join("\n");
}

/** One part as a group: `class` tells its role, `data-id` which box or wire it is. */
function partSvg(part: Part, look: Look, areWiresHard: boolean): string {
  const isThing = part.role === "box" || part.role === "wire";
  const title = part.title === "" ? "" : `<title>${escaped(part.title)}</title>`;
  const content = part.marks.map((mark) => markSvg(mark, look)).join("");
  const body = part.link ? `<a${attributes({ href: part.link })}>${content}</a>` : content;
  const names = attributes({
    class: part.role,
    "data-id": isThing ? part.id : undefined,
    "shape-rendering": areWiresHard && part.role === "wire" ? "optimizeSpeed" : undefined,
  });
  return `<g${names}>${title}${body}</g>`;
}

function markSvg(mark: Mark, look: Look): string {
  if (mark.is === "text") {
    const { x, y, size, bold, ink, anchor } = mark;
    return `<text${attributes({
      x: num(x),
      y: num(y),
      "font-size": num(size),
      "font-weight": bold ? "bold" : undefined,
      "text-anchor": anchor === "start" ? undefined : anchor,
      fill: look[ink],
    })}>${escaped(mark.text)}</text>`;
  }
  const { d, fill, stroke, width, dash } = mark;
  return `<path${attributes({
    d,
    fill: fill ? look[fill] : "none",
    stroke: stroke ? look[stroke] : undefined,
    "stroke-width": stroke ? num(width) : undefined,
    "stroke-dasharray": dash.length > 0 ? dash.map(num).join(" ") : undefined,
    "stroke-linejoin": stroke ? "round" : undefined,
  })}/>`;
}
