/** How is asked of a redacted estate what was asked in the names of the true one? */
import { type Estate, vantagesOf } from "#src/model/index.ts";
import type { Redaction } from "#src/snapshot/index.ts";
import { type AskFields, fieldsOfAsk } from "./ask-fields.ts";
import { askedName } from "./asked-name.ts";
import { askedNudges } from "./asked-nudges.ts";
import { askedVantage } from "./asked-vantage.ts";
import type { Reply } from "./calls.ts";
import { allGood, good } from "./reply.ts";

export type BothEstates = {
  readonly before: Estate;
  readonly after: Estate;
  readonly redaction: Redaction;
};

/** The fields of `ask` that choose what is shown, under the names of `after`. A fault names what there is not. */
export function redactedAsk(ask: AskFields, both: BothEstates): Reply<AskFields> {
  const vantages = (texts: readonly string[] = []) =>
    allGood(texts.map((text) => redactedVantage(text, both)));
  const names = (texts: readonly string[] = []) =>
    allGood(texts.map((text) => redactedName(text, both)));
  const question = ask.maybeFields("question");
  const [asker, named, from, all] = [
    vantages(question ? [question.text("from")] : []),
    names(question ? [question.text("name")] : []),
    vantages(ask.maybeTexts("from")),
    names(ask.maybeTexts("names")),
  ];
  if (!asker.ok) return asker;
  if (!named.ok) return named;
  if (!from.ok) return from;
  if (!all.ok) return all;
  const boxes = (field: "open" | "closed") => {
    const ids = ask.maybeTexts(field);
    return ids ? { [field]: ids.map((id) => redactedBox(id, both)) } : {};
  };
  const level = ask.maybeWhole("level", 1, 4);
  return good(
    fieldsOfAsk("exportView", {
      ...(level === undefined ? {} : { level }),
      ...(question
        ? {
            question: {
              ...(question.maybeText("type") ? { type: question.text("type") } : {}),
              ...(question.raw("port") === undefined ? {} : { port: question.raw("port") }),
              from: asker.value[0],
              name: named.value[0],
            },
          }
        : {}),
      ...boxes("open"),
      ...boxes("closed"),
      moved: askedNudges(ask).map((nudge) => ({ ...nudge, id: redactedBox(nudge.id, both) })),
      ...(ask.maybeTexts("from") ? { from: from.value } : {}),
      ...(ask.maybeTexts("names") ? { names: all.value } : {}),
    }),
  );
}

/** The vantage that stands where the one called `text` stood: redaction keeps the order of places. */
function redactedVantage(text: string, { before, after, redaction }: BothEstates): Reply<string> {
  const asked = askedVantage(before, text);
  if (!asked.ok) return asked;
  const at = vantagesOf(before).findIndex(({ id }) => id === asked.value.id);
  return good(vantagesOf(after)[at]?.id ?? redaction.id(asked.value.id));
}

/** The name that `text` means. */
function redactedName(text: string, { before, redaction }: BothEstates): Reply<string> {
  const asked = askedName(before, text);
  return asked.ok ? good(redaction.name(asked.value)) : asked;
}

/** The box of the picture that stands for what `id` stood for; ids of bundles tell of no estate. */
function redactedBox(id: string, { before, after, redaction }: BothEstates): string {
  const at = id.indexOf("/subscriptions/");
  if (at >= 0) return id.slice(0, at) + redaction.id(id.slice(at));
  const site = before.sites.findIndex(({ name }) => id === `site:${name}`);
  return site < 0 ? id : `site:${after.sites[site]?.name ?? id}`;
}
