/** What do people read about something strange in Azure's documents, by the oddity's code? */

/** What is strange, and what was done about it. */
const words: Readonly<Record<string, string>> = {
  "not-a-document": "is no document of a resource, so it was left out",
  "no-id": "has no usable id, so it was left out",
  "no-type": "tells no type, so it was left out",
  "no-properties": "has no properties: only its name is known. Export it with its properties",
  "no-reference": "does not say which resource it means",
  "wrong-type": "is of another kind than belongs there, so it was passed over",
  "unknown-value": "is none of the values that Azure documents, so it was passed over",
  "not-a-prefix": "is no address prefix, so it was passed over",
  "not-an-address": "is no IP address, so it was passed over",
  overlapping: "overlaps with another one",
  "duplicate-differs": "was told twice with different content; the later one counts",
  "cut-by-depth": "was cut off by the depth of ConvertTo-Json. Export it again with -Depth 20",
  "cell-not-json": "is a cell that should hold JSON and does not",
  "too-deep": "is nested deeper than any document of Azure, so it was cut there",
  "not-read": "could not be read",
};

type Oddity = {
  readonly resource: string;
  readonly pointer: string;
  readonly code: string;
  readonly seen: unknown;
};

/** The sentence about one oddity of Azure's documents: the resource, the place, what was seen, what became of it. */
export function oddityText({ resource, pointer, code, seen }: Oddity): string {
  const place = pointer === "" ? resource : `${resource} at ${pointer}`;
  return `${place}: ${shown(seen)}${words[code] ?? code}.`;
}

function shown(seen: unknown): string {
  if (seen === undefined || seen === null) return "";
  const text = JSON.stringify(seen) ?? "";
  return `${text.length > 80 ? `${text.slice(0, 77)}…` : text} `;
}
