/** How is text put into XML so that any parser reads it back? */

const named: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
  "\r": "&#13;",
};

/** `text` without the characters that XML 1.0 forbids: control characters, halves of pairs, U+FFFE and U+FFFF. */
export function allowed(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (c) => (/[\n\t\r]/.test(c) ? c : "\ufffd"));
}

/** What needs no care: printable ASCII without the four signs of XML. Most texts are such, and this test is quick. */
const plain = /^[ !#-%'-;=?-~]*$/;

/** `text` as content or as an attribute's value in double quotes. */
export function escaped(text: string): string {
  if (plain.test(text)) return text;
  return allowed(text).replace(/[&<>"\n\t\r]/g, (c) => named[c] ?? c);
}

/** Attributes as ` name="value"`, in the order given; those that are undefined are left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${escaped(String(value))}"`],
    )
    .join("");
}
