/** Does the printed script read into its folder what a collection reads, with calls that `az` knows? */
import { execFile } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, expect, test } from "vitest";
import { collectScript } from "#src/io/azure/index.ts";
import { type BenchOptions, startBench } from "../arm/server.ts";
import { everyId, smallWorld } from "../arm/world.ts";

const run = promisify(execFile);
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});
const hasTools = await run("bash", ["-c", "command -v jq && command -v cksum"]).then(
  () => true,
  () => false,
);
if (!hasTools) console.log("The script is not run here: bash, jq or cksum is missing.");

/** The JSON files that the script leaves, run against a bench in place of Azure. */
async function exported(options: BenchOptions) {
  const folder = await mkdtemp(join(tmpdir(), "script-"));
  folders.push(folder);
  const bench = await startBench(options);
  const [az, script, log] = ["az", "collect.sh", "az.log"].map((name) => join(folder, name));
  if (!az || !script || !log) throw new Error("No places.");
  const stand = join(import.meta.dirname, "az.ts");
  await writeFile(az, `#!/bin/sh\nexec "${process.execPath}" "${stand}" "$@"\n`);
  await chmod(az, 0o755);
  await writeFile(script, collectScript({ is: "tenant" }, "bash"));
  const environment = {
    ...process.env,
    PATH: `${folder}:${process.env.PATH}`,
    BENCH_URL: bench.url,
    BENCH_CA: bench.ca,
    AZ_LOG: log,
  };
  await run("bash", [script, join(folder, "out")], { env: environment });
  await bench.close();
  const names = (await readdir(join(folder, "out"))).filter((name) => name.endsWith(".json"));
  const files = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, "out", name), "utf8")) as Bag),
  );
  const lines = (await readFile(log, "utf8")).trim().split("\n");
  const ids = files.flatMap((file) =>
    [file.data, file.value, [file]].flatMap((list) => idsIn(list)),
  );
  const gaps = files.flatMap((file) => (Array.isArray(file.gaps) ? (file.gaps as Bag[]) : []));
  return {
    ids: [...new Set(ids)].sort(),
    gaps,
    calls: lines.map((line) => JSON.parse(line) as string[]),
  };
}

type Bag = Readonly<Record<string, unknown>>;
function idsIn(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: Bag) => (typeof one.id === "string" ? [one.id.toLowerCase()] : []));
}

test.skipIf(!hasTools)("the folder holds what a collection holds, paged and unpaged", async () => {
  const { ids, gaps, calls } = await exported({ documents: smallWorld(), graphPage: 2, page: 1 });
  // A service bus' rule set and a web app's settings are one document each, not a list.
  expect(ids).toEqual(everyId(smallWorld()));
  expect(gaps).toEqual([]);
  expect(calls.length).toBeGreaterThan(25);
});

test.skipIf(!hasTools)("what the caller may not read stands in the folder as gaps", async () => {
  const [a, b] = ["a", "b"].map((n) => `/subscriptions/5b0c0000-0000-4000-8000-00000000000${n}`);
  if (!a || !b) throw new Error("No scopes.");
  const denials = [
    { scope: a, type: "microsoft.sql/servers/firewallrules" },
    { scope: b, type: "microsoft.network/virtualnetworks" },
  ];
  const { gaps } = await exported({ documents: smallWorld(), denials });
  expect(
    gaps.map((gap) => `${String(gap.why)} ${String(gap.scope)} ${String(gap.type)}`).sort(),
  ).toEqual(
    [
      `refused ${a} *`,
      `refused ${a}/resourceGroups/rg-a/providers/Microsoft.Sql/servers/sql-a microsoft.sql/servers/firewallrules`,
      `refused ${b} *`,
    ].sort(),
  );
});

test("both shells ask the same of az", () => {
  const scope = { is: "subscriptions", ids: ["5b0c0000-0000-4000-8000-00000000000a"] } as const;
  const [bash, powershell] = [collectScript(scope, "bash"), collectScript(scope, "powershell")];
  const queries = (script: string) =>
    [...script.matchAll(/'(\w+ \| where .*)'$/gm)].map((m) => m[1]?.replaceAll("'\\''", "''"));
  expect(queries(bash)).toEqual(queries(powershell));
  expect(queries(bash).length).toBeGreaterThan(10);
  const children = (script: string, line: RegExp) =>
    [...script.matchAll(line)].map((m) => m[1]?.replaceAll("'", ""));
  expect(children(bash, /^children (.*)$/gm)).toEqual(
    children(powershell, /^Read-Children (.*)$/gm),
  );
  for (const script of [bash, powershell]) {
    expect(script).toContain("5b0c0000-0000-4000-8000-00000000000a");
    expect(script.split("\n").length).toBeLessThan(110);
    expect(script).not.toMatch(/--method (post|put|patch|delete)|listKeys|\bcreate\b|\bupdate\b/i);
  }
});
