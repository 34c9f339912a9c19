/** How is a list of ARM followed through its pages? */

import type { Answer } from "./reply.ts";
import { bagsIn, type Run, textAt } from "./run.ts";

type Bag = Readonly<Record<string, unknown>>;

const MOST_PAGES = 10_000;

/**
 * Reads the list at `url` page by page and hands each page to `onPage`. The answer is `ok` when the last page
 * came; what was handed over before a page failed is kept. A next page on another host is never asked for.
 */
export async function getPages(
  run: Run,
  url: string,
  subscription: string,
  onPage: (documents: readonly Bag[], isLast: boolean) => Promise<void>,
): Promise<Answer> {
  let next = url;
  const seen = new Set<string>();
  for (let page = 0; page < MOST_PAGES; page++) {
    // A page that names itself as the next one would never end.
    if (seen.has(next)) return { is: "failed", code: "PagesInCircle" };
    seen.add(next);
    const answer = await run.asker.get(next, subscription);
    if (answer.is !== "ok") return answer;
    if (!Array.isArray(answer.body.value)) return { is: "failed", code: "NoList" };
    const link = textAt(answer.body, "nextLink");
    await onPage(bagsIn(answer.body.value), link === "");
    if (link === "") return answer;
    if (!URL.canParse(link) || new URL(link).origin !== run.arm.origin)
      return { is: "failed", code: "ForeignNextLink" };
    next = link;
  }
  return { is: "failed", code: "TooManyPages" };
}
