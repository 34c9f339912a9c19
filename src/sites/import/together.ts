/** Which files are parts of one server though none of them names the others, as those of an `/etc/dnsmasq.d`? */
import { groupedBy } from "#src/base/index.ts";
import type { Imported, ImportFile } from "./draft.ts";

/** A file that was read on its own. */
export type Alone = {
  readonly file: ImportFile;
  readonly as: string | undefined;
  readonly imported: Imported | undefined;
};

/** A file to be read instead of `parts`, the first of which it is, with lines added that name the others. */
export type Together = { readonly main: ImportFile; readonly parts: readonly ImportFile[] };

/** How each software names another file. */
const NAMING: Readonly<Record<string, (path: string) => string>> = {
  bind: (path) => `include "${path}";`,
  unbound: (path) => `include: "${path}"`,
  dnsmasq: (path) => `conf-file=${path}`,
};

/** The groups among `roots`: of one software, in one folder, and at most one of them a whole configuration. */
export function togetherIn(roots: readonly Alone[]): Together[] {
  const groups = groupedBy(roots, ({ file, as }) => `${as}|${file.name.replace(/[^/\\]*$/, "")}`);
  return [...groups.values()].flatMap((group) => {
    const naming = NAMING[group[0]?.as ?? ""];
    const whole = group.filter(isWhole);
    if (!naming || group.length < 2 || whole.length > 1) return [];
    const first = whole[0] ?? group[0];
    if (!first) return [];
    const others = group.filter((alone) => alone !== first).map(({ file }) => file);
    const lines = others.map(({ name }) => naming(name));
    const main = { name: first.file.name, text: `${first.file.text}\n${lines.join("\n")}\n` };
    return [{ main, parts: others }];
  });
}

/** Whether a file tells an address to answer at, or BIND's options, so that it must be a server's main file. */
function isWhole({ file, as, imported }: Alone): boolean {
  const tells = imported?.servers.some(({ addresses }) => addresses.length > 0) ?? false;
  return tells || (as === "bind" && /^[ \t]*options\b/im.test(file.text));
}
