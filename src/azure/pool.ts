/** Which resources do the documents tell of, each once, whether they stand alone or inside their parent? */
import { compareText } from "#src/base/index.ts";
import { type Key, keyOf } from "#src/model/index.ts";
import { type Bag, EMPTY, get, isBag } from "./bag.ts";
import { childLists } from "./children.table.ts";
import { type Doc, noteOdd, propsAt } from "./doc.ts";
import { lastName, typeOfKey } from "./ids.ts";
import { mergedVersion, type Version } from "./merge.ts";
import type { Odd } from "./report.ts";
import { isWire, wireOf } from "./wire.ts";

/** All resources that were read, merged, with ways to find them. */
export type Pool = {
  /** In order of their keys. */
  readonly docs: readonly Doc[];
  readonly get: (key: Key | undefined) => Doc | undefined;
  /** The children of a resource whose ids have `word` (lower case) behind the parent's, in order of their keys. */
  readonly children: (parent: Key, word: string) => readonly Doc[];
};

type Input = { readonly raw: unknown; readonly seq: number; readonly source: string };

/** The pool of `inputs`. What is no resource is noted; nothing throws, whatever the documents hold. */
export function poolOf(inputs: readonly Input[], odd: Odd): Pool {
  const versions = new Map<Key, Version[]>();
  for (const input of inputs) addDocument(versions, input, odd);
  const docs = new Map<Key, Doc>();
  // Parents come before their children, so that children inside merged parents join those that stand alone.
  const levels = new Map<number, Set<Key>>();
  let deepest = 0;
  const queue = (key: Key, least: number) => {
    const level = Math.max(least, depthOf(key));
    deepest = Math.max(deepest, level);
    const own = levels.get(level);
    if (own) own.add(key);
    else levels.set(level, new Set([key]));
  };
  for (const key of versions.keys()) queue(key, 0);
  for (let level = 0; level <= deepest; level++) {
    for (const key of levels.get(level) ?? []) {
      if (docs.has(key)) continue;
      const own = versions.get(key);
      if (!own) continue;
      const doc = docOf(key, own, odd);
      docs.set(key, doc);
      for (const { childKey, version } of inlineChildren(doc)) {
        const known = docs.get(childKey);
        if (known) {
          // An id that names no child of this parent, and was read before: one thing all the same.
          docs.set(childKey, docOf(childKey, [known, version], odd));
          continue;
        }
        const list = versions.get(childKey);
        if (list) list.push(version);
        else versions.set(childKey, [version]);
        queue(childKey, level + 1);
      }
    }
  }
  return finished([...docs.values()].sort((a, b) => compareText(a.key, b.key)));
}

function depthOf(key: Key): number {
  let count = 0;
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) === 47) count++;
  return count;
}

function finished(docs: readonly Doc[]): Pool {
  const byKey = new Map(docs.map((doc) => [doc.key, doc]));
  const byParent = new Map<string, Doc[]>();
  for (const doc of docs) {
    const end = doc.key.lastIndexOf("/");
    const place = doc.key.slice(0, end);
    const own = byParent.get(place);
    if (own) own.push(doc);
    else byParent.set(place, [doc]);
  }
  return {
    docs,
    get: (key) => (key === undefined ? undefined : byKey.get(key)),
    children: (parent, word) => byParent.get(`${parent}/${word}`) ?? [],
  };
}

/** Templates and some exports put documents into documents; more than this many deep is no export. */
const NESTED = 6;

function addDocument(
  versions: Map<Key, Version[]>,
  { raw, seq, source }: Input,
  odd: Odd,
  depth = 0,
): void {
  if (!isBag(raw)) {
    if (raw !== null && raw !== undefined)
      odd({ resource: source, pointer: "", code: "not-a-document", seen: raw });
    return;
  }
  const body = bodyOf(raw);
  const id = idIn(body);
  if (id === undefined) {
    const name = get(body, "name");
    const resource = typeof name === "string" && name !== "" ? name : source;
    odd({ resource, pointer: "/id", code: "no-id", seen: get(body, "id") ?? null });
    return;
  }
  const key = keyOf(id);
  const version: Version = { body, seq, isInline: false };
  const own = versions.get(key);
  if (own) own.push(version);
  else versions.set(key, [version]);
  const { resources } = body;
  if (Array.isArray(resources) && depth < NESTED)
    for (const inner of resources)
      if (isBag(inner) && idIn(inner) !== undefined)
        addDocument(versions, { raw: inner, seq, source }, odd, depth + 1);
}

/** The document in wire form; the accounts of `az account list` as ARM lists subscriptions. */
function bodyOf(raw: Bag): Bag {
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
  return wireOf(raw);
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a document; undefined when it has none that names a resource. */
function idIn(body: Bag): string | undefined {
  const id = body.id ?? get(body, "id");
  if (typeof id !== "string") return undefined;
  const text = id.trim();
  return text.startsWith("/") && text.length > 1 ? text : undefined;
}

function docOf(key: Key, versions: readonly Version[], odd: Odd): Doc {
  const [only] = versions;
  const { body, seq, isInline } =
    only && versions.length === 1 ? only : mergedVersion(versions, odd);
  const { properties } = body;
  const id = idIn(body) ?? key;
  return {
    id: id.endsWith("/") ? id.slice(0, -1) : id,
    key,
    type: typeOf(body, key),
    name: nameIn(body, key),
    body,
    props: isBag(properties) ? properties : EMPTY,
    isThin: !isBag(properties),
    seq,
    isInline,
    odd,
  };
}

/** The type that the document tells, else the one of its id. */
function typeOf(body: Bag, key: Key): string {
  const told = get(body, "type");
  return typeof told === "string" && told.includes("/") ? told.toLowerCase() : typeOfKey(key);
}

/** Slots are named with their app, as ARM does; all else by the last word, which PowerShell puts its parents before. */
function nameIn(body: Bag, key: Key): string {
  const told = get(body, "name");
  const name = typeof told === "string" && told !== "" ? told : "";
  if (key.includes("/slots/")) {
    const id = idIn(body) ?? key;
    const words = id.split("/");
    const at = words.findIndex((word) => word.toLowerCase() === "slots");
    if (at > 0 && words.length === at + 2) return `${words[at - 1]}/${words[at + 1]}`;
  }
  if (name === "") return lastName(idIn(body) ?? key);
  return name.includes("/") ? lastName(name) : name;
}

type InlineChild = { readonly childKey: Key; readonly version: Version };

function inlineChildren(doc: Doc): readonly InlineChild[] {
  const found: InlineChild[] = [];
  const lists = Object.hasOwn(childLists, doc.type) ? (childLists[doc.type] ?? []) : [];
  for (const [list, word] of lists) addInline(found, doc, list, word);
  if (!doc.type.endsWith("/privateendpointconnections"))
    addInline(found, doc, "privateEndpointConnections", "privateEndpointConnections");
  return found;
}

function addInline(found: InlineChild[], doc: Doc, list: string, word: string): void {
  const value = get(doc.props, list);
  if (value === undefined || value === "") return;
  if (!Array.isArray(value) && !isBag(value)) {
    noteOdd(propsAt(doc), list, "wrong-type", value);
    return;
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const [i, item] of items.entries()) {
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
        : wireOf({ ...item, id });
    found.push({ childKey: keyOf(id), version: { body, seq: doc.seq, isInline: true } });
  }
}

const REFERENCE = new Set(["id", "name", "type", "resourcegroup", "etag"]);

function saysMore(item: Bag): boolean {
  for (const key in item) if (!REFERENCE.has(key.toLowerCase())) return true;
  return false;
}

function idByName(doc: Doc, item: Bag, word: string): string | undefined {
  const name = get(item, "name");
  if (typeof name !== "string" || name === "" || name.includes("/")) return undefined;
  if (word !== "") return `${doc.id}/${word}/${name}`;
  // Record sets: the type is a word of the id.
  const type = get(item, "type");
  const kind = typeof type === "string" ? lastName(type) : "";
  return /^[A-Z]{1,5}$/i.test(kind) ? `${doc.id}/${kind}/${name}` : undefined;
}
