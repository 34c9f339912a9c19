/** Which of the few values of a field was asked for? */
import { exportMessages } from "#src/messages/index.ts";
import { type AskFields, WrongAsk } from "./ask-fields.ts";

/** The value of `field`, which must be one of `all`. */
export function oneOf<T extends string>(
  ask: AskFields,
  field: string,
  all: readonly T[],
  usual: T,
): T {
  const seen = ask.maybeText(field);
  return seen === undefined ? usual : known(field, seen, all);
}

/** `seen`, which must be one of `all`. */
export function known<T extends string>(field: string, seen: string, all: readonly T[]): T {
  const found = all.find((one) => one === seen);
  if (found === undefined) throw new WrongAsk(exportMessages.oneOf({ field, seen, known: all }));
  return found;
}
