/** Bytes as text and back, where no platform may be asked: replies cross sockets as text. */

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** `bytes` in base64, with padding. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  let part = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const bits = (a << 16) | (b << 8) | c;
    part +=
      (letters[bits >> 18] ?? "") +
      (letters[(bits >> 12) & 63] ?? "") +
      (i + 1 < bytes.length ? (letters[(bits >> 6) & 63] ?? "") : "=") +
      (i + 2 < bytes.length ? (letters[bits & 63] ?? "") : "=");
    if (part.length > 8192) {
      parts.push(part);
      part = "";
    }
  }
  return parts.join("") + part;
}

/** The bytes that `text` holds; letters that base64 does not have are passed over. */
export function fromBase64(text: string): Uint8Array {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const letter of text) {
    const value = letters.indexOf(letter);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 255);
  }
  return Uint8Array.from(bytes);
}
