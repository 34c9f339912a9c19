/** Real answers of ARM: every recording and the merged estate are read, and what was counted is what is there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeExport, readEstate } from "#src/azure/index.ts";
import { isBag } from "./converters.ts";

const data = join(import.meta.dirname, "../../../shared/data");
const isHere = existsSync(data);
if (!isHere) console.log("Skipped: real recordings are not there (../shared/data).");

function readFile(file: string): unknown {
  const read = decodeExport(readFileSync(file), file);
  if ("why" in read) throw new Error(read.why);
  return read.value;
}

/** Child types that the reader counts wherever they stand, told apart from its own table. */
const INSIDE =
  /^microsoft\.network\/(virtualnetworks\/(subnets|virtualnetworkpeerings)|networksecuritygroups\/securityrules|routetables\/routes|routefilters\/routefilterrules|serviceendpointpolicies\/serviceendpointpolicydefinitions|loadbalancers\/(frontendipconfigurations|backendaddresspools|loadbalancingrules|outboundrules)|expressroutecircuits\/peerings|expressroutegateways\/expressrouteconnections|vpngateways\/vpnconnections|p2svpngateways\/p2sconnectionconfigurations|virtualhubs\/(hubvirtualnetworkconnections|hubroutetables|bgpconnections|ipconfigurations)|privateendpoints\/privatednszonegroups)$|\/privateendpointconnections$/;

function typeOf(id: string): string {
  const [, provider = ""] = id.toLowerCase().split(/\/providers\/(?!.*\/providers\/)/);
  return provider
    .split("/")
    .filter((_, i) => i === 0 || i % 2 === 1)
    .join("/");
}

/** The slow counter: every object that has an id of its own and says something, by type. */
function slowCount(documents: readonly unknown[]): Map<string, Set<string>> {
  const byType = new Map<string, Set<string>>();
  const put = (type: string, id: string) => {
    const own = byType.get(type) ?? new Set<string>();
    own.add(id.toLowerCase());
    byType.set(type, own);
  };
  const walk = (value: unknown, parent: string) => {
    if (Array.isArray(value)) for (const item of value) walk(item, parent);
    if (!isBag(value)) return;
    const { id } = value;
    const says = Object.keys(value).some((key) => !["id", "type", "resourceGroup"].includes(key));
    if (typeof id === "string" && says && id.toLowerCase().startsWith(`${parent.toLowerCase()}/`)) {
      const rest = id.slice(parent.length + 1).split("/");
      if (rest.length === 2 && INSIDE.test(typeOf(id))) {
        put(typeOf(id), id);
        for (const inner of Object.values(value)) walk(inner, id);
        return;
      }
    }
    for (const inner of Object.values(value)) walk(inner, parent);
  };
  for (const document of documents) {
    if (!isBag(document) || typeof document.id !== "string") continue;
    const told =
      typeof document.type === "string" && document.type.includes("/") ? document.type : "";
    put(told.toLowerCase() || typeOf(document.id), document.id.replace(/^(?!\/)/, "/"));
    walk(document.properties, document.id);
  }
  return byType;
}

function counted(value: unknown): {
  readonly fast: Record<string, number>;
  readonly slow: Record<string, number>;
  readonly documents: number;
  readonly odd: readonly string[];
  readonly report: ReturnType<typeof readEstate>["report"];
} {
  const { report } = readEstate([{ source: "recording", value }]);
  const documents = isBag(value) ? (value.value ?? value.data) : value;
  const slow = slowCount(Array.isArray(documents) ? documents : []);
  const sorted = (counts: Iterable<readonly [string, number]>) =>
    Object.fromEntries([...counts].sort((a, b) => (a[0] < b[0] ? -1 : 1)));
  const fast = new Map(Object.entries(report.counts));
  for (const [type, count] of Object.entries(report.ignored))
    fast.set(type, (fast.get(type) ?? 0) + count);
  return {
    fast: sorted(fast),
    slow: sorted([...slow].map(([type, ids]) => [type, ids.size] as const)),
    documents: Array.isArray(documents) ? documents.length : 0,
    odd: report.oddities.map(({ code }) => code),
    report,
  };
}

function tally(words: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([word, n]) => `${n} ${word}`)
    .join(", ");
}

describe.skipIf(!isHere)("real documents", () => {
  const folder = join(data, "recordings");
  const files = isHere ? readdirSync(folder).sort() : [];

  test("every recording is read, and its counts by type are what a slow counter finds", () => {
    const odd: string[] = [];
    const ignored: string[] = [];
    let documents = 0;
    let resources = 0;
    for (const file of files) {
      const told = counted(readFile(join(folder, file)));
      expect(told.fast, file).toEqual(told.slow);
      expect(told.report.unreadable, file).toEqual([]);
      odd.push(...told.odd);
      ignored.push(...Object.keys(told.report.ignored));
      documents += told.documents;
      resources += Object.values(told.report.counts).reduce((a, b) => a + b, 0);
    }
    console.log(
      `${files.length} recordings, ${documents} documents: ${resources} resources of the model; odd: ${tally(odd) || "nothing"}; ${new Set(ignored).size} types kept and counted`,
    );
    expect(files.length).toBeGreaterThan(300);
    // Each recording joins the answers of one test over time, so things changed between them; nothing else is strange.
    expect(new Set(odd)).toEqual(new Set(["duplicate-differs", "no-properties", "overlapping"]));
  });

  test("the merged estate: 3,619 resources, each counted once", () => {
    const told = counted(readFile(join(data, "merged-estate.json.gz")));
    expect(told.documents).toBe(3619);
    expect(told.fast).toEqual(told.slow);
    console.log(
      `merged estate: ${Object.values(told.report.counts).reduce((a, b) => a + b, 0)} resources of ${Object.keys(told.report.counts).length} types; odd: ${tally(told.odd) || "nothing"}; ignored: ${JSON.stringify(told.report.ignored)}`,
    );
    expect(Object.values(told.report.ignored).reduce((a, b) => a + b, 0)).toBeLessThan(100);
  });

  test("all recordings together are one estate", () => {
    const inputs = files.map((file) => ({ source: file, value: readFile(join(folder, file)) }));
    const { estate, report } = readEstate(inputs);
    expect(report.sources.length).toBe(files.length);
    expect(estate.vnets.length).toBeGreaterThan(100);
    const again = readEstate(inputs);
    expect(JSON.stringify(again.estate)).toBe(JSON.stringify(estate));
  });

  test("files that are no exports are said to be none", () => {
    const oracles = readdirSync(join(data, "oracles")).map((file) => `oracles/${file}`);
    for (const file of ["required-zone-names.json", "endpoint-fqdns.json", ...oracles]) {
      const { report } = readEstate([{ source: file, value: readFile(join(data, file)) }]);
      expect(report.counts).toEqual({});
      expect(report.unreadable.length + report.oddities.length).toBeGreaterThan(0);
    }
  });
});
