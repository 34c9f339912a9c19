/** How is an Excel file written: sheets of texts with a bold first row that stays in view and can be filtered? */
import { strToU8, zipSync } from "fflate";
import { letters } from "../estate/matrix-table.ts";
import { allowed } from "../paint/xml.ts";
import { type Element, element, printXmlFlat } from "../paint/xml-tree.ts";

export type Sheet = {
  /** At most 31 letters, without []:*?/\ . */
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Width of each column, in letters. */
  readonly widths: readonly number[];
};

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** What a sheet of Excel holds at most: rows, columns, letters in a cell. */
const LIMITS = { rows: 1_048_576, columns: 16_384, letters: 32_767 } as const;

/** The bytes of the file; equal sheets give equal bytes. */
export function xlsxOf(sheets: readonly Sheet[]): Uint8Array {
  const numbered = sheets.map((sheet, i) => ({ sheet, id: i + 1 }));
  const files: Record<string, Element> = {
    "[Content_Types].xml": element("Types", { xmlns: `${PACKAGE}/content-types` }, [
      element("Default", {
        Extension: "rels",
        ContentType: "application/vnd.openxmlformats-package.relationships+xml",
      }),
      element("Default", { Extension: "xml", ContentType: "application/xml" }),
      override("/xl/workbook.xml", `${TYPE}.sheet.main+xml`),
      override("/xl/styles.xml", `${TYPE}.styles+xml`),
      ...numbered.map(({ id }) =>
        override(`/xl/worksheets/sheet${id}.xml`, `${TYPE}.worksheet+xml`),
      ),
    ]),
    "_rels/.rels": relations([["rId1", `${RELATED}/officeDocument`, "xl/workbook.xml"]]),
    "xl/workbook.xml": element("workbook", { xmlns: MAIN, "xmlns:r": RELATED }, [
      element(
        "sheets",
        {},
        numbered.map(({ sheet, id }) =>
          element("sheet", { name: sheetName(sheet.name, id), sheetId: id, "r:id": `rId${id}` }),
        ),
      ),
    ]),
    "xl/_rels/workbook.xml.rels": relations([
      ...numbered.map(
        ({ id }) => [`rId${id}`, `${RELATED}/worksheet`, `worksheets/sheet${id}.xml`] as const,
      ),
      [`rId${sheets.length + 1}`, `${RELATED}/styles`, "styles.xml"],
    ]),
    "xl/styles.xml": styles(),
  };
  for (const { sheet, id } of numbered) files[`xl/worksheets/sheet${id}.xml`] = sheetXml(sheet);
  const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const packed = Object.entries(files).map(
    ([path, root]) => [path, strToU8(declared + printXmlFlat(root))] as const,
  );
  return zipSync(Object.fromEntries(packed), { mtime: "1980-01-01T00:00:00", level: 6 });
}

const override = (PartName: string, ContentType: string) =>
  element("Override", { PartName, ContentType });

const relations = (rows: readonly (readonly [id: string, type: string, target: string])[]) =>
  element(
    "Relationships",
    { xmlns: `${PACKAGE}/relationships` },
    rows.map(([Id, Type, Target]) => element("Relationship", { Id, Type, Target })),
  );

const sheetName = (name: string, id: number) =>
  name.replaceAll(/[[\]:*?/\\]/g, " ").slice(0, 31) || `Sheet ${id}`;

/** Two kinds of cells: plain ones, and bold ones for heads. */
function styles(): Element {
  const font = (bold: boolean) =>
    element("font", {}, [
      ...(bold ? [element("b")] : []),
      element("sz", { val: 11 }),
      element("name", { val: "Calibri" }),
    ]);
  const xf = (fontId: number) =>
    element("xf", {
      numFmtId: 49,
      fontId,
      fillId: 0,
      borderId: 0,
      applyNumberFormat: 1,
      ...(fontId ? { applyFont: 1 } : {}),
    });
  return element("styleSheet", { xmlns: MAIN }, [
    element("fonts", { count: 2 }, [font(false), font(true)]),
    element("fills", { count: 2 }, [
      element("fill", {}, [element("patternFill", { patternType: "none" })]),
      element("fill", {}, [element("patternFill", { patternType: "gray125" })]),
    ]),
    element("borders", { count: 1 }, [
      element("border", {}, [
        element("left"),
        element("right"),
        element("top"),
        element("bottom"),
        element("diagonal"),
      ]),
    ]),
    element("cellStyleXfs", { count: 1 }, [
      element("xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 }),
    ]),
    element("cellXfs", { count: 2 }, [xf(0), xf(1)]),
    element("cellStyles", { count: 1 }, [
      element("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 }),
    ]),
  ]);
}

function sheetXml({ rows, widths }: Sheet): Element {
  const shown = rows.slice(0, LIMITS.rows).map((row) => row.slice(0, LIMITS.columns));
  const across = Math.max(1, ...shown.map((row) => row.length));
  const last = `${letters(across - 1)}${Math.max(1, shown.length)}`;
  return element("worksheet", { xmlns: MAIN }, [
    // Printed across, all columns on one page.
    element("sheetPr", {}, [element("pageSetUpPr", { fitToPage: 1 })]),
    element("dimension", { ref: `A1:${last}` }),
    element("sheetViews", {}, [
      element("sheetView", { workbookViewId: 0 }, [
        element("pane", {
          xSplit: 1,
          ySplit: 1,
          topLeftCell: "B2",
          activePane: "bottomRight",
          state: "frozen",
        }),
      ]),
    ]),
    element(
      "cols",
      {},
      widths.map((width, i) => element("col", { min: i + 1, max: i + 1, width, customWidth: 1 })),
    ),
    element(
      "sheetData",
      {},
      shown.map((row, r) =>
        element(
          "row",
          { r: r + 1 },
          row.map((cell, i) =>
            element("c", { r: `${letters(i)}${r + 1}`, s: r === 0 ? 1 : 0, t: "inlineStr" }, [
              element("is", {}, [
                element("t", { "xml:space": "preserve" }, [allowed(cell.slice(0, LIMITS.letters))]),
              ]),
            ]),
          ),
        ),
      ),
    ),
    element("autoFilter", { ref: `A1:${last}` }),
    element("pageSetup", { orientation: "landscape", fitToWidth: 1, fitToHeight: 0 }),
  ]);
}
