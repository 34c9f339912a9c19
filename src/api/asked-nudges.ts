/** Which boxes does an ask tell to be moved from their places? */

import type { Nudge } from "#src/diagram/index.ts";
import { askMessages } from "#src/messages/index.ts";
import { type AskFields, WrongAsk } from "./ask-fields.ts";

/** The nudges under `moved`; none when it tells none. Throws `WrongAsk` for what is no list of them. */
export function askedNudges(ask: AskFields): readonly Nudge[] {
  const told = ask.raw("moved");
  if (told === undefined) return [];
  if (Array.isArray(told) && told.every(isNudge)) return told;
  throw new WrongAsk(
    askMessages.wrongField({
      call: "scene",
      field: "moved",
      seen: JSON.stringify(told).slice(0, 60),
      right: "[{id, dx, dy}]",
    }),
  );
}

const isNudge = (value: unknown): value is Nudge =>
  typeof value === "object" &&
  value !== null &&
  "id" in value &&
  typeof value.id === "string" &&
  "dx" in value &&
  Number.isFinite(value.dx) &&
  "dy" in value &&
  Number.isFinite(value.dy);
