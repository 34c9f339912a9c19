/** How does a person change an exported file: deletes, copies, cuts and pastes cells, as an editor would write it? */

/** `text` as it stands in an attribute's value. */
const told = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The whole element of the cell `id`, with its indent and line break. */
export function cellText(text: string, id: string): string {
  const mark = ` id="${told(id)}"`;
  const at = text.indexOf(mark);
  if (at < 0) return "";
  const from = text.lastIndexOf("\n", text.lastIndexOf("<", at)) + 1;
  const name = /^\s*<(\w+)/.exec(text.slice(from))?.[1] ?? "";
  const head = text.indexOf(">", at + mark.length);
  const end =
    text[head - 1] === "/" ? head + 1 : text.indexOf(`</${name}>`, head) + name.length + 3;
  return text.slice(from, text.indexOf("\n", end) + 1);
}

/** Whether the file holds the cell `id`. */
export const holds = (text: string, id: string) => cellText(text, id) !== "";

/** The file without the cells `ids`, and without what lies in them and the wires that end at them. */
export function deleted(text: string, ...ids: readonly string[]): string {
  let left = text;
  const waiting = [...ids];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    left = left.replace(cellText(left, id), "");
    for (const [name] of left.matchAll(
      /<(?:UserObject|mxCell)[^>]* id="[^"]*"[^>]*>\s*(?:<mxCell [^>]*>)?/g,
    )) {
      const leads = ["parent", "source", "target"].some((a) =>
        name.includes(` ${a}="${told(id)}"`),
      );
      const own = / id="([^"]*)"/.exec(name)?.[1];
      if (leads && own !== undefined) waiting.push(own.replaceAll("&gt;", ">"));
    }
  }
  return left;
}

/** The file with `more` as its last cells. */
export const drawn = (text: string, more: string) =>
  text.replace("      </root>", `        ${more}\n      </root>`);

/** The file with `change` made in the text of the cell `id`. */
export function changed(text: string, id: string, change: (cell: string) => string): string {
  const cell = cellText(text, id);
  return text.replace(cell, () => change(cell));
}

/** The file with the cell `id` in another holder. */
export const movedInto = (text: string, id: string, holder: string) =>
  changed(text, id, (cell) => cell.replace(/ parent="[^"]*"/, ` parent="${told(holder)}"`));

/** The file with a copy of the cell `id` under another id. */
export const copied = (text: string, id: string, as: string) =>
  drawn(
    text,
    cellText(text, id)
      .replace(` id="${told(id)}"`, ` id="${as}"`)
      .trim(),
  );

/** What leads nowhere: parents, sources and targets that no cell of the file is. */
export function dangling(text: string): readonly string[] {
  const page = text.slice(0, text.indexOf("</diagram>"));
  const ids = new Set(
    [...page.matchAll(/<(?:UserObject|mxCell)[^>]* id="([^"]*)"/g)].map((m) => m[1]),
  );
  return [...page.matchAll(/ (?:parent|source|target)="([^"]*)"/g)]
    .map((m) => m[1] ?? "")
    .filter((id) => !ids.has(id));
}
