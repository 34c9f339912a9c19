/** `export`: how does the estate become a diagram or a sheet, without a display? */
import { exportMessages } from "#src/messages/index.ts";
import { formatNames } from "#src/report/index.ts";
import { type Command, Exit, exit, type Task } from "../command.ts";
import { textAt, writeExport } from "../write-export.ts";

export const exportCommand: Command = {
  usage: "export --format <format> [-o <file>] [--view map|matrix] [--level 1-4] [--redact] …",
  says: "Writes the map or the matrix as a file; text formats go to stdout unless -o is given.",
  options: {
    format: {
      takes: "text",
      value: "<format>",
      says: `Of the map: ${formatNames("map").join(" ")}; of the matrix: ${formatNames("matrix").join(" ")}.`,
    },
    output: { takes: "text", value: "<file>", says: "File to write." },
    view: { takes: "text", value: "<view>", says: "map (usual) or matrix." },
    level: {
      takes: "text",
      value: "<1-4>",
      says: "How much of the estate the map shows; 2 unless told.",
    },
    from: {
      takes: "text",
      value: "<vantage>",
      says: "Level 4: the vantage whose question is lit.",
    },
    name: { takes: "text", value: "<name>", says: "Level 4: the name that is asked for." },
    title: { takes: "text", value: "<text>", says: "Heading of the picture." },
    date: { takes: "text", value: "<date>", says: "Date that the file carries; none unless told." },
    language: {
      takes: "text",
      value: "<en|de>",
      says: "Language of the words; English unless told.",
    },
    look: { takes: "text", value: "<light|dark>", says: "Colours; light unless told." },
    scale: { takes: "text", value: "<1|2|4>", says: "PNG: how many times as large." },
    size: { takes: "text", value: "<size>", says: "PDF: A4 A3 A2 A1 A0 letter tabloid fit." },
    "no-legend": { takes: "flag", says: "Without the legend." },
    redact: { takes: "flag", says: "Names become pseudonyms, addresses become others." },
    against: {
      takes: "texts",
      value: "<path>",
      says: "An earlier estate: what came, went and changed since is tagged.",
    },
    update: {
      takes: "text",
      value: "<file>",
      says: "drawio: an earlier export whose edits, places, notes and deletions are kept.",
    },
    restore: { takes: "flag", says: "With --update: brings back what people deleted from it." },
  },
  operands: [0, 0],
  opensEstate: true,
  run: async (task) => {
    const { told } = task;
    const view = told.text("view") ?? "map";
    if (view !== "map" && view !== "matrix")
      throw new Exit(
        exit.wrongInput,
        exportMessages.noView({ seen: view, known: ["map", "matrix"] }),
      );
    const previous = told.text("update");
    const usual = previous === undefined ? "svg" : "drawio";
    const format = told.text("format") ?? (view === "map" ? usual : "csv");
    const exported = await task.ask("exportView", {
      view,
      format,
      ...texts(task, ["title", "date", "size"]),
      ...(told.flag("redact") ? { redact: true } : {}),
      ...(told.flag("restore") ? { restore: true } : {}),
      ...(told.flag("no-legend") ? { legend: false } : {}),
      ...(told.texts("against").length > 0 ? { against: told.texts("against") } : {}),
      ...mapAsk(task, view),
      ...(previous === undefined ? {} : { previous: await textAt(previous) }),
    });
    return writeExport(task, exported, told.text("output") ?? previous);
  },
};

/** Fields that are passed on as they were written; the door checks them. */
function texts(task: Task, names: readonly string[]): Readonly<Record<string, string>> {
  const all = [...names, "language", "look"];
  return Object.fromEntries(
    all.flatMap((name) => {
      const text = task.told.text(name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** The level, the scale, and the question or the parts of the matrix. */
function mapAsk({ told }: Task, view: "map" | "matrix") {
  const [from, name] = [told.text("from"), told.text("name")];
  const whole = (option: string) => {
    const seen = told.text(option);
    if (seen === undefined) return {};
    if (!/^\d+$/.test(seen))
      throw new Exit(exit.wrongInput, exportMessages.notANumber({ option, seen }));
    return { [option]: Number(seen) };
  };
  if (view === "matrix")
    return { ...(from ? { from: [from] } : {}), ...(name ? { names: [name] } : {}) };
  if ((from === undefined) !== (name === undefined))
    throw new Exit(
      exit.wrongInput,
      exportMessages.halfQuestion({ missing: from === undefined ? "--from" : "--name" }),
    );
  const question = from !== undefined && name !== undefined ? { question: { from, name } } : {};
  return { ...whole("level"), ...whole("scale"), ...question };
}
