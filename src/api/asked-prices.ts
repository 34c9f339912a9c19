/** Which price list does an ask bring along, in place of the catalogue's? */
import { type Prices, readPrices } from "#src/compare/index.ts";
import { priceWords } from "#src/messages/index.ts";
import { type AskFields, WrongAsk } from "./ask-fields.ts";

/** The list under `prices`, as an option of a comparison; none when there is no such field. */
export function askedPrices(ask: AskFields): { readonly prices?: Prices } {
  const value = ask.raw("prices");
  if (value === undefined) return {};
  const read = readPrices(value);
  if (!read.ok) throw new WrongAsk(priceWords.faults(read.faults));
  return { prices: read.prices };
}
