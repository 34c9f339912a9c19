/** Which filter is meant by plain words such as `public from spokes`? */
import { outcomeOrder, outcomeWords, filterWords as words } from "#src/messages/index.ts";
import type { State } from "../state/store.ts";

const outcomes = new Map(
  outcomeOrder.flatMap((key) => [
    [outcomeWords[key].toLowerCase(), key],
    [key, key],
  ]),
);

const shape =
  /^(?<unexpected>unexpected\b\s*)?(?<outcome>.*?)\s*(?:\bfrom\s+(?<from>.+?))?\s*(?:\bto\s+(?<to>.+))?$/i;

/** The filter in its own language; undefined where the words are no outcome, perhaps with `from` and `to`. */
export function plainFilter(typed: string, { vantages }: Pick<State, "vantages">) {
  const { unexpected, outcome = "", from, to } = shape.exec(typed.trim())?.groups ?? {};
  const key = outcomes.get(outcome.toLowerCase());
  if (key === undefined && (outcome !== "" || unexpected === undefined)) return undefined;
  const isFrom = (part: string) =>
    vantages.some(({ label }) => label.toLowerCase().includes(part.toLowerCase()));
  // People say "spokes" of what is named vnet-spoke-01.
  const place = from && !isFrom(from) ? from.replace(/s$/i, "") : from;
  const parts = [
    key ? `outcome:${key}` : "",
    unexpected ? "as:unexpected" : "",
    place ? `from:${quoted(place)}` : "",
    to ? `to:${quoted(to)}` : "",
  ];
  return parts.filter(Boolean).join(" ");
}

const quoted = (text: string) => (/[\s()"]/.test(text) ? `"${text.replaceAll('"', "")}"` : text);

/** Why a text that looks like a filter is none; "" where it is one or looks like something else. */
export const filterFault = (typed: string, why: string): string =>
  /(^|\s)-?[a-z]+:\S/i.test(typed) ? words.notValid(why) : "";
