/** One resolution, cold and warm, on the demo. */
import { resolve } from "#src/dns/index.ts";
import { vantagesOf } from "#src/model/index.ts";
import { nameOf } from "#src/net/index.ts";
import { world } from "../kit/world.ts";
import { bestOf, type Row } from "./rows.ts";

const ROUNDS = 20;

export function bench(): readonly Row[] {
  const estate = world("estate demo");
  const vantages = vantagesOf(estate);
  const names = estate.services.flatMap((s) => s.names.map((n) => nameOf(n.fqdn)));
  const all = (e: typeof estate) => {
    for (const from of vantages) for (const name of names) resolve(e, { name, from });
  };
  const questions = vantages.length * names.length;
  // A copy of the estate has no memory of its answers: tables and all are built anew.
  const cold = bestOf(5, () => all({ ...estate }));
  all(estate);
  const warm = bestOf(ROUNDS, () => all(estate));
  return [
    {
      what: `a resolve, cold (${questions} questions)`,
      value: (cold / questions) * 1000,
      unit: "µs",
    },
    {
      what: "a resolve, warm",
      value: (warm / questions) * 1000,
      unit: "µs",
      target: { is: "at most", value: 50 },
    },
  ];
}
