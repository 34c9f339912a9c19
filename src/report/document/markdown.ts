/** A report as Markdown, its pictures as SVG files beside it. */
import { svgOf } from "../paint/svg.ts";
import type { Block, Report } from "./document.ts";

/** A file that belongs beside the document. */
export type Beside = { readonly name: string; readonly content: string };

export type MarkdownReport = { readonly text: string; readonly files: readonly Beside[] };

/** The Markdown of `report`; `folder` is where it says its pictures are. */
export function markdownOf(report: Report, folder = "pictures"): MarkdownReport {
  const files: Beside[] = [];
  const blockText = (block: Block): string => {
    switch (block.is) {
      case "heading":
        return `### ${inline(block.text)}`;
      case "text":
        return inline(block.text);
      case "list":
        return block.items.map((item) => `- ${inline(item)}`).join("\n");
      case "table":
        return [
          ...(block.caption ? [`**${inline(block.caption)}**`, ""] : []),
          row(block.heads),
          row(
            block.heads.map(() => "---"),
            (cell) => cell,
          ),
          ...block.rows.map((cells) => row(cells)),
        ].join("\n");
      default: {
        const name = `${block.name}.svg`;
        files.push({ name, content: svgOf(block.picture) });
        return `![${inline(block.caption)}](${folder}/${name})\n\n*${inline(block.caption)}*`;
      }
    }
  };
  const parts = [
    `# ${inline(report.title)}`,
    inline(report.subtitle),
    report.front.map(([label, value]) => `- **${inline(label)}:** ${inline(value)}`).join("\n"),
    inline(report.note),
    `## ${inline(report.contents)}`,
    report.sections.map(({ title, id }) => `- [${inline(title)}](#${id})`).join("\n"),
    ...report.sections.flatMap(({ title, id, blocks }) => [
      `<a id="${id}"></a>\n\n## ${inline(title)}`,
      ...blocks.map(blockText),
    ]),
  ];
  return { text: `${parts.join("\n\n")}\n`, files };
}

const row = (cells: readonly string[], write: (cell: string) => string = inline) =>
  `| ${cells.map((cell) => write(cell) || " ").join(" | ")} |`;

/** Text that stays text: signs with a meaning in Markdown are escaped, line breaks become spaces. */
export function inline(text: string): string {
  return text.replaceAll(/[\r\n]+/g, " ").replaceAll(/[\\`*_[\]<>|~#]/g, (sign) => `\\${sign}`);
}
