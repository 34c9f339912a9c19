/** The demo with the answer of every pair, as the map is given it: what benches of pictures start from. */
import { unique } from "#src/base/index.ts";
import type { Pair } from "#src/diagram/index.ts";
import { type Estate, type Vantage, vantagesOf } from "#src/model/index.ts";
import { parseName } from "#src/net/index.ts";
import { matrixOf } from "#src/verdict/index.ts";
import { world } from "../kit/world.ts";

/** The estate, from where it is asked, and what every question comes to. */
export async function answeredDemo(): Promise<{
  readonly estate: Estate;
  readonly vantages: readonly Vantage[];
  readonly pairs: readonly Pair[];
}> {
  const estate = world("estate demo");
  const vantages = vantagesOf(estate);
  const texts = estate.services.flatMap((service) => service.names.map(({ fqdn }) => fqdn));
  const names = unique(texts.flatMap((text) => parseName(text) ?? []));
  const matrix = await matrixOf(estate, vantages, names);
  const pairs = (matrix?.cells ?? []).flatMap(({ v, n, word, asExpected }): readonly Pair[] => {
    const [from, name] = [matrix?.vantages[v], matrix?.names[n]];
    if (!from || !name) return [];
    return [{ from: from.id, name: name.name, service: name.service, word, asExpected }];
  });
  return { estate, vantages, pairs };
}
