/** Which resources do the documents tell of, each once, whether they stand alone or inside their parent? */
import { type Key, keyOf } from "#src/model/index.ts";
import { type Bag, EMPTY, get, isBag, lower, prop } from "./bag.ts";
import { childLists } from "./children.table.ts";
import { type Doc, noteOdd, propsAt } from "./doc.ts";
import { lastName, parentOf, typeOfKey } from "./ids.ts";
import { mergedVersion, type Version } from "./merge.ts";
import type { Odd } from "./report.ts";
import { isTagList } from "./service-tags.ts";
import { isWire, type Made, wireOf } from "./wire.ts";

/** All resources that were read, merged, with ways to find them. */
export type Pool = {
  /** In order of their keys. */
  readonly docs: readonly Doc[];
  readonly get: (key: Key | undefined) => Doc | undefined;
  /** The children of a resource whose ids have `word` (lower case) behind the parent's, in order of their keys. */
  readonly children: (parent: Doc, word: string) => readonly Doc[];
  /** Lists of service tags, which are no resources, by the file that they stood in. */
  readonly tagLists: readonly TagList[];
};

type TagList = { readonly source: string; readonly value: unknown };
type Input = { readonly source: string; readonly documents: readonly unknown[] };

/** What is known of one id while the pool is being made. */
type Entry = {
  readonly key: Key;
  /** ARM type in lower case, as the first version tells it. */
  readonly type: string;
  readonly versions: Version[];
  /** The entry inside whose document a version of this one was found. */
  parent: Entry | undefined;
  doc: Growing | undefined;
};
/** A document whose children are still being found. */
type Growing = Omit<Doc, "kids"> & { kids: Map<string, Doc[]> | undefined };
type Entries = Map<Key, Entry>;

/** The pool of what `inputs` hold. What is no resource is noted; nothing throws, whatever the documents hold. */
export function poolOf(inputs: readonly Input[], odd: Odd): Pool {
  const entries: Entries = new Map();
  const gathering: Gathering = { entries, odd, made: new Map(), nested: new Set(), seq: 0 };
  const tagLists: TagList[] = [];
  for (const { source, documents } of inputs)
    for (const raw of documents) {
      gathering.seq++;
      if (isTagList(raw)) tagLists.push({ source, value: raw });
      else addDocument(raw, source, gathering);
    }
  // Parents come before their children, so that children inside merged parents join those that stand alone.
  const levels: Entry[][] = [];
  const queue = (entry: Entry, least: number) => {
    const level = Math.max(least, levelOf(entry.type));
    while (levels.length <= level) levels.push([]);
    levels[level]?.push(entry);
  };
  for (const entry of entries.values()) queue(entry, 0);
  for (let level = 0; level < levels.length; level++) {
    for (const entry of levels[level] ?? []) {
      if (entry.doc) continue;
      const doc = docOf(entry, odd);
      entry.doc = doc;
      for (const { id, body } of inlineChildren(doc, gathering.made)) {
        const key = keyOf(id);
        const version: Version = { body, seq: doc.seq, isInline: true };
        const known = entries.get(key);
        if (!known) {
          const type = typeOf(body, key);
          const child: Entry = { key, type, versions: [version], parent: entry, doc: undefined };
          entries.set(key, child);
          queue(child, level + 1);
          continue;
        }
        known.parent ??= entry;
        known.versions.push(version);
        // An id that names no child of this parent, and was read before: one thing all the same.
        if (known.doc && known !== entry) known.doc = docOf(known, odd);
      }
    }
  }
  return { ...finished(entries), tagLists };
}

const levelsByType = new Map<string, number>();

/** How deep a resource is nested in others, by its type. */
function levelOf(type: string): number {
  let level = levelsByType.get(type);
  if (level === undefined) {
    level = type.split("/").length;
    if (levelsByType.size < 10_000) levelsByType.set(type, level);
  }
  return level;
}

const NONE: readonly Doc[] = [];

function finished(entries: Entries): Omit<Pool, "tagLists"> {
  const sorted: Entry[] = [];
  for (const entry of entries.values()) if (entry.doc) sorted.push(entry);
  // No two keys are equal, so one comparison settles the order.
  sorted.sort((a, b) => (a.key < b.key ? -1 : 1));
  const docs: Doc[] = [];
  for (const { doc, parent } of sorted) {
    if (!doc) continue;
    docs.push(doc);
    const above = parent?.doc ?? (isNested(doc) ? entries.get(parentOf(doc.key))?.doc : undefined);
    if (above && above !== doc) adopt(above, doc);
  }
  return {
    docs,
    get: (key) => (key === undefined ? undefined : entries.get(key)?.doc),
    children: (parent, word) => parent.kids?.get(word) ?? NONE,
  };
}

/** Puts `kid` among the children of `parent`. Documents are whole only when the pool is finished. */
function adopt(parent: Growing, kid: Doc): void {
  const word = wordOf(kid);
  parent.kids ??= new Map();
  const own = parent.kids.get(word);
  if (own) own.push(kid);
  else parent.kids.set(word, [kid]);
}

/** Whether the type is one of a resource inside another: `provider/parent/child`. */
function isNested({ type }: Doc): boolean {
  return type.indexOf("/", type.indexOf("/") + 1) > 0;
}

/** The word of the id by which the child is known: the one before its name. */
function wordOf({ key }: Doc): string {
  const end = key.lastIndexOf("/");
  return key.slice(key.lastIndexOf("/", end - 1) + 1, end);
}

type Gathering = {
  readonly entries: Entries;
  readonly odd: Odd;
  readonly made: Made;
  /** Documents inside documents that were met, so that no circle is gone round. */
  readonly nested: Set<unknown>;
  /** Number of the document that is being added. */
  seq: number;
};

function addDocument(raw: unknown, source: string, gathering: Gathering): void {
  const { entries, odd, nested, seq } = gathering;
  if (!isBag(raw)) {
    if (raw !== null && raw !== undefined)
      odd({ resource: source, pointer: "", code: "not-a-document", seen: raw });
    return;
  }
  const body = bodyOf(raw, gathering.made);
  const id = idIn(body);
  if (id === undefined) {
    const name = prop(body, "name");
    const resource = typeof name === "string" && name !== "" ? name : source;
    odd({ resource, pointer: "/id", code: "no-id", seen: prop(body, "id") ?? null });
    return;
  }
  const key = keyOf(id);
  const version: Version = { body, seq, isInline: false };
  const own = entries.get(key);
  if (own) own.versions.push(version);
  else {
    const type = typeOf(body, key);
    entries.set(key, { key, type, versions: [version], parent: undefined, doc: undefined });
  }
  // Templates and some exports put documents into documents.
  const { resources } = body;
  if (!Array.isArray(resources)) return;
  for (const inner of resources) {
    if (!isBag(inner) || nested.has(inner) || idIn(inner) === undefined) continue;
    nested.add(inner);
    addDocument(inner, source, gathering);
  }
}

/** The document in wire form; the accounts of `az account list` as ARM lists subscriptions. */
function bodyOf(raw: Bag, made: Made): Bag {
  if (isWire(raw)) return raw;
  const id = get(raw, "id") ?? get(raw, "subscriptionId");
  const tenantId = get(raw, "tenantId");
  if (typeof id === "string" && typeof tenantId === "string" && GUID.test(id)) {
    const name = get(raw, "displayName") ?? get(raw, "name");
    return {
      ...raw,
      id: `/subscriptions/${id}`,
      type: "Microsoft.Resources/subscriptions",
      displayName: name,
      name,
      tenantId,
      state: get(raw, "state"),
      properties: {},
    };
  }
  return wireOf(raw, made);
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a document; undefined when it has none that names a resource. */
function idIn(body: Bag): string | undefined {
  const { id } = body;
  if (typeof id !== "string") return undefined;
  // Blanks around an id are rare, so they are looked for only where something stands before the slash.
  const text = id.charCodeAt(0) === 47 && id.charCodeAt(id.length - 1) > 32 ? id : id.trim();
  if (text.charCodeAt(0) === 47 && text.length > 1) return text;
  // Some providers leave out the first slash.
  return /^subscriptions\/./i.test(text) ? `/${text}` : undefined;
}

function docOf({ key, type: first, versions }: Entry, odd: Odd): Growing {
  const [only] = versions;
  const isOnly = only !== undefined && versions.length === 1;
  const { body, seq, isInline } = isOnly ? only : mergedVersion(versions, odd);
  const { properties } = body;
  const id = idIn(body) ?? key;
  const type = isOnly ? first : typeOf(body, key);
  return {
    id: id.endsWith("/") ? id.slice(0, -1) : id,
    key,
    type,
    name: nameIn(body, id, type),
    body,
    props: isBag(properties) ? properties : EMPTY,
    isThin: !isBag(properties),
    seq,
    isInline,
    kids: undefined,
    odd,
  };
}

/** The type that the document tells, else the one of its id. */
function typeOf(body: Bag, key: Key): string {
  const told = prop(body, "type");
  return typeof told === "string" && told.includes("/") ? lower(told) : typeOfKey(key);
}

/** Slots are named with their app, as ARM does; all else by the last word, which PowerShell puts its parents before. */
function nameIn(body: Bag, id: string, type: string): string {
  const told = prop(body, "name");
  const name = typeof told === "string" && told !== "" ? told : "";
  if (type.endsWith("/slots")) {
    const words = id.split("/");
    const at = words.findIndex((word) => word.toLowerCase() === "slots");
    if (at > 0 && words.length === at + 2) return `${words[at - 1]}/${words[at + 1]}`;
  }
  if (name === "") return lastName(id);
  return name.includes("/") ? lastName(name) : name;
}

type InlineChild = { readonly id: string; readonly body: Bag };

function inlineChildren(doc: Doc, made: Made): readonly InlineChild[] {
  const lists = Object.hasOwn(childLists, doc.type) ? childLists[doc.type] : undefined;
  const isConnected = listsConnections(doc.type);
  // Most resources hold no others, and cost nothing here.
  if (!lists && !isConnected) return CHILDLESS;
  const found: InlineChild[] = [];
  for (const [list, word] of lists ?? []) addInline(found, doc, { list, word, made });
  if (isConnected) addInline(found, doc, { list: CONNECTIONS, word: CONNECTIONS, made });
  return found;
}

const CHILDLESS: readonly InlineChild[] = [];

/** Types of networks that list private endpoint connections; of all others any may. */
const CONNECTED = new Set([
  "microsoft.network/privatelinkservices",
  "microsoft.network/applicationgateways",
]);

function listsConnections(type: string): boolean {
  if (type.startsWith("microsoft.network/")) return CONNECTED.has(type);
  return !type.endsWith("/privateendpointconnections");
}

const CONNECTIONS = "privateEndpointConnections";

type ChildList = { readonly list: string; readonly word: string; readonly made: Made };

function addInline(found: InlineChild[], doc: Doc, { list, word, made }: ChildList): void {
  const value = prop(doc.props, list);
  if (value === undefined || value === "") return;
  if (!Array.isArray(value) && !isBag(value)) {
    noteOdd(propsAt(doc), list, "wrong-type", value);
    return;
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (item === null || item === undefined) continue;
    if (!isBag(item)) {
      noteOdd(propsAt(doc), `${list}/${i}`, "wrong-type", item);
      continue;
    }
    // An id alone refers to a child that is told elsewhere.
    if (!saysMore(item)) continue;
    const id = idIn(item) ?? idByName(doc, item, word);
    if (id === undefined) {
      noteOdd(propsAt(doc), `${list}/${i}`, "no-id", item);
      continue;
    }
    const body = isWire(item)
      ? item
      : isBag(item.properties)
        ? { ...item, id }
        : wireOf({ ...item, id }, made);
    found.push({ id, body });
  }
}

const REFERENCE = new Set(["id", "type", "resourcegroup"]);

function saysMore(item: Bag): boolean {
  for (const key in item) if (!REFERENCE.has(key.toLowerCase())) return true;
  return false;
}

function idByName(doc: Doc, item: Bag, word: string): string | undefined {
  const name = prop(item, "name");
  if (typeof name !== "string" || name === "" || name.includes("/")) return undefined;
  if (word !== "") return `${doc.id}/${word}/${name}`;
  // Record sets: the type is a word of the id.
  const type = prop(item, "type");
  const kind = typeof type === "string" ? lastName(type) : "";
  return /^[A-Z]{1,5}$/i.test(kind) ? `${doc.id}/${kind}/${name}` : undefined;
}
