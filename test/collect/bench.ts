/** What does a large collection cost: requests, time, memory; and opening and writing its snapshot? */
import { spawn } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { planFor } from "#src/azure/plan/index.ts";
import { azureCollector } from "#src/io/azure/index.ts";
import { readSnapshotFile, writeSnapshotFile } from "#src/io/snapshot-file/index.ts";

const networks = Number(process.argv[2] ?? 500);
const isHurried = process.argv.includes("--hurried");

type Served = {
  readonly url: string;
  readonly ca: string;
  readonly resources: number;
  readonly counts: Readonly<Record<string, number>>;
};

const server = spawn(
  process.execPath,
  ["--max-old-space-size=6000", join(import.meta.dirname, "serve-big.ts"), String(networks)],
  { stdio: ["ignore", "pipe", "inherit"] },
);
const [first] = await new Promise<readonly string[]>((ready) =>
  createInterface({ input: server.stdout }).once("line", (line) => ready([line])),
);
const served = JSON.parse(first ?? "{}") as Served;
const folder = await mkdtemp(join(tmpdir(), "bench-"));
const path = join(folder, "big.horizon.json");

let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
const started = process.memoryUsage().rss;

// Without Azure's own limits on the pace, what is measured is this program.
const ahead = { ms: 0 };
const clock = {
  now: () => Date.now() + ahead.ms,
  wait: async (ms: number) => {
    ahead.ms += ms;
    await new Promise((next) => setImmediate(next));
  },
};
const collector = azureCollector({
  environment: {},
  ca: served.ca,
  credential: async () => ({
    getToken: async () => ({ token: "bench", expiresOnTimestamp: Date.now() + 36_000_000 }),
  }),
  ...(isHurried ? { clock } : {}),
});
const before = performance.now();
const done = await collector.collect(
  {
    signIn: { by: "environment" },
    cloud: { arm: served.url, authority: "https://login.example.net" },
    scope: { is: "tenant" },
    output: path,
  },
  {},
);
const seconds = (performance.now() - before) / 1000;
const { size } = await stat(path);
const subscriptions = served.counts["microsoft.resources/subscriptions"] ?? 0;
const plan = planFor({ is: "tenant" }, {}, { subscriptions, rows: served.counts });
// Nobody needs to look at rights to read; this program does, to know what was left out.
const least = plan.requests - 1;
console.log(`${networks} networks, ${served.resources} resources, ${subscriptions} subscriptions`);
console.log(
  `requests ${done.requests}, least ${least}: ${(done.requests / least).toFixed(2)} times`,
);
console.log(
  `gaps other than zone groups: ${done.gaps.filter((g) => !g.type.endsWith("zonegroups")).length}`,
);
console.log(`collected in ${seconds.toFixed(1)} s${isHurried ? " (without Azure's pace)" : ""}`);
console.log(
  `snapshot ${mb(size)}; memory at its peak ${mb(peak)}, before ${mb(started)}: ${((peak - started) / size).toFixed(1)} times the snapshot`,
);
server.kill();

const texts: string[] = [];
for (const name of [path, `${path}.gz`]) {
  if (name.endsWith(".gz")) {
    const writing = performance.now();
    await writeSnapshotFile(name, { takenAt: done.takenAt, gaps: done.gaps }, texts);
    console.log(`written packed in ${((performance.now() - writing) / 1000).toFixed(2)} s`);
  }
  const reading = performance.now();
  let read = 0;
  await readSnapshotFile(name, {
    onDocument: (document) => {
      read++;
      if (name === path) texts.push(JSON.stringify(document));
    },
  });
  console.log(
    `opened ${name.endsWith(".gz") ? "packed" : "plain"}: ${read} documents in ${((performance.now() - reading) / 1000).toFixed(2)} s`,
  );
}
const writing = performance.now();
await writeSnapshotFile(path, { takenAt: done.takenAt, gaps: done.gaps }, texts);
console.log(`written plain in ${((performance.now() - writing) / 1000).toFixed(2)} s`);
clearInterval(watch);
await rm(folder, { recursive: true });
