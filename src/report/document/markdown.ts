/** A report as Markdown, its pictures as SVG files beside it. */
import { svgOf } from "../paint/svg.ts";
import { allowed } from "../paint/xml.ts";
import { type Block, type Report, type Section, sectionIds } from "./document.ts";

/** A file that belongs beside the document. */
export type Beside = { readonly name: string; readonly content: string };

export type MarkdownReport = { readonly text: string; readonly files: readonly Beside[] };

/** What a template may ask for: each name in double braces, and `section:` with the name of a section. */
export const placeholders = [
  "title",
  "subtitle",
  "date",
  "front",
  "note",
  "contents",
  "sections",
  ...sectionIds.map((id) => `section:${id}`),
] as const;

const usual = [
  "# {{title}}",
  "{{subtitle}}",
  "{{front}}",
  "{{note}}",
  "{{contents}}",
  "{{sections}}",
].join("\n\n");

/** The placeholders of `template` that there are not. */
export function unknownPlaceholders(template: string): readonly string[] {
  const known: readonly string[] = placeholders;
  return [...template.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !known.includes(name));
}

/** The Markdown of `report`, in `template` where one is given; pictures are said to be in the folder `pictures`. */
export function markdownOf(report: Report, template: string = usual): MarkdownReport {
  const files = new Map<string, string>();
  const section = ({ title, id, blocks }: Section) =>
    [
      `<a id="${id}"></a>\n\n## ${inline(title)}`,
      ...blocks.map((block) => blockText(block, files)),
    ].join("\n\n");
  const values: Readonly<Record<string, () => string>> = {
    title: () => inline(report.title),
    subtitle: () => inline(report.subtitle),
    date: () => report.date,
    front: () =>
      report.front.map(([label, value]) => `- **${inline(label)}:** ${inline(value)}`).join("\n"),
    note: () => inline(report.note),
    contents: () =>
      [
        `## ${inline(report.contents)}`,
        report.sections.map(({ title, id }) => `- [${inline(title)}](#${id})`).join("\n"),
      ].join("\n\n"),
    sections: () => report.sections.map(section).join("\n\n"),
    // A section that was not chosen leaves nothing behind.
    ...Object.fromEntries(report.sections.map((one) => [`section:${one.id}`, () => section(one)])),
  };
  const text = template.replaceAll(
    /\{\{\s*([^{}]*?)\s*\}\}/g,
    (_, name: string) => values[name]?.() ?? "",
  );
  const beside = [...files].map(([name, content]) => ({ name, content }));
  return { text: text.endsWith("\n") ? text : `${text}\n`, files: beside };
}

function blockText(block: Block, files: Map<string, string>): string {
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
      files.set(name, svgOf(block.picture));
      return `![${inline(block.caption)}](pictures/${name})\n\n*${inline(block.caption)}*`;
    }
  }
}

const row = (cells: readonly string[], write: (cell: string) => string = inline) =>
  `| ${cells.map((cell) => write(cell) || " ").join(" | ")} |`;

/** Text that stays text: signs with a meaning in Markdown are escaped, line breaks become spaces. */
export function inline(text: string): string {
  return (
    allowed(text)
      .replaceAll(/[\r\n]+/g, " ")
      .replaceAll(/[\\`*_[\]<>|~#]|&(?=#?\w+;)/g, (sign) => `\\${sign}`)
      // At the begin of a line these make lists, rules and headings.
      .replace(/^\s*([-+](?=\s|$)|-(?=-+$)|=(?==*$))/, "\\$1")
      .replace(/^\s*(\d{1,9})(?=[.)](?:\s|$))/, "$1\\")
  );
}
