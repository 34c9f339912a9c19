/** A scene as a Visio file: shapes with the resource's data and link, connectors glued to them, in layers. */
import { strToU8, zipSync } from "fflate";
import type { Scene } from "#src/diagram/index.ts";
import { type Language, type PictureWords, pictureWords } from "#src/messages/index.ts";
import { layerOfWire, layersOf, levelOf } from "../drawio/cells.ts";
import { allowed } from "../paint/xml.ts";
import { type Element, element, printXmlFlat } from "../paint/xml-tree.ts";
import { type Look, looks } from "../picture/look.ts";
import { titlesOf, wireTip } from "../picture/picture.ts";
import { boxShape, type Drawing, glue, inches, wireShape } from "./shapes.ts";

export type VsdxOptions = {
  readonly title?: string;
  readonly look?: Look;
  readonly language?: Language;
  readonly cloud?: "commercial" | "usgovernment" | "china";
};

const VISIO = "http://schemas.microsoft.com/office/visio/2012/main";
const RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A day that zip files can tell: equal scenes give equal bytes. */
const DAY = "1980-01-01T00:00:00";

/** The bytes of the Visio file of `scene`. */
export function vsdxOf(scene: Scene, options: VsdxOptions = {}): Uint8Array {
  const { look = looks.light, language = "en", cloud } = options;
  const words = pictureWords[language];
  const layers = layersOf({ scene, words, look, cloud });
  const title = allowed(options.title ?? words.level(scene.level));
  const page = pageText(scene, {
    words,
    layers: layers.map(([id]) => id),
    drawing: { look, height: scene.height, cloud },
  });
  const files: Readonly<Record<string, Element>> = {
    "[Content_Types].xml": contentTypes(),
    "_rels/.rels": relations([
      [
        "rId1",
        "http://schemas.microsoft.com/visio/2010/relationships/document",
        "visio/document.xml",
      ],
      ["rId2", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ]),
    "docProps/core.xml": element(
      "cp:coreProperties",
      {
        "xmlns:cp": `${PACKAGE}/metadata/core-properties`,
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      },
      [element("dc:title", {}, [title]), element("dc:description", {}, [allowed(scene.summary)])],
    ),
    "visio/document.xml": element("VisioDocument", { xmlns: VISIO, "xmlns:r": RELATED }, [
      element("DocumentSettings"),
    ]),
    "visio/_rels/document.xml.rels": relations([
      ["rId1", "http://schemas.microsoft.com/visio/2010/relationships/pages", "pages/pages.xml"],
    ]),
    "visio/pages/pages.xml": pagesOf(scene, title, layers),
    "visio/pages/_rels/pages.xml.rels": relations([
      ["rId1", "http://schemas.microsoft.com/visio/2010/relationships/page", "page1.xml"],
    ]),
  };
  const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const texts = Object.entries(files).map(([path, root]) => [path, printXmlFlat(root)] as const);
  const packed = [...texts, ["visio/pages/page1.xml", page] as const].map(
    ([path, text]) => [path, strToU8(declared + text)] as const,
  );
  return zipSync(Object.fromEntries(packed), { mtime: DAY, level: 2 });
}

function contentTypes(): Element {
  const ms = "application/vnd.ms-visio";
  const office = "application/vnd.openxmlformats-package";
  const override = (part: string, type: string) =>
    element("Override", { PartName: part, ContentType: type });
  return element("Types", { xmlns: `${PACKAGE}/content-types` }, [
    element("Default", { Extension: "rels", ContentType: `${office}.relationships+xml` }),
    element("Default", { Extension: "xml", ContentType: "application/xml" }),
    override("/docProps/core.xml", `${office}.core-properties+xml`),
    override("/visio/document.xml", `${ms}.drawing.main+xml`),
    override("/visio/pages/pages.xml", `${ms}.pages+xml`),
    override("/visio/pages/page1.xml", `${ms}.page+xml`),
  ]);
}

function relations(
  rows: readonly (readonly [id: string, type: string, target: string])[],
): Element {
  return element(
    "Relationships",
    { xmlns: `${PACKAGE}/relationships` },
    rows.map(([Id, Type, Target]) => element("Relationship", { Id, Type, Target })),
  );
}

const cell = (name: string, value: string | number) => element("Cell", { N: name, V: value });

function pagesOf(
  scene: Scene,
  title: string,
  layers: readonly (readonly [string, string])[],
): Element {
  const rows = layers.map(([, name], i) =>
    element("Row", { IX: i }, [
      cell("Name", allowed(name)),
      cell("Visible", 1),
      cell("Print", 1),
      cell("NameUniv", allowed(name)),
    ]),
  );
  return element("Pages", { xmlns: VISIO, "xmlns:r": RELATED }, [
    element("Page", { ID: 0, NameU: "Page-1", Name: title.slice(0, 60) }, [
      element("PageSheet", {}, [
        cell("PageWidth", inches(scene.width)),
        cell("PageHeight", inches(scene.height)),
        cell("PageScale", 1),
        cell("DrawingScale", 1),
        element("Section", { N: "Layer" }, rows),
      ]),
      element("Rel", { "r:id": "rId1" }),
    ]),
  ]);
}

type PageContext = {
  readonly words: PictureWords;
  readonly layers: readonly string[];
  readonly drawing: Drawing;
};

/** The text of the page. Each shape is printed when it is made: a tree of all of them is a hundred megabytes. */
function pageText(scene: Scene, { words, layers, drawing }: PageContext): string {
  const holders = new Set(scene.boxes.map((box) => box.parent));
  const byId = new Map(scene.boxes.map((box) => [box.id, box]));
  const numbers = new Map(scene.boxes.map((box, i) => [box.id, i + 1]));
  const titleOf = titlesOf(scene);
  // A box stands in the layer of its outermost container, as in every other format.
  const layerOf = (id: string): number => {
    let box = byId.get(id);
    while (box?.parent) box = byId.get(box.parent);
    return Math.max(0, layers.indexOf(box ? `layer:${levelOf(box)}` : ""));
  };
  const boxes = scene.boxes.map((box, i) => {
    const isContainer = holders.has(box.id);
    const kind = words.kind(box.kind);
    const shape = { box, isContainer, id: i + 1, layer: layerOf(box.id), kind };
    return printXmlFlat(boxShape(shape, drawing));
  });
  const first = scene.boxes.length + 1;
  const wires = scene.wires.map((wire, i) => {
    const layer = Math.max(0, layers.indexOf(layerOfWire(wire)));
    const shape = { wire, id: first + i, layer, tip: wireTip(wire, titleOf, words) };
    return printXmlFlat(wireShape(shape, drawing));
  });
  const connects = scene.wires.flatMap((wire, i) => {
    const [from, to] = [numbers.get(wire.from), numbers.get(wire.to)];
    return [
      ...(from ? [glue(first + i, from, "begin")] : []),
      ...(to && wire.to !== wire.from ? [glue(first + i, to, "end")] : []),
    ];
  });
  const frame = element(
    "PageContents",
    { xmlns: VISIO, "xmlns:r": RELATED, "xml:space": "preserve" },
    [element("Shapes"), ...(connects.length > 0 ? [element("Connects", {}, connects)] : [])],
  );
  const shapes = [...boxes, ...wires].join("");
  return printXmlFlat(frame).replace("<Shapes/>", () => `<Shapes>${shapes}</Shapes>`);
}
