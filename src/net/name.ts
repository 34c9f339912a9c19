/** Domain names as values: checked once, then compared label by label. */

declare const checked: unique symbol;

/** A fully qualified domain name, lower case, without the trailing dot. The root is "". */
export type Name = string & { readonly [checked]: "Name" };

/** Why a text is no domain name (RFC 1035 section 2.3.4: labels of 1 to 63 octets, 255 octets in all). */
export type NameFault =
  | { readonly why: "empty" }
  | { readonly why: "empty-label" }
  | { readonly why: "long-label"; readonly label: string; readonly octets: number }
  | { readonly why: "long-name"; readonly octets: number }
  | { readonly why: "character"; readonly character: string; readonly at: number };

/**
 * 1 for each character that names are written with: visible ASCII but for signs that a person never means. A table,
 * since an estate is full of names.
 */
const WRITTEN = new Uint8Array(128);
for (let code = 33; code < 127; code++)
  if (!"/\\\"'@,;:()<>[]{}|`^%$#!?&=+~".includes(String.fromCharCode(code))) WRITTEN[code] = 1;

/**
 * The name that `text` writes, or why it writes none. One trailing dot is dropped; letter case is folded;
 * underscores and a wildcard label `*` are names (service records, zone data); non-ASCII is refused, since on
 * the wire it would need Punycode, which the asker must choose.
 */
export function readName(text: string): { readonly name: Name } | { readonly fault: NameFault } {
  if (text === "" || text === ".") {
    return text === "." ? { name: "" as Name } : { fault: { why: "empty" } };
  }
  const body = text.endsWith(".") ? text.slice(0, -1) : text;
  for (let i = 0; i < body.length; i++) {
    if (WRITTEN[body.charCodeAt(i)] !== 1)
      return { fault: { why: "character", character: body[i] ?? "", at: i } };
  }
  for (let start = 0; start <= body.length; ) {
    const dot = body.indexOf(".", start);
    const end = dot < 0 ? body.length : dot;
    if (end === start) return { fault: { why: "empty-label" } };
    if (end - start > 63)
      return { fault: { why: "long-label", label: body.slice(start, end), octets: end - start } };
    start = end + 1;
  }
  // On the wire each label costs one length octet, and the root one more.
  if (body.length + 2 > 255) return { fault: { why: "long-name", octets: body.length + 2 } };
  return { name: body.toLowerCase() as Name };
}

/** The name that `text` writes, or undefined. */
export function parseName(text: string): Name | undefined {
  const read = readName(text);
  return "name" in read ? read.name : undefined;
}

/** The name that a text known to be one writes; a text that is none is our own mistake and throws. */
export function nameOf(text: string): Name {
  const name = parseName(text);
  if (name === undefined) throw new Error(`Not a domain name: ${JSON.stringify(text)}`);
  return name;
}

/** Whether `name` is `zone` or lies below it. Whole labels only: "xblob.net" is not under "blob.net". */
export function isUnder(name: string, zone: string): boolean {
  return (
    zone === "" ||
    name === zone ||
    (name.length > zone.length &&
      name.endsWith(zone) &&
      name[name.length - zone.length - 1] === ".")
  );
}

/** The labels of `name`, leftmost first; the root has none. */
export function labelsOf(name: string): string[] {
  return name === "" ? [] : name.split(".");
}

/** How many labels `name` has; the root has none. */
export function labelCount(name: string): number {
  if (name === "") return 0;
  let count = 1;
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) === 46) count++;
  return count;
}

/** `name` without its leftmost label; the parent of a single label is the root "", and so is the root's. */
export function parentOf(name: string): Name {
  const dot = name.indexOf(".");
  return (dot < 0 ? "" : name.slice(dot + 1)) as Name;
}

/** The part of `name` left of `zone`, as zone files write it: "@" for the zone's own name. `name` must be under `zone`. */
export function relativeTo(name: string, zone: string): string {
  if (name === zone) return "@";
  return zone === "" ? name : name.slice(0, name.length - zone.length - 1);
}

/** The longest of the zones in `zones` (a set or a map by name) that holds `name`, or undefined. */
export function closestZone(name: string, zones: { has(zone: string): boolean }): Name | undefined {
  let zone: string = name;
  for (;;) {
    if (zones.has(zone)) return zone as Name;
    if (zone === "") return undefined;
    zone = parentOf(zone);
  }
}
