/** Runs everything that must hold: types, form, lint, build, tests; the last line says how many did. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { equip } from "./machine.ts";
import { tallyLine, tallyOf } from "./tally.ts";

const root = join(import.meta.dirname, "../..");
const report = join(root, ".cache/vitest.json");

/** Path of the script behind a package's command. */
function commandOf(name: string, command = name): string {
  const folder = join(root, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly bin: string | Readonly<Record<string, string>>;
  };
  return join(folder, typeof bin === "string" ? bin : (bin[command] ?? ""));
}

/** A stage: what it is called, and what Node runs for it. */
type Stage = { readonly name: string; readonly args: readonly string[] };

// Words after `npm test --` choose tests, as they do for vitest.
const chosen = process.argv.slice(2);
const vitest = [
  commandOf("vitest"),
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...chosen,
];
const stages: readonly Stage[] = [
  { name: "types", args: [commandOf("typescript", "tsc"), "-b", ".", "renderer"] },
  { name: "form", args: [commandOf("@biomejs/biome", "biome"), "ci", "."] },
  { name: "lint", args: [commandOf("oxlint"), "--type-aware"] },
  { name: "build", args: ["src/tools/build.ts"] },
  { name: "tests", args: vitest },
];

console.log(`Node ${process.version} on ${process.platform} ${process.arch}`);
equip();
mkdirSync(join(root, ".cache"), { recursive: true });
rmSync(report, { force: true });

const told: string[] = [];
let failedStages = 0;
for (const { name, args } of stages) {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  told.push(`${status === 0 ? "ok    " : "FAILED"}  ${name} (${seconds} s)`);
  if (status !== 0) failedStages += 1;
}

const tally = tallyOf(readReport());
// A stage that failed without a failed test counts as one: the last line must not look better than the run.
const failed = Math.max(tally.failed, failedStages);
console.log(`\n${told.join("\n")}`);
console.log(tallyLine({ ...tally, failed }));
process.exitCode = failed === 0 ? 0 : 1;

function readReport(): string | undefined {
  try {
    return readFileSync(report, "utf8");
  } catch {
    // vitest ended before it could write one; the tally counts that as a failure.
    return undefined;
  }
}
