/** Which font files does this machine have for letters in pixels, and for letters that PDF's own fonts lack? */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type FontFiles = {
  /** Family that the files hold. */
  readonly family: string;
  readonly regular: string;
  readonly bold: string;
};

const windows = join(process.env.WINDIR ?? "C:\\Windows", "Fonts");

// The first three have Helvetica's widths, by which texts were cut to fit; DejaVu is wider, and better than no letters.
const families: readonly (FontFiles & { readonly in: readonly string[] })[] = [
  {
    family: "Liberation Sans",
    regular: "LiberationSans-Regular.ttf",
    bold: "LiberationSans-Bold.ttf",
    in: [
      "/usr/share/fonts/truetype/liberation",
      "/usr/share/fonts/truetype/liberation2",
      "/usr/share/fonts/liberation-sans",
      "/usr/share/fonts/liberation",
      "/usr/share/fonts/TTF",
    ],
  },
  {
    family: "Arial",
    regular: "arial.ttf",
    bold: "arialbd.ttf",
    in: [windows],
  },
  {
    family: "Arial",
    regular: "Arial.ttf",
    bold: "Arial Bold.ttf",
    in: ["/System/Library/Fonts/Supplemental", "/Library/Fonts"],
  },
  {
    family: "DejaVu Sans",
    regular: "DejaVuSans.ttf",
    bold: "DejaVuSans-Bold.ttf",
    in: [
      "/usr/share/fonts/truetype/dejavu",
      "/usr/share/fonts/dejavu-sans-fonts",
      "/usr/share/fonts/TTF",
    ],
  },
];

/** The first family found, with its two files, or undefined when this machine has none of those that are looked for. */
export function findFonts(): FontFiles | undefined {
  for (const { family, regular, bold, in: folders } of families)
    for (const folder of folders) {
      const files = { family, regular: join(folder, regular), bold: join(folder, bold) };
      if (existsSync(files.regular) && existsSync(files.bold)) return files;
    }
  return undefined;
}

/** The bytes of both files. */
export function readFonts(files: FontFiles): readonly Uint8Array[] {
  return [files.regular, files.bold].map((file) => new Uint8Array(readFileSync(file)));
}
