/** How do private endpoints and service endpoints compare from the vantages, for the services, that were asked for? */
import { type AccessComparison, compareAccess } from "#src/compare/index.ts";
import type { Estate } from "#src/model/index.ts";
import type { AskFields } from "./ask-fields.ts";
import { askedName } from "./asked-name.ts";
import { askedVantage } from "./asked-vantage.ts";
import type { Reply } from "./calls.ts";
import { allGood, good } from "./reply.ts";

/** More GB in a month than anybody sends: 1,000 PB. */
const MOST_GB = 1_000_000_000;

/** The reply to `compareAccess`. */
export function answerCompareAccess(estate: Estate, ask: AskFields): Reply<AccessComparison> {
  const from = allGood((ask.maybeTexts("from") ?? []).map((text) => askedVantage(estate, text)));
  if (!from.ok) return from;
  const names = allGood((ask.maybeTexts("names") ?? []).map((text) => askedName(estate, text)));
  if (!names.ok) return names;
  const gbPerMonth = ask.maybeWhole("gbPerMonth", 0, MOST_GB);
  return good(
    compareAccess(estate, {
      ...(from.value.length > 0 ? { from: from.value } : {}),
      ...(names.value.length > 0 ? { names: names.value } : {}),
      ...(gbPerMonth === undefined ? {} : { gbPerMonth }),
    }),
  );
}
