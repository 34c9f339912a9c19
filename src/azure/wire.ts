/** How does a document that `az` wrote flat, or PowerShell in Pascal case, become what ARM has on the wire? */
import { type Bag, get, isBag, lower } from "./bag.ts";
import { typeOfKey } from "./ids.ts";
import { respelled } from "./respell.ts";
import {
  envelope,
  otherNames,
  otherPartLists,
  partLists,
  plainLists,
  skuInside,
  verbatim,
  wireNames,
} from "./wire-names.table.ts";

const wireBy = new Map(wireNames.map((name) => [name.toLowerCase(), name]));
const parts = new Set(partLists);
/** Deeper than any document of ARM. */
const DEEPEST = 40;

/** Whether `raw` has the form of the wire already, so that nothing needs to be done. */
export function isWire(raw: Bag): boolean {
  if (typeof raw.id !== "string" || raw.id === "" || !isBag(raw.properties)) return false;
  // Names in Pascal case, as some providers and scripts write them: told by the first.
  for (const name in raw.properties) return name.charCodeAt(0) > 90;
  return true;
}

/** What was made of which value: each is turned once, so that no circle and no sharing costs more than it is. */
export type Made = Map<object, unknown>;

/** `raw` in wire form: a new document, with `properties`; thin documents get none. Never throws. */
export function wireOf(raw: Bag, made: Made = new Map()): Bag {
  if (isWire(raw)) return raw;
  const flat = wireKeys(raw);
  const type = typeIn(flat);
  const own = unpackedTexts(flat, raw);
  const told = bagIn(own.properties);
  const body: Record<string, unknown> = {};
  const inside: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(own)) {
    if (name === "properties" && (told !== undefined || value === null)) continue;
    const isBeside = envelope.has(name) && !(name === "sku" && skuInside.has(type));
    if (isBeside)
      body[name] = verbatim.has(name) ? value : deep(value, name, { type, depth: 1, made });
    else if (told === undefined && value !== undefined) inside[name] = value;
  }
  const properties =
    told === undefined
      ? deep(inside, "", { type, depth: 1, made })
      : deep(told, "", { type, depth: 1, made });
  const renamed = isBag(properties) ? respelled(type, properties) : {};
  const isThin =
    told === undefined && Object.keys(renamed).every((name) => THIN.has(name)) && isListed(own);
  return isThin ? { ...body, ...renamed } : { ...body, properties: renamed };
}

/** What lists of names tell of a resource's making, which is no property worth the name. */
const THIN = new Set(["provisioningState", "parentResource"]);

/** Whether a document without any property comes from a list of names (`az resource list`, `Get-AzResource`). */
function isListed(own: Bag): boolean {
  return (
    own.provisioningState === undefined ||
    LISTING.some((name) => Object.hasOwn(own, name)) ||
    Object.hasOwn(own, "properties")
  );
}

/** What only lists of names have beside the id. */
const LISTING = ["plan", "managedBy", "createdTime", "changedTime"];

function typeIn(flat: Bag): string {
  const id = get(flat, "id");
  const type = get(flat, "type");
  if (typeof type === "string" && type.includes("/")) return type.toLowerCase();
  return typeof id === "string" ? typeOfKey(id.toLowerCase()) : "";
}

/** `value` as a JSON object: itself, or what its text writes (a CSV cell, a depth-cut list). */
function bagIn(value: unknown): Bag | undefined {
  if (isBag(value)) return value;
  const parsed = parsedText(value);
  return isBag(parsed) ? parsed : undefined;
}

function parsedText(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** PowerShell writes most properties twice; the `…Text` twin survives where ConvertTo-Json cut the other by depth. */
function unpackedTexts(flat: Bag, raw: Bag): Record<string, unknown> {
  const own: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(flat)) {
    const base = name.endsWith("Text") ? wireName(name.slice(0, -4)) : "";
    if (base !== "" && (base in flat || isPascal(raw))) {
      const parsed = parsedText(value);
      if (parsed !== undefined && isCut(flat[base])) own[base] = parsed;
      continue;
    }
    if (!(name in own)) own[name] = value;
  }
  return own;
}

/** Whether a value is the name of a .NET type or a blank, as is left when ConvertTo-Json cuts by depth. */
function isCut(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (typeof value === "string") return /^(Microsoft|System)\./.test(value) || value === "{}";
  return Array.isArray(value) && value.some((item) => typeof item === "string" && isCut(item));
}

function isPascal(raw: Bag): boolean {
  for (const key in raw) if (/^[A-Z][a-z]/.test(key)) return true;
  return false;
}

/** The top of a document with its names as on the wire; of two that become one the first that says something stays. */
function wireKeys(raw: Bag): Bag {
  const own: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    const name = topName(key);
    const before = own[name];
    if (before === undefined || before === null) own[name] = value;
  }
  // Where PowerShell gives both, the id itself counts.
  const id = get(raw, "id");
  if (typeof id === "string" && id !== "") own.id = id;
  return own;
}

/** The name of a property of the document itself, where PowerShell and older SDKs have words of their own. */
function topName(key: string): string {
  const low = lower(key);
  return (Object.hasOwn(otherNames, low) ? otherNames[low] : undefined) ?? wireName(key);
}

const memo = new Map<string, string>();

/** The name of a property as on the wire. */
export function wireName(key: string): string {
  let name = memo.get(key);
  if (name === undefined) {
    const low = lower(key);
    name = wireBy.get(low) ?? uncapitalised(key);
    if (memo.size < 10_000 && key.length < 80) memo.set(key, name);
  }
  return name;
}

/** `DnsServers` → `dnsServers`, `IPTags` → `ipTags`, `TTL` → `ttl`; what begins small stays. */
function uncapitalised(key: string): string {
  const capitals = /^[A-Z]+/.exec(key)?.[0] ?? "";
  if (capitals === "") return key;
  if (capitals.length === key.length) return key.toLowerCase();
  const cut = capitals.length === 1 ? 1 : capitals.length - 1;
  return key.slice(0, cut).toLowerCase() + key.slice(cut);
}

type Where = { readonly type: string; readonly depth: number; readonly made: Made };

/** `value` with its names as on the wire and its parts in `properties`. `name` is the property it stands under. */
function deep(value: unknown, name: string, where: Where): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (where.depth > DEEPEST) return null;
  const before = where.made.get(value);
  if (before !== undefined) return before;
  const below = { ...where, depth: where.depth + 1 };
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    where.made.set(value, list);
    for (const item of value) list.push(isBag(item) ? part(item, name, below) : item);
    return list;
  }
  if (verbatim.has(name) || !isBag(value)) return value;
  const own: Record<string, unknown> = {};
  where.made.set(value, own);
  for (const [key, inner] of Object.entries(value)) {
    const wire = wireName(key);
    const twin = key.endsWith("Text") ? key.slice(0, -4) : "";
    if (twin !== "" && twin in value) {
      // A twin in text is of use only where what it tells was cut.
      const parsed = isCut(value[twin]) ? parsedText(inner) : undefined;
      if (parsed !== undefined) own[wireName(twin)] = deep(parsed, wireName(twin), below);
      continue;
    }
    const turned = deep(inner, wire, below);
    if (own[wire] === undefined || own[wire] === null) own[wire] = turned;
  }
  return own;
}

/** An item of a list: where the wire has `properties` in it, they are gathered again. */
function part(item: Bag, list: string, where: Where): unknown {
  const flat = deep(item, "", where);
  const isPlain = !isPartList(where.type, list);
  if (!isBag(flat) || isPlain || isBag(flat.properties)) return flat;
  const body: Record<string, unknown> = {};
  const inside: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(flat))
    if (PART_ENVELOPE.has(key)) body[key] = value;
    else inside[key] = value;
  // A reference to a part, which is told elsewhere.
  return Object.keys(inside).length === 0 ? body : { ...body, properties: inside };
}

function isPartList(type: string, list: string): boolean {
  if (list === "privateEndpointConnections") return true;
  const own = Object.hasOwn(otherPartLists, type) ? otherPartLists[type] : undefined;
  if (!type.startsWith("microsoft.network/")) return own?.includes(list) ?? false;
  const plain = Object.hasOwn(plainLists, type) ? plainLists[type] : undefined;
  return parts.has(list) && !plain?.includes(list);
}

const PART_ENVELOPE = new Set([
  "id",
  "name",
  "type",
  "etag",
  "location",
  "resourceGroup",
  "zones",
  "tags",
]);
