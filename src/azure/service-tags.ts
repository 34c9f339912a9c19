/** How is a list of service tags told from other documents, and what does it say? */
import type { ServiceTag, ServiceTags } from "#src/model/index.ts";
import { parsePrefix } from "#src/net/index.ts";
import { type Bag, get, isBag } from "./bag.ts";
import type { Odd } from "./report.ts";

/** Whether `value` is Microsoft's weekly file or the answer of the API: `values` of things with `addressPrefixes`. */
export function isTagList(value: unknown): value is Bag {
  if (!isBag(value)) return false;
  const values = value.values ?? value.Values;
  if (!Array.isArray(values)) return false;
  if (get(value, "changeNumber") !== undefined) return true;
  return values.length > 0 && values.slice(0, 5).every((tag) => isBag(tag) && prefixesOf(tag));
}

function prefixesOf(tag: Bag): readonly unknown[] | undefined {
  const bag = get(tag, "properties");
  const list =
    (isBag(bag) ? get(bag, "addressPrefixes") : undefined) ?? get(tag, "addressPrefixes");
  return Array.isArray(list) ? list : undefined;
}

/** The tags of `document`; `source` is the file's name, which in the weekly file also carries the date. */
export function readTagList(document: Bag, source: string, odd: Odd): ServiceTags {
  const text = (bag: Bag, name: string) => {
    const value = get(bag, name);
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  const values = get(document, "values");
  const tags = new Map<string, ServiceTag>();
  for (const [i, value] of (Array.isArray(values) ? values : []).entries()) {
    const name = isBag(value) ? text(value, "name") || text(value, "id") : "";
    const listed = isBag(value) ? prefixesOf(value) : undefined;
    if (!isBag(value) || name === "" || listed === undefined) {
      odd({ resource: source, pointer: `/values/${i}`, code: "wrong-type", seen: value });
      continue;
    }
    const bag = get(value, "properties");
    const inside = isBag(bag) ? bag : value;
    const prefixes = listed.filter((prefix): prefix is string => {
      if (typeof prefix === "string" && parsePrefix(prefix)) return true;
      const pointer = `/values/${i}/properties/addressPrefixes`;
      odd({ resource: source, pointer, code: "not-a-prefix", seen: prefix });
      return false;
    });
    tags.set(name.toLowerCase(), {
      name,
      region: text(inside, "region").toLowerCase(),
      systemService: text(inside, "systemService"),
      prefixes,
    });
  }
  const date = /(\d{4})(\d{2})(\d{2})(?=\D*$)/.exec(source);
  return {
    source,
    asOf: date ? `${date[1]}-${date[2]}-${date[3]}` : "",
    cloud: text(document, "cloud"),
    changeNumber: text(document, "changeNumber"),
    // An answer cut short by a next link does not hold every tag.
    complete: tags.size > 0 && text(document, "nextLink") === "",
    tags: [...tags.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => tag),
  };
}
