/** What must the bundler do so that painters run without packages beside them: PDF's own fonts, and the pixel engine? */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const FONTS = ["Helvetica", "HelveticaBold"] as const;

/**
 * A plugin for bundles of Node: pdfkit asks for its fonts by `require` at run time, which a bundle does not answer, so
 * the two that exports write with are imported instead; the engine of resvg is laid beside the bundle as a file.
 */
export function painterParts() {
  return {
    name: "painter-parts",
    transform(code: string, id: string): string | null {
      if (!id.endsWith("/pdfkit.node.mjs")) return null;
      const imports = FONTS.map((font) => `import ${font} from "pdfkit/standard-fonts/${font}";\n`);
      return FONTS.reduce(
        (text, font) => text.replace(`require$1('#standard-fonts/${font}')`, font),
        imports.join("") + code,
      );
    },
    generateBundle(this: {
      readonly emitFile: (file: {
        readonly type: "asset";
        readonly fileName: string;
        readonly source: Uint8Array;
      }) => unknown;
    }): void {
      const engine = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
      this.emitFile({
        type: "asset",
        fileName: "index_bg.wasm",
        source: new Uint8Array(readFileSync(engine)),
      });
    },
  };
}
