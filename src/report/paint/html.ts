/** A picture as one HTML file that moves, zooms and finds, asks no network, and carries its data as tables. */
import type { Scene } from "#src/diagram/index.ts";
import { type Language, type PictureWords, pictureWords } from "#src/messages/index.ts";
import { descriptionOf, type PictureOptions, pictureOf } from "../picture/picture.ts";
import { portalLink } from "../picture/portal.ts";
import { SCRIPT, SCRIPT_SUM, STYLE, STYLE_SUM } from "./html-script.ts";
import { policyOf, propertyLook } from "./page-style.ts";
import { type SceneTables, tablesOf } from "./scene-tables.ts";
import { svgOf } from "./svg.ts";
import { escaped } from "./xml.ts";

export type HtmlOptions = PictureOptions & {
  /** Fixes the look; left out, the reader's own setting decides. */
  readonly scheme?: "light" | "dark";
};

/** The page of `scene`. */
export function htmlOf(scene: Scene, options: HtmlOptions = {}): string {
  const language: Language = options.language ?? "en";
  const words = pictureWords[language];
  // The page has a heading of its own.
  const { title: _, date: __, ...rest } = options;
  const picture = pictureOf(scene, rest);
  const svg = svgOf(picture, { look: propertyLook, isSized: false })
    .replace("<svg", '<svg id="map" tabindex="0"')
    .trimEnd();
  const title = escaped(options.title ?? words.level(scene.level));
  const date = options.date ? `<span>${escaped(words.taken(options.date))}</span>` : "";
  const policy = policyOf({ styles: [STYLE_SUM], scripts: [SCRIPT_SUM] });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="color-scheme" content="${options.scheme ?? "light dark"}">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${title}</h1>${date}
<input id="find" type="search" aria-label="${escaped(words.search)}" placeholder="${escaped(words.search)}">
<span id="told" role="status" data-words="${escaped(words.foundPattern)}"></span>
<button id="in" aria-label="${escaped(words.zoomIn)}">+</button><button id="out" aria-label="${escaped(words.zoomOut)}">−</button><button id="fit">${escaped(words.fit)}</button></header>
${svg}
<main><p>${escaped(descriptionOf(scene, words))}</p><p class="help">${escaped(words.pageHelp)}</p>
${tables(tablesOf(scene, words), words, options.cloud)}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function tables(
  { boxes, wires }: SceneTables,
  words: PictureWords,
  cloud: HtmlOptions["cloud"],
): string {
  const table = (caption: string, heads: readonly string[], rows: readonly (readonly string[])[]) =>
    `<table><caption>${escaped(caption)}</caption><thead><tr>${heads.map((h) => `<th scope="col">${escaped(h)}</th>`).join("")}</tr></thead><tbody>
${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("\n")}
</tbody></table>`;
  const linked = boxes.rows.map(({ id, cells }) => {
    const link = portalLink(id, cloud);
    return cells.map((cell, i) =>
      i === 1 && link ? `<a href="${escaped(link)}">${escaped(cell)}</a>` : escaped(cell),
    );
  });
  return [
    table(words.boxes, boxes.heads, linked),
    table(
      words.wires,
      wires.heads,
      wires.rows.map(({ cells }) => cells.map(escaped)),
    ),
  ].join("\n");
}
