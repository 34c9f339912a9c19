/** Does a collection of a served Azure bring home everything, in few requests, and say what it could not read? */
import { afterEach, expect, test } from "vitest";
import { planFor } from "#src/azure/plan/index.ts";
import { collectFrom } from "../arm/line.ts";
import { type Bench, type BenchOptions, startBench } from "../arm/server.ts";
import { contoso, everyId, smallWorld } from "../arm/world.ts";

const benches: Bench[] = [];
async function serve(options: BenchOptions): Promise<Bench> {
  const bench = await startBench(options);
  benches.push(bench);
  return bench;
}
afterEach(async () => {
  await Promise.all(benches.splice(0).map((bench) => bench.close()));
});

test("Contoso comes home whole, with no gap, in few requests", async () => {
  const bench = await serve({ documents: contoso() });
  const home = await collectFrom(bench);
  expect([...home.shelf.ids()].sort()).toEqual(everyId(contoso()));
  expect(home.gaps).toEqual([]);
  expect(home.isCancelled).toBe(false);
  const counts: Record<string, number> = {};
  for (const { type } of contoso())
    counts[type.toLowerCase()] = (counts[type.toLowerCase()] ?? 0) + 1;
  const plan = planFor({ is: "tenant" }, { zoneGroups: "all" }, { subscriptions: 4, rows: counts });
  expect(home.requests).toBe(plan.requests);
  expect(bench.hits).toHaveLength(home.requests);
});

test("small pages of both doors are followed to the last", async () => {
  const bench = await serve({ documents: contoso(), page: 2, graphPage: 5 });
  const home = await collectFrom(bench);
  expect([...home.shelf.ids()].sort()).toEqual(everyId(contoso()));
  expect(home.gaps).toEqual([]);
});

test("a subscription that cannot be read is a gap, and its things are not called absent", async () => {
  const world = smallWorld();
  const other = "/subscriptions/5b0c0000-0000-4000-8000-00000000000b";
  const bench = await serve({ documents: world, denials: [{ scope: other, type: "*" }] });
  const ids = ["5b0c0000-0000-4000-8000-00000000000a", "5b0c0000-0000-4000-8000-00000000000b"];
  const home = await collectFrom(bench, { scope: { is: "subscriptions", ids } });
  expect(home.gaps).toEqual([{ scope: other, type: "*", why: "refused", right: "Reader" }]);
  expect([...home.shelf.ids()].some((id) => id.startsWith(other))).toBe(false);
});

test("a type that Resource Graph silently leaves out is a gap with the right by name", async () => {
  const scope = "/subscriptions/5b0c0000-0000-4000-8000-00000000000a";
  const denied = "microsoft.network/privatednszones";
  const bench = await serve({ documents: smallWorld(), denials: [{ scope, type: denied }] });
  const home = await collectFrom(bench);
  expect(home.gaps).toEqual([
    { scope, type: denied, why: "refused", right: "Microsoft.network/privatednszones/read" },
  ]);
});

test("a refusal on a part names the action that ARM named", async () => {
  const scope = "/subscriptions/5b0c0000-0000-4000-8000-00000000000a";
  const type = "microsoft.sql/servers/firewallrules";
  const bench = await serve({ documents: smallWorld(), denials: [{ scope, type }] });
  const home = await collectFrom(bench);
  expect(home.gaps.map((gap) => `${gap.why} ${gap.type} ${gap.right}`)).toEqual([
    `refused ${type} Microsoft.sql/servers/firewallrules/read`,
    `refused ${type} ${type}/read`,
  ]);
});

test("only the groups that were wished for are read, and the others are not collected", async () => {
  const bench = await serve({ documents: contoso() });
  const group =
    contoso()
      .find((doc) => doc.type.endsWith("virtualNetworks"))
      ?.id.split("/") ?? [];
  const [subscription = "", name = ""] = [group[2], group[4]];
  const home = await collectFrom(bench, {
    scope: { is: "resource-groups", groups: [{ subscription, name }] },
  });
  const inside = [...home.shelf.ids()].filter((id) => id.includes("/resourcegroups/"));
  expect(inside.every((id) => id.includes(`/resourcegroups/${name.toLowerCase()}/`))).toBe(true);
  expect(inside.length).toBeGreaterThan(0);
  expect(home.gaps.some((gap) => gap.why === "not-collected")).toBe(true);
  expect(home.gaps.every((gap) => gap.type === "*")).toBe(true);
});

test("a management group is read with its subscriptions", async () => {
  const bench = await serve({ documents: smallWorld() });
  const home = await collectFrom(bench, {
    scope: { is: "management-groups", names: ["platform"] },
  });
  expect([...home.shelf.ids()].sort()).toEqual(everyId(smallWorld()));
});

test("a row that Resource Graph still tells of a resource that is no more is let go", async () => {
  const world = smallWorld();
  const gone = world.find((doc) => doc.type.endsWith("dnsForwardingRulesets"));
  if (!gone) throw new Error("The small world has no ruleset.");
  const left = world.filter((doc) => !doc.id.startsWith(gone.id));
  const bench = await serve({ documents: left, stale: [gone] });
  const home = await collectFrom(bench);
  expect([...home.shelf.ids()].sort()).toEqual(everyId(left));
  expect(home.gaps).toEqual([
    { scope: gone.id.toLowerCase(), type: "*", why: "missing", right: "" },
  ]);
});

test("a cloud that lags behind is asked in a version that it knows, and the detour is made once", async () => {
  const bench = await serve({ documents: contoso(), versions: ["2021-11-01", "2022-09-01"] });
  const home = await collectFrom(bench);
  expect([...home.shelf.ids()].sort()).toEqual(everyId(contoso()));
  expect(home.gaps).toEqual([]);
  const detours = bench.hits.filter((hit) =>
    /privateDnsZoneGroups\?api-version=2026/.test(hit.url),
  );
  expect(detours).toHaveLength(1);
});

test("rows of an old api-version have their type asked again of ARM", async () => {
  const world = contoso().map((doc) =>
    doc.type.endsWith("routeTables") ? { ...doc, apiVersion: "2020-11-01" } : doc,
  );
  const bench = await serve({ documents: world });
  const home = await collectFrom(bench);
  expect([...home.shelf.ids()].sort()).toEqual(everyId(world));
  expect(
    bench.hits.some((hit) => /providers\/Microsoft.Network\/routeTables\?/.test(hit.url)),
  ).toBe(true);
});

test("zone groups that nobody asked for are not collected, which is no absence", async () => {
  const bench = await serve({ documents: smallWorld() });
  const home = await collectFrom(bench, { options: { zoneGroups: "none" } });
  expect(
    home.gaps.every((gap) => gap.why === "not-collected" && gap.type.endsWith("zonegroups")),
  ).toBe(true);
  expect(home.gaps.length).toBeGreaterThan(0);
});

test("public names are asked only when that is wished for, and their answers are kept", async () => {
  const asked: string[] = [];
  const publicDns = {
    resolveCname: async (name: string) => {
      asked.push(name);
      if (name.includes("privatelink")) throw new Error("ENODATA");
      return [name.replace(".", ".privatelink.")];
    },
    resolve4: async () => ["20.60.1.2"],
    cancel: () => {},
  };
  const world = smallWorld().map((doc) =>
    doc.type.endsWith("privateEndpoints")
      ? { ...doc, properties: { customDnsConfigs: [{ fqdn: "sta.blob.core.windows.net" }] } }
      : doc,
  );
  const bench = await serve({ documents: world });
  expect((await collectFrom(bench, { publicDns })).publicAnswers).toEqual([]);
  expect(asked).toEqual([]);
  const home = await collectFrom(bench, { publicDns, options: { publicAnswers: true } });
  expect(home.publicAnswers).toMatchObject([
    {
      name: "sta.blob.core.windows.net",
      aliases: ["sta.privatelink.blob.core.windows.net"],
      addresses: ["20.60.1.2"],
      rcode: "NOERROR",
    },
  ]);
});

test("who has no rights at the tenant's root is looked at by subscription, and nothing is lost", async () => {
  const bench = await serve({ documents: contoso(), isRootHidden: true });
  const home = await collectFrom(bench);
  expect([...home.shelf.ids()].sort()).toEqual(everyId(contoso()));
  expect(home.gaps).toEqual([]);
});

test("extra evidence comes through the SDK's own client, which waits for later answers", async () => {
  const bench = await serve({ documents: contoso() });
  const home = await collectFrom(bench, {
    options: { zoneGroups: "all", effectiveRoutes: true, learnedRoutes: true, serviceTags: true },
  });
  const ids = [...home.shelf.ids()];
  expect(ids.filter((id) => id.endsWith("/effectiveroutetable")).length).toBeGreaterThan(3);
  expect(ids.filter((id) => id.endsWith("/learnedroutes"))).toHaveLength(3);
  expect(ids.filter((id) => id.endsWith("/servicetags"))).toHaveLength(1);
  expect(home.gaps).toEqual([]);
});
