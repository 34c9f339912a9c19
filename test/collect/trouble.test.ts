/** What does a person read when a collection cannot begin, or cannot be kept? */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { azureCollector, type CollectorHost } from "#src/io/azure/index.ts";
import { collectMessages } from "#src/messages/index.ts";
import { hurriedClock } from "../arm/line.ts";
import { startBench } from "../arm/server.ts";
import { smallWorld } from "../arm/world.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trouble-"));
});
afterEach(() => rm(folder, { recursive: true }));

let signedIn = 0;
const token = async () => ({
  token: `planted-${++signedIn}`,
  expiresOnTimestamp: Date.now() + 3_600_000,
});

/** Collects from `arm`; what a person reads when that fails. */
async function collect(
  arm: string,
  more: { readonly host?: Partial<CollectorHost>; readonly output?: string; ending?: AbortSignal },
): Promise<string> {
  const collector = azureCollector({
    environment: {},
    clock: hurriedClock(),
    credential: async () => ({ getToken: token }),
    ...more.host,
  });
  const done = collector.collect(
    {
      signIn: { by: "azure-cli" },
      cloud: { arm, authority: "https://login.example.net" },
      scope: { is: "tenant" },
      output: more.output ?? join(folder, "x.horizon.json"),
    },
    more.ending ? { signal: more.ending } : {},
  );
  return await done.then(
    () => "",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

test("nobody answers: what the line said, and nothing left behind", async () => {
  const bench = await startBench({ documents: [] });
  await bench.close();
  expect(await collect(bench.url, {})).toContain("no answer that could be used (ECONNREFUSED)");
  expect(await readdir(folder)).toEqual([]);
});

test("a certificate that nobody here trusts is told as one, after one try", async () => {
  const bench = await startBench({ documents: smallWorld() });
  const clock = hurriedClock();
  expect(await collect(bench.url, { host: { clock } })).toContain("NODE_EXTRA_CA_CERTS");
  expect(clock.waits).toEqual([]);
  await bench.close();
});

test("ended while somebody signs in: a sentence, at once", async () => {
  const ending = new AbortController();
  const credential: CollectorHost["credential"] = async () => ({
    getToken: async () => {
      ending.abort();
      return await new Promise(() => {});
    },
  });
  const told = await collect("https://127.0.0.1:9", {
    host: { credential },
    ending: ending.signal,
  });
  expect(told).toContain("ended before anything was read");
  expect(await readdir(folder)).toEqual([]);
});

test("a place that cannot be written to is named before anything is asked", async () => {
  const bench = await startBench({ documents: smallWorld() });
  await writeFile(join(folder, "file"), "");
  const told = await collect(bench.url, {
    host: { ca: bench.ca },
    output: join(folder, "file", "x.horizon.json"),
  });
  expect(told).toMatch(/x\.horizon\.json was not written: E\w+\. Nothing was changed\./);
  expect(bench.hits).toEqual([]);
  await bench.close();
});

test("the Azure CLI, which takes its time, is asked for one token", async () => {
  const bench = await startBench({ documents: smallWorld() });
  signedIn = 0;
  expect(await collect(bench.url, { host: { ca: bench.ca } })).toBe("");
  expect(signedIn).toBe(1);
  await bench.close();
});

test("who is told what is missing reads of the fields before them, or of the options they type", async () => {
  const failing = async () => ({
    getToken: async () => {
      throw new Error("No sign-in was found.");
    },
  });
  for (const front of ["page", "commands"] as const) {
    const sentence = await collect("https://arm.example.com", {
      host: { front, credential: failing },
    });
    expect(sentence).toContain("No sign-in was found.");
    expect(sentence.includes("--"), sentence).toBe(front === "commands");
    for (const words of [
      collectMessages.tenantMissing({ front }),
      collectMessages.noSubscriptions({ front }),
    ])
      expect(words.includes("--"), words).toBe(front === "commands");
  }
});
