/** What is a document to the kind readers, and how do they take properties from it with a note of all that is strange? */
import { type Key, keyOf } from "#src/model/index.ts";
import { ipv4Number, parseAddress, parsePrefix } from "#src/net/index.ts";
import { type Bag, isBag, prop } from "./bag.ts";
import type { Odd, OddityCode } from "./report.ts";

/** One resource: its merged document in wire form. */
export type Doc = {
  readonly id: string;
  readonly key: Key;
  /** ARM type in lower case. */
  readonly type: string;
  readonly name: string;
  /** The whole document. */
  readonly body: Bag;
  /** Its `properties`. */
  readonly props: Bag;
  /** Whether the document has no properties at all, as lists of names alone have. */
  readonly isThin: boolean;
  /** Number of the document among all that were read; later ones are newer unless they tell otherwise. */
  readonly seq: number;
  /** Whether it was found inside its parent's document. */
  readonly isInline: boolean;
  /** Its children by the word (lower case) of their ids, each list in order of the keys. */
  readonly kids: ReadonlyMap<string, readonly Doc[]> | undefined;
  readonly odd: Odd;
};

/** An object somewhere in a document. */
export type Place = { readonly doc: Doc; readonly bag: Bag; readonly pointer: string };

/** The properties of a document as a place. */
export function propsAt(doc: Doc): Place {
  return { doc, bag: doc.props, pointer: "/properties" };
}

/** The document itself as a place, for what stands beside the properties. */
export function bodyAt(doc: Doc): Place {
  return { doc, bag: doc.body, pointer: "" };
}

/** Notes that what stands under `name` is strange. */
export function noteOdd(place: Place, name: string, code: OddityCode, seen: unknown): void {
  place.doc.odd({
    resource: place.doc.id || place.doc.name,
    pointer: `${place.pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    code,
    seen,
  });
}

/** The text under `name`; "" when there is none. A number or a flag is told by its text. */
export function textAt(place: Place, name: string): string {
  const value = prop(place.bag, name);
  if (typeof value === "string") return value;
  if (value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  noteOdd(place, name, "wrong-type", value);
  return "";
}

/** The flag under `name`, undefined when it is not told. */
export function flagAt(place: Place, name: string): boolean | undefined {
  const value = prop(place.bag, name);
  if (typeof value === "boolean" || value === undefined) return value;
  if (typeof value === "string") {
    const low = value.trim().toLowerCase();
    if (low === "true" || low === "false") return low === "true";
    if (low === "") return undefined;
  }
  noteOdd(place, name, "wrong-type", value);
  return undefined;
}

/** The number under `name`, undefined when it is not told. */
export function numberAt(place: Place, name: string): number | undefined {
  const value = prop(place.bag, name);
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (value === undefined || value === "") return undefined;
  if (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value.trim())) return Number(value);
  noteOdd(place, name, "wrong-type", value);
  return undefined;
}

/** The texts under `name`: a list, or one text alone (PowerShell writes a list of one so). */
export function textsAt(place: Place, name: string): readonly string[] {
  const value = prop(place.bag, name);
  if (value === undefined || value === "") return NONE;
  if (typeof value === "string") return [value];
  if (!Array.isArray(value)) {
    noteOdd(place, name, "wrong-type", value);
    return NONE;
  }
  if (value.every(isText)) return value;
  const texts: string[] = [];
  for (const [i, item] of value.entries()) {
    if (typeof item === "string" && item !== "") texts.push(item);
    else if (typeof item === "number") texts.push(String(item));
    else if (item !== null && item !== undefined && item !== "")
      noteOdd(place, `${name}`, "wrong-type", { at: i, item });
  }
  return texts;
}

const NONE: readonly never[] = [];
const isText = (item: unknown): item is string => typeof item === "string" && item !== "";

/** Lists that ConvertTo-Json cut by depth are texts with blanks between the items. */
function spread(texts: readonly string[]): readonly string[] {
  return texts.some((text) => /[\s,]/.test(text))
    ? texts.flatMap((text) => text.split(/[\s,]+/)).filter((text) => text !== "")
    : texts;
}

const prefixes = new Map<string, boolean>();

function isPrefix(text: string): boolean {
  let is = prefixes.get(text);
  if (is === undefined) {
    is = parsePrefix(text) !== undefined;
    if (prefixes.size < 100_000 && text.length < 60) prefixes.set(text, is);
  }
  return is;
}

/** The CIDR prefixes under `name`; others are noted and left out. */
export function prefixesAt(place: Place, name: string): readonly string[] {
  return checked(place, name, "not-a-prefix", isPrefix);
}

function isAddress(text: string): boolean {
  return ipv4Number(text) !== undefined || parseAddress(text) !== undefined;
}

/** The addresses under `name`; others are noted and left out. */
export function addressesAt(place: Place, name: string): readonly string[] {
  return checked(place, name, "not-an-address", isAddress);
}

function checked(
  place: Place,
  name: string,
  code: OddityCode,
  is: (text: string) => boolean,
): readonly string[] {
  const texts = textsAt(place, name);
  if (texts.every(is)) return texts;
  return spread(texts).filter((text) => {
    if (is(text)) return true;
    noteOdd(place, name, code, text);
    return false;
  });
}

/** The object under `name`, undefined when there is none. */
export function bagAt(place: Place, name: string): Place | undefined {
  const value = prop(place.bag, name);
  if (value === undefined || value === "") return undefined;
  if (isBag(value)) return { doc: place.doc, bag: value, pointer: `${place.pointer}/${name}` };
  noteOdd(place, name, "wrong-type", value);
  return undefined;
}

/** The objects in the list under `name`; an object alone is a list of one. */
export function itemsAt(place: Place, name: string): readonly Place[] {
  const value = prop(place.bag, name);
  if (value === undefined || value === "") return NONE;
  const pointer = `${place.pointer}/${name}`;
  if (isBag(value)) return [{ doc: place.doc, bag: value, pointer }];
  if (!Array.isArray(value)) {
    noteOdd(place, name, "wrong-type", value);
    return NONE;
  }
  const items: Place[] = [];
  for (let i = 0; i < value.length; i++) {
    const item: unknown = value[i];
    if (isBag(item)) items.push({ doc: place.doc, bag: item, pointer: `${pointer}/${i}` });
    else if (item !== null && item !== undefined)
      noteOdd(place, `${name}/${i}`, "wrong-type", item);
  }
  return items;
}

/** The `properties` of an object inside a document; the object itself where it was written flat. */
export function inner(place: Place): Place {
  const bag = prop(place.bag, "properties");
  return isBag(bag) ? { doc: place.doc, bag, pointer: `${place.pointer}/properties` } : place;
}

/** The objects in the list under `name`, each by its `properties`. */
export function innerItemsAt(place: Place, name: string): readonly Place[] {
  return itemsAt(place, name).map(inner);
}

/** The id that `value` refers to: `{ id }`, or the id alone. */
function idIn(value: unknown): string | undefined {
  const id = isBag(value) ? (prop(value, "id") ?? prop(value, "resourceId")) : value;
  if (typeof id !== "string") return undefined;
  return id.charCodeAt(0) === 47 && id.charCodeAt(id.length - 1) > 32 ? id : id.trim() || undefined;
}

/** The id that the reference under `name` writes, as written; "" when there is none. */
export function idAt(place: Place, name: string): string {
  const value = prop(place.bag, name);
  if (value === undefined) return "";
  const id = idIn(value);
  if (id === undefined && value !== "" && !(isBag(value) && Object.keys(value).length === 0))
    noteOdd(place, name, "no-reference", value);
  return id ?? "";
}

/** The key of the resource that the reference under `name` points at. */
export function keyAt(place: Place, name: string): Key | undefined {
  const id = idAt(place, name);
  return id === "" ? undefined : keyOf(id);
}

/** The keys of the resources that the list of references under `name` points at. */
export function keysAt(place: Place, name: string): readonly Key[] {
  const value = prop(place.bag, name);
  if (value === undefined || value === "") return NONE;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const keys: Key[] = [];
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    const id = idIn(item);
    if (id !== undefined) keys.push(keyOf(id));
    else if (item !== null && item !== undefined)
      noteOdd(place, `${name}/${i}`, "no-reference", item);
  }
  return keys;
}

/** One of `known` under `name`, in any letter case; undefined (noted, when something stands there) for anything else. */
export function oneOf<T extends string>(
  place: Place,
  name: string,
  known: readonly T[],
): T | undefined {
  const text = textAt(place, name);
  if (text === "") return undefined;
  const low = text.toLowerCase();
  const found = known.find((word) => word.toLowerCase() === low);
  if (found === undefined) noteOdd(place, name, "unknown-value", text);
  return found;
}

type OptionalName<T> = {
  [N in keyof T]-?: Record<never, never> extends Pick<T, N> ? N : never;
}[keyof T];

/**
 * The thing of the model that has all of `required`, and of `optional` what is not undefined. Spreading each optional
 * property takes ten times as long, and every resource has some.
 */
export function filled<T extends object>(
  required: Omit<T, OptionalName<T>>,
  optional: { readonly [N in OptionalName<T>]?: T[N] | undefined },
): T {
  const thing = required as Record<string, unknown>;
  for (const name in optional) {
    const value = optional[name as OptionalName<T>];
    if (value !== undefined) thing[name] = value;
  }
  return thing as T;
}
