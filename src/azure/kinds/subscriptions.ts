/** What does a document of a subscription say, as ARM, Resource Graph, az and PowerShell write it? */
import type { Subscription } from "#src/model/index.ts";
import { bodyAt, type Doc, propsAt, textAt } from "../doc.ts";
import { thingOf } from "../things.ts";

/** A subscription; its name stands under different words. */
export function readSubscription(doc: Doc): Subscription {
  const body = bodyAt(doc);
  const p = propsAt(doc);
  return {
    ...thingOf(doc),
    displayName: textAt(body, "displayName") || textAt(p, "displayName") || doc.name,
    tenant: (textAt(body, "tenantId") || textAt(p, "tenantId")).toLowerCase(),
    state: textAt(body, "state") || textAt(p, "state"),
  };
}
