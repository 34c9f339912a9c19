/** How do private endpoints and service endpoints compare from the vantages, for the services, that were asked for? */
import { nearest } from "#src/base/index.ts";
import {
  type AccessComparison,
  type AccessSummary,
  type CompareOptions,
  compareInParts,
  summarizeAccess,
} from "#src/compare/index.ts";
import { askMessages, portMessages } from "#src/messages/index.ts";
import type { Estate } from "#src/model/index.ts";
import { namedBy } from "#src/verdict/index.ts";
import type { AskFields } from "./ask-fields.ts";
import { askedName } from "./asked-name.ts";
import { askedPrices } from "./asked-prices.ts";
import { askedVantage } from "./asked-vantage.ts";
import type { Reply } from "./calls.ts";
import { allGood, cancelled, good, refused } from "./reply.ts";

/** More GB in a month than anybody sends: 1,000 PB. */
const MOST_GB = 1_000_000_000;

type Breath = Pick<Parameters<typeof compareInParts>[1], "signal" | "onNews" | "pause">;

/** The reply to `compareAccess`. */
export async function answerCompareAccess(
  estate: Estate,
  ask: AskFields,
  breath: Breath,
): Promise<Reply<AccessComparison>> {
  const asked = askedPairs(estate, ask);
  if (!asked.ok) return asked;
  const stray = asked.value.names?.find((name) => !namedBy(estate, [name]).service);
  if (stray !== undefined) return refused(askMessages.nameNotRead(nearNames(estate, stray)));
  const gbPerMonth = ask.maybeWhole("gbPerMonth", 0, MOST_GB);
  const comparison = await compareInParts(estate, {
    ...asked.value,
    ...breath,
    ...(gbPerMonth === undefined ? {} : { gbPerMonth }),
  });
  return comparison
    ? good(comparison)
    : cancelled(portMessages.cancelled({ name: "compareAccess" }));
}

/** `name` with those names of services that were read that are nearest to it. */
function nearNames(
  estate: Estate,
  name: string,
): { readonly name: string; readonly near: readonly string[] } {
  const known = estate.services.flatMap((s) => s.names.map(({ fqdn }) => fqdn.toLowerCase()));
  return { name, near: nearest(name, [...new Set(known)], 3) };
}

/** The reply to `accessSummary`; names of services that were not read are passed over, and missing from it. */
export async function answerAccessSummary(
  estate: Estate,
  ask: AskFields,
  breath: Breath,
): Promise<Reply<AccessSummary>> {
  const asked = askedPairs(estate, ask);
  if (!asked.ok) return asked;
  const summary = await summarizeAccess(estate, { ...asked.value, ...breath });
  return summary ? good(summary) : cancelled(portMessages.cancelled({ name: "accessSummary" }));
}

function askedPairs(estate: Estate, ask: AskFields): Reply<CompareOptions> {
  const from = allGood((ask.maybeTexts("from") ?? []).map((text) => askedVantage(estate, text)));
  if (!from.ok) return from;
  const names = allGood((ask.maybeTexts("names") ?? []).map((text) => askedName(estate, text)));
  if (!names.ok) return names;
  return good({
    ...askedPrices(ask),
    ...(from.value.length > 0 ? { from: from.value } : {}),
    ...(names.value.length > 0 ? { names: names.value } : {}),
  });
}
