/** How are the fields of a sites file taken out of JSON of any shape, with a note of everything that is wrong? */

/** Something strange in a sites file: what could be read was kept, and this part was not. */
export type SitesOddity = {
  /** The file that was read. */
  readonly resource: string;
  /** JSON pointer into the file. */
  readonly pointer: string;
  /** Key of `messages/sites.ts`. */
  readonly code: string;
  readonly seen: unknown;
};

/** A JSON value at its place in the file. */
export type Placed = {
  readonly value: unknown;
  readonly pointer: string;
  readonly odd: (pointer: string, code: string, seen: unknown) => void;
};

/** The members of a JSON object that was checked to be one. */
export type Fields = {
  /** The member called `name`; its value is undefined when the object has none, or null. */
  readonly at: (name: string) => Placed;
  readonly has: (name: string) => boolean;
};

/** The members of `placed`, or undefined (noted) when it is no object. Members not in `known` are noted. */
export function fieldsOf(placed: Placed, known: readonly string[]): Fields | undefined {
  const { value, pointer, odd } = placed;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    odd(pointer, "not-an-object", value);
    return undefined;
  }
  const members = new Map<string, unknown>(Object.entries(value));
  const below = (name: string) => `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  for (const [name, own] of members)
    if (!known.includes(name) && !name.startsWith("$")) odd(below(name), "unknown-field", own);
  return {
    at: (name) => ({ value: members.get(name) ?? undefined, pointer: below(name), odd }),
    has: (name) => (members.get(name) ?? undefined) !== undefined,
  };
}

/** The text at `placed`, without blanks around it; undefined when there is none, or (noted) something else. */
export function textOf({ value, pointer, odd }: Placed): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  odd(pointer, "not-a-text", value);
  return undefined;
}

/** The boolean at `placed`; undefined when there is none, or (noted) something else. */
export function flagOf({ value, pointer, odd }: Placed): boolean | undefined {
  if (value === undefined || typeof value === "boolean") return value;
  odd(pointer, "not-a-flag", value);
  return undefined;
}

/** The items at `placed`, none when there is nothing. A single value is a list of one, as PowerShell writes it. */
export function itemsOf({ value, pointer, odd }: Placed): Placed[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [{ value, pointer, odd }];
  return value.map((item: unknown, i) => ({ value: item, pointer: `${pointer}/${i}`, odd }));
}

/** What `read` makes of each item at `placed`, without those of which it makes nothing. */
export function listOf<T>(placed: Placed, read: (item: Placed) => T | undefined): T[] {
  return itemsOf(placed)
    .map(read)
    .filter((item) => item !== undefined);
}

/** The text at `placed` as `read` understands it; noted under `code` when it understands nothing. */
export function readAs<T>(
  placed: Placed,
  code: string,
  read: (text: string) => T | undefined,
): T | undefined {
  const text = textOf(placed);
  if (text === undefined) return undefined;
  const made = read(text);
  if (made === undefined) placed.odd(placed.pointer, code, text);
  return made;
}
