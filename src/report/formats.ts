/** What can be exported, and as what: the one list that the dialog, the command line and the door read. */

export type FormatRow = {
  /** End of the file's name. */
  readonly extension: string;
  readonly mime: string;
  /** Whether the core makes it alone, as text; the rest needs the host's painter or is bytes. */
  readonly isText: boolean;
};

const text = (extension: string, mime: string): FormatRow => ({ extension, mime, isText: true });
const bytes = (extension: string, mime: string): FormatRow => ({ extension, mime, isText: false });

const office = "application/vnd.openxmlformats-officedocument";
const pdf = bytes("pdf", "application/pdf");
const html = text("html", "text/html");

/** The formats of each view, by name, in the order of the dialog. */
export const formats = {
  map: {
    svg: text("svg", "image/svg+xml"),
    png: bytes("png", "image/png"),
    pdf,
    drawio: text("drawio", "application/vnd.jgraph.mxfile"),
    vsdx: bytes("vsdx", "application/vnd.ms-visio.drawing.main+xml"),
    mermaid: text("mmd", "text/vnd.mermaid"),
    dot: text("dot", "text/vnd.graphviz"),
    html,
    json: text("json", "application/json"),
  },
  report: {
    markdown: text("md", "text/markdown"),
    html,
    pdf,
    docx: bytes("docx", `${office}.wordprocessingml.document`),
  },
  matrix: {
    csv: text("csv", "text/csv"),
    xlsx: bytes("xlsx", `${office}.spreadsheetml.sheet`),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FormatRow>>>>;

export type ExportedView = keyof typeof formats;
export type MapFormat = keyof (typeof formats)["map"];

/** Formats of the map that can show what came, went and changed. */
export const changeFormats: readonly MapFormat[] = ["svg", "png", "pdf", "drawio", "html"];

export const exportedViews = Object.keys(formats) as readonly ExportedView[];

/** Names of the formats of `view`. */
export const formatNames = (view: ExportedView): readonly string[] => Object.keys(formats[view]);

/** The row of a format, or undefined when the view has none of that name. */
export function formatRow(view: ExportedView, name: string): FormatRow | undefined {
  const rows: Readonly<Record<string, FormatRow>> = formats[view];
  return Object.hasOwn(rows, name) ? rows[name] : undefined;
}

/** A sortable file name: `contoso-prod_2024-10-14_map.svg`. */
export function fileName(told: {
  readonly title: string;
  readonly date: string;
  readonly view: string;
  readonly extension: string;
}): string {
  const word =
    told.title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "") || "estate";
  const parts = [word, told.date.slice(0, 10), told.view].filter(Boolean);
  return `${parts.join("_")}.${told.extension}`;
}
