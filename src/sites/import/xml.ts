/** Which elements does an XML text hold? */

export type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
  readonly line: number;
};

const DEPTH = 200;
const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

/** The elements at the top of `text`. Never throws: what is not closed ends with the text. Prefixes of names are dropped. */
export function xmlElements(text: string): Element[] {
  const root: Element = { name: "", attributes: new Map(), children: [], text: "", line: 0 };
  const stack: Element[] = [root];
  let line = 1;
  const pattern =
    /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<[?!][^>]*>?|<\/([^>]*)>?|<([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*'){0,2000})>?|[^<]+/g;
  for (const match of text.matchAll(pattern)) {
    const top = stack.at(-1) ?? root;
    if (match[1] !== undefined) top.text += match[1];
    else if (match[2] !== undefined) {
      const at = stack.findLastIndex((e) => e.name === bare(match[2] ?? ""));
      if (at > 0) stack.length = at;
    } else if (match[3] !== undefined) {
      const element = elementOf(match[3], match[4] ?? "", line);
      top.children.push(element);
      if (!match[4]?.trimEnd().endsWith("/") && stack.length < DEPTH) stack.push(element);
    } else if (!match[0].startsWith("<")) top.text += decoded(match[0]);
    for (let at = match[0].indexOf("\n"); at >= 0; at = match[0].indexOf("\n", at + 1)) line++;
  }
  return root.children;
}

/** All elements called `name`, whatever its letter case, at any depth of `elements`. */
export function elementsNamed(elements: readonly Element[], name: string): Element[] {
  return elements.flatMap((e) => [
    ...(e.name.toLowerCase() === name ? [e] : []),
    ...elementsNamed(e.children, name),
  ]);
}

function elementOf(name: string, attributes: string, line: number): Element {
  const found = [...attributes.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    (m) => [bare(m[1] ?? ""), decoded(m[2] ?? m[3] ?? "")] as const,
  );
  return { name: bare(name), attributes: new Map(found), children: [], text: "", line };
}

function bare(name: string): string {
  return name.trim().slice(name.trim().indexOf(":") + 1);
}

function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,6}));/gi,
    (whole, hex, number, name) => {
      if (typeof name === "string") return ENTITIES[name] ?? whole;
      const code = typeof hex === "string" ? Number.parseInt(hex, 16) : Number(number);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
