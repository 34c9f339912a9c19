/** Which packages are in the program, in which version and under which licence? Read from what is installed. */
import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A package that the program is made of. */
export type Licenced = {
  readonly name: string;
  readonly version: string;
  /** As the package names it, SPDX as a rule. */
  readonly licence: string;
  /** Its place in `texts`. */
  readonly text: number;
};

/** What the about dialog tells. Equal installations give equal lists. */
export type Licences = {
  readonly version: string;
  readonly licence: string;
  readonly packages: readonly Licenced[];
  /** Texts of licences and notices, each once; "" where a package brings none. */
  readonly texts: readonly string[];
};

/** Sources of the program; tools and tests are not part of it. */
const rooms = ["src", "electron", "renderer"];
const notShipped = /^src\/tools\//;

/** The list for the program at `root`: every package that its sources import, and all that these need in turn. */
export async function licencesOf(root: string): Promise<Licences> {
  const own = await manifestIn(root);
  const found = new Map<string, { readonly folder: string; readonly manifest: Manifest }>();
  const visit = async (name: string, from: string, isNeeded: boolean): Promise<void> => {
    // Types are gone when the program is built, and electron comes apart.
    if (/^(@types\/|@react-types\/|undici-types$|electron$)/.test(name)) return;
    const folder = await folderOf(name, from);
    // An optional part that is not installed is not in the program either.
    if (folder === undefined) {
      if (isNeeded) throw new Error(`The package ${name}, which ${from} needs, is not installed.`);
      return;
    }
    if (found.has(folder)) return;
    const manifest = await manifestIn(folder);
    found.set(folder, { folder, manifest });
    for (const next of manifest.needs) await visit(next, folder, true);
    for (const next of manifest.mayNeed) await visit(next, folder, false);
  };
  for (const name of await importedIn(root)) await visit(name, root, false);
  // The runtime that the window runs on is shipped with it; what its installer needs is not.
  const runtime = await folderOf("electron", root);
  if (runtime) found.set(runtime, { folder: runtime, manifest: await manifestIn(runtime) });
  const texts: string[] = [];
  const packages: Licenced[] = [];
  const inOrder = [...found.values()].sort((a, b) =>
    keyOf(a.manifest) < keyOf(b.manifest) ? -1 : 1,
  );
  const told = new Set<string>();
  for (const { folder, manifest } of inOrder) {
    // The same version may be installed in two places.
    if (told.has(keyOf(manifest))) continue;
    told.add(keyOf(manifest));
    const text = await licenceText(folder);
    const at = texts.indexOf(text);
    if (at < 0) texts.push(text);
    const { name, version, licence } = manifest;
    packages.push({ name, version, licence, text: at < 0 ? texts.length - 1 : at });
  }
  return { version: own.version, licence: own.licence, packages, texts };
}

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly needs: readonly string[];
  readonly mayNeed: readonly string[];
};

const keyOf = ({ name, version }: Manifest) => `${name}\n${version}`;

async function manifestIn(folder: string): Promise<Manifest> {
  const read: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const { name, version, license, licenses, dependencies, optionalDependencies, peerDependencies } =
    Object(read);
  const licence = license ?? licenses;
  const optional = Object.keys(Object(optionalDependencies));
  return {
    name: String(name),
    version: String(version),
    licence: Array.isArray(licence)
      ? licence.map(typeOfLicence).join(" OR ")
      : typeOfLicence(licence),
    needs: Object.keys(Object(dependencies)).filter((one) => !optional.includes(one)),
    mayNeed: [...optional, ...Object.keys(Object(peerDependencies))],
  };
}

function typeOfLicence(licence: unknown): string {
  if (typeof licence === "string") return licence;
  const { type } = Object(licence);
  return typeof type === "string" ? type : "not told";
}

/** The packages that the shipped sources import by name. */
async function importedIn(root: string): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const room of rooms) {
    const files = await readdir(join(root, room), { recursive: true });
    for (const file of files.map((one) => join(room, one).replaceAll("\\", "/"))) {
      if (!/\.(tsx?|mjs)$/.test(file) || notShipped.test(file)) continue;
      const text = await readFile(join(root, file), "utf8");
      for (const [, name] of text.matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*"([@a-z][^"]*)"/g))
        names.add(packageOf(name ?? ""));
    }
  }
  return [...names].filter((name) => !name.startsWith("node:")).sort();
}

const packageOf = (name: string): string =>
  name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");

/** The folder of a package as `from` finds it: the nearest node_modules upwards. */
async function folderOf(name: string, from: string): Promise<string | undefined> {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, "node_modules", name);
    if (await stat(join(folder, "package.json")).catch(() => undefined)) return folder;
    if (dirname(at) === at) return undefined;
  }
}

/** The texts of licence and notice in a package's folder, in order of their names. */
async function licenceText(folder: string): Promise<string> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((one) => one.isFile() && /^(licen[cs]e|copying|notice|copyright)/i.test(one.name))
    .map(({ name }) => name)
    .sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n");
}
