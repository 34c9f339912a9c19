/** Does the printed script read into its folder what a collection reads, with calls that `az` knows? */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, expect, test } from "vitest";
import type { Scope } from "#src/azure/plan/index.ts";
import { collectScript } from "#src/io/azure/index.ts";
import { type BenchOptions, startBench } from "../arm/server.ts";
import { everyId, smallWorld } from "../arm/world.ts";
import { standIn } from "./az.ts";

const run = promisify(execFile);
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});
const hasTools = await run("bash", [
  "-c",
  "command -v jq && command -v cksum && command -v curl",
]).then(
  () => true,
  () => false,
);
if (!hasTools) console.log("The script is not run here: bash, jq, cksum or curl is missing.");

/** The JSON files that the script leaves, run against a bench in place of Azure. */
async function exported(options: BenchOptions, scope: Scope = { is: "tenant" }) {
  const folder = await mkdtemp(join(tmpdir(), "script-"));
  folders.push(folder);
  const bench = await startBench(options);
  const script = join(folder, "collect.sh");
  const az = await standIn(join(folder, "az"), bench);
  await writeFile(script, collectScript(scope, "bash"));
  const environment = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  await run("bash", [script, join(folder, "out")], { env: environment });
  await Promise.all([az.close(), bench.close()]);
  const names = (await readdir(join(folder, "out"))).filter((name) => name.endsWith(".json"));
  const files = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, "out", name), "utf8")) as Bag),
  );
  const ids = files.flatMap((file) =>
    [file.data, file.value, [file]].flatMap((list) => idsIn(list)),
  );
  const gaps = files.flatMap((file) => (Array.isArray(file.gaps) ? (file.gaps as Bag[]) : []));
  return {
    ids: [...new Set(ids)].sort(),
    gaps,
    calls: az.calls,
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

const [one, other] = ["a", "b"].map((n) => `5b0c0000-0000-4000-8000-00000000000${n}`);

test.skipIf(!hasTools)("a subscription that was not asked for is marked as not read", async () => {
  const scope: Scope = { is: "subscriptions", ids: [one ?? ""] };
  const { ids, gaps } = await exported({ documents: smallWorld() }, scope);
  expect(ids.filter((id) => id.startsWith(`/subscriptions/${other}/`))).toEqual([]);
  expect(gaps).toEqual([
    { scope: `/subscriptions/${other}`, type: "*", why: "not-collected", right: "Reader" },
  ]);
});

test.skipIf(!hasTools)("a group that was not asked for is marked as not read", async () => {
  const group = (name: string) => ({
    id: `/subscriptions/${one}/resourceGroups/${name}`,
    name,
    type: "Microsoft.Resources/subscriptions/resourceGroups",
    properties: {},
  });
  const documents = [...smallWorld(), group("rg-a"), group("rg-else")];
  const scope: Scope = {
    is: "resource-groups",
    groups: [{ subscription: one ?? "", name: "RG-A" }],
  };
  const { ids, gaps } = await exported({ documents }, scope);
  expect(ids).toContain(everyId(smallWorld()).find((id) => id.includes("virtualnetworks")));
  expect(gaps.map((gap) => `${String(gap.why)} ${String(gap.scope)}`).sort()).toEqual(
    [
      `not-collected /subscriptions/${other}`,
      `not-collected /subscriptions/${one}/resourcegroups/rg-else`,
    ].sort(),
  );
});

test("in PowerShell each file has a name of its own: a count that is raised within a text says nothing", () => {
  expect(collectScript({ is: "tenant" }, "powershell")).not.toMatch(/\$\([^()]*\+\+\)/);
});

test("both shells ask the same of az", () => {
  const scope = { is: "subscriptions", ids: ["5b0c0000-0000-4000-8000-00000000000a"] } as const;
  const [bash, powershell] = [collectScript(scope, "bash"), collectScript(scope, "powershell")];
  const queries = (script: string) =>
    [...script.matchAll(/"(\w+ \| where .*)"$/gm)].map((m) => m[1]);
  expect(queries(bash)).toEqual(queries(powershell));
  expect(queries(bash).length).toBeGreaterThan(10);
  const children = (script: string, line: RegExp) =>
    [...script.matchAll(line)].map((m) => m[1]?.replaceAll("'", ""));
  expect(children(bash, /^children (.*)$/gm)).toEqual(
    children(powershell, /^Read-Children (.*)$/gm),
  );
  for (const script of [bash, powershell]) {
    expect(script).toContain("5b0c0000-0000-4000-8000-00000000000a");
    expect(script.split("\n").length).toBeLessThan(120);
    expect(script).not.toMatch(/--method (post|put|patch|delete)|listKeys|\bcreate\b|\bupdate\b/i);
  }
});
