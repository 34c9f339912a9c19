/** How wide is a text, and how is it cut to fit: by Helvetica's widths, which its usual stand-ins share. */

// Thousandths of the type size for the characters from space to tilde.
const widths =
  "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
    .split(" ")
    .map(Number);

/** Width of `text` at `size`, in the unit of `size`; bold letters are taken as 10 % wider. */
export function widthOf(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 32;
    sum += widths[code - 32] ?? (code > 0x2e80 ? 1000 : 600);
  }
  return (sum * size * (bold ? 1.1 : 1)) / 1000;
}

export type Type = { readonly size: number; readonly bold?: boolean };

/** `text` cut in the middle, so that it is at most `width` wide: both ends of long names tell things apart. */
export function fitted(text: string, width: number, { size, bold = false }: Type): string {
  if (widthOf(text, size, bold) <= width) return text;
  const letters = Array.from(text);
  for (let keep = letters.length - 1; keep > 1; keep--) {
    const head = Math.ceil(keep * 0.6);
    const cut = `${letters.slice(0, head).join("")}…${letters.slice(letters.length - (keep - head)).join("")}`;
    if (widthOf(cut, size, bold) <= width) return cut;
  }
  return "…";
}

/** `text` in lines of at most `width`, broken between words. */
export function wrapped(text: string, width: number, { size, bold = false }: Type): string[] {
  const out: string[] = [];
  for (const word of text.split(" ")) {
    const last = out.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(joined, size, bold) <= width) out[out.length - 1] = joined;
    else out.push(word);
  }
  return out;
}
