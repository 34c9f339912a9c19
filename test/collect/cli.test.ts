/** What does a person get who types `collect` or `redact`? */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Api, Collected } from "#src/api/index.ts";
import { planFor } from "#src/azure/plan/index.ts";
import { demoDocuments, demoSites } from "#src/demo/index.ts";
import { writeSnapshotFile } from "#src/io/snapshot-file/index.ts";
import { readArguments } from "../../src/cli/arguments.ts";
import { Exit, type Task } from "../../src/cli/command.ts";
import { collectCommand } from "../../src/cli/commands/collect.ts";
import { run } from "../../src/cli/run.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

const done: Collected = {
  path: "x.horizon.json",
  takenAt: "2026-11-20T09:12:00Z",
  resources: 412,
  subscriptions: 3,
  requests: 140,
  elapsedMs: 9000,
  gaps: [],
  isCancelled: false,
  secretsRemoved: 0,
};

/** Runs `collect` with these words, over an api that replies as told. */
async function collect(words: readonly string[], replies: Readonly<Record<string, unknown>> = {}) {
  const [out, notes, asked]: [string[], string[], unknown[]] = [[], [], []];
  const task: Task = {
    out: (text) => void out.push(text),
    write: (text) => void out.push(text),
    note: (text) => void notes.push(text),
    isWatched: false,
    strong: (text: string) => text,
    told: readArguments("collect", collectCommand, words),
    ask: async (name, ask) => {
      asked.push([name, ask]);
      return replies[name] as never;
    },
    api: (async () => ({ ok: true, value: { wasRunning: false } })) as unknown as Api,
  };
  const code = await collectCommand.run(task).catch((error: unknown) => {
    if (!(error instanceof Exit)) throw error;
    notes.push(error.message);
    return error.code;
  });
  return { code, out: out.join("\n"), notes: notes.join("\n"), asked };
}

test("a whole collection ends with 0 and one sentence", async () => {
  const { code, notes, asked } = await collect(["-o", "x.horizon.json"], { collect: done });
  expect(code).toBe(0);
  expect(notes).toBe("412 resources, 0 gaps, 140 requests in 9 s; written to x.horizon.json.");
  expect(asked).toMatchObject([
    ["collect", { signIn: { by: "azure-cli" }, scope: { is: "tenant" }, output: "x.horizon.json" }],
  ]);
});

test("refusals are grouped by the right that is missing, and end with 3", async () => {
  const gap = (n: number) => ({
    scope: `/subscriptions/${n}`,
    type: "microsoft.network/privatednszones",
    why: "refused",
    right: "Microsoft.network/privatednszones/read",
  });
  const { code, notes } = await collect(["-o", "x"], {
    collect: { ...done, gaps: [gap(1), gap(2)] },
  });
  expect(code).toBe(3);
  expect(notes).toContain(
    "microsoft.network/privatednszones refused in 2 scopes: 2 gaps. The right that would settle it: Microsoft.network/privatednszones/read.",
  );
});

test("what was seen but not wished for is no failure", async () => {
  const gaps = [{ scope: "/subscriptions/9", type: "*", why: "not-collected", right: "Reader" }];
  expect((await collect(["-o", "x"], { collect: { ...done, gaps } })).code).toBe(0);
  expect((await collect(["-o", "x"], { collect: { ...done, isCancelled: true } })).code).toBe(3);
});

test("a plan tells requests, rights beyond Reader, and the likely time", async () => {
  const plan = planFor(
    { is: "tenant" },
    { effectiveRoutes: true },
    { subscriptions: 2, rows: { "microsoft.compute/virtualmachines": 4 } },
  );
  const { code, out, asked } = await collect(["--plan", "--effective-routes"], {
    collectPlan: plan,
  });
  expect(code).toBe(0);
  expect(out).toContain("Microsoft.Network/networkInterfaces/effectiveRouteTable/action");
  expect(out).toMatch(new RegExp(`About ${plan.requests} reads`));
  expect(asked).toMatchObject([["collectPlan", { counted: true }]]);
});

test("the script needs no sign-in", async () => {
  const { code, out, asked } = await collect(["--print-script", "--shell", "powershell"]);
  expect([code, asked]).toEqual([0, []]);
  expect(out).toContain("Read-Graph 'private-DNS'");
});

test.each([
  [[], "Say where the snapshot goes"],
  [["-o", "x", "--subscription", "a", "--management-group", "b"], "one kind of scope"],
  [["-o", "x", "--resource-group", "rg"], "is no resource group"],
  [["-o", "x", "--cloud", "cumulus"], "is no cloud"],
  [["-o", "x", "--arm-endpoint", "https://x"], "is no cloud"],
  [["-o", "x", "--zone-groups", "some"], "auto, all and none do"],
  [["--print-script", "--shell", "fish"], "bash and powershell are"],
])("%j ends with 2 and says what would be right", async (words, sentence) => {
  const { code, notes } = await collect(words);
  expect([code, notes]).toEqual([2, expect.stringContaining(sentence)]);
});

test("nobody signed in: a sentence, exit 2, and nothing written", async () => {
  const notes: string[] = [];
  const output = {
    out: () => {},
    write: () => {},
    note: (text: string) => void notes.push(text),
    isWatched: false,
    strong: (text: string) => text,
  };
  const words = ["collect", "-o", join(folder, "none.horizon.json"), "--sign-in", "secret"];
  const more = [
    "--client",
    "c",
    "--tenant",
    "t.example.com",
    "--secret-variable",
    "NO_SUCH_VARIABLE",
  ];
  expect(await run([...words, ...more], output)).toBe(2);
  expect(notes.join()).toContain("NO_SUCH_VARIABLE is empty or not set");
  expect(await run([...words.slice(0, 3), "--sign-in", "telepathy"], output)).toBe(2);
  expect(notes.join()).toContain("device-code");
  expect(await readdir(folder)).toEqual([]);
});

test("redact writes another estate and proves that its answers stay", async () => {
  const [from, to] = [join(folder, "from.horizon.json"), join(folder, "to.horizon.json")];
  const texts = demoDocuments().map((doc) => JSON.stringify(doc));
  await writeSnapshotFile(from, { takenAt: "2026-11-20T09:12:00Z", gaps: [] }, texts);
  const [out, notes]: [string[], string[]] = [[], []];
  const output = {
    out: (text: string) => void out.push(text),
    write: () => {},
    note: (text: string) => void notes.push(text),
    isWatched: false,
    strong: (text: string) => text,
  };
  expect(await run(["redact", from, "-o", to, "--json"], output)).toBe(0);
  expect(JSON.parse(out.join(""))).toMatchObject({ different: 0 });
  expect(notes.join()).toContain("the same before and after");
  expect(await readFile(to, "utf8")).not.toContain("contoso");
});

/** What `words` print, and their exit code. */
async function typed(words: readonly string[]) {
  const [out, notes]: [string[], string[]] = [[], []];
  const output = {
    out: (text: string) => void out.push(text),
    write: (text: string) => void out.push(text),
    note: (text: string) => void notes.push(text),
    isWatched: false,
    strong: (text: string) => text,
  };
  const code = await run(words, output);
  return { code, out: out.join(""), notes: notes.join("\n") };
}

test("import carries what was told into the snapshot, which answers alone as both did, redacted too", async () => {
  const [exports, sites] = [join(folder, "exports.json"), join(folder, "sites.json")];
  await writeFile(exports, JSON.stringify(demoDocuments()));
  await writeFile(sites, JSON.stringify(demoSites()));
  const [carried, shared] = [join(folder, "carried.json"), join(folder, "shared.json")];
  expect(await typed(["import", exports, sites, "-o", carried])).toMatchObject({ code: 0 });
  const apart = await typed(["matrix", "--estate", exports, "--sites", sites, "--json"]);
  expect(await typed(["matrix", "--estate", carried, "--json"])).toEqual(apart);
  expect(await typed(["redact", carried, "-o", shared])).toMatchObject({ code: 0 });
  const cells = (text: string) => (JSON.parse(text) as { cells: unknown[] }).cells.length;
  const after = await typed(["matrix", "--estate", shared, "--json"]);
  expect(cells(after.out)).toBe(cells(apart.out));
});

test("import leaves secrets out of the snapshot, and says so", async () => {
  const [from, to] = [join(folder, "raw.json"), join(folder, "safe.json")];
  const id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/connections/c";
  const properties = { connectionType: "IPsec", sharedKey: "Sh4redK3y!" };
  await writeFile(
    from,
    JSON.stringify([{ id, name: "c", type: "Microsoft.Network/connections", properties }]),
  );
  const { notes } = await typed(["import", from, "-o", to]);
  expect(notes).toContain("1 value");
  expect(await readFile(to, "utf8")).not.toContain("Sh4redK3y!");
});
