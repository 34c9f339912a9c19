/** Does nothing leave but reads, and does no token and no secret stay anywhere? */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { NetworkManagementClient } from "@azure/arm-network";
import { expect, test } from "vitest";
import type { CollectNews } from "#src/api/index.ts";
import { createApi } from "#src/api/index.ts";
import {
  azureCollector,
  cloudAddresses,
  credentialFor,
  keptIn,
  mayLeave,
  memoryVault,
  readOnlyGuard,
} from "#src/io/azure/index.ts";
import { nodeFiles } from "#src/io/index.ts";
import { readSnapshotFile } from "#src/io/snapshot-file/index.ts";
import { lineTo } from "../arm/line.ts";
import { type BenchOptions, startBench } from "../arm/server.ts";
import { contoso, everyId, smallWorld } from "../arm/world.ts";
import { sourcesOf } from "../fence/sources.ts";

const PLANTED = "planted.token-7f3a9c1e";

/** A collection through the whole program, but for signing in; everything that it left behind as one text. */
async function collectedTo(name: string, options: BenchOptions, more: object = {}) {
  const bench = await startBench(options);
  const folder = await mkdtemp(join(tmpdir(), "collected-"));
  const news: CollectNews[] = [];
  const collector = azureCollector({
    environment: {},
    ca: bench.ca,
    credential: async () => ({
      getToken: async () => ({ token: PLANTED, expiresOnTimestamp: Date.now() + 3_600_000 }),
    }),
  });
  const ask = {
    signIn: { by: "device-code" },
    cloud: { arm: bench.url, authority: "https://login.example.net" },
    scope: { is: "tenant" },
    output: join(folder, name),
    ...more,
  } as const;
  const done = await collector.collect(ask, { onNews: (one) => news.push(one) });
  await bench.close();
  const names = await readdir(folder, { recursive: true });
  const texts = await Promise.all(
    names.map(async (file) => {
      const bytes = await readFile(join(folder, file)).catch(() => Buffer.alloc(0));
      return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
    }),
  );
  return { done, news, names, left: texts.join("\n"), folder, bench };
}

test("a snapshot says what was asked, by which kind of identity, and holds no token", async () => {
  const { done, news, names, left, folder, bench } = await collectedTo("x.horizon.json.gz", {
    documents: contoso(),
  });
  expect(bench.hits.every((hit) => hit.authorization === `Bearer ${PLANTED}`)).toBe(true);
  expect(names).toEqual(["x.horizon.json.gz"]);
  expect(left).not.toContain(PLANTED);
  expect(JSON.stringify([done, news])).not.toContain(PLANTED);
  const ids: string[] = [];
  const read = await readSnapshotFile(done.path ?? "", {
    onDocument: (document) => ids.push(String(document.id).toLowerCase()),
  });
  expect(ids).toEqual(everyId(contoso()));
  expect(read).toMatchObject({
    checksum: "right",
    header: {
      gaps: [],
      collection: {
        identity: { kind: "device-code" },
        scope: { is: "tenant" },
        requests: done.requests,
      },
    },
  });
  await rm(folder, { recursive: true });
});

test("what was collected answers every question as the documents themselves do", async () => {
  const { done, folder } = await collectedTo("y.horizon.json", { documents: contoso() });
  const raw = join(folder, "raw.json");
  await writeFile(raw, JSON.stringify(contoso()));
  const matrices = await Promise.all(
    [done.path ?? "", raw].map(async (path) => {
      const api = createApi({ files: nodeFiles() });
      const opened = await api("open", { paths: [path] });
      if (!opened.ok) throw new Error(opened.fault.sentence);
      return await api("matrix", {});
    }),
  );
  expect(matrices[0]).toMatchObject({ ok: true });
  expect(matrices[0]).toEqual(matrices[1]);
  await rm(folder, { recursive: true });
});

test("a refused collection keeps a journal for going on, and no token in it", async () => {
  const denied = "/subscriptions/5b0c0000-0000-4000-8000-00000000000a";
  const { names, left, done, folder } = await collectedTo("history/", {
    documents: smallWorld(),
    denials: [{ scope: denied, type: "microsoft.sql/servers/firewallrules" }],
  });
  expect(done.gaps.length).toBeGreaterThan(0);
  expect(names.filter((name) => name.endsWith(".journal"))).toHaveLength(1);
  expect(names.filter((name) => name.endsWith(".horizon"))).toHaveLength(1);
  expect(left).not.toContain(PLANTED);
  await rm(folder, { recursive: true });
});

test("errors of the line tell no token", async () => {
  const bench = await startBench({
    documents: smallWorld(),
    fault: () => "dropped before headers",
  });
  const arm = await lineTo(bench, { token: PLANTED });
  const error: unknown = await arm
    .get(`${bench.url}/subscriptions?api-version=2022-12-01`, new AbortController().signal)
    .catch((reason: unknown) => reason);
  expect(String(error)).not.toContain(PLANTED);
  expect(JSON.stringify(error)).not.toContain(PLANTED);
  await bench.close();
});

test("a vault keeps tokens until they expire, and asks anew on a claims challenge", async () => {
  const vault = memoryVault();
  let made = 0;
  const credential = keptIn(vault, "me", {
    getToken: async () => ({ token: `t${++made}`, expiresOnTimestamp: Date.now() + 3_600_000 }),
  });
  expect((await credential.getToken("s"))?.token).toBe("t1");
  expect((await credential.getToken("s"))?.token).toBe("t1");
  expect((await credential.getToken("s", { claims: "{}" }))?.token).toBe("t2");
  expect((await credential.getToken("s"))?.token).toBe("t2");
  await vault.set("me s", "damaged");
  expect((await credential.getToken("s"))?.token).toBe("t3");
});

test("only reads of the own cloud may leave", () => {
  const none = { effectiveRoutes: false, learnedRoutes: false };
  const at = "https://management.azure.com";
  const may = (method: string, url: string, actions = none) =>
    mayLeave(at, actions, { method, url });
  const graph = `${at}/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01`;
  expect(may("GET", `${at}/subscriptions?api-version=1`)).toBe(true);
  expect(may("POST", graph)).toBe(true);
  expect(may("GET", "https://evil.example.net/subscriptions")).toBe(false);
  expect(may("GET", "http://management.azure.com/subscriptions")).toBe(false);
  expect(may("GET", "https://management.azure.com.evil.net/x")).toBe(false);
  for (const method of ["PUT", "PATCH", "DELETE"]) expect(may(method, graph)).toBe(false);
  expect(may("POST", `${at}/subscriptions/x/storageAccounts/y/listKeys`)).toBe(false);
  const routes = `${at}/subscriptions/x/networkInterfaces/y/effectiveRouteTable?api-version=1`;
  expect(may("POST", routes)).toBe(false);
  expect(may("POST", routes, { effectiveRoutes: true, learnedRoutes: false })).toBe(true);
});

test("the guard stops the SDK's own clients from writing, before the wire", async () => {
  const bench = await startBench({ documents: smallWorld() });
  const guard = readOnlyGuard(bench.url, { effectiveRoutes: true, learnedRoutes: true });
  const client = new NetworkManagementClient(
    { getToken: async () => ({ token: PLANTED, expiresOnTimestamp: Date.now() + 3_600_000 }) },
    "5b0c0000-0000-4000-8000-00000000000a",
    {
      endpoint: bench.url,
      tlsOptions: { ca: bench.ca },
      additionalPolicies: [{ policy: guard, position: "perCall" }],
    },
  );
  await expect(client.virtualNetworks.delete("rg-a", "vnet-a")).rejects.toThrow(
    /stopped before it left/,
  );
  expect(bench.hits).toEqual([]);
  const names: (string | undefined)[] = [];
  for await (const vnet of client.virtualNetworks.listAll()) names.push(vnet.name);
  expect(names).toEqual(["vnet-a"]);
  await bench.close();
});

test("every way to sign in makes its credential, and says what it lacks", async () => {
  const options = {
    cloud: cloudAddresses("usgovernment"),
    tenant: "contoso.example.com",
    environment: { SECRET: "s" },
    front: "commands" as const,
    onPrompt: () => {},
  };
  const ways = [
    { by: "azure-cli" },
    { by: "browser" },
    { by: "device-code" },
    { by: "environment" },
    { by: "managed-identity" },
    { by: "secret", client: "c", secretVariable: "SECRET" },
    { by: "certificate", client: "c", path: "cert.pem" },
  ] as const;
  const names = await Promise.all(
    ways.map(async (way) => (await credentialFor(way, options)).constructor.name),
  );
  expect(names).toEqual([
    "AzureCliCredential",
    "InteractiveBrowserCredential",
    "DeviceCodeCredential",
    "EnvironmentCredential",
    "ManagedIdentityCredential",
    "ClientSecretCredential",
    "ClientCertificateCredential",
  ]);
  const lacking = { by: "secret", client: "c", secretVariable: "OTHER" } as const;
  await expect(credentialFor(lacking, options)).rejects.toThrow(/OTHER is empty/);
  await expect(credentialFor(ways[5], { ...options, tenant: undefined })).rejects.toThrow(
    /--tenant/,
  );
});

test("clouds have their own addresses, and no token travels but over https", async () => {
  expect(cloudAddresses("china").tokenScope).toBe("https://management.chinacloudapi.cn/.default");
  expect(cloudAddresses({ arm: "https://arm.x/", authority: "https://login.x/" })).toEqual({
    name: "custom",
    arm: "https://arm.x",
    authority: "https://login.x",
    tokenScope: "https://arm.x/.default",
  });
  const plain = { documents: smallWorld() };
  const cloud = { arm: "http://127.0.0.1:1", authority: "https://login.example.net" };
  await expect(collectedTo("x", plain, { cloud })).rejects.toThrow(/https only/);
});

test("through the door: one collection at a time, ended from outside with what was read kept", async () => {
  const bench = await startBench({ documents: contoso(), delayMs: 30 });
  const folder = await mkdtemp(join(tmpdir(), "door-"));
  const collector = azureCollector({
    environment: {},
    ca: bench.ca,
    credential: async () => ({
      getToken: async () => ({ token: PLANTED, expiresOnTimestamp: Date.now() + 3_600_000 }),
    }),
  });
  const api = createApi({ files: { list: async () => [] }, collector });
  const ask = {
    signIn: { by: "browser" },
    cloud: { arm: bench.url, authority: "https://login.example.net" },
    scope: { is: "tenant" },
    output: join(folder, "x.horizon.json"),
  } as const;
  const plan = await api("collectPlan", { ...ask, counted: true });
  expect(plan).toMatchObject({ ok: true, value: { basis: "counted" } });
  let hasRead = () => {};
  const reading = new Promise<void>((read) => (hasRead = read));
  const onNews = (news: CollectNews) => void (news.rows.some((row) => row.read > 0) && hasRead());
  const work = api("collect", ask, { onNews });
  expect(await api("collect", ask)).toMatchObject({ ok: false, fault: { kind: "input" } });
  await reading;
  expect(await api("endCollection", { keep: true })).toEqual({
    ok: true,
    value: { wasRunning: true },
  });
  const done = await work;
  expect(done).toMatchObject({ ok: true, value: { isCancelled: true } });
  expect(await api("endCollection", { keep: true })).toEqual({
    ok: true,
    value: { wasRunning: false },
  });
  expect(await readdir(folder)).toEqual([".x.horizon.json.journal", "x.horizon.json"]);
  const again = await api("collect", { ...ask, resume: true });
  expect(again).toMatchObject({ ok: true, value: { isCancelled: false, gaps: [] } });
  expect(await readdir(folder)).toEqual(["x.horizon.json"]);
  for (const bad of [
    { signIn: { by: "telepathy" } },
    { cloud: "cumulus" },
    { scope: { is: "subscriptions", ids: ["mine"] } },
  ])
    expect(await api("collect", { ...ask, ...bad } as never)).toMatchObject({
      ok: false,
      fault: { kind: "input" },
    });
  await bench.close();
  await rm(folder, { recursive: true });
});

test("nothing of the SDK is loaded before it is used: the program starts fast without it", () => {
  const loaded = sourcesOf("src")
    .filter(({ path }) => path.startsWith("src/io/"))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from "(@azure\/[^"]+)"/gm)].map(
        (found) => `${path} imports ${found[1]}`,
      ),
    );
  expect(loaded).toEqual([]);
});
