/** What does an ARM id tell: the type, the name, the subscription, the group, the parent? */
import { type Key, keyOf } from "#src/model/index.ts";

/** The ARM type (lower case) that the id under `key` tells; "" when it tells none. */
export function typeOfKey(key: string): string {
  const marker = "/providers/";
  const at = key.lastIndexOf(marker);
  if (at < 0) {
    const words = key.split("/");
    if (words[1] !== "subscriptions" || !words[2]) return "";
    if (words.length === 3) return "microsoft.resources/subscriptions";
    return words[3] === "resourcegroups" && words.length === 5
      ? "microsoft.resources/subscriptions/resourcegroups"
      : "";
  }
  const words = key.slice(at + marker.length).split("/");
  let type = words[0] ?? "";
  if (words.length < 2) return "";
  for (let i = 1; i < words.length; i += 2) type += `/${words[i]}`;
  return type;
}

/** The name at the end of an id or key. */
export function lastName(id: string): string {
  const end = id.endsWith("/") ? id.length - 1 : id.length;
  return id.slice(id.lastIndexOf("/", end - 1) + 1, end);
}

/** The key without its last two words: the resource that a child belongs to. */
export function parentOf(key: Key): Key {
  return key.slice(0, Math.max(0, key.lastIndexOf("/", key.lastIndexOf("/") - 1))) as Key;
}

/** Subscription and group of an id, in lower case; "" where it tells none. */
export function placeOf(key: string): {
  readonly subscription: string;
  readonly resourceGroup: string;
} {
  if (!key.startsWith("/subscriptions/")) return { subscription: "", resourceGroup: "" };
  const from = 15;
  const end = key.indexOf("/", from);
  if (end < 0) return { subscription: key.slice(from), resourceGroup: "" };
  const subscription = key.slice(from, end);
  const marker = "/resourcegroups/";
  if (!key.startsWith(marker, end)) return { subscription, resourceGroup: "" };
  const start = end + marker.length;
  const stop = key.indexOf("/", start);
  return { subscription, resourceGroup: stop < 0 ? key.slice(start) : key.slice(start, stop) };
}

/** The id cut behind the name that follows `segment` (`/subnets/` → the VNet is what stands before it). */
export function beforeSegment(key: Key, segment: string): Key | undefined {
  const at = key.indexOf(`/${segment}/`);
  return at < 0 ? undefined : (key.slice(0, at) as Key);
}

/** The key up to and with the name behind `/segment/`; undefined when the key holds no such segment. */
export function upToSegment(key: Key, segment: string): Key | undefined {
  const marker = `/${segment}/`;
  const at = key.indexOf(marker);
  if (at < 0) return undefined;
  const end = key.indexOf("/", at + marker.length);
  return (end < 0 ? key : key.slice(0, end)) as Key;
}

/** The key of an id that was written in a document: trimmed, as references sometimes carry blanks. */
export function keyOfText(text: string): Key {
  return keyOf(text.trim());
}
