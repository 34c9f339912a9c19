/** `npm run bench [-- part …]`: measures every part, each in a process of its own, and says which targets are kept. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Bench, isKept, lineOf } from "./rows.ts";

const here = import.meta.dirname;
const [first, ...more] = process.argv.slice(2);

/** Parts are the files whose name ends in `.bench.ts`; each exports one `bench`. */
const parts = readdirSync(here)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.slice(0, -".bench.ts".length))
  .sort();

async function run(part: string): Promise<boolean> {
  const url = pathToFileURL(join(here, `${part}.bench.ts`)).href;
  const { bench } = (await import(url)) as { readonly bench: Bench };
  const rows = await bench();
  for (const row of rows) console.log(lineOf(row));
  return rows.every(isKept);
}

if (first === "--part") {
  process.exitCode = (await run(more[0] ?? "")) ? 0 : 3;
} else {
  const chosen = [first, ...more].filter((p) => p !== undefined);
  const unknown = chosen.filter((p) => !parts.includes(p));
  if (unknown.length > 0) {
    console.error(`There is no bench "${unknown.join(", ")}"; there are ${parts.join(", ")}.`);
    process.exit(2);
  }
  console.log(`Node ${process.version} on ${process.platform} ${process.arch}`);
  let missed = 0;
  for (const part of chosen.length > 0 ? chosen : parts) {
    console.log(`\n${part}`);
    // A process of its own: no part inherits the heap or the compiled code of another.
    const args = ["--expose-gc", fileURLToPath(import.meta.url), "--part", part];
    const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
    if (status !== 0) missed += 1;
  }
  console.log(missed === 0 ? "\nEvery target is kept." : `\n${missed} parts missed a target.`);
}
