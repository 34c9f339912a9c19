/** Is the JSON of every command as the contract of the command line writes it, and the same each time? */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cli, cliJson } from "./call.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "split-horizon-cli-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The shape of a value: names of fields in order, and the kind of everything else; of lists the first item. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? [shapeOf(value[0])] : [];
  if (value === null) return null;
  if (typeof value !== "object") return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, shapeOf(own)]));
}

const RG = "/subscriptions/5b0c0000-0000-4000-8000-00000000000";

test("resolve", async () => {
  const seen = await cliJson("resolve", "stcontoso.blob.core.windows.net", "--from", "site:hq");
  expect(Object.keys(seen)).toEqual([
    "format",
    "vantage",
    "question",
    "rcode",
    "outcome",
    "chain",
    "addresses",
    "privateEndpoint",
    "servers",
    "decider",
    "steps",
    "branches",
    "assumptions",
    "gaps",
    "confidence",
    "sentence",
  ]);
  const { steps, sentence, ...rest } = seen;
  expect(rest).toEqual({
    format: "split-horizon.resolution/1",
    vantage: { id: "site:hq", kind: "site", label: "hq" },
    question: { name: "stcontoso.blob.core.windows.net", type: "A" },
    rcode: "NOERROR",
    outcome: "PRIVATE_OK",
    chain: [
      {
        name: "stcontoso.blob.core.windows.net",
        type: "CNAME",
        data: "stcontoso.privatelink.blob.core.windows.net",
        ttl: 60,
        from: "public",
      },
      {
        name: "stcontoso.privatelink.blob.core.windows.net",
        type: "A",
        data: "10.1.2.5",
        ttl: 10,
        from: `${RG}1/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net`,
      },
    ],
    addresses: ["10.1.2.5"],
    privateEndpoint: `${RG}2/resourceGroups/rg-app-prod/providers/Microsoft.Network/privateEndpoints/pe-stcontoso`,
    servers: ["192.168.0.53", "10.0.4.4", "168.63.129.16 from vnet-hub"],
    decider: 5,
    branches: [],
    assumptions: [],
    gaps: [],
    confidence: "certain",
  });
  expect(shapeOf(steps)).toEqual([
    {
      n: "number",
      at: "string",
      actor: "string",
      did: "string",
      text: "string",
      because: [{ resource: "string", pointer: "string", seen: ["string"] }],
    },
  ]);
  expect(sentence).toBe(
    "stcontoso.blob.core.windows.net resolves to 10.1.2.5 of private endpoint pe-stcontoso.",
  );
});

test("a public address that nobody knows is written public, and no endpoint is null", async () => {
  const seen = await cliJson("resolve", "stcontoso.blob.core.windows.net", "--from", "internet");
  expect(seen).toMatchObject({
    outcome: "PUBLIC",
    addresses: ["public"],
    privateEndpoint: null,
    vantage: { id: "internet", kind: "internet", label: "internet" },
  });
});

test("an answer that depends carries each possible one", async () => {
  const told = join(folder, "unknown.json");
  await writeFile(
    told,
    JSON.stringify({
      format: "split-horizon.sites/1",
      dnsServers: [
        {
          address: "192.168.0.53",
          software: "other",
          conditionalForwarders: [{ zone: "privatelink.blob.core.windows.net", to: ["10.0.4.4"] }],
          forwarders: ["9.9.9.9"],
        },
      ],
    }),
  );
  const name = "stcontoso.blob.core.windows.net";
  const seen = await cliJson("resolve", name, "--from", "site:hq", "--sites", told);
  expect(seen.outcome).toBe("INDETERMINATE");
  expect(seen.confidence).not.toBe("certain");
  expect(shapeOf(seen.branches)).toMatchObject([
    {
      when: "string",
      outcome: "string",
      chain: [{}],
      addresses: ["string"],
      steps: [{ text: "string" }],
    },
  ]);
  expect([...(seen.gaps as string[]), ...(seen.assumptions as string[])]).not.toEqual([]);
});

test("trace", async () => {
  const seen = await cliJson("trace", "stcontoso.blob.core.windows.net", "--from", "vm:vm-data-01");
  expect(seen).toMatchObject({
    format: "split-horizon.trace/1",
    resolution: { format: "split-horizon.resolution/1", outcome: "PRIVATE_OK" },
    journeys: [{ to: "10.1.2.5", ending: "delivered" }],
    verdict: {
      class: "PRIVATE_ENDPOINT",
      transport: null,
      blockedAt: null,
      confidence: "certain",
    },
  });
  expect(shapeOf(seen.journeys)).toMatchObject([
    {
      to: "string",
      hops: [{ at: "string", nextHopType: "string", nextHop: "string", because: [{}] }],
      ending: "string",
    },
  ]);
  expect(typeof seen.sentence).toBe("string");
  expect(Array.isArray((seen.verdict as { risks: unknown }).risks)).toBe(true);
});

test("a trace takes a port in the name, and an address in place of it", async () => {
  const byName = await cliJson(
    "trace",
    "stcontoso.blob.core.windows.net:445",
    "--from",
    "vm:vm-data-01",
  );
  expect(byName).toMatchObject({ verdict: { class: "BLOCKED" } });
  const byAddress = await cliJson("trace", "10.1.2.5", "--from", "vm:vm-data-01", "--port", "443");
  expect(byAddress).toMatchObject({
    resolution: { addresses: ["10.1.2.5"], steps: [] },
    verdict: { class: "PRIVATE_ENDPOINT" },
  });
});

test("routes", async () => {
  const all = await cliJson("routes", "--from", "vm:vm-app-01");
  // Beside the contract: how old the service tags are that some rows rest on.
  expect(Object.keys(all)).toEqual(["format", "routes", "assumptions"]);
  expect(all.assumptions).toEqual([expect.stringMatching(/^Service tags as of /)]);
  expect(all.format).toBe("split-horizon.routes/1");
  expect(shapeOf(all.routes)).toEqual([
    {
      source: "string",
      state: "string",
      prefixes: ["string"],
      nextHopType: "string",
      nextHopAddresses: [],
      origin: "string",
      because: [{ resource: "string", pointer: "string", seen: ["string"] }],
    },
  ]);
  const one = await cliJson("routes", "--from", "vm:vm-app-01", "--to", "10.2.2.5");
  const chosen = (one.routes as { nextHopType: string }[])[one.chosen as number];
  expect(chosen).toMatchObject({ source: "User", nextHopType: "VirtualAppliance" });
  expect((await cli("routes", "--from", "vm:vm-app-01", "--to", "nowhere")).code).toBe(2);
});

test("matrix", async () => {
  const seen = await cliJson(
    "matrix",
    "--from=vm:vm-data-01",
    "--from=internet",
    "--name=stcontoso.blob.core.windows.net",
    "--name=KV-contoso.vault.azure.net.",
  );
  expect(Object.keys(seen)).toEqual(["format", "vantages", "names", "cells"]);
  expect(seen.format).toBe("split-horizon.matrix/1");
  expect(shapeOf(seen.vantages)).toEqual([{ id: "string", kind: "string", label: "string" }]);
  expect(shapeOf(seen.names)).toEqual([{ name: "string", service: "string" }]);
  expect((seen.names as { name: string }[]).map(({ name }) => name)).toEqual([
    "stcontoso.blob.core.windows.net",
    "kv-contoso.vault.azure.net",
  ]);
  expect((seen.cells as unknown[]).length).toBe(4);
  expect((seen.cells as unknown[])[0]).toMatchObject({
    v: 0,
    n: 0,
    dns: "PRIVATE_OK",
    class: "PRIVATE_ENDPOINT",
    expected: "PRIVATE_ENDPOINT",
  });
});

test("the whole matrix has a cell for every vantage and name", async () => {
  const seen = await cliJson("matrix");
  const [v, n] = [(seen.vantages as unknown[]).length, (seen.names as unknown[]).length];
  expect((seen.cells as unknown[]).length).toBe(v * n);
  expect(v).toBeGreaterThan(20);
});

test("vantages and services", async () => {
  const vantages = await cliJson("vantages");
  expect(shapeOf(vantages)).toEqual({
    format: "string",
    vantages: [{ id: "string", kind: "string", label: "string" }],
  });
  const services = await cliJson("services");
  expect(shapeOf(services)).toMatchObject({
    format: "string",
    services: [{ id: "string", type: "string", name: "string", names: [{ fqdn: "string" }] }],
  });
  expect((services.services as unknown[]).length).toBe(12);
});

test("the text of every command reads, and ends in one line break", async () => {
  for (const words of [
    ["resolve", "stcontoso.blob.core.windows.net", "--from", "vm:vm-app-01"],
    ["trace", "stcontoso.blob.core.windows.net", "--from", "vm:vm-app-01"],
    ["routes", "--from", "vm:vm-app-01", "--to", "10.2.2.5"],
    ["matrix"],
    ["matrix", "--all", "--from", "internet"],
    ["vantages"],
    ["services"],
  ]) {
    const { code, out } = await cli(...words);
    expect(code, words.join(" ")).toBe(0);
    expect(out, words.join(" ")).toMatch(/\S\n$/);
    expect(out).not.toMatch(/undefined|\[object/);
  }
});

test("the same call prints the same bytes", async () => {
  for (const words of [
    ["resolve", "sql-contoso.database.windows.net", "--from", "site:hq", "--json"],
    ["trace", "sql-contoso.database.windows.net", "--from", "site:hq", "--json"],
    ["matrix", "--json"],
    ["services", "--json"],
  ])
    expect(await cli(...words), words.join(" ")).toEqual(await cli(...words));
});

test("an imported snapshot answers as its exports do, and importing it again gives the same bytes", async () => {
  const first = join(folder, "first.json");
  const again = join(folder, "again.json.gz");
  const made = await cli("import", "demo", "-o", first);
  expect(made).toMatchObject({ code: 0, out: "" });
  expect(made.err).toContain(`to ${first}.`);
  expect((await cli("import", first, "-o", again)).code).toBe(0);
  const printed = await cli("import", again, "-o", "-");
  expect(printed.out).toBe(await readFile(first, "utf8"));
  const name = "stcontoso.blob.core.windows.net";
  const ask = ["resolve", name, "--from", "vm:vm-data-01", "--json"];
  const before = await cli(...ask);
  for (const path of [first, again]) {
    const after = await cli(...ask, "--estate", path);
    expect(after.out).toBe(before.out);
    expect(after.err).toBe("");
  }
});
