/** What text is in a file's bytes, whatever way Windows or an editor wrote it? */

/** The text of `bytes`: UTF-8, or UTF-16 with a byte order mark or without (PowerShell 5 writes UTF-16LE by default). */
export function textOfBytes(bytes: Uint8Array): string {
  const [a, b] = [bytes[0], bytes[1]];
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.length > 3 && b === 0 && bytes[3] === 0)
    return new TextDecoder("utf-16le").decode(bytes);
  if (bytes.length > 3 && a === 0 && bytes[2] === 0)
    return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
}

/** `text` without byte order mark and, when UTF-16 was read as UTF-8, without the zeros between its letters. */
export function mended(text: string): string {
  const whole = text.includes("\0") ? text.replaceAll("\0", "").replace(/^\uFFFD+/, "") : text;
  return (whole.startsWith("\uFEFF") ? whole.slice(1) : whole).replaceAll("\r\n", "\n");
}
