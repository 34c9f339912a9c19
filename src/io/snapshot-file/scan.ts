/** How is the text of a snapshot taken apart as it flows by, one document at a time? */

/** What the scanner hands over. Slices are valid only during the call. */
export type Scanned = {
  /** The value of a property of the snapshot that is not its documents. */
  readonly onProperty: (name: string, value: Buffer) => void;
  /** One document. */
  readonly onDocument: (document: Buffer) => void;
  /** Bytes that the checksum covers. */
  readonly onCovered: (bytes: Buffer) => void;
};

/** Takes bytes of one JSON object, in any layout. */
export type Scanner = {
  /** Takes the next bytes; false when the text is no JSON object. */
  readonly push: (chunk: Buffer) => boolean;
  /** Whether the object came to its end. */
  readonly isWhole: () => boolean;
};

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COLON, COMMA] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x3a, 0x2c,
] as const;
const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

type Place =
  | "start"
  | "before key"
  | "key"
  | "after key"
  | "before value"
  | "value"
  | "in documents"
  | "document"
  | "end";

/**
 * A scanner for the one large object of a snapshot: it keeps a document, or a property, until its end, and never the
 * whole text. Bytes before the name `checksum` are covered by it.
 */
export function newScanner({ onProperty, onDocument, onCovered }: Scanned): Scanner {
  let place: Place = "start";
  let held: Buffer = Buffer.alloc(0);
  // Where the current key, value or document begins in `held`; and the depth and string state within it.
  let from = 0;
  let depth = 0;
  let inString = false;
  let isEscaped = false;
  let name = "";
  let isCovering = true;
  let coveredTo = 0;
  let at = 0;

  function cover(to: number): void {
    if (isCovering && to > coveredTo) onCovered(held.subarray(coveredTo, to));
    coveredTo = to;
  }

  /** Moves to the end of the string, list or object that began at `from`; false when more bytes are needed. */
  function passNested(): boolean {
    for (; at < held.length; at++) {
      const byte = held[at];
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (depth === 0) return ++at > 0;
        }
      } else if (byte === QUOTE) inString = true;
      else if (byte === OPEN || byte === OPEN_LIST) depth++;
      else if (byte === CLOSE || byte === CLOSE_LIST) {
        if (--depth === 0) return ++at > 0;
      }
    }
    return false;
  }

  /** Moves over a bare value: a number, true, false, null. */
  function passBare(): boolean {
    for (; at < held.length; at++) {
      const byte = held[at] ?? 0;
      if (byte === COMMA || byte === CLOSE || byte === CLOSE_LIST || isSpace(byte)) return true;
    }
    return false;
  }

  function passItem(): boolean {
    const first = held[from];
    return first === QUOTE || first === OPEN || first === OPEN_LIST ? passNested() : passBare();
  }

  /** One move; "more" when bytes are needed, "bad" when they make no sense here. */
  function step(): "on" | "more" | "bad" {
    if (place === "key" || place === "value" || place === "document") {
      if (!passItem()) return "more";
      const item = held.subarray(from, at);
      if (place === "document") {
        onDocument(item);
        place = "in documents";
      } else if (place === "value") {
        onProperty(name, item);
        place = "before key";
      } else {
        name = textOf(item);
        if (name === "checksum") {
          cover(from);
          isCovering = false;
        }
        place = "after key";
      }
      return "on";
    }
    if (at >= held.length) return "more";
    const byte = held[at] ?? 0;
    if (isSpace(byte)) at++;
    else if (place === "start") {
      // A byte order mark may stand before the text.
      if (byte === 0xef || byte === 0xbb || byte === 0xbf) at++;
      else if (byte === OPEN) [place, at] = ["before key", at + 1];
      else return "bad";
    } else if (place === "before key") {
      if (byte === COMMA) at++;
      else if (byte === CLOSE) [place, at] = ["end", at + 1];
      else if (byte === QUOTE) begin("key");
      else return "bad";
    } else if (place === "after key") {
      if (byte !== COLON) return "bad";
      [place, at] = ["before value", at + 1];
    } else if (place === "before value") {
      if (name === "documents" && byte === OPEN_LIST) [place, at] = ["in documents", at + 1];
      else begin("value");
    } else if (place === "in documents") {
      if (byte === COMMA) at++;
      else if (byte === CLOSE_LIST) [place, at] = ["before key", at + 1];
      else if (byte === CLOSE || byte === COLON) return "bad";
      else begin("document");
    } else return "bad";
    return "on";
  }

  function begin(what: "key" | "value" | "document"): void {
    [place, from, depth, inString, isEscaped] = [what, at, 0, false, false];
  }

  return {
    isWhole: () => place === "end",
    push: (chunk) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      let moved = step();
      while (moved === "on") moved = step();
      if (moved === "bad") return false;
      // A key is covered only when it is known not to be the checksum's.
      const isItem = place === "key" || place === "value" || place === "document";
      cover(place === "key" ? from : held.length);
      const keep = isItem ? from : held.length;
      held = held.subarray(keep);
      [at, from, coveredTo] = [at - keep, 0, coveredTo - keep];
      return true;
    },
  };
}

function textOf(item: Buffer): string {
  try {
    const text: unknown = JSON.parse(item.toString("utf8"));
    return typeof text === "string" ? text : "";
  } catch {
    return "";
  }
}
