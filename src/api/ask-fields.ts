/** What does an ask hold, which anybody may have made: each field checked, each wrong one told in a sentence? */
import { askMessages } from "#src/messages/index.ts";
import type { Fault } from "./calls.ts";

/** A wrong ask, thrown while its fields are read and caught at the door, where it becomes the reply. */
export class WrongAsk extends Error {
  readonly fault: Fault;
  constructor(sentence: string) {
    super(sentence);
    this.fault = { kind: "input", sentence, suggestions: [] };
  }
}

/** The fields of one ask of `call`. Each reader gives the value, or throws `WrongAsk` with what would be right. */
export type AskFields = {
  readonly text: (field: string) => string;
  readonly maybeText: (field: string) => string | undefined;
  readonly maybeTexts: (field: string) => readonly string[] | undefined;
  /** A whole number between the two, both included. */
  readonly maybeWhole: (field: string, low: number, high: number) => number | undefined;
  /** Anything at all, for those who read it themselves. */
  readonly raw: (field: string) => unknown;
  /** The fields of an object within; undefined when there is none. */
  readonly maybeFields: (field: string) => AskFields | undefined;
};

/** The fields of `ask`, which must be an object; nothing at all counts as an ask without fields. */
export function fieldsOfAsk(call: string, ask: unknown): AskFields {
  if (typeof ask !== "object" || ask === null || Array.isArray(ask))
    throw new WrongAsk(askMessages.notAnAsk({ call, seen: seenText(ask) }));
  const members = new Map<string, unknown>(Object.entries(ask));
  const raw = (field: string) => members.get(field) ?? undefined;
  const wrong = (field: string, right: string) =>
    new WrongAsk(askMessages.wrongField({ call, field, seen: seenText(raw(field)), right }));
  const maybeText = (field: string) => {
    const value = raw(field);
    if (value === undefined || typeof value === "string") return value;
    throw wrong(field, "a text");
  };
  return {
    raw,
    maybeText,
    text: (field) => {
      const value = maybeText(field);
      if (value === undefined) throw wrong(field, "a text");
      return value;
    },
    maybeTexts: (field) => {
      const value = raw(field);
      if (value === undefined) return undefined;
      if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
      throw wrong(field, "a list of texts");
    },
    maybeWhole: (field, low, high) => {
      const value = raw(field);
      if (value === undefined) return undefined;
      if (typeof value === "number" && Number.isInteger(value) && value >= low && value <= high)
        return value;
      throw wrong(field, `${low} to ${high}`);
    },
    maybeFields: (field) =>
      raw(field) === undefined ? undefined : fieldsOfAsk(`${call} ${field}`, raw(field)),
  };
}

function seenText(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
