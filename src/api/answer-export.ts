/** What is exported: a picture, a report or the matrix of what is open, in the format asked for? */

import { exportMessages, type Language, portMessages } from "#src/messages/index.ts";
import type { Estate } from "#src/model/index.ts";
import {
  compareScenes,
  type ExportedView,
  exportedViews,
  type FormatRow,
  fileName,
  formatNames,
  formatRow,
  looks,
  markdownOf,
  matrixCsv,
  matrixXlsx,
  placeholders,
  type Report,
  reportHtml,
  reportOf,
  sectionIds,
  toBase64,
  unknownPlaceholders,
} from "#src/report/index.ts";
import { answerMatrix, answerScene } from "./answer-matrix.ts";
import { type AskFields, fieldsOfAsk, WrongAsk } from "./ask-fields.ts";
import { askedPrices } from "./asked-prices.ts";
import type { Calls, FilesPort, Reply } from "./calls.ts";
import { known, oneOf } from "./export-fields.ts";
import { type Made, paintedMap } from "./export-map.ts";
import { checkOptions } from "./export-options.ts";
import type { ExportPort } from "./export-port.ts";
import type { OpenEstate } from "./open-estate.ts";
import { openEstate } from "./opening.ts";
import { redactedAsk } from "./redacted-ask.ts";
import { redactedEstates } from "./redacted-estate.ts";
import { cancelled, good, refused } from "./reply.ts";

type Host = {
  readonly signal?: AbortSignal;
  readonly pause: () => Promise<void>;
  readonly painter: ExportPort | undefined;
  readonly files: FilesPort;
};

/** The reply to `exportView`. */
export async function answerExport(
  open: OpenEstate,
  ask: AskFields,
  host: Host,
): Promise<Reply<Calls["exportView"]["reply"]>> {
  const view = oneOf(ask, "view", exportedViews, "map");
  const format = ask.text("format");
  const row = formatRow(view, format);
  if (!row)
    return refused(exportMessages.noFormat({ view, seen: format, known: formatNames(view) }));
  checkOptions(ask, view, format);
  if (!row.isText && !host.painter && format !== "vsdx" && format !== "xlsx")
    return refused(exportMessages.noPainter({ format }));
  const against = ask.maybeTexts("against");
  const earlier = against && (await earlierEstate(against, host));
  if (against && !earlier) return cancelled(portMessages.cancelled({ name: "exportView" }));
  if (earlier && !earlier.ok) return earlier;
  const subject = subjectOf({ open, earlier: earlier?.value, ask, painter: host.painter });
  if (!subject.ok) return subject;
  const context: Context = { ...subject.value, format, row, ask, host, ...told(ask) };
  const made = await makers[view](context);
  if (!made) return cancelled(portMessages.cancelled({ name: "exportView" }));
  if (!made.ok) return made;
  const { content, beside = [], notes = [] } = made.value;
  return good({
    name: fileName({ title: context.title, date: context.date, view, extension: row.extension }),
    mime: row.mime,
    ...(typeof content === "string"
      ? { text: content, base64: null }
      : { text: null, base64: toBase64(content) }),
    beside,
    notes,
  });
}

/** What every maker knows. */
export type Context = {
  readonly estate: Estate;
  /** The estate that the picture is compared with. */
  readonly earlier: Estate | undefined;
  readonly title: string;
  /** The fields that ask for a scene, fit for `estate`. */
  readonly sceneAsk: AskFields;
  readonly format: string;
  readonly row: FormatRow;
  readonly ask: AskFields;
  readonly host: Host;
  readonly language: Language;
  readonly date: string;
  readonly lookName: "light" | "dark";
};

const sceneOptions = ({ host, language }: Context) => ({ ...host, language });

type Maker = (context: Context) => Promise<Reply<Made> | undefined>;

const makers: Readonly<Record<ExportedView, Maker>> = {
  map: async (context) => {
    const scene = await answerScene(context.estate, context.sceneAsk, sceneOptions(context));
    if (!scene.ok) return scene;
    if (!context.earlier) return paintedMap({ scene: scene.value }, context);
    const earlier = await answerScene(context.earlier, context.sceneAsk, sceneOptions(context));
    if (!earlier.ok) return earlier;
    return paintedMap(compareScenes(earlier.value, scene.value, context.language), context);
  },
  report: makeReport,
  matrix: async ({ estate, sceneAsk, host, format, language }) => {
    const matrix = await answerMatrix(estate, sceneAsk, host);
    if (!matrix.ok) return matrix;
    const content =
      format === "csv" ? matrixCsv(matrix.value, language) : matrixXlsx(matrix.value, language);
    return good({ content });
  },
};

/** The earlier estate to compare with, opened; undefined when cancelled. */
async function earlierEstate(
  paths: readonly string[],
  host: Host,
): Promise<Reply<OpenEstate> | undefined> {
  const isStopped = () => host.signal?.aborted === true;
  const opened = await openEstate({ paths }, { files: host.files, onNews: undefined, isStopped });
  return opened === "stopped" ? undefined : opened;
}

async function makeReport(context: Context): Promise<Reply<Made> | undefined> {
  const { estate, ask, host, language, date, title, format, lookName } = context;
  const front = ask.maybeFields("front");
  const template = ask.maybeText("template");
  const seen = unknownPlaceholders(template ?? "");
  if (seen.length > 0) return refused(exportMessages.noPlaceholder({ seen, known: placeholders }));
  const scene = await answerScene(
    estate,
    fieldsOfAsk("exportView", { level: 1 }),
    sceneOptions(context),
  );
  const report = await reportOf(estate, {
    estateTitle: title,
    language,
    date,
    sections: (ask.maybeTexts("sections") ?? sectionIds).map((seen) =>
      known("section", seen, sectionIds),
    ),
    front: {
      author: front?.maybeText("author") ?? "",
      client: front?.maybeText("client") ?? "",
      version: front?.maybeText("version") ?? "",
      status: front?.maybeText("status") ?? "",
    },
    ...askedPrices(ask),
    ...(ask.maybeText("title") ? { title: ask.text("title") } : {}),
    ...(scene.ok ? { scene: scene.value } : {}),
    ...(host.signal ? { signal: host.signal } : {}),
    pause: host.pause,
  });
  if (!report) return undefined;
  return good(await written(report, format, { painter: host.painter, lookName, template }));
}

async function written(
  report: Report,
  format: string,
  {
    painter,
    lookName,
    template,
  }: Pick<Context, "lookName"> & {
    readonly painter: ExportPort | undefined;
    readonly template: string | undefined;
  },
): Promise<Made> {
  if (format === "markdown") {
    const { text, files } = markdownOf(report, template);
    return {
      content: text,
      beside: files.map(({ name, content }) => ({ name: `pictures/${name}`, text: content })),
    };
  }
  if (format === "html" || !painter) return { content: reportHtml(report) };
  const content =
    format === "pdf"
      ? await painter.reportPdf(report, looks[lookName])
      : await painter.docx(report);
  return { content };
}

type Asked = {
  readonly open: OpenEstate;
  readonly earlier: OpenEstate | undefined;
  readonly ask: AskFields;
  readonly painter: ExportPort | undefined;
};

/** The estates to export, redacted where asked for, the title, and the ask in their own names. */
function subjectOf({
  open,
  earlier,
  ask,
  painter,
}: Asked): Reply<Pick<Context, "estate" | "earlier" | "title" | "sceneAsk">> {
  if (ask.raw("redact") !== true)
    return good({
      estate: open.estate,
      earlier: earlier?.estate,
      title: ask.maybeText("title") ?? open.title,
      sceneAsk: ask,
    });
  if (!painter) return refused(exportMessages.noRedaction());
  const { later, earlier: before, redaction } = redactedEstates(open, earlier, painter.coin);
  const sceneAsk = redactedAsk(ask, { before: open.estate, after: later, redaction });
  if (!sceneAsk.ok) return sceneAsk;
  const title = ask.maybeText("title") ?? exportMessages.redactedTitle;
  return good({ estate: later, earlier: before, title, sceneAsk: sceneAsk.value });
}

/** Whether `text` is an ISO date, with a time or without, of a day that there is. */
function isDate(text: string): boolean {
  const day = text.slice(0, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(text))) return false;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function told(ask: AskFields): Pick<Context, "language" | "date" | "lookName"> {
  const date = ask.maybeText("date") ?? "";
  if (date !== "" && !isDate(date)) throw new WrongAsk(exportMessages.notADate({ seen: date }));
  return {
    date,
    language: oneOf(ask, "language", ["en", "de"] as const, "en"),
    lookName: oneOf(ask, "look", ["light", "dark"] as const, "light"),
  };
}
