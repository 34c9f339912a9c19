/** Does the lit way of a question end where its packet stops, with the service still in the picture? */
import { expect, test } from "vitest";
import { type AskedTrace, sceneFor } from "#src/diagram/index.ts";
import { type Estate, findVantage } from "#src/model/index.ts";
import { namedBy, traceOf } from "#src/verdict/index.ts";
import { world } from "../kit/world.ts";

/** The wires of a packet in the picture of one question: from, to, and the outcome or what is written on it. */
function wayIn(estate: Estate, short: string, name: string) {
  const found = findVantage(estate, short);
  if (!("vantage" in found)) throw new Error(`No single vantage is ${short}.`);
  const from = found.vantage;
  const trace = traceOf(estate, { name, from });
  const service = namedBy(estate, [name]).service?.id ?? null;
  const asked: AskedTrace = { from: from.id, service, word: trace.word, trace };
  const scene = sceneFor(estate, { level: 4, vantages: [from], pairs: [], asked });
  const titles = new Map(scene.boxes.map((box) => [box.id, box.title]));
  return {
    word: trace.word,
    titles: [...titles.values()],
    way: scene.wires
      .filter((wire) => wire.kind === "path")
      .map((w) => [titles.get(w.from), titles.get(w.to), w.outcome ?? w.label]),
  };
}

const demo = () => world("estate demo");

test("what the service itself refuses gets to the service; only there the way is stopped", () => {
  const { word, way } = wayIn(demo(), "vm:vm-shop-01", "stcontoso.blob.core.windows.net");
  expect(word).toBe("blocked");
  expect(way).toContainEqual(["vm-shop-01", "afw-hub", "gets this far"]);
  expect(way).toContainEqual(["afw-hub", "stcontoso", "blocked"]);
  expect(way).toHaveLength(2);
});

test("what a firewall stops ends at the firewall, and the service stands apart", () => {
  const estate = demo();
  const deny = {
    name: "nothing",
    priority: 100,
    action: "Deny",
    rules: [
      {
        name: "nothing",
        ruleType: "NetworkRule",
        sources: ["*"],
        destinations: ["*"],
        fqdns: [],
        fqdnTags: [],
        ports: ["*"],
        protocols: ["Any"],
      },
    ],
  };
  const shut: Estate = {
    ...estate,
    firewallPolicies: estate.firewallPolicies.map((p) => ({ ...p, ruleCollections: [deny] })),
  };
  const { word, way, titles } = wayIn(shut, "vm:vm-shop-01", "stcontoso.blob.core.windows.net");
  expect(word).toBe("blocked");
  expect(way).toEqual([["vm-shop-01", "afw-hub", "blocked"]]);
  expect(titles).toContain("stcontoso");
});

test("what the own subnet stops goes nowhere, and the service stands apart", () => {
  const estate = demo();
  const deny = {
    id: "",
    name: "nothing",
    priority: 100,
    direction: "Outbound",
    access: "Deny",
    protocol: "*",
    sources: ["*"],
    sourceAsgs: [],
    sourcePorts: ["*"],
    destinations: ["*"],
    destinationAsgs: [],
    destinationPorts: ["*"],
  } as const;
  const [first] = estate.nsgs;
  if (!first) throw new Error("The demo has no security group.");
  const shut: Estate = {
    ...estate,
    nsgs: [{ ...first, rules: [deny] }],
    subnets: estate.subnets.map((subnet) => ({ ...subnet, nsg: first.key })),
  };
  const { word, way, titles } = wayIn(shut, "vm:vm-app-01", "sql-contoso.database.windows.net");
  expect(word).toBe("blocked");
  expect(way).toEqual([["vm-app-01", "vm-app-01", "blocked"]]);
  expect(titles).toContain("sql-contoso");
});

test("what arrives has its outcome on every leg", () => {
  const { word, way } = wayIn(demo(), "vm:vm-app-01", "sql-contoso.database.windows.net");
  expect(word).toBe("private");
  expect(new Set(way.map(([, , outcome]) => outcome))).toEqual(new Set(["private"]));
  expect(way).toHaveLength(3);
});
