/** Which policy does an ask bring along: what is wanted between vantages and names, before the estate's own settings? */
import { askMessages } from "#src/messages/index.ts";
import { KINDS, type PolicyLine, readPolicy, WANTS } from "#src/verdict/index.ts";
import { type AskFields, WrongAsk } from "./ask-fields.ts";

/** The lines under `policy`, as an option for traces and matrices; none when there is no such field. */
export function askedPolicy(ask: AskFields): { readonly policy?: readonly PolicyLine[] } {
  const value = ask.raw("policy");
  if (value === undefined) return {};
  const read = readPolicy(value);
  if (!read.ok) throw new WrongAsk(askMessages.badPolicy({ ...read, wants: WANTS, kinds: KINDS }));
  return { policy: read.lines };
}
