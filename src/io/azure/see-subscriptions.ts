/** Which subscriptions does somebody who signed in see, to choose from? */
import type { SeenSubscription } from "#src/api/index.ts";
import { compareText } from "#src/base/index.ts";
import { collectMessages } from "#src/messages/index.ts";
import type { Clock } from "./clock.ts";
import type { Arm } from "./connection.ts";
import { newAsker } from "./manners.ts";
import { bagsIn, textAt } from "./run.ts";

const MOST_PAGES = 1000;

/**
 * The subscriptions in order of name. Rejects with a sentence when Azure does not list them; a next page on another
 * host is never asked for, and what came before it is told.
 */
export async function seeSubscriptions(
  arm: Arm,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<readonly SeenSubscription[]> {
  const nobody = () => {};
  const asker = newAsker(arm, { clock, signal, width: 1, onThrottled: nobody, onRequest: nobody });
  const seen = new Map<string, SeenSubscription>();
  const asked = new Set<string>();
  let next = `${arm.origin}/subscriptions?api-version=2022-12-01`;
  while (next !== "" && !asked.has(next) && asked.size < MOST_PAGES) {
    asked.add(next);
    const answer = await asker.get(next, "");
    if (answer.is !== "ok" || !Array.isArray(answer.body.value)) {
      if (seen.size > 0) break;
      const why = answer.is === "refused" ? "refused" : "failed";
      throw new Error(
        collectMessages.nothingRead({ why, right: "Reader", trouble: asker.trouble() }),
      );
    }
    for (const document of bagsIn(answer.body.value)) {
      const id = textAt(document, "subscriptionId").toLowerCase();
      if (id === "") continue;
      seen.set(id, {
        id,
        name: textAt(document, "displayName") || id,
        tenant: textAt(document, "tenantId").toLowerCase(),
        state: textAt(document, "state"),
      });
    }
    const link = textAt(answer.body, "nextLink");
    next = URL.canParse(link) && new URL(link).origin === arm.origin ? link : "";
  }
  return [...seen.values()].sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
}
