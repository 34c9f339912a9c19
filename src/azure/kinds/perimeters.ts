/** What do documents of network security perimeters say (path.md 3.4)? */
import type { Perimeter, PerimeterAssociation, PerimeterProfile } from "#src/model/index.ts";
import {
  type Doc,
  filled,
  itemsAt,
  keyAt,
  noteOdd,
  prefixesAt,
  propsAt,
  textAt,
  textsAt,
} from "../doc.ts";
import { parentOf } from "../ids.ts";
import type { Pool } from "../pool.ts";
import { thingOf } from "../things.ts";

/** A perimeter. */
export function readPerimeter(doc: Doc): Perimeter {
  return thingOf(doc);
}

/** A profile with its access rules. */
export function readProfile(doc: Doc, pool: Pool): PerimeterProfile {
  return {
    ...thingOf(doc),
    perimeter: parentOf(doc.key),
    rules: pool.children(doc, "accessrules").map((rule) => {
      const p = propsAt(rule);
      return {
        name: rule.name,
        direction: textAt(p, "direction"),
        prefixes: prefixesAt(p, "addressPrefixes"),
        // Written as `{ id }`, and as bare ids by older API versions.
        subscriptions: Array.isArray(p.bag.subscriptions)
          ? p.bag.subscriptions.every((s) => typeof s === "string")
            ? textsAt(p, "subscriptions")
            : itemsAt(p, "subscriptions").map((s) => textAt(s, "id"))
          : [],
        fqdns: textsAt(p, "fullyQualifiedDomainNames"),
      };
    }),
  };
}

/** The association of a resource with a perimeter; undefined (noted) when it names no resource. */
export function readAssociation(doc: Doc): PerimeterAssociation | undefined {
  const p = propsAt(doc);
  const resource = keyAt(p, "privateLinkResource");
  if (!resource) {
    noteOdd(p, "privateLinkResource", "no-reference", null);
    return undefined;
  }
  return filled<PerimeterAssociation>(
    {
      ...thingOf(doc),
      perimeter: parentOf(doc.key),
      resource,
      mode: textAt(p, "accessMode"),
    },
    {
      profile: keyAt(p, "profile"),
    },
  );
}
