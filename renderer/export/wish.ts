/** What shall be exported, how is that asked at the door, and what shows best what it will be? */
import type { Calls } from "#src/api/index.ts";
import { type Language, exportWords as words } from "#src/messages/index.ts";
import { changeFormats, type ExportedView, formatRow } from "#src/report/index.ts";
import { nudgesAt } from "../map/nudging.ts";
import type { View } from "../state/view.ts";

export type ExportAsk = Calls["exportView"]["ask"];
export type Exported = Calls["exportView"]["reply"];
export type Subject = keyof typeof words.subjects;
export type Page = keyof typeof words.pages;
export type Scale = keyof typeof words.scales;

/** The fields of the dialog. */
export type ExportWish = {
  readonly subject: Subject;
  readonly format: string;
  readonly look: "light" | "dark";
  readonly scale: Scale;
  readonly page: Page;
  /** "" for the estate's own. */
  readonly title: string;
  readonly date: string;
  readonly language: Language;
  readonly legend: boolean;
  readonly redact: boolean;
  /** Paths of the earlier estate that a comparison is with; empty until one is chosen. */
  readonly against: readonly string[];
  /** What people call it. */
  readonly againstName: string;
  /** Text of a draw.io file that people worked on; "" for none. */
  readonly previous: string;
  /** Whether what people deleted from that file comes back. */
  readonly restore: boolean;
};

/** Whether an earlier file can be kept up: what is redacted begins anew, or it would carry names from that file. */
export const canUpdate = ({ subject, format, redact }: ExportWish): boolean =>
  format === "drawio" && !redact && subject !== "comparison";

/** Whether the wish lacks what it is about: a comparison without anything to compare with. */
export const isUnfinished = ({ subject, against }: ExportWish): boolean =>
  subject === "comparison" && against.length === 0;

/** The view of the report room that a subject is. */
export const viewOf = (subject: Subject): ExportedView =>
  subject === "report" || subject === "matrix" ? subject : "map";

/** The formats of a subject with their words. */
export const formatsOf = (subject: Subject): Readonly<Record<string, string>> =>
  subject === "comparison" ? ofChanges : words.formats[viewOf(subject)];

const ofChanges: Readonly<Record<string, string>> = Object.fromEntries(
  changeFormats.map((format) => [format, words.formats.map[format]]),
);

/** The end of the file's name. */
export const extensionOf = ({ subject, format }: ExportWish): string =>
  formatRow(viewOf(subject), format)?.extension ?? format;

/** The ask for the file of a wish, given what is on screen. */
export function askOf(wish: ExportWish, view: View): ExportAsk {
  const { subject, format, look, language, legend, redact, title, date } = wish;
  const [from] = view.from;
  const question = from !== undefined && view.name !== "" ? { from, name: view.name } : undefined;
  const shown =
    subject === "view"
      ? { level: view.level, open: view.open, closed: view.closed, moved: nudgesAt(view.level) }
      : { level: subject === "trace" ? (4 as const) : levelOf(wish, view) };
  return {
    view: viewOf(subject),
    format,
    look,
    language,
    legend,
    redact,
    ...shown,
    ...(question && subject !== "estate" && subject !== "comparison" ? { question } : {}),
    ...(subject === "comparison" ? { against: wish.against } : {}),
    ...(title.trim() === "" ? {} : { title: title.trim() }),
    ...(date === "" ? {} : { date }),
    ...(format === "png" ? { scale: Number(wish.scale) } : {}),
    ...(format === "pdf" && viewOf(subject) === "map" ? { size: wish.page } : {}),
    ...(canUpdate(wish) && wish.previous !== ""
      ? { previous: wish.previous, restore: wish.restore }
      : {}),
  };
}

/** A comparison is of the level on screen, where that is more than one question. */
const levelOf = ({ subject }: ExportWish, { level }: View) =>
  subject === "comparison" && level !== 4 ? level : (2 as const);

// What cannot be looked at in a page is shown by its sibling, made of the same by the same painter.
const shownAs: Readonly<Record<string, string>> = {
  "map pdf": "svg",
  "map drawio": "svg",
  "map vsdx": "svg",
  "map html": "svg",
  "report html": "markdown",
  "report pdf": "markdown",
  "report docx": "markdown",
  "matrix xlsx": "csv",
};

/** The wish for the preview of a wish: itself, where a page can show that. */
export function previewOf(wish: ExportWish): ExportWish {
  const format = shownAs[`${viewOf(wish.subject)} ${wish.format}`] ?? wish.format;
  // A preview has no need of many pixels.
  return { ...wish, format, ...(format === "png" ? { scale: "1" } : {}) };
}
