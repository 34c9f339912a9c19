/** `report`: how does the estate become a document for people: Markdown, HTML, PDF or Word? */
import { formatNames, sectionIds } from "#src/report/index.ts";
import type { Command, Task } from "../command.ts";
import { pricesAt } from "../price-file.ts";
import { textAt, writeExport } from "../write-export.ts";

export const reportCommand: Command = {
  usage:
    "report --format <format> [-o <file>] [--section <section>]… [--prices <file>] [--language en|de] [--redact]",
  says: "Writes the estate report: overview, inventory, matrix, paths, comparison, DNS per application, assumptions, gaps.",
  options: {
    format: {
      takes: "text",
      value: "<format>",
      says: `${formatNames("report").join(" ")}; markdown unless told.`,
    },
    output: {
      takes: "text",
      value: "<file>",
      says: "File to write; pictures of Markdown go into a folder beside it.",
    },
    section: {
      takes: "texts",
      value: "<section>",
      says: `A section; all unless told: ${sectionIds.join(" ")}.`,
    },
    template: {
      takes: "text",
      value: "<file>",
      says: "Markdown with {{title}}, {{front}}, {{section:matrix}} and the like, to be filled.",
    },
    title: { takes: "text", value: "<text>", says: "Title of the report." },
    author: { takes: "text", value: "<text>", says: "Front matter: who wrote it." },
    client: { takes: "text", value: "<text>", says: "Front matter: for whom." },
    version: { takes: "text", value: "<text>", says: "Front matter: which version." },
    status: { takes: "text", value: "<text>", says: "Front matter: draft, final …" },
    date: { takes: "text", value: "<date>", says: "Date of the report; none unless told." },
    language: { takes: "text", value: "<en|de>", says: "English unless told." },
    look: { takes: "text", value: "<light|dark>", says: "Colours of the PDF; light unless told." },
    prices: {
      takes: "text",
      value: "<file>",
      says: "A price list of one's own for the comparison; the catalogue's unless told.",
    },
    redact: { takes: "flag", says: "Names become pseudonyms, addresses become others." },
  },
  operands: [0, 0],
  opensEstate: true,
  run: async (task) => {
    const { told } = task;
    const sections = told.texts("section");
    const template = told.text("template");
    const exported = await task.ask("exportView", {
      view: "report",
      format: told.text("format") ?? "markdown",
      ...texts(task, ["title", "date", "language", "look"]),
      ...(sections.length > 0 ? { sections } : {}),
      ...(told.flag("redact") ? { redact: true } : {}),
      ...(template === undefined ? {} : { template: await textAt(template) }),
      ...(await pricesAt(told.text("prices"))),
      front: texts(task, ["author", "client", "version", "status"]),
    });
    return writeExport(task, exported, told.text("output"));
  },
};

function texts({ told }: Task, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = told.text(name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}
