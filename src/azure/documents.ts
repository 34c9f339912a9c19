/** Which raw document stands behind an id, for the evidence pane and for snapshots? */
import { type Key, keyOf } from "#src/model/index.ts";
import type { Pool } from "./pool.ts";

/**
 * The merged documents by key, in order of their keys, in wire form. `get` also finds those that stand inside their
 * parents; they are not listed again on their own, since their parents have them.
 */
export type Documents = {
  readonly get: (key: Key) => unknown;
  readonly values: () => Iterable<unknown>;
};

/** The documents of `pool`. */
export function documentsOf(pool: Pool): Documents {
  return {
    get: (key) => pool.get(keyOf(key))?.body,
    values: () => pool.docs.filter((doc) => !doc.isInline).map((doc) => doc.body),
  };
}
