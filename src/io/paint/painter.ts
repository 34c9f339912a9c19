/** The painter of this host: each library is loaded when the first picture needs it, so that a start pays for none. */

import type { ExportPort } from "#src/api/index.ts";
import { coinOf, keyOfContent } from "../coin.ts";
import { pageSizes } from "./pdf-pages.ts";

/** What exports need of Node. */
export function nodePainter(): ExportPort {
  return {
    png: async (picture, options) => (await import("./png.ts")).pngOf(picture, options),
    pdf: async (picture, { size: asked, ...options }) => {
      const size = pageSizes.find((one) => one === asked) ?? "A3";
      return (await import("./pdf.ts")).pdfOf(picture, { ...options, size });
    },
    reportPdf: async (report, look) => (await import("./report-pdf.ts")).reportPdf(report, look),
    docx: async (report) => (await import("./docx.ts")).docxOf(report),
    coin: (content) => coinOf(keyOfContent(content)),
  };
}
