/** How do single pairs, or the columns of a matrix, become blocks of pairs that are told at once? */
import type { Columns } from "#src/verdict/index.ts";
import type { Block, BlockAnswer, Pair } from "./ask.ts";

const known = new WeakMap<readonly Pair[], readonly Block[]>();

/** `pairs` as blocks of one name each; made once for a list of pairs. */
export function blocksOfPairs(pairs: readonly Pair[]): readonly Block[] {
  let blocks = known.get(pairs);
  if (!blocks) {
    const groups = new Map<string, readonly string[]>();
    const groupOf = (from: string) => {
      let group = groups.get(from);
      if (!group) groups.set(from, (group = [from]));
      return group;
    };
    const byName = new Map<string, { names: Block["names"]; answers: BlockAnswer[] }>();
    for (const { from, service, endpoint, word, asExpected } of pairs) {
      const key = `${service}\n${endpoint}`;
      let block = byName.get(key);
      if (!block) {
        const name = endpoint === undefined ? { service } : { service, endpoint };
        byName.set(key, (block = { names: [name], answers: [] }));
      }
      block.answers.push({ from: groupOf(from), word, asExpected });
    }
    known.set(pairs, (blocks = [...byName.values()]));
  }
  return blocks;
}

/** What the columns of a matrix tell: one block for all names that have the same column. */
export function blocksOf({ groups, names, columns }: Columns): readonly Block[] {
  const vantages = groups.map(({ members }) => members.map(({ id }) => id));
  const byColumn = new Map<Columns["columns"][number], Pick<Pair, "service">[]>();
  for (const [n, column] of columns.entries()) {
    const service = names[n]?.service ?? null;
    const own = byColumn.get(column);
    if (own) own.push({ service });
    else byColumn.set(column, [{ service }]);
  }
  return [...byColumn].map(([column, own]) => ({
    names: own,
    answers: column.flatMap(({ word, asExpected }, g) => {
      const from = vantages[g];
      return from ? [{ from, word, asExpected }] : [];
    }),
  }));
}
