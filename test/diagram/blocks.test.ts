/** Is the picture of answers that are told in blocks the picture of all their pairs, told one by one? */
import { expect, test } from "vitest";
import { type Random, randomFrom, unique } from "#src/base/index.ts";
import { type Block, blocksOf, type Pair, type SceneLevel, sceneFor } from "#src/diagram/index.ts";
import { type Estate, type Vantage, vantagesOf } from "#src/model/index.ts";
import { parseName } from "#src/net/index.ts";
import { columnsOf, matrixOf } from "#src/verdict/index.ts";
import { world } from "../kit/world.ts";
import { someEstate } from "../verdict/some-estate.ts";
import { generated, type World } from "./estates.ts";

const levels: readonly SceneLevel[] = [1, 2, 3];
const words = ["private", "public", "blocked", "endpoint", "no-answer", "unseen", "mixed"] as const;

/** Vantages and services in parts of chance; each part of services answers each part of vantages in one way. */
function someBlocks(random: Random, { estate, vantages }: World): readonly Block[] {
  const groups = parts(random, [...vantages.map(({ id }) => id), "somewhere:else"]);
  const endpoint = () => random.pick([...estate.endpoints.map(({ id }) => id), "/not/read"]);
  const names = [...estate.services.map(({ id }) => id), null, "/subscriptions/x/not/read"].map(
    (service) => ({ service, ...(random.chance(0.1) ? { endpoint: endpoint() } : {}) }),
  );
  return parts(random, names).map((own) => ({
    names: own,
    answers: groups
      .filter(() => random.chance(0.8))
      .map((from) => ({
        from,
        word: random.pick(words),
        asExpected: random.chance(0.1) ? false : random.chance(0.5) ? true : null,
      })),
  }));
}

function parts<T>(random: Random, items: readonly T[]): readonly (readonly T[])[] {
  const count = random.int(1, 12);
  return [...Map.groupBy(items, () => random.int(1, count)).values()];
}

/** Every pair of `blocks` by itself, as a list of pairs and as blocks of one pair each. */
function pairByPair(blocks: readonly Block[]) {
  const pairs = blocks.flatMap(({ names, answers }) =>
    answers.flatMap(({ from, word, asExpected }) =>
      from.flatMap((id) =>
        names.map((name): Pair => ({ ...name, from: id, name: "", word, asExpected })),
      ),
    ),
  );
  const single = pairs.map(({ from, name: _, word, asExpected, ...name }) => ({
    names: [name],
    answers: [{ from: [from], word, asExpected }],
  }));
  return { pairs, single };
}

test("blocks of chance over made estates", () => {
  for (let seed = 1; seed <= 8; seed++) {
    const random = randomFrom(seed);
    const { estate, vantages } = generated(seed, [12, 60, 120, 240][seed % 4] ?? 60);
    const blocks = someBlocks(random, { estate, vantages, pairs: [] });
    const { pairs, single } = pairByPair(blocks);
    for (const level of levels) {
      const scene = sceneFor(estate, { level, vantages, blocks });
      expect(sceneFor(estate, { level, vantages, pairs }), `seed ${seed}`).toEqual(scene);
      expect(sceneFor(estate, { level, vantages, blocks: single }), `seed ${seed}`).toEqual(scene);
    }
  }
});

/** The same answers from the columns of the matrix, and from tracing every pair by itself. */
async function bothWays(
  estate: Estate,
  vantages: readonly Vantage[],
  names: readonly string[],
): Promise<void> {
  const columns = await columnsOf(estate, vantages, names);
  const slow = await matrixOf(structuredClone(estate), vantages, names, { sure: true });
  if (!columns || !slow) throw new Error("Nobody stopped the matrix.");
  const pairs = slow.cells.map(({ v, n, word, asExpected }): Pair => {
    const name = slow.names[n]?.name ?? "";
    const service = slow.names[n]?.service ?? null;
    return { from: slow.vantages[v]?.id ?? "", name, service, word, asExpected };
  });
  const blocks = blocksOf(columns);
  const told = blocks.flatMap((block) =>
    block.answers.map(({ from }) => from.length * block.names.length),
  );
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(vantages.length * names.length);
  for (const level of levels)
    expect(sceneFor(estate, { level, vantages, blocks })).toEqual(
      sceneFor(estate, { level, vantages, pairs }),
    );
}

test("the demo", async () => {
  const estate = world("estate demo");
  const texts = estate.services.flatMap(({ names }) => names.map(({ fqdn }) => fqdn));
  const names = unique(texts.flatMap((text) => parseName(text) ?? []));
  await bothWays(estate, vantagesOf(estate), names);
});

test("answers of made estates", async () => {
  const random = randomFrom(20261125);
  for (let i = 0; i < 15; i++) {
    const { estate, vantages, names } = someEstate(random);
    await bothWays(estate, vantages, names);
  }
});
