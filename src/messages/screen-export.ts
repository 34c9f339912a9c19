/** What is read in the export dialog. */

/** The words of the export dialog. */
export const exportWords = {
  button: "Export",
  title: "Export",
  what: "What",
  views: { map: "Map", report: "Report", matrix: "Matrix" },
  as: "As",
  formats: {
    map: {
      svg: "SVG picture",
      png: "PNG picture",
      pdf: "PDF",
      drawio: "draw.io, editable",
      vsdx: "Visio",
      mermaid: "Mermaid",
      dot: "Graphviz DOT",
      html: "HTML page",
      json: "JSON",
    },
    report: { markdown: "Markdown", html: "HTML page", pdf: "PDF", docx: "Word" },
    matrix: { csv: "CSV", xlsx: "Excel" },
  },
  look: "Colours",
  looks: { light: "Light", dark: "Dark" },
  legend: "With legend",
  redact: "Redact: names to pseudonyms, addresses to others",
  preview: "Preview",
  noPreview: (kilobytes: number) => `${kilobytes} kB. This format has no preview here.`,
  making: "Making the file",
  save: "Save",
} as const;
