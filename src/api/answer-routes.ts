/** By which routes do packets leave a vantage, and which one takes a packet to an address? */
import { askMessages, saidText, say } from "#src/messages/index.ts";
import type { Estate } from "#src/model/index.ts";
import { parseAddress } from "#src/net/index.ts";
import { chosenRoute, routesFrom, routesUseTags, tagsOf } from "#src/path/index.ts";
import type { AskFields } from "./ask-fields.ts";
import { askedVantage } from "./asked-vantage.ts";
import type { Calls, Reply } from "./calls.ts";
import { good, refused } from "./reply.ts";

/** The reply to `routes`; `chosen` is there when an address was told, -1 when no route takes it. */
export function answerRoutes(estate: Estate, ask: AskFields): Reply<Calls["routes"]["reply"]> {
  const from = askedVantage(estate, ask.text("from"));
  if (!from.ok) return from;
  const to = ask.maybeText("to")?.trim();
  if (to !== undefined && !parseAddress(to)) return refused(askMessages.badAddress({ asked: to }));
  const routes = routesFrom(estate, from.value);
  const { asOf, source } = tagsOf(estate);
  const usesTags = routesUseTags(estate, from.value);
  return good({
    routes,
    ...(to === undefined ? {} : { chosen: chosenRoute(estate, from.value, to) }),
    assumptions: usesTags ? [saidText(say.tags.usedTags({ asOf, source }))] : [],
  });
}
