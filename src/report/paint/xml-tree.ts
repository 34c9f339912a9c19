/** XML as a tree of plain values: how it is printed, and how it is read back. */
import { escaped } from "./xml.ts";

/** An element. Text that is not white space between elements is a child of its own. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
};

/** An element made of its parts; attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  children: readonly (Element | string)[] = [],
): Element {
  const told: Record<string, string> = {};
  // Made some hundred thousand times for a large picture: no list of pairs is made of them first.
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) told[key] = typeof value === "string" ? value : String(value);
  }
  return { name, attributes: told, children };
}

/** The elements among the children of `parent`. */
export function elementsOf(parent: Element): readonly Element[] {
  return parent.children.filter((child) => typeof child !== "string");
}

/** The first child element called `name`, or undefined. */
export function childOf(parent: Element, name: string): Element | undefined {
  return elementsOf(parent).find((child) => child.name === name);
}

/** The text of `root` and all in it, two spaces deeper for each level, ending in a newline. */
export function printXml(root: Element): string {
  return `${printed(root, "\n")}\n`;
}

/** The text of `root` on one line: for files that no person reads. */
export function printXmlFlat(root: Element): string {
  return printed(root, "");
}

/** `line` is what stands before an element inside: a line break and its spaces, or nothing. */
function printed({ name, attributes, children }: Element, line: string): string {
  let text = `<${name}`;
  for (const key in attributes) text += ` ${key}="${escaped(attributes[key] ?? "")}"`;
  if (children.length === 0) return `${text}/>`;
  text += ">";
  const inside = line === "" ? "" : `${line}  `;
  let isText = true;
  for (const child of children) {
    if (typeof child !== "string") {
      text += inside + printed(child, inside);
      isText = false;
    } else text += isText && children.length === 1 ? escaped(child) : inside + escaped(child);
  }
  return `${text}${isText && children.length === 1 ? "" : line}</${name}>`;
}

/** Deepest nesting that is read: far beyond any diagram, and short of any stack. */
const DEEPEST = 200;

const tokens =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE[^>]*>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

/** The root element of `text`, or undefined when it is no well-formed XML or nests deeper than any diagram does. */
export function readXml(text: string): Element | undefined {
  type Open = { name: string; attributes: Record<string, string>; children: (Element | string)[] };
  const open: Open[] = [];
  let root: Element | undefined;
  tokens.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    tokens.lastIndex = at;
    const found = tokens.exec(text);
    if (!found) return undefined;
    at = tokens.lastIndex;
    const [, cdata, closed, opened, attributes, isEmpty, words] = found;
    const inside = open.at(-1);
    if (opened !== undefined) {
      if (root && !inside) return undefined;
      if (open.length > DEEPEST) return undefined;
      const made: Open = { name: opened, attributes: attributesIn(attributes ?? ""), children: [] };
      inside?.children.push(made);
      root ??= made;
      if (isEmpty === "") open.push(made);
    } else if (closed !== undefined) {
      if (open.pop()?.name !== closed) return undefined;
    } else if (cdata !== undefined) inside?.children.push(cdata);
    else if (words !== undefined && words.trim() !== "") {
      if (!inside) return undefined;
      inside.children.push(unescaped(words));
    }
  }
  return open.length === 0 ? root : undefined;
}

function attributesIn(text: string): Record<string, string> {
  const told: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (name !== undefined) told[name] = unescaped(double ?? single ?? "");
  return told;
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, decimal, name) => {
    if (name) return entities[name] ?? all;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
