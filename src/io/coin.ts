/** Which side falls for a text, by a key: chance that only those with the key can repeat. */
import { createHash, createHmac } from "node:crypto";

/** A coin for redaction: HMAC-SHA-256 of the text under `key`. */
export function coinOf(key: string): (text: string) => boolean {
  return (text) => ((createHmac("sha256", key).update(text).digest()[0] ?? 0) & 1) === 1;
}

/** A key that depends on the content alone: who has not the content cannot know it. */
export function keyOfContent(parts: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
