/** Which of the shapes of an export does a value have, and which documents are in it? */
import { readingMessages } from "#src/messages/index.ts";
import { type Gap, keyOf } from "#src/model/index.ts";
import { type Bag, get, isBag } from "./bag.ts";
import { azureErrorIn, gapOfError } from "./refusals.ts";

/** What one file holds. */
export type Found = {
  readonly shape: string;
  readonly documents: readonly unknown[];
  readonly gaps: readonly Gap[];
  /** ISO time, of snapshots only. */
  readonly takenAt: string;
  /** Sentences about what could not be read at all. */
  readonly unreadable: readonly string[];
};

const NOTHING: Found = { shape: "", documents: [], gaps: [], takenAt: "", unreadable: [] };

/** Pages in pages in pages; nobody nests deeper than lists of pages. */
const DEEPEST = 4;

/** The documents in `value`, which may have any shape of spec/cli.md, "Raw exports read as an estate". */
export function documentsIn(
  value: unknown,
  source: string,
  within: readonly unknown[] = [],
): Found {
  // A value inside itself, which no JSON has, tells nothing new.
  if (within.includes(value)) return NOTHING;
  if (Array.isArray(value)) return inList(value, source, within);
  if (!isBag(value)) return refusedAs(readingMessages.noExport({ source, seen: kindOf(value) }));
  const format = get(value, "format");
  if (typeof format === "string" && format.startsWith("split-horizon.snapshot/"))
    return inSnapshot(value, format, source);
  // A snapshot whose first line is damaged would lose its gaps if it were read as a list.
  if (Array.isArray(get(value, "documents")) && Array.isArray(get(value, "gaps")))
    return refusedAs(readingMessages.damagedFormat({ source, seen: format ?? null }));
  const error = azureErrorIn(value);
  if (error) {
    const gap = gapOfError(error);
    return {
      ...refusedAs(readingMessages.azureError({ source, ...error })),
      gaps: gap ? [gap] : [],
    };
  }
  const data = get(value, "data");
  if (Array.isArray(data) && !hasId(value))
    return { ...inList(data, source, within), shape: "resource graph" };
  if (isBag(data) && Array.isArray(get(data, "columns")) && Array.isArray(get(data, "rows")))
    return { ...NOTHING, shape: "resource graph table", documents: rowsOf(data) };
  const list = get(value, "value");
  if (Array.isArray(list) && !hasId(value))
    return { ...inList(list, source, within), shape: "arm list" };
  if (isBag(list) && hasId(list) && !hasId(value))
    return documentsIn(list, source, [...within, value]);
  if (hasId(value) || isBag(get(value, "properties")))
    return { ...NOTHING, shape: "resource", documents: [value] };
  return inPages(value, source, within);
}

function hasId(value: Bag): boolean {
  const id = get(value, "id") ?? get(value, "resourceId");
  return typeof id === "string" && id !== "";
}

function refusedAs(sentence: string): Found {
  return { ...NOTHING, shape: "unreadable", unreadable: [sentence] };
}

/** A plain list of documents, or a list of pages, or both mixed. */
function inList(list: readonly unknown[], source: string, within: readonly unknown[]): Found {
  const isPage = (item: unknown) =>
    Array.isArray(item) || (isBag(item) && !hasId(item) && isPageLike(item));
  if (within.length >= DEEPEST || !list.some(isPage))
    return { ...NOTHING, shape: "list", documents: list };
  return joined(
    // Not by map, which passes over the holes of a list that no JSON has.
    Array.from(list, (item) =>
      isPage(item)
        ? documentsIn(item, source, [...within, list])
        : { ...NOTHING, documents: [item] },
    ),
    "list of pages",
  );
}

function isPageLike(item: Bag): boolean {
  return (
    Array.isArray(get(item, "value")) ||
    get(item, "data") !== undefined ||
    get(item, "error") !== undefined ||
    Array.isArray(get(item, "documents"))
  );
}

/** An object of lists, by words of somebody's own (`{ "vnets": […], "zones": […] }`): the lists of documents in it. */
function inPages(value: Bag, source: string, within: readonly unknown[]): Found {
  const pages = Object.values(value).filter(
    (item) =>
      (Array.isArray(item) && item.some((one) => isBag(one) && (hasId(one) || isPageLike(one)))) ||
      (isBag(item) && isPageLike(item)),
  );
  if (pages.length === 0 || within.length >= DEEPEST)
    return refusedAs(readingMessages.noDocuments({ source, seen: Object.keys(value).slice(0, 5) }));
  return joined(
    pages.map((page) => documentsIn(page, source, [...within, value])),
    "lists by name",
  );
}

function joined(found: readonly Found[], shape: string): Found {
  return {
    shape,
    documents: found.flatMap((f) => f.documents),
    gaps: found.flatMap((f) => f.gaps),
    takenAt: found.find((f) => f.takenAt !== "")?.takenAt ?? "",
    unreadable: found.flatMap((f) => f.unreadable),
  };
}

/** Rows of Resource Graph's old table form, each as an object by its columns. */
function rowsOf(table: Bag): readonly unknown[] {
  const columns = (get(table, "columns") as readonly unknown[]).map((column) => {
    const name = isBag(column) ? get(column, "name") : column;
    return typeof name === "string" ? name : "";
  });
  return (get(table, "rows") as readonly unknown[]).map((row) =>
    Array.isArray(row)
      ? Object.fromEntries(columns.map((name, i) => [name, row[i] as unknown]))
      : row,
  );
}

function inSnapshot(value: Bag, format: string, source: string): Found {
  const number = Number(format.slice(format.lastIndexOf("/") + 1));
  if (!Number.isInteger(number) || number < 1)
    return refusedAs(readingMessages.damagedFormat({ source, seen: format }));
  if (number > 1) return refusedAs(readingMessages.newerSnapshot({ source, format: number }));
  const documents = get(value, "documents");
  if (!Array.isArray(documents)) return refusedAs(readingMessages.damagedSnapshot({ source }));
  const takenAt = get(value, "takenAt");
  return {
    ...NOTHING,
    shape: "snapshot",
    documents,
    gaps: gapsIn(get(value, "gaps")),
    takenAt: typeof takenAt === "string" ? takenAt : "",
  };
}

const WHYS: readonly Gap["why"][] = ["refused", "missing", "failed", "not-collected", "referenced"];

/** The gaps that a snapshot tells; what is not understood of one is taken in its widest sense. */
function gapsIn(value: unknown): readonly Gap[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isBag).map((gap) => {
    const text = (name: string) => {
      const found = get(gap, name);
      return typeof found === "string" ? found : "";
    };
    return {
      scope: keyOf(text("scope")),
      type: text("type").toLowerCase() || "*",
      why: WHYS.find((why) => why === text("why")) ?? "failed",
      right: text("right"),
    };
  });
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "string") return `text ${JSON.stringify(value.slice(0, 40))}`;
  return typeof value === "number" || typeof value === "boolean"
    ? `${typeof value} ${value}`
    : typeof value;
}
