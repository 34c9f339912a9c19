/** Which records does a `$GENERATE` line of a zone file stand for (BIND 9 reference manual)? */

/** More than these from one line are a mistake or an attack. */
const MOST = 65_536;

/** The lines that `words` (`$GENERATE 1-9/2 host-$ A 10.0.0.$`) make, each as words; undefined when it is none. */
export function generated(words: readonly string[]): string[][] | undefined {
  const range = /^(\d{1,9})-(\d{1,9})(?:\/(\d{1,9}))?$/.exec(words[1] ?? "");
  if (!range || words.length < 5) return undefined;
  const [from, to, step] = [Number(range[1]), Number(range[2]), Number(range[3] ?? 1)];
  if (step < 1 || to < from || (to - from) / step > MOST) return undefined;
  const lines: string[][] = [];
  for (let n = from; n <= to; n += step) lines.push(words.slice(2).map((word) => filled(word, n)));
  return lines;
}

/** `text` with `$` as the number, `${offset,width,base}` as it is moved, padded and written, and `\$` as itself. */
function filled(text: string, number: number): string {
  return text.replace(
    /\\\$|\$\{(-?\d{1,9})(?:,(\d{1,2}))?(?:,([doxXnN]))?\}|\$/g,
    (whole, offset?: string, width?: string, base?: string) => {
      if (whole === "\\$") return "$";
      const value = number + Number(offset ?? 0);
      const digits = Number(width ?? 0);
      if (base === "n" || base === "N") return nibbles(value, digits, base === "N");
      const radix = base === "o" ? 8 : base === "x" || base === "X" ? 16 : 10;
      const written = value.toString(radix).padStart(digits, "0");
      return base === "X" ? written.toUpperCase() : written;
    },
  );
}

/** Hexadecimal digits lowest first with dots between, as `ip6.arpa` has them; `width` counts the dots too. */
function nibbles(value: number, width: number, isUpper: boolean): string {
  const digits = Math.ceil((width + 1) / 2);
  const hex = value.toString(16).padStart(digits, "0").split("").reverse().join(".");
  return isUpper ? hex.toUpperCase() : hex;
}
