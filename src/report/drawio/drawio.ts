/** A scene as a diagrams.net file: native shapes in containers, in layers, with each resource's id and portal link. */
import type { Scene } from "#src/diagram/index.ts";
import { type Language, pictureWords } from "#src/messages/index.ts";
import { allowed } from "../paint/xml.ts";
import { type Element, element, printXml } from "../paint/xml-tree.ts";
import { num } from "../picture/drawing.ts";
import type { Change } from "../picture/glyphs.ts";
import { type Look, looks } from "../picture/look.ts";
import { cellElement, cellsOf, layerElement, layersOf } from "./cells.ts";
import { changeCells } from "./changes.ts";
import { rootCell } from "./exported.ts";
import { PAGE } from "./page.ts";

export type DrawioOptions = {
  /** Name of the page. */
  readonly title?: string;
  readonly look?: Look;
  readonly language?: Language;
  readonly cloud?: "commercial" | "usgovernment" | "china";
  /** What a comparison found, by id of box or wire: tags in a layer of their own. */
  readonly changes?: ReadonlyMap<string, Change>;
};

/** The file of `scene`, uncompressed so that it can be read and compared as text. */
export function drawioOf(scene: Scene, options: DrawioOptions = {}): string {
  const { look = looks.light, language = "en" } = options;
  const words = pictureWords[language];
  const context = { scene, words, look, cloud: options.cloud };
  const [layers, cells] = [layersOf(context), cellsOf(context)];
  const tags = options.changes ? changeCells(scene, options.changes, { words, look }) : [];
  return printXml(
    element("mxfile", { host: "Split Horizon", compressed: "false" }, [
      element("diagram", { id: PAGE, name: allowed(options.title ?? words.level(scene.level)) }, [
        modelOf(scene, look, [
          rootCell([...layers.map(([id]) => id), ...cells.map((cell) => cell.id)]),
          ...layers.map(layerElement),
          ...cells.map(cellElement),
          ...tags,
        ]),
      ]),
    ]),
  );
}

function modelOf(scene: Scene, look: Look, cells: readonly Element[]): Element {
  const switches = {
    grid: 1,
    gridSize: 10,
    guides: 1,
    tooltips: 1,
    connect: 1,
    arrows: 1,
    fold: 1,
  };
  return element(
    "mxGraphModel",
    {
      dx: 0,
      dy: 0,
      ...switches,
      page: 0,
      pageScale: 1,
      // No page of these files is empty, whatever is on it.
      pageWidth: num(Math.max(1, Math.ceil(scene.width))),
      pageHeight: num(Math.max(1, Math.ceil(scene.height))),
      background: look.surface,
      math: 0,
      shadow: 0,
    },
    [element("root", {}, cells)],
  );
}
