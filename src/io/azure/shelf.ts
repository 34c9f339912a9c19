/** Where do documents stand until they are written: once each, as text, without secrets. */
import { compareText } from "#src/base/index.ts";
import { withoutSecrets } from "#src/snapshot/index.ts";

/** What was read. A document as text takes a fraction of the memory that it takes as an object. */
export type Shelf = {
  /** Takes a document without its secrets; a later one of the same id replaces the one before. */
  readonly put: (id: string, document: Readonly<Record<string, unknown>>) => string;
  /** Takes a text that was put before. */
  readonly putText: (id: string, text: string) => void;
  readonly drop: (id: string) => void;
  readonly has: (id: string) => boolean;
  readonly textOf: (id: string) => string | undefined;
  readonly size: () => number;
  /** Texts in order of the lower-case id. */
  readonly texts: () => Iterable<string>;
  readonly ids: () => Iterable<string>;
  readonly secretsRemoved: () => number;
};

/** An empty shelf. */
export function newShelf(): Shelf {
  const texts = new Map<string, string>();
  let removed = 0;
  return {
    put: (id, document) => {
      const safe = withoutSecrets(document);
      removed += safe.removed.length;
      const text = JSON.stringify(safe.document);
      texts.set(id.toLowerCase(), text);
      return text;
    },
    putText: (id, text) => void texts.set(id.toLowerCase(), text),
    drop: (id) => void texts.delete(id.toLowerCase()),
    has: (id) => texts.has(id.toLowerCase()),
    textOf: (id) => texts.get(id.toLowerCase()),
    size: () => texts.size,
    texts: function* () {
      for (const id of [...texts.keys()].sort(compareText)) yield texts.get(id) ?? "";
    },
    ids: () => texts.keys(),
    secretsRemoved: () => removed,
  };
}
