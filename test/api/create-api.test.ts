/** Does the door answer every call, refuse what is wrong in a sentence, and stay the same over a port? */
import { MessageChannel } from "node:worker_threads";
import { expect, test } from "vitest";
import {
  type Api,
  apiOver,
  type CallName,
  type Calls,
  callNames,
  createApi,
  type FilesPort,
  overThread,
  serve,
} from "#src/api/index.ts";
import { demoSites, demoSnapshot } from "#src/demo/index.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const json = (value: unknown) => bytes(JSON.stringify(value));

/** Files in memory; `hold` files are read only when `release` is called. */
function filesOf(contents: Readonly<Record<string, Uint8Array>>) {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  const files: FilesPort = {
    list: async (path) => {
      const content = contents[path];
      if (!content) throw { sentence: `There is no file ${path}.`, suggestions: ["near.json"] };
      const read = async () => {
        if (path.startsWith("held")) await held;
        return content;
      };
      return [{ name: path, size: content.length, read }];
    },
  };
  return { files, release: () => release() };
}

const newApi = (contents: Readonly<Record<string, Uint8Array>> = {}) =>
  createApi({ files: filesOf(contents).files });

async function demoApi(): Promise<Api> {
  const api = newApi();
  const opened = await api("open", { paths: "demo" });
  if (!opened.ok) throw new Error(opened.fault.sentence);
  return api;
}

/** Asks of every call that the demo answers. */
const corpus: { readonly [K in CallName]: readonly Calls[K]["ask"][] } = {
  // Without a collector the host says that it cannot.
  collect: [{ signIn: { by: "azure-cli" }, scope: { is: "tenant" } }],
  collectPlan: [{ signIn: { by: "azure-cli" }, scope: { is: "tenant" } }],
  collectScope: [{ signIn: { by: "azure-cli" }, scope: { is: "tenant" } }],
  endCollection: [{ keep: true }],
  open: [{ paths: "demo" }],
  opened: [{}],
  vantages: [{}],
  services: [{}],
  resolve: [
    { name: "stcontoso.blob.core.windows.net", from: "vm:vm-app-01" },
    { name: "https://SQL-contoso.database.windows.net:1433/x", from: "site:hq", type: "a" },
    { name: "nothing.example.org", from: "internet", type: "MX" },
    { name: "", from: "internet" },
    { name: "x.y", from: "vm:nobody" },
  ],
  trace: [
    { name: "stcontoso.blob.core.windows.net", from: "vm:vm-app-01" },
    { name: "10.1.2.5", from: "vm:vm-data-01", port: 443 },
  ],
  understand: [
    { text: "from vm-app-01 to stcontoso:443" },
    {
      text: "Server:  UnKnown\r\nAddress:  168.63.129.16\r\n\r\nName:    kv-contoso.vault.azure.net\r\nAddress:  10.2.2.5\r\n",
    },
  ],
  routes: [{ from: "vm:vm-app-01" }, { from: "vm:vm-app-01", to: "10.2.2.5" }],
  matrix: [{}, { from: ["internet"], names: ["kv-contoso.vault.azure.net"] }],
  compareAccess: [
    { from: ["subnet:vnet-spoke-01/snet-app"], gbPerMonth: 500 },
    { from: ["internet"], names: ["kv-contoso.vault.azure.net"] },
    {
      from: ["internet"],
      prices: { format: "split-horizon.prices/1", asOf: "2026-11-01", peeringPerGb: 0.02 },
    },
    { prices: { format: "split-horizon.prices/1" } },
  ],
  accessSummary: [{}, { from: ["subnet:vnet-spoke-01/snet-app"] }, { from: ["nowhere"] }],
  scene: [{ level: 1 }, { level: 2 }],
  exportView: [
    { format: "svg", level: 1 },
    { view: "matrix", format: "csv", names: ["kv-contoso.vault.azure.net"], from: ["internet"] },
    { view: "report", format: "docx" },
    { format: "gif" },
  ],
  document: [{ id: "/subscriptions/nowhere" }, { id: "sites.json#192.168.0.53" }],
  gaps: [{}],
  snapshot: [{}],
  tellDnsServer: [
    { server: { address: "10.0.4.4", software: "bind" } },
    { server: { address: "nowhere" } },
  ],
  sitesFile: [{}],
};

/** `api` asked by a name that is only known at run time. */
const ask = (api: Api, name: CallName, asked: unknown) => api(name, asked as never);

test("before anything is open, each call says so", async () => {
  const api = newApi();
  expect(await api("opened", {})).toEqual({ ok: true, value: null });
  for (const name of callNames.filter((n) => !/^open|ollect/.test(n))) {
    const reply = await ask(api, name, corpus[name][0]);
    expect(reply, name).toMatchObject({ ok: false, fault: { kind: "input" } });
    expect(reply.ok ? "" : reply.fault.sentence).toContain("Nothing is open");
  }
});

test("every call is answered, in-process and over a port alike", async () => {
  const [here, behind] = [await demoApi(), await demoApi()];
  const { port1, port2 } = new MessageChannel();
  serve(behind, overThread(port1));
  const there = apiOver(overThread(port2));
  for (const name of callNames)
    for (const asked of corpus[name]) {
      const reply = await ask(here, name, asked);
      expect(await ask(there, name, asked), `${name} ${JSON.stringify(asked)}`).toEqual(reply);
      if (!reply.ok) expect(reply.fault.kind, `${name}: ${reply.fault.sentence}`).toBe("input");
    }
  port1.close();
});

test("no ask of any shape makes the door throw, or its sentence a defect", async () => {
  const api = await demoApi();
  const strange: readonly unknown[] = [
    undefined,
    null,
    7,
    "x",
    [],
    { name: 7, from: {} },
    { from: null, to: 7 },
    { paths: [7], server: 7, id: [], level: "x", names: {} },
    { name: "a".repeat(5000), from: "\u0000" },
  ];
  for (const name of callNames)
    for (const asked of strange) {
      const reply = await ask(api, name, asked);
      if (!reply.ok) expect(reply.fault.kind, `${name}: ${reply.fault.sentence}`).toBe("input");
    }
});

test("files are joined, sites files among them are told apart, and news tells how far it is", async () => {
  const api = newApi({
    "a.json": json(demoSnapshot()),
    "told.json": json(demoSites()),
  });
  const news: string[] = [];
  const reply = await api(
    "open",
    { paths: ["a.json", "told.json"] },
    { onNews: ({ doing, done, of }) => news.push(`${doing} ${done}/${of}`) },
  );
  expect(reply).toMatchObject({
    ok: true,
    value: { title: "a.json + told.json", isDemo: false, report: { unreadable: [] } },
  });
  expect(news).toEqual([
    "Reading a.json 0/2",
    "Reading told.json 1/2",
    "Joining what was read 2/2",
  ]);
  const site = await api("resolve", { name: "stcontoso.blob.core.windows.net", from: "site:hq" });
  expect(site).toMatchObject({ ok: true });
});

test("what cannot be opened is refused with its sentence", async () => {
  const api = newApi({
    "newer.json": json({ format: "split-horizon.snapshot/7" }),
    "cut.json": json(demoSnapshot()).subarray(0, 500),
    "empty.json": bytes(""),
    "text.json": bytes("hello"),
    "error.json": json({ error: { code: "AuthorizationFailed", message: "No." } }),
    "told.json": json(demoSites()),
    "newer-sites.json": json({ format: "split-horizon.sites/9" }),
  });
  const sentence = async (paths: readonly string[], sites: readonly string[] = []) => {
    const reply = await api("open", { paths, sites });
    return reply.ok ? "" : reply.fault.sentence;
  };
  expect(await sentence(["newer.json"])).toBe(
    "newer.json: Made by a newer version (format 7, this program reads 1). Update to open it.",
  );
  expect(await sentence(["nowhere.json"])).toBe("There is no file nowhere.json.");
  for (const path of ["cut.json", "empty.json", "text.json", "error.json"])
    expect(await sentence([path]), path).toMatch(new RegExp(`^Nothing could be read. ${path} `));
  expect(await sentence([])).toBe("No file or folder was named to open.");
  expect(await sentence(["told.json"], ["error.json"])).toContain("error.json is no sites file");
  expect(await sentence(["told.json"], ["newer-sites.json"])).toContain("made by a newer version");
});

test("a refused opening leaves open what was open", async () => {
  const api = await demoApi();
  await api("open", { paths: ["nowhere.json"] });
  expect(await api("opened", {})).toMatchObject({ ok: true, value: { isDemo: true } });
});

test("a newer opening cancels the older, which then changes nothing", async () => {
  const { files, release } = filesOf({ "held.json": json(demoSnapshot()) });
  const api = createApi({ files });
  const older = api("open", { paths: ["held.json"] });
  const newer = await api("open", { paths: "demo" });
  release();
  expect(newer.ok).toBe(true);
  expect(await older).toMatchObject({ ok: false, fault: { kind: "cancelled" } });
  expect(await api("opened", {})).toMatchObject({ ok: true, value: { isDemo: true } });
});

test("a cancelled opening changes nothing", async () => {
  const { files, release } = filesOf({ "held.json": json(demoSnapshot()) });
  const api = createApi({ files });
  const stop = new AbortController();
  const opening = api("open", { paths: ["held.json"] }, { signal: stop.signal });
  stop.abort();
  release();
  expect(await opening).toMatchObject({ ok: false, fault: { kind: "cancelled" } });
  expect(await api("opened", {})).toEqual({ ok: true, value: null });
});

test("a DNS server that is told changes the answer, and the sites file", async () => {
  const api = await demoApi();
  const before = await api("sitesFile", {});
  const told = await api("tellDnsServer", {
    server: { address: "192.168.0.53", software: "bind", forwarders: ["10.0.4.4"] },
  });
  expect(told.ok).toBe(true);
  const after = await api("sitesFile", {});
  expect(after).not.toEqual(before);
  expect(after.ok && JSON.parse(after.value).dnsServers).toMatchObject([
    { address: "192.168.0.53", software: "bind", forwarders: ["10.0.4.4"] },
  ]);
  const answer = await api("resolve", {
    name: "sql-contoso.database.windows.net",
    from: "site:hq",
  });
  expect(answer).toMatchObject({ ok: true, value: { outcome: "PRIVATE_OK" } });
});

test("every document that a demo's answer rests on can be opened", async () => {
  const api = await demoApi();
  const [vantages, services] = [await api("vantages", {}), await api("services", {})];
  if (!vantages.ok || !services.ok) throw new Error("The demo opens.");
  const closed = new Set<string>();
  for (const { id: from } of vantages.value)
    for (const { fqdn: name } of services.value.flatMap((service) => service.names)) {
      const trace = await api("trace", { name, from });
      if (!trace.ok) throw new Error(trace.fault.sentence);
      const { resolution, journeys } = trace.value;
      const steps = [...resolution.steps, ...journeys.flatMap(({ hops }) => hops)];
      for (const { resource } of steps.flatMap(({ because }) => because)) {
        const document = await api("document", { id: resource });
        if (!document.ok || document.value === null) closed.add(resource);
      }
    }
  expect([...closed]).toEqual([]);
});
