/** What did the last export put into a file, so that what is missing from it later is known to be deleted by a person? */
import { sortedBy } from "#src/base/index.ts";
import { childOf, type Element, element } from "../paint/xml-tree.ts";

/** The root of every page. Editors keep data on it: it is what they show as the data of the page. */
const ROOT = "0";

/** The attribute of the root that lists the sums of all ids. */
const LIST = "exported";

/** The sums of `ids`, as the file holds them: in one order, whatever order the scene has. */
export function listOf(ids: Iterable<string>): string {
  return sortedBy(new Set([...ids].map(longSum)), (sum) => sum).join(" ");
}

/** The root cell of a page, with the list of what was put on it. */
export function rootCell(ids: Iterable<string>): Element {
  return element("UserObject", { label: "", [LIST]: listOf(ids), id: ROOT }, [element("mxCell")]);
}

/** Whether `whole` is the root of its page. */
export function isRoot(whole: Element): boolean {
  return (whole.attributes.id ?? childOf(whole, "mxCell")?.attributes.id) === ROOT;
}

/** The list that the root `whole` holds; undefined when it holds none. */
export function listIn(whole: Element | undefined): string | undefined {
  return whole?.attributes[LIST];
}

/** The root `whole` with another list; what else a person put on it stays. */
export function withList(whole: Element, list: string): Element {
  if (whole.name !== "mxCell")
    return { ...whole, attributes: { ...whole.attributes, [LIST]: list } };
  const { id: _, ...attributes } = whole.attributes;
  return element("UserObject", { label: "", [LIST]: list, id: ROOT }, [{ ...whole, attributes }]);
}

/** A sum of `text` in 64 bits: among thousands of ids, two of one sum do not happen. */
export function longSum(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1b873593];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ (code + i), 0x85ebca6b);
    b ^= b >>> 13;
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36).padStart(7, "0");
}
