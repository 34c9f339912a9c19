/** Is a redacted estate another one by name and address, and the same one by structure and answers? */

import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type Api, createApi } from "#src/api/index.ts";
import { randomFrom } from "#src/base/index.ts";
import { demoDocuments, demoSites, demoSnapshot } from "#src/demo/index.ts";
import { isInside } from "#src/net/index.ts";
import { addressMap, redactionFor } from "#src/snapshot/index.ts";

const coin = (text: string) =>
  (createHmac("sha256", "key").update(text).digest()[0] ?? 0) % 2 === 0;
const asFile = (name: string, value: unknown) => {
  const bytes = Buffer.from(JSON.stringify(value));
  return { name, size: bytes.length, read: async () => bytes };
};

/** The api with an estate open. */
async function opened(snapshot: unknown, sites: unknown): Promise<Api> {
  const files = { "estate.json": snapshot, "sites.json": sites };
  const api = createApi({
    files: { list: async (path) => [asFile(path, files[path as keyof typeof files])] },
  });
  const reply = await api("open", { paths: ["estate.json"], sites: ["sites.json"] });
  if (!reply.ok) throw new Error(reply.fault.sentence);
  return api;
}

const before = { ...demoSnapshot(), documents: demoDocuments().map((doc) => ({ ...doc })) };
const gapsBefore = before.gaps.map((gap) => ({ ...gap }));
const redaction = redactionFor(
  { documents: before.documents, gaps: gapsBefore, sites: [demoSites()] },
  coin,
);
const after = {
  ...before,
  documents: before.documents.map(redaction.document),
  gaps: gapsBefore.map(redaction.gap),
};
const sitesAfter = redaction.sites(demoSites());

test("no name and no address of the original is left, and what Azure gave stays", () => {
  const text = JSON.stringify([after, sitesAfter]).toLowerCase();
  for (const word of [
    "contoso",
    "hub",
    "spoke",
    "rg-",
    "vm-",
    "fabrikam",
    "5b0c0000",
    "10.0.4.4",
    "192.168.0.53",
  ])
    expect([word, text.includes(word)]).toEqual([word, false]);
  for (const word of [
    "privatelink.blob.core.windows.net",
    "gatewaysubnet",
    "westeurope",
    "10.",
    "virtualappliance",
    "approved",
  ])
    expect([word, text.includes(word)]).toEqual([word, true]);
});

test("every verdict of the matrix is the same before and after", async () => {
  const [first, second] = await Promise.all([
    opened(before, demoSites()),
    opened(after, sitesAfter),
  ]);
  const [one, two] = await Promise.all([first("matrix", {}), second("matrix", {})]);
  if (!one.ok || !two.ok) throw new Error("No matrix.");
  expect(one.value.cells.length).toBeGreaterThan(100);
  const names = siteNames();
  const vantage = (id: string) => {
    if (id.startsWith("/")) return redaction.id(id);
    return id.replace(/[^:]+$/, (name) => names.get(name) ?? name);
  };
  type Matrix = typeof one.value;
  const lines = (matrix: Matrix, id: (v: string) => string, name: (n: string) => string) =>
    matrix.cells
      .map((cell) => {
        const from = id(matrix.vantages[cell.v]?.id ?? "").toLowerCase();
        const to = name(matrix.names[cell.n]?.name ?? "");
        return `${from} → ${to}: ${cell.dns} ${cell.class} ${cell.expected} ${cell.word} ${cell.asExpected}`;
      })
      .sort();
  const same = (text: string) => text;
  expect(lines(two.value, same, same)).toEqual(lines(one.value, vantage, redaction.name));
});

function siteNames(): ReadonlyMap<string, string> {
  type Sites = { readonly sites: readonly { readonly name: string }[] };
  const [old, now] = [demoSites() as Sites, sitesAfter as Sites];
  return new Map(old.sites.map((site, i) => [site.name, now.sites[i]?.name ?? ""]));
}

test("the reader counts the same, and finds nothing odd that was not odd before", async () => {
  const replies = await Promise.all([opened(before, demoSites()), opened(after, sitesAfter)]);
  const [one, two] = await Promise.all(replies.map((api) => api("opened", {})));
  if (!one?.ok || !two?.ok || !one.value || !two.value) throw new Error("Not open.");
  const { report: first, title: _one, ...rest } = one.value;
  const { report: second, title: _two, ...others } = two.value;
  expect(others).toEqual(rest);
  expect(second.counts).toEqual(first.counts);
  expect(second.oddities.length).toBe(first.oddities.length);
});

test("equal input gives equal output", () => {
  const again = redactionFor(
    { documents: before.documents, gaps: gapsBefore, sites: [demoSites()] },
    coin,
  );
  expect(before.documents.map(again.document)).toEqual(after.documents);
});

for (const seed of [1, 2, 3])
  test(`containment is kept, and nothing else comes in, seed ${seed}`, () => {
    const random = randomFrom(seed);
    const sides = new Map<string, boolean>();
    const toss = (text: string) => {
      let side = sides.get(text);
      if (side === undefined) sides.set(text, (side = random.chance(0.5)));
      return side;
    };
    const { map } = addressMap(toss);
    const octet = () => random.int(0, 255);
    const address = () =>
      random.pick([
        `10.${random.int(0, 3)}.${random.int(0, 7)}.${octet()}`,
        `192.168.${octet()}.${octet()}`,
        `${octet()}.${octet()}.${octet()}.${octet()}`,
        `172.${random.int(16, 31)}.0.${octet()}`,
        "168.63.129.16",
        `fd00:${octet().toString(16)}::${octet().toString(16)}`,
      ]);
    for (let i = 0; i < 3000; i++) {
      const [a, b] = [address(), address()];
      const length = random.int(0, b.includes(":") ? 128 : 32);
      const [inner, outer] = [map(a) ?? "", map(`${b}/${length}`) ?? ""];
      expect([a, b, length, isInside(inner, outer)]).toEqual([
        a,
        b,
        length,
        isInside(a, `${b}/${length}`),
      ]);
      for (const block of [
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",
        "169.254.0.0/16",
        "224.0.0.0/3",
        "fc00::/7",
      ])
        expect(isInside(inner, block)).toBe(isInside(a, block));
    }
    expect(map("168.63.129.16")).toBe("168.63.129.16");
    expect(map("0.0.0.0/0")).toBe("0.0.0.0/0");
    expect(map("not an address")).toBeUndefined();
  });

test("a range stays a range with the same addresses in it", () => {
  const range = "10.0.0.7-10.0.37.200";
  const { map } = addressMap(coin, { ranges: [range] });
  const [from = "", to = ""] = (map(range) ?? "").split("-");
  const number = (text: string) =>
    text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const random = randomFrom(5);
  for (let i = 0; i < 2000; i++) {
    const address = `10.0.${random.int(0, 60)}.${random.int(0, 255)}`;
    const isIn = number(address) >= number("10.0.0.7") && number(address) <= number("10.0.37.200");
    const image = number(map(address) ?? "");
    expect([address, image >= number(from) && image <= number(to)]).toEqual([address, isIn]);
  }
});

test("reverse names follow their addresses", () => {
  const documents = [
    {
      id: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/privateDnsZones/1.10.in-addr.arpa",
      name: "1.10.in-addr.arpa",
      type: "Microsoft.Network/privateDnsZones",
    },
    {
      id: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/privateDnsZones/1.10.in-addr.arpa/PTR/4.2",
      name: "4.2",
      type: "Microsoft.Network/privateDnsZones/PTR",
      properties: { ptrRecords: [{ ptrdname: "dc1.corp.contoso.com" }], at: "10.1.2.4" },
    },
  ];
  const { document } = redactionFor({ documents, gaps: [] }, coin);
  const [zone, record] = documents.map((one) => document(one)) as [
    Record<string, string>,
    { name: string; id: string; properties: { at: string } },
  ];
  const address = record.properties.at.split(".").reverse().join(".");
  expect(`${record.name}.${zone.name}`).toBe(`${address}.in-addr.arpa`);
  expect(record.id.endsWith(`${zone.name}/PTR/${record.name}`)).toBe(true);
});

const merged = join(import.meta.dirname, "../../../shared/data/merged-estate.json.gz");
const hasMerged = existsSync(merged);
if (!hasMerged)
  console.log("The merged estate is not here: ../shared/data/merged-estate.json.gz is missing.");
test.skipIf(!hasMerged)(
  "of 3,619 recorded resources, ids still point where they pointed, and no name is left",
  () => {
    const { data } = JSON.parse(gunzipSync(readFileSync(merged)).toString()) as {
      data: readonly { readonly id: string; readonly name: string; readonly type: string }[];
    };
    const documents = data.map((one) => ({ ...one }));
    const shared = redactionFor({ documents, gaps: [] }, coin);
    const started = performance.now();
    const out = documents.map(shared.document);
    console.log(
      `redacted ${out.length} documents in ${Math.round(performance.now() - started)} ms`,
    );
    const ids = new Set(documents.map((doc) => doc.id.toLowerCase()));
    const idsAfter = new Set(out.map((doc) => String(doc.id).toLowerCase()));
    expect(idsAfter.size).toBe(ids.size);
    const references = (value: unknown) =>
      JSON.stringify(value).match(/"\/subscriptions\/[^"]+"/gi) ?? [];
    const pointing = (list: readonly unknown[], own: ReadonlySet<string>) =>
      list.flatMap(references).map((ref) => own.has(ref.slice(1, -1).toLowerCase()));
    expect(pointing(out, idsAfter)).toEqual(pointing(documents, ids));
    const texts = new Set(
      JSON.stringify(out)
        .toLowerCase()
        .match(/"[^"]+"/g),
    );
    const left = documents
      .map((doc) => doc.name.toLowerCase())
      .filter((name) => name.length > 7 && !name.includes(".") && texts.has(`"${name}"`));
    expect([...new Set(left)]).toEqual([]);
  },
);
