/** Laws of verdicts: taking sight away never makes an answer more certain, and both halves of a peering are equal. */
import { expect, test } from "vitest";
import { type Random, randomFrom } from "#src/base/index.ts";
import type { Estate, EstateList, Gap, Key } from "#src/model/index.ts";
import { matrixOf, traceOf } from "#src/verdict/index.ts";
import { someEstate } from "../verdict/some-estate.ts";

/** Lists of which one document each could be refused. A VNet takes its subnets and peerings with it. */
const HIDEABLE: readonly EstateList[] = [
  "vnets",
  "nics",
  "nsgs",
  "routeTables",
  "services",
  "endpoints",
  "firewallPolicies",
  "serviceEndpointPolicies",
  "perimeterProfiles",
  "zones",
];

/** `estate` without the document `key`, which was refused. */
function hidden(estate: Estate, list: EstateList, key: Key): Estate {
  const gap: Gap = { scope: key, type: "*", why: "refused", right: "" };
  const isGone = (other: string) => other === key || other.startsWith(`${key}/`);
  const without = <T extends { readonly key: Key }>(items: readonly T[]) =>
    items.filter((i) => !isGone(i.key));
  return {
    ...estate,
    [list]: without<{ readonly key: Key }>(estate[list]),
    subnets: estate.subnets.filter((s) => s.vnet !== key),
    peerings: estate.peerings.filter((p) => p.vnet !== key),
    records: estate.records.filter((r) => r.zone !== key),
    zoneLinks: estate.zoneLinks.filter((l) => l.zone !== key),
    gaps: [...estate.gaps, gap],
  };
}

function somethingOf(random: Random, estate: Estate): readonly [EstateList, Key] {
  const list = random.pick(HIDEABLE.filter((l) => estate[l].length > 0));
  const all: readonly { readonly key: Key }[] = estate[list];
  return [list, random.pick(all).key];
}

for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 20261124])
  test(`hiding a document leaves each verdict as it is, or unknown, seed ${seed}`, async () => {
    const random = randomFrom(seed);
    for (let i = 0; i < 40; i++) {
      const { estate, vantages, names } = someEstate(random);
      const [list, key] = somethingOf(random, estate);
      const before = await matrixOf(estate, vantages, names);
      const less = hidden(estate, list, key);
      const after = await matrixOf(less, vantages, names);
      const surer = (after?.cells ?? []).flatMap((cell, at) => {
        const was = before?.cells[at]?.class;
        const [from, name = ""] = [vantages[cell.v], names[cell.n]];
        // An appliance whose rules nobody read may do anything: the way on is told, and that it is not sure.
        const isUnsure = () =>
          from !== undefined && traceOf(less, { name, from }).verdict.confidence === "unknown";
        return cell.class === was || cell.class === "UNKNOWN" || isUnsure()
          ? []
          : [`${vantages[cell.v]?.id} ${names[cell.n]}: ${was} became ${cell.class} (${cell.dns})`];
      });
      expect(surer.slice(0, 3), `estate ${i}, without ${list} ${key}`).toEqual([]);
    }
  });
