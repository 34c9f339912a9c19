/** Does the plan tell what will be asked, and are rights read as Azure reads them? */
import { expect, test } from "vitest";
import {
  isAllowed,
  planFor,
  queryOf,
  readsFor,
  rightsFor,
  sweepRows,
  sweepsFor,
  sweptOf,
  tidyGaps,
} from "#src/azure/plan/index.ts";
import { randomFrom } from "#src/base/index.ts";
import { keyOf } from "#src/model/index.ts";

test("without counts the plan says that it assumes", () => {
  const plan = planFor({ is: "tenant" });
  expect(plan.basis).toBe("assumed");
  expect(plan.requests).toBe(plan.lines.reduce((sum, line) => sum + line.requests, 0));
  expect(plan.lines.some((line) => line.beyondReader)).toBe(false);
});

test("a large estate is planned by its pages and by what Resource Graph lacks (path.md 6.4)", () => {
  const rows = {
    "microsoft.network/networkinterfaces": 10_000,
    "microsoft.network/privateendpoints": 3000,
    "microsoft.sql/servers": 40,
    "microsoft.network/dnsforwardingrulesets": 4,
  };
  const plan = planFor({ is: "tenant" }, {}, { subscriptions: 60, rows });
  const of = (kind: string) => plan.lines.find((line) => line.kind === kind)?.requests;
  expect(of("network interfaces")).toBe(10);
  expect(of("private endpoints")).toBe(3);
  // Of each SQL server: firewall rules, network rules, connection policy, failover groups.
  expect(of("service firewalls")).toBe(4 * 40);
  expect(of("forwarding rules")).toBe(4);
  // Three thousand zone groups would be three thousand requests: only when asked for.
  expect(of("zone groups")).toBeUndefined();
  const all = planFor({ is: "tenant" }, { zoneGroups: "all" }, { subscriptions: 60, rows });
  expect(all.requests - plan.requests).toBe(3000);
});

test("more than 300 subscriptions are asked in batches, and no query explodes a list", () => {
  const ids = Array.from({ length: 650 }, (_, i) => `s${i}`);
  const sweeps = sweepsFor({ is: "tenant" }, ids);
  expect(sweeps).toHaveLength(3 * sweepRows.length);
  expect(new Set(sweeps.map((sweep) => sweep.key)).size).toBe(sweeps.length);
  expect(Math.max(...sweeps.map((sweep) => sweep.subscriptions.length))).toBe(300);
  for (const row of sweepRows) expect(queryOf(row, { is: "tenant" })).not.toContain("mv-expand");
});

test("a name cannot break out of a query", () => {
  const groups = [{ subscription: "s", name: "x') | project secrets //" }];
  const [row] = sweepRows;
  if (!row) throw new Error("No sweeps.");
  expect(queryOf(row, { is: "resource-groups", groups })).toContain(
    "where resourceGroup in~ ('x) | project secrets //')",
  );
});

test("a Route Server and a flexible scale set are not asked for what they do not have", () => {
  const doc = (type: string, name: string, properties = {}) =>
    sweptOf({
      id: `/subscriptions/s/resourceGroups/g/providers/${type}/${name}`,
      type,
      properties,
    });
  const hub = "microsoft.network/virtualhubs";
  const set = "microsoft.compute/virtualmachinescalesets";
  const swept = [
    doc(hub, "route-server"),
    doc(hub, "hub", { virtualWan: { id: "/wan" } }),
    doc(set, "flexible", { orchestrationMode: "Flexible" }),
    doc(set, "uniform"),
  ].filter((one) => one !== undefined);
  const paths = readsFor(swept, {}).map((read) => read.path.split("/").slice(-2).join("/"));
  expect(paths).toEqual([
    "uniform/networkInterfaces",
    "hub/hubRouteTables",
    "hub/hubVirtualNetworkConnections",
    "hub/routeMaps",
    "hub/routingIntent",
  ]);
});

test("each right is told once, and actions only where they are wished for", () => {
  const rights = rightsFor({});
  expect(new Set(rights).size).toBe(rights.length);
  expect(rights.filter((right) => !right.endsWith("/read"))).toEqual([]);
  expect(rightsFor({ learnedRoutes: true })).toContain(
    "Microsoft.Network/virtualNetworkGateways/getLearnedRoutes/action",
  );
});

/** Slow twin: a role's action as a regular expression. */
const twin = (action: string, right: string) =>
  new RegExp(`^${action.split("*").map(escaped).join(".*")}$`, "i").test(right);
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

for (const seed of [1, 2, 3])
  test(`stars in roles stand for any text, seed ${seed}`, () => {
    const random = randomFrom(seed);
    const part = () =>
      random.pick(["Microsoft.Network", "a", "b", "ab", "*", "read", "/", "*/", "/*"]);
    const word = (most: number) => Array.from({ length: random.int(1, most) }, part).join("");
    for (let i = 0; i < 3000; i++) {
      const [action, right] = [word(5), word(5).replaceAll("*", "a")];
      expect([action, right, isAllowed([{ actions: [action], notActions: [] }], right)]).toEqual([
        action,
        right,
        twin(action, right),
      ]);
    }
  });

test("what a role takes away is taken from that role alone", () => {
  const right = "Microsoft.Network/virtualNetworks/read";
  const without = { actions: ["*"], notActions: ["Microsoft.Network/*"] };
  expect(isAllowed([without], right)).toBe(false);
  expect(isAllowed([without, { actions: ["*/read"], notActions: [] }], right)).toBe(true);
  expect(isAllowed([], right)).toBe(false);
});

test("gaps are told once, and a gap over everything stands for the others of its scope", () => {
  const gap = (scope: string, type: string, why: "refused" | "failed") => ({
    scope: keyOf(scope),
    type,
    why,
    right: "",
  });
  expect(
    tidyGaps([
      gap("/b", "x", "refused"),
      gap("/b", "x", "failed"),
      gap("/a", "y", "failed"),
      gap("/a", "*", "refused"),
    ]),
  ).toEqual([gap("/a", "*", "refused"), gap("/b", "x", "refused")]);
});
