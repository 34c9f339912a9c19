/** From which vantage is a question asked, or why is there none? */
import { askMessages } from "#src/messages/index.ts";
import { type Estate, type FoundVantage, findVantage, type Vantage } from "#src/model/index.ts";
import type { Reply } from "./calls.ts";
import { good, refused } from "./reply.ts";

/** The vantage that `text` means, or a refusal that says why there is none and what is near. */
export function askedVantage(estate: Estate, text: string): Reply<Vantage> {
  if (text.trim() === "") return refused(askMessages.noVantageTold());
  const found = findVantage(estate, text);
  if ("vantage" in found) return good(found.vantage);
  return refused(sentenceOf(found), found.near);
}

function sentenceOf(found: Exclude<FoundVantage, { readonly vantage: Vantage }>): string {
  switch (found.why) {
    case "none":
      return askMessages.noVantage(found);
    case "several":
      return askMessages.severalVantages(found);
    case "receives":
      return askMessages.receivingVantage(found);
    case "unseen":
      return askMessages.unseenVantage({ asked: found.asked, ...found.gap });
  }
}
