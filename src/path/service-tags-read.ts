/** How a list of service tags is read: Microsoft's weekly file, or the answer of the API. */
import type { ServiceTag, ServiceTags } from "#src/model/index.ts";
import { parsePrefix } from "#src/net/index.ts";

/** Something strange in a list; the rest of the list is kept. */
export type TagOddity = {
  readonly pointer: string;
  readonly code: "not-a-list" | "tag-without-name" | "tag-without-prefixes" | "not-a-prefix";
  readonly seen: unknown;
};

export type ReadTags = {
  /** Absent when the document holds no list of tags at all. */
  readonly tags?: ServiceTags;
  readonly oddities: readonly TagOddity[];
};

type Bag = Readonly<Record<string, unknown>>;

function bagOf(value: unknown): Bag | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function field(bag: Bag, name: string): unknown {
  if (name in bag) return bag[name];
  // PowerShell writes the same names in Pascal case.
  const key = Object.keys(bag).find((k) => k.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : bag[key];
}

/** The date that a weekly file's name carries (`ServiceTags_Public_20260907.json`), as an ISO date, or "". */
function dateIn(name: string): string {
  const match = /(\d{4})(\d{2})(\d{2})(?=\D*$)/.exec(name);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : "";
}

/** Whether a document looks like a list of service tags: `values` of things with `properties.addressPrefixes`. */
export function isTagList(document: unknown): boolean {
  const bag = bagOf(document);
  const values = bag && field(bag, "values");
  if (!Array.isArray(values)) return false;
  if (values.length === 0) return bag !== undefined && field(bag, "changeNumber") !== undefined;
  return values.slice(0, 5).some((value) => {
    const tag = bagOf(value);
    return tag !== undefined && prefixesIn(tag) !== undefined;
  });
}

function prefixesIn(tag: Bag): unknown {
  const inner = bagOf(field(tag, "properties"));
  return (inner && field(inner, "addressPrefixes")) ?? field(tag, "addressPrefixes");
}

/**
 * The tags that `document` lists. `source` is the name of the file, which in the weekly file also carries the date.
 * Whatever the document holds, nothing is thrown: what cannot be read is an oddity.
 */
export function readServiceTags(
  document: unknown,
  told: { readonly source?: string; readonly asOf?: string } = {},
): ReadTags {
  const bag = bagOf(document);
  const values = bag && field(bag, "values");
  if (!bag || !Array.isArray(values))
    return {
      oddities: [{ pointer: "/values", code: "not-a-list", seen: values ?? typeof document }],
    };
  const oddities: TagOddity[] = [];
  const byName = new Map<string, ServiceTag>();
  for (const [i, value] of values.entries()) {
    const tag = readTag(value, `/values/${i}`, oddities);
    if (tag) byName.set(tag.name.toLowerCase(), tag);
  }
  const tags = [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => tag);
  const source = told.source ?? textOf(field(bag, "name"));
  return {
    oddities,
    tags: {
      source: source || "told",
      asOf: told.asOf || dateIn(source),
      cloud: textOf(field(bag, "cloud")),
      changeNumber: textOf(field(bag, "changeNumber")),
      // An answer cut short by a `nextLink` does not hold every tag.
      complete: tags.length > 0 && textOf(field(bag, "nextLink")) === "",
      tags,
    },
  };
}

function readTag(value: unknown, pointer: string, oddities: TagOddity[]): ServiceTag | undefined {
  const tag = bagOf(value);
  const name = tag ? textOf(field(tag, "name")) || textOf(field(tag, "id")) : "";
  if (!tag || !name) {
    oddities.push({ pointer, code: "tag-without-name", seen: value });
    return undefined;
  }
  const inner = bagOf(field(tag, "properties")) ?? tag;
  const listed = prefixesIn(tag);
  if (!Array.isArray(listed)) {
    oddities.push({ pointer, code: "tag-without-prefixes", seen: listed });
    return undefined;
  }
  const prefixes: string[] = [];
  for (const [i, prefix] of listed.entries()) {
    if (typeof prefix === "string" && parsePrefix(prefix)) prefixes.push(prefix);
    else
      oddities.push({
        pointer: `${pointer}/properties/addressPrefixes/${i}`,
        code: "not-a-prefix",
        seen: prefix,
      });
  }
  return {
    name,
    region: textOf(field(inner, "region")).toLowerCase(),
    systemService: textOf(field(inner, "systemService")),
    prefixes,
  };
}
