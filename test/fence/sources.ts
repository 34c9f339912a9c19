/** What do the sources say: their files, their rooms, and what each imports? */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

const root = join(import.meta.dirname, "../..");

/** A source file, named by its path from the root with forward slashes. */
export type Source = { readonly path: string; readonly text: string };

/** An import: the file, what it asks for as written, and the file or package that this is. */
export type Import = { readonly file: string; readonly asked: string; readonly to: string };

/** The TypeScript sources of these folders, in order of their paths. */
export function sourcesOf(...folders: readonly string[]): readonly Source[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(ts|tsx|mjs|js|css)$/.test(name))
        .map((name) => `${folder}/${name.split(sep).join("/")}`),
    )
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** `text` without its comments; what stands in strings and templates is kept. */
export function withoutComments(text: string): string {
  // A string or a template is matched first, so that "//" within one is no comment.
  const parts =
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return text.replace(parts, (_whole, kept: string | undefined) => kept ?? " ");
}

const importing =
  /(?:^|[;\s])(?:import|export)\s(?:[^"';]*?\sfrom\s)?\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

/** The imports of a source, types included: a type too is knowledge of another room. */
export function importsOf({ path, text }: Source): readonly Import[] {
  return [...withoutComments(text).matchAll(importing)].map((match) => {
    const asked = match[1] ?? match[2] ?? "";
    return { file: path, asked, to: targetOf(path, asked) };
  });
}

function targetOf(path: string, asked: string): string {
  if (asked.startsWith("#src/")) return `src/${asked.slice("#src/".length)}`;
  if (!asked.startsWith(".")) return asked;
  return relative(root, resolve(root, dirname(path), asked))
    .split(sep)
    .join("/");
}

/** The room of a path: `src/dns/x.ts` is in "dns", `renderer/map/x.tsx` in "renderer"; packages have none. */
export function roomOf(path: string): string | undefined {
  if (path.startsWith("src/azure/catalogue/")) return "catalogue";
  const [first, second] = path.split("/");
  if (first === "src") return second;
  return first === "renderer" || first === "electron" ? first : undefined;
}

/** The package that an import asks for ("node:fs" is "node:"), or undefined when it asks for a file. */
export function packageOf(asked: string): string | undefined {
  if (asked.startsWith(".") || asked.startsWith("#")) return undefined;
  if (asked.startsWith("node:")) return "node:";
  const [scope, name] = asked.split("/");
  return asked.startsWith("@") ? `${scope}/${name}` : scope;
}
