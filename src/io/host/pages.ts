/** Which built file does an address of the page name, and of what type is it? */
import { readFile } from "node:fs/promises";
import { extname, resolve, sep } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** A file of the page with its media type. */
export type PageFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };

/**
 * The file under `root` that `pathname` (percent-encoded, as in a URL) names; "/" is index.html.
 * Undefined when there is none, when it is of no type that a page is made of, or when the name
 * leads out of `root`.
 */
export async function pageAt(root: string, pathname: string): Promise<PageFile | undefined> {
  const name = decoded(pathname);
  if (name === undefined || name.includes("\0") || name.includes("\\")) return undefined;
  const base = resolve(root);
  const path = resolve(base, `.${name === "/" ? "/index.html" : name}`);
  const type = types[extname(path)];
  if (!path.startsWith(base + sep) || type === undefined) return undefined;
  try {
    return { bytes: new Uint8Array(await readFile(path)), type };
  } catch {
    // Not there, or a folder: for the page both are "not found".
    return undefined;
  }
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
