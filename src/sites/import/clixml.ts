/** Which values does a PowerShell CLIXML text (`Export-Clixml`) hold, as JSON would have them? */
import { type Element, xmlElements } from "./xml.ts";

const DEPTH = 40;
/** Elements that hold one plain value. */
const NUMBER = /^(I16|I32|I64|U16|U32|U64|SB|By|Sg|Db|D)$/;

/** Whether `text` is CLIXML. */
export function looksLikeClixml(text: string): boolean {
  return /<Objs\s[^>]*powershell/i.test(text.slice(0, 2000));
}

/** The values at the top of `text`. An object's properties become members; one that is no more than its text, the text. */
export function clixmlValues(text: string): unknown[] {
  const known = new Map<string, unknown>();
  return xmlElements(text)
    .filter((e) => e.name === "Objs")
    .flatMap((e) => e.children)
    .map((e) => valueIn(e, known, 0));
}

function valueIn(element: Element, known: Map<string, unknown>, depth: number): unknown {
  if (depth > DEPTH) return null;
  const { name, text } = element;
  if (name === "Nil") return null;
  if (name === "B") return text.trim().toLowerCase() === "true";
  if (NUMBER.test(name)) return Number(text);
  if (name === "Ref") return known.get(element.attributes.get("RefId") ?? "");
  if (name === "LST" || name === "IE" || name === "QUE" || name === "STK")
    return element.children.map((e) => valueIn(e, known, depth + 1));
  if (name !== "Obj") return unescaped(text);
  const made = objectOf(element, known, depth);
  const id = element.attributes.get("RefId");
  if (id !== undefined) known.set(id, made);
  return made;
}

function objectOf(element: Element, known: Map<string, unknown>, depth: number): unknown {
  const members = new Map<string, unknown>();
  let list: unknown;
  let plain: unknown;
  let shown: string | undefined;
  for (const child of element.children) {
    if (child.name === "Props" || child.name === "MS") {
      for (const own of child.children)
        members.set(unescaped(own.attributes.get("N") ?? ""), valueIn(own, known, depth + 1));
    } else if (child.name === "LST" || child.name === "IE") list = valueIn(child, known, depth + 1);
    else if (child.name === "DCT") {
      for (const entry of child.children) {
        const part = (n: string) => entry.children.find((e) => e.attributes.get("N") === n);
        const [key, value] = [part("Key"), part("Value")];
        if (key && value) members.set(unescaped(key.text), valueIn(value, known, depth + 1));
      }
    } else if (child.name === "ToString") shown = unescaped(child.text);
    else if (!["TN", "TNRef"].includes(child.name)) plain = valueIn(child, known, depth + 1);
  }
  if (list !== undefined) return list;
  // An enum is its text and its number: the text says more.
  if (members.size === 0) return shown ?? plain ?? null;
  return Object.fromEntries(members);
}

/** CLIXML writes characters that XML cannot hold as `_x000A_`. */
function unescaped(text: string): string {
  return text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
