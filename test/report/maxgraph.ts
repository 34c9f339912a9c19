/** What does a second reader, maxGraph in Chromium, find in a diagrams.net file? */
import { build } from "vite";
import { inPage } from "./programs.ts";

export type ReadCell = {
  readonly id: string;
  readonly parent: string | null;
  readonly vertex: boolean;
  readonly edge: boolean;
  readonly source: string | null;
  readonly target: string | null;
  /** Place of the cell; on wires, their corners. */
  readonly place: readonly [number, number, number, number] | null;
  readonly points: number;
  readonly label: string | null;
};

/** maxGraph as one script that leaves its exports in `mx`. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === "mx-entry" ? "\0mx-entry" : null),
        load: (id) =>
          id === "\0mx-entry"
            ? `export { GraphDataModel, ModelXmlSerializer } from "@maxgraph/core";`
            : null,
      },
    ],
    build: {
      write: false,
      minify: false,
      rollupOptions: {
        input: "mx-entry",
        preserveEntrySignatures: "strict",
        output: { format: "iife", name: "mx" },
      },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  if (!output || !("output" in output)) throw new Error("maxGraph was not bundled.");
  return output.output.map((part) => (part.type === "chunk" ? part.code : "")).join("\n");
}

/** The cells that maxGraph reads of each file, without the root. */
export async function readByMaxgraph(
  files: readonly string[],
): Promise<readonly (readonly ReadCell[])[]> {
  const script = await bundle();
  const { value } = await inPage(async (page) => {
    await page.setContent("<!doctype html><body>");
    await page.addScriptTag({ content: script });
    return page.evaluate<
      readonly (readonly ReadCell[])[]
    >(`(${JSON.stringify(files)}).map((text) => {
      const file = new DOMParser().parseFromString(text, "text/xml");
      if (file.querySelector("parsererror")) throw new Error(file.querySelector("parsererror").textContent);
      const model = new mx.GraphDataModel();
      new mx.ModelXmlSerializer(model).import(new XMLSerializer().serializeToString(file.querySelector("mxGraphModel")));
      return Object.values(model.cells).map((cell) => ({
        id: cell.id,
        parent: cell.parent ? cell.parent.id : null,
        vertex: cell.vertex === true || cell.vertex === 1,
        edge: cell.edge === true || cell.edge === 1,
        source: cell.source ? cell.source.id : null,
        target: cell.target ? cell.target.id : null,
        place: cell.geometry ? [cell.geometry._x, cell.geometry._y, cell.geometry._width, cell.geometry._height] : null,
        points: cell.geometry && cell.geometry.points ? cell.geometry.points.length : 0,
        label: cell.value && cell.value.getAttribute ? cell.value.getAttribute("label") : (cell.value ?? null),
      }));
    })`);
  });
  return value;
}
