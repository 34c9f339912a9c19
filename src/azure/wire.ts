/** How does a document that `az` wrote flat, or PowerShell in Pascal case, become what ARM has on the wire? */
import { type Bag, get, isBag, lower } from "./bag.ts";
import { typeOfKey } from "./ids.ts";
import { respelled } from "./respell.ts";
import {
  envelope,
  otherNames,
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

/** `raw` in wire form: a new document, with `properties`; thin documents get none. Never throws. */
export function wireOf(raw: Bag): Bag {
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
    if (isBeside) body[name] = verbatim.has(name) ? value : deep(value, name, { type, depth: 1 });
    else if (told === undefined && value !== undefined) inside[name] = value;
  }
  const properties =
    told === undefined ? deep(inside, "", { type, depth: 1 }) : deep(told, "", { type, depth: 1 });
  const made = isBag(properties) ? respelled(type, properties) : {};
  // Lists of names alone tell a state of the resource's making, and that is no property worth the name.
  const isThin = told === undefined && Object.keys(made).every((name) => THIN.has(name));
  return isThin ? { ...body, ...made } : { ...body, properties: made };
}

/** What lists of names carry besides the usual: `az resource list`, `Get-AzResource`. */
const THIN = new Set(["provisioningState", "resourceGroupName", "parentResource", "name"]);

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
    const base = name.endsWith("Text") ? name.slice(0, -4) : "";
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

type Where = { readonly type: string; readonly depth: number };

/** `value` with its names as on the wire and its parts in `properties`. `name` is the property it stands under. */
function deep(value: unknown, name: string, { type, depth }: Where): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEEPEST) return null;
  if (Array.isArray(value))
    return value.map((item: unknown) =>
      isBag(item) ? part(item, name, { type, depth: depth + 1 }) : item,
    );
  if (verbatim.has(name)) return value;
  const own: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const wire = wireName(key);
    // A twin in text is of no use below the top: what it tells stands beside it.
    if (key.endsWith("Text") && key.slice(0, -4) in value) {
      const base = wireName(key.slice(0, -4));
      const parsed = parsedText(inner);
      if (parsed !== undefined && isCut((value as Bag)[key.slice(0, -4)]))
        own[base] = deep(parsed, base, { type, depth: depth + 1 });
      continue;
    }
    const made = deep(inner, wire, { type, depth: depth + 1 });
    if (own[wire] === undefined || own[wire] === null) own[wire] = made;
  }
  return own;
}

/** An item of a list: where the wire has `properties` in it, they are gathered again. */
function part(item: Bag, list: string, where: Where): unknown {
  const flat = deep(item, "", where);
  const isPlain = !parts.has(list) || (plainLists[where.type] ?? []).includes(list);
  if (!isBag(flat) || isPlain || isBag(flat.properties)) return flat;
  const body: Record<string, unknown> = {};
  const inside: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(flat))
    if (PART_ENVELOPE.has(key)) body[key] = value;
    else inside[key] = value;
  // A reference to a part, which is told elsewhere.
  return Object.keys(inside).length === 0 ? body : { ...body, properties: inside };
}

const PART_ENVELOPE = new Set(["id", "name", "type", "etag", "resourceGroup", "zones", "tags"]);
