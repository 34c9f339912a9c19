/** Do the options of an export fit what is made: no option is passed over in silence? */
import { exportMessages } from "#src/messages/index.ts";
import { changeFormats, type ExportedView } from "#src/report/index.ts";
import { type AskFields, WrongAsk } from "./ask-fields.ts";

type Rule = {
  readonly option: string;
  /** What people call it, where that is another word. */
  readonly word?: string;
  /** The views and formats that take the option. */
  readonly views?: readonly ExportedView[];
  readonly formats?: readonly string[];
};

const rules: readonly Rule[] = [
  { option: "scale", views: ["map"], formats: ["png"] },
  { option: "size", views: ["map"], formats: ["pdf"] },
  { option: "previous", word: "update", views: ["map"], formats: ["drawio"] },
  { option: "restore", views: ["map"], formats: ["drawio"] },
  { option: "against", views: ["map"], formats: changeFormats },
  { option: "template", views: ["report"], formats: ["markdown"] },
  { option: "sections", word: "section", views: ["report"] },
  { option: "prices", views: ["report"] },
];

/** Throws `WrongAsk` for an option that the view or format does not have, or that does not go with another. */
export function checkOptions(ask: AskFields, view: ExportedView, format: string): void {
  const has = (option: string) => ![undefined, false].some((no) => ask.raw(option) === no);
  for (const { option, word = option, views, formats } of rules) {
    if (!has(option)) continue;
    const isRight = (views?.includes(view) ?? true) && (formats?.includes(format) ?? true);
    if (!isRight)
      throw new WrongAsk(
        exportMessages.noOption({
          option: word,
          seen: `${view} ${format}`,
          known: formats ?? views ?? [],
        }),
      );
  }
  const scale = ask.maybeWhole("scale", 1, 4);
  if (scale === 3) throw new WrongAsk(exportMessages.noScale());
  if (has("restore") && !has("previous")) throw new WrongAsk(exportMessages.restoresNothing());
  if (has("previous") && has("redact")) throw new WrongAsk(exportMessages.noRedactedUpdate());
  if (has("previous") && has("against")) throw new WrongAsk(exportMessages.noTaggedUpdate());
}
