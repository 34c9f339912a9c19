/** What a refused kind of resource may do to answers: leave them, or make them less sure; never make an absence of it. */
import { expect, test } from "vitest";
import { demoDocuments, demoSites, demoSnapshot } from "#src/demo/index.ts";
import { type Estate, type Gap, keyOf, vantagesOf } from "#src/model/index.ts";
import { readSites } from "#src/sites/index.ts";
import { matrixOf } from "#src/verdict/index.ts";
import { estateOf } from "../kit/world.ts";

const documents = demoDocuments();
const told = readSites(demoSites(), "demo");
const gaps: Gap[] = demoSnapshot().gaps.map((g) => ({ ...g, scope: keyOf(g.scope) }));
const subscriptions = documents
  .filter((d) => d.type === "Microsoft.Resources/subscriptions")
  .map((d) => d.id);

/** The demo without the documents of `type`, refused in every subscription. */
function refusing(type: string): Estate {
  const kept = documents.filter((d) => d.type.toLowerCase() !== type);
  const refused = subscriptions.map(
    (id): Gap => ({ scope: keyOf(id), type, why: "refused", right: `${type}/read` }),
  );
  return estateOf(kept, told, [...gaps, ...refused]);
}

const full = estateOf(documents, told, gaps);
const names = full.services.flatMap((s) => s.names.map((n) => n.fqdn));

/** Outcome and class of every pair, by vantage and name. */
async function cellsOf(estate: Estate): Promise<Map<string, { dns: string; class: string }>> {
  const matrix = await matrixOf(estate, vantagesOf(estate), names);
  if (!matrix) throw new Error("Nobody cancelled, and yet there is no matrix.");
  return new Map(
    matrix.cells.map((c) => [
      `${matrix.vantages[c.v]?.id} ${matrix.names[c.n]?.name}`,
      { dns: c.dns, class: c.class },
    ]),
  );
}

const before = await cellsOf(full);
const types = [...new Set(documents.map((d) => d.type.toLowerCase()))]
  .filter((type) => type !== "microsoft.resources/subscriptions")
  .sort();

test.each(types)("%s", async (type) => {
  const offences: string[] = [];
  for (const [pair, now] of await cellsOf(refusing(type))) {
    const was = before.get(pair);
    if (!was) continue;
    const isOpenDns = now.dns === "INDETERMINATE" || now.dns === "FORWARDED";
    if (was.dns !== now.dns && !isOpenDns) offences.push(`${pair}: ${was.dns} became ${now.dns}`);
    if (was.class !== now.class && now.class !== "UNKNOWN")
      offences.push(`${pair}: ${was.class} became ${now.class}`);
  }
  expect(offences.slice(0, 6)).toEqual([]);
});
