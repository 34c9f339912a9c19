/** Where does the program stand on the disk: its version, and the page that it serves? */
import { readFileSync } from "node:fs";
import { join } from "node:path";

// Two folders up from src/cli as well as from the bundle in dist/cli.
const root = join(import.meta.dirname, "../..");

/** Folder of the built page. */
export const pageFolder = join(root, "dist/renderer");

/** The program's version, as its package tells it. */
export function version(): string {
  const text = readFileSync(join(root, "package.json"), "utf8");
  const told: unknown = JSON.parse(text);
  const has = typeof told === "object" && told !== null && "version" in told;
  return has ? String(told.version) : "unknown";
}
