/** What every thing of an estate has: where it came from and what it is called. */

declare const lowered: unique symbol;

/** An ARM id in lower case: ids compare without case, so this is the key under which things are found. */
export type Key = string & { readonly [lowered]: "Key" };

/** The key of the ARM id `id`: lower case, no trailing slash. */
export function keyOf(id: string): Key {
  const lower = id.toLowerCase();
  return (lower.endsWith("/") ? lower.slice(0, -1) : lower) as Key;
}

/** A resource of the estate. `id` is the ARM id as its own document writes it, for people and for replies. */
export type Thing = {
  readonly id: string;
  readonly key: Key;
  readonly name: string;
  /** ARM type in lower case, e.g. `microsoft.network/virtualnetworks`. */
  readonly type: string;
  /** Region as ARM's short name, lower case without spaces (`westeurope`); "" when the document tells none. */
  readonly location: string;
  /** Lower case; "" when the id holds none. */
  readonly subscription: string;
  /** Lower case; "" when the id holds none. */
  readonly resourceGroup: string;
  readonly tags: Readonly<Record<string, string>>;
};

/** One piece of evidence: the property of a resource that made the engine decide, and the value seen there. */
export type Evidence = {
  /** ARM id (or `sites.json#…` for what the user told). */
  readonly resource: string;
  /** JSON pointer into that resource's ARM document (wire form). */
  readonly pointer: string;
  readonly seen: unknown;
};
