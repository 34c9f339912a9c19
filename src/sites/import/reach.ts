/** Which of the given files does a configuration mean when it names another one? */
import { compareText, groupedBy } from "#src/base/index.ts";
import type { ImportFile, Note } from "./draft.ts";

/** Where and how a configuration names another file; `missing` is the code of the note when it was not given. */
export type Naming = { readonly line: number; readonly seen: string; readonly missing: string };

/** A file being read: how to report about it, and how to reach the files that it names. */
export type Source = {
  readonly name: string;
  readonly text: string;
  readonly note: Note;
  /** The given files that `path` means (`*` and `?` allowed), in order of name; none is noted. */
  readonly open: (path: string, naming: Naming) => readonly Source[];
};

/** All files, and what reading one of them as a whole configuration has opened. */
export type Reach = { readonly root: Source; readonly opened: ReadonlySet<string> };

/** Times that one configuration may open files that it has opened before, and characters in all: includes may multiply. */
const AGAIN = 500;
const CHARACTERS = 50_000_000;

/** `file` as a source among `files`. A file that includes itself, through others too, is noted and not read again. */
export function reachFrom(
  file: ImportFile,
  files: readonly ImportFile[],
  noteFor: (file: string) => Note,
): Reach {
  const opened = new Set<string>();
  let again = 0;
  let characters = 0;
  const sourceOf = (of: ImportFile, trail: readonly string[]): Source => {
    const note = noteFor(of.name);
    return {
      name: of.name,
      text: of.text,
      note,
      open: (path, { line, seen, missing }) => {
        const found = filesMeant(path, of.name, files);
        const fresh = found.filter((f) => !trail.includes(f.name));
        if (found.length === 0) note(line, seen, missing);
        else if (fresh.length === 0) note(line, seen, "include-circle");
        return fresh.flatMap((f) => {
          if (opened.has(f.name)) again++;
          characters += f.text.length;
          if (again > AGAIN || characters > CHARACTERS) {
            note(line, seen, "include-limit");
            return [];
          }
          opened.add(f.name);
          return [sourceOf(f, [...trail, f.name])];
        });
      },
    };
  };
  return { root: sourceOf(file, [file.name]), opened };
}

/** The given files that `path` means: those whose own path agrees with it furthest from the end, nearest to `from`. */
export function filesMeant(
  path: string,
  from: string,
  files: readonly ImportFile[],
): readonly ImportFile[] {
  const wanted = partsOf(path);
  const last = wanted.at(-1);
  if (last === undefined) return [];
  const folder = partsOf(from).slice(0, -1);
  const isPattern = /[*?]/.test(path);
  const known = indexOf(files);
  const candidates = isPattern
    ? known.all.filter(
        ({ file, parts }) => file.name !== from && fitsPattern(parts.at(-1) ?? "", last),
      )
    : (known.byLast.get(last) ?? []);
  const fits = candidates
    .map(({ file, parts }) => ({
      file,
      depth: agreement(parts, wanted),
      flat: parts.length === 1 && folder.length === 0,
      near: shared(parts, folder),
    }))
    // A pattern fits too much by the last part alone: the folder must fit too, unless no file has any.
    .filter(({ depth, flat }) => !isPattern || wanted.length === 1 || depth > 1 || flat);
  if (isPattern) {
    const deepest = fits.reduce((most, { depth }) => Math.max(most, depth), 0);
    return fits
      .filter(({ depth }) => depth === deepest)
      .map(({ file }) => file)
      .sort((a, b) => compareText(a.name, b.name));
  }
  const best = [...fits].sort(
    (a, b) => b.depth - a.depth || b.near - a.near || compareText(a.file.name, b.file.name),
  )[0];
  return best ? [best.file] : [];
}

type Known = { readonly file: ImportFile; readonly parts: readonly string[] };
type Index = { readonly all: readonly Known[]; readonly byLast: ReadonlyMap<string, Known[]> };
const indices = new WeakMap<readonly ImportFile[], Index>();

/** The paths of `files` in parts, and by their last part; made once. */
function indexOf(files: readonly ImportFile[]): Index {
  const made = indices.get(files);
  if (made) return made;
  const all = files.map((file) => ({ file, parts: partsOf(file.name) }));
  const index = { all, byLast: groupedBy(all, ({ parts }) => parts.at(-1) ?? "") };
  indices.set(files, index);
  return index;
}

function partsOf(path: string): string[] {
  return path
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".");
}

/** How many parts of the two agree, counted from the end. */
function agreement(parts: readonly string[], wanted: readonly string[]): number {
  let count = 0;
  while (count < parts.length && count < wanted.length) {
    if (!fitsPattern(parts.at(-1 - count) ?? "", wanted.at(-1 - count) ?? "")) break;
    count++;
  }
  return count;
}

function shared(parts: readonly string[], folder: readonly string[]): number {
  let count = 0;
  while (count < folder.length && parts[count] === folder[count]) count++;
  return count;
}

/** Whether `name` fits `pattern`, where `*` stands for any characters and `?` for one. In linear steps per star. */
export function fitsPattern(name: string, pattern: string): boolean {
  let n = 0;
  let p = 0;
  let star = -1;
  let mark = 0;
  while (n < name.length) {
    if (pattern[p] === "*") {
      star = p++;
      mark = n;
    } else if (p < pattern.length && (pattern[p] === "?" || pattern[p] === name[n])) {
      n++;
      p++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++mark;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
