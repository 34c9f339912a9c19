/** Where is a text no JSON, what stands there, and how much of it was whole? */

/** `end`: the text stops in the middle, after `whole` documents; `wrong`: something stands where it must not. */
export type JsonFault =
  | { readonly is: "end"; readonly line: number; readonly column: number; readonly whole: number }
  | {
      readonly is: "wrong";
      readonly line: number;
      readonly column: number;
      /** What stands there, in quotes. */
      readonly seen: string;
      readonly right: RightHere;
    };

/** What would be right where a text is wrong. */
export type RightHere = State | "closing-quote" | "escape";

/** What may come next. */
type State =
  | "value"
  | "value-or-close"
  | "name"
  | "name-or-close"
  | "colon"
  | "comma-or-close"
  | "nothing";

const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;
const SPACE = /[ \t\r\n]*/y;

/**
 * The first fault of `text` by RFC 8259; undefined when there is none. It goes forward without recursion, so no depth
 * of nesting is too much. Only asked when the engine's own parser refused, whose words differ from engine to engine.
 */
export function jsonFault(text: string): JsonFault | undefined {
  const open: ("[" | "{")[] = [];
  let state = "value" as State;
  let at = 0;
  let whole = 0;
  /** The depth at which documents stand: in the list, or in the list of an object. */
  let listDepth = -1;
  const closed = (): State => {
    if (open.length === listDepth) whole++;
    return open.length === 0 ? "nothing" : "comma-or-close";
  };
  for (;;) {
    SPACE.lastIndex = at;
    at += SPACE.exec(text)?.[0].length ?? 0;
    const c = text[at];
    if (c === undefined)
      return state === "nothing" ? undefined : { is: "end", ...spotOf(text, at), whole };
    const inObject = open.at(-1) === "{";
    if (state === "colon" && c === ":") {
      state = "value";
      at++;
    } else if (state === "comma-or-close" && c === ",") {
      state = inObject ? "name" : "value";
      at++;
    } else if (isClosing(state, c, inObject)) {
      open.pop();
      at++;
      state = closed();
    } else if ((state === "name" || state === "name-or-close") && c === '"') {
      const end = stringEnd(text, at);
      if (end < 0) return brokenString(text, at, whole);
      at = end;
      state = "colon";
    } else if ((state === "value" || state === "value-or-close") && (c === "{" || c === "[")) {
      if (c === "[" && listDepth < 0 && open.length <= 1) listDepth = open.length + 1;
      open.push(c);
      state = c === "{" ? "name-or-close" : "value-or-close";
      at++;
    } else if (state === "value" || state === "value-or-close") {
      const end = c === '"' ? stringEnd(text, at) : literalEnd(text, at);
      if (end < 0)
        return c === '"' ? brokenString(text, at, whole) : brokenWord(text, at, state, whole);
      at = end;
      state = closed();
    } else return wrong(text, at, state);
  }
}

function isClosing(state: State, c: string, inObject: boolean): boolean {
  if (c === "}") return inObject && (state === "comma-or-close" || state === "name-or-close");
  return c === "]" && !inObject && (state === "comma-or-close" || state === "value-or-close");
}

function literalEnd(text: string, at: number): number {
  LITERAL.lastIndex = at;
  const match = LITERAL.exec(text);
  return match ? at + match[0].length : -1;
}

/** Where the string that opens at `from` ends; -1 when it is broken or never ends. */
function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 34) return at + 1;
    if (c < 32) return -1;
    if (c !== 92) continue;
    const length = escapeLength(text, at);
    if (length === 0) return -1;
    at += length - 1;
  }
  return -1;
}

/** Number of letters of the escape at `at`; 0 when it is none. */
function escapeLength(text: string, at: number): number {
  const next = text[at + 1];
  if (next === undefined) return 0;
  if (next === "u") return /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return '"\\/bfnrt'.includes(next) ? 2 : 0;
}

/** A string that never ends is a text cut off; one with a raw line break or a bad escape in it is wrong there. */
function brokenString(text: string, from: number, whole: number): JsonFault {
  for (let at = from + 1; at < text.length; at++) {
    const c = text[at] ?? "";
    if (c < " ")
      return { is: "wrong", ...spotOf(text, at), seen: shown(c), right: "closing-quote" };
    if (c !== "\\") continue;
    const length = escapeLength(text, at);
    if (length > 0) at += length - 1;
    else if (at + 6 <= text.length || !/^\\(u[0-9a-fA-F]*)?$/.test(text.slice(at)))
      return {
        is: "wrong",
        ...spotOf(text, at),
        seen: shown(text.slice(at, at + 2)),
        right: "escape",
      };
  }
  return { is: "end", ...spotOf(text, text.length), whole };
}

function brokenWord(text: string, at: number, state: State, whole: number): JsonFault {
  const rest = text.slice(at, at + 20);
  const isStart = ["true", "false", "null"].some((word) => word.startsWith(rest)) || rest === "-";
  return isStart && at + rest.length === text.length
    ? { is: "end", ...spotOf(text, text.length), whole }
    : wrong(text, at, state);
}

function wrong(text: string, at: number, state: State): JsonFault {
  const word = /^(\w{1,20}|.)/s.exec(text.slice(at, at + 20))?.[0] ?? "";
  return { is: "wrong", ...spotOf(text, at), seen: shown(word), right: state };
}

function shown(text: string): string {
  return JSON.stringify(text);
}

/** Line and column from 1. */
function spotOf(text: string, at: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf("\n"); i >= 0 && i < at; i = text.indexOf("\n", i + 1)) {
    line++;
    start = i + 1;
  }
  return { line, column: at - start + 1 };
}
