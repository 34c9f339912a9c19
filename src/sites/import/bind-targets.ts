/** Which addresses does a list of servers in a `named.conf` hold? */
import type { Statement } from "./bind-parse.ts";
import { targetIn } from "./draft.ts";

/** Addresses of a `{ 10.0.0.4 port 5353; }` list; a port before the list counts for all of it. */
export function targetsOf(statement: Statement, named?: ReadonlyMap<string, Statement>): string[] {
  const shared = portIn(statement.words);
  return (statement.block ?? []).flatMap((s) => {
    const [address = "", ...more] = s.words;
    const list = named?.get(address);
    if (list && list !== statement) return targetsOf(list);
    const target = targetIn(address, portIn(more) ?? shared);
    if (target !== undefined) return [target];
    noteOf(s, "address");
    return [];
  });
}

function portIn(words: readonly string[]): string | undefined {
  const at = words.indexOf("port");
  return at < 0 ? undefined : words[at + 1];
}

/** Notes `statement` as it stands, without its block. */
export function noteOf(statement: Statement, code: string): void {
  statement.source.note(statement.line, statement.words.join(" "), code);
}
