/** Which raw document stands behind an id, for the evidence pane and for snapshots? */
import { type Key, keyOf } from "#src/model/index.ts";
import type { Pool } from "./pool.ts";

/**
 * The merged documents by key, in order of their keys, in wire form. Found by `get` are those too that stand inside
 * their parents; they are not listed again on their own, since their parents have them.
 */
export class Documents extends Map<Key, unknown> {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    super();
    this.#pool = pool;
    for (const doc of pool.docs) if (!doc.isInline) this.set(doc.key, doc.body);
  }

  override get(key: Key): unknown {
    return super.get(key) ?? this.#pool.get(keyOf(key))?.body;
  }
}
