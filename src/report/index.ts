export { compareScenes, type SceneChanges } from "./changes/compare-scenes.ts";
export { placedBeside } from "./document/beside.ts";
export {
  type Block,
  type Report,
  type Section,
  type SectionId,
  sectionIds,
} from "./document/document.ts";
export { reportHtml } from "./document/html.ts";
export {
  type Beside,
  type MarkdownReport,
  markdownOf,
  placeholders,
  unknownPlaceholders,
} from "./document/markdown.ts";
export { matrixCsv, matrixXlsx } from "./document/matrix-csv.ts";
export { type DrawioOptions, drawioOf } from "./drawio/drawio.ts";
export { type Merged, mergeDrawio } from "./drawio/merge.ts";
export { type ReportOptions, reportOf } from "./estate/report.ts";
export {
  changeFormats,
  type ExportedView,
  exportedViews,
  type FormatRow,
  fileName,
  formatNames,
  formatRow,
  formats,
} from "./formats.ts";
export { fromBase64, toBase64 } from "./paint/base64.ts";
export { type DotOptions, dotOf } from "./paint/dot.ts";
export { type HtmlOptions, htmlOf } from "./paint/html.ts";
export { MERMAID_LIMITS, type MermaidOptions, mermaidOf } from "./paint/mermaid.ts";
export { SCENE_FORMAT, sceneJson } from "./paint/scene-json.ts";
export { type SceneTables, tablesOf } from "./paint/scene-tables.ts";
export { svgOf } from "./paint/svg.ts";
export {
  type Mark,
  num,
  type Part,
  type PathMark,
  type Picture,
  type TextMark,
} from "./picture/drawing.ts";
export type { Change } from "./picture/glyphs.ts";
export { inks, type Look, looks } from "./picture/look.ts";
export { widthOf } from "./picture/measure.ts";
export { type PictureOptions, pictureOf } from "./picture/picture.ts";
export { type VsdxOptions, vsdxOf } from "./vsdx/vsdx.ts";
