/** Who works out the answers that pictures need, when several ask for them, or nobody has asked yet? One for all. */
import { unique } from "#src/base/index.ts";
import { type Block, blocksOf } from "#src/diagram/index.ts";
import { type Estate, vantagesOf } from "#src/model/index.ts";
import { parseName } from "#src/net/index.ts";
import { columnsOf, type MatrixOptions } from "#src/verdict/index.ts";
import { serviceRows } from "./answer-services.ts";

/** Work under way, and how many wait for it. */
type Run = {
  readonly result: Promise<readonly Block[] | undefined>;
  readonly stop: AbortController;
  waiting: number;
};

const done = new WeakMap<Estate, readonly Block[]>();
const runs = new WeakMap<Estate, Run>();

/**
 * The answers of every name from every listed vantage, in blocks; remembered with the estate. Undefined when `signal`
 * ends the wait; the work goes on for as long as somebody else waits for it.
 */
export async function answersOf(
  estate: Estate,
  { signal, pause }: Pick<MatrixOptions, "signal" | "pause">,
): Promise<readonly Block[] | undefined> {
  const known = done.get(estate);
  if (known) return known;
  if (signal?.aborted) return undefined;
  let run = runs.get(estate);
  if (!run || run.stop.signal.aborted) runs.set(estate, (run = started(estate, pause)));
  const own = run;
  own.waiting += 1;
  return new Promise((resolve, reject) => {
    const leave = () => {
      own.waiting -= 1;
      if (own.waiting === 0) own.stop.abort();
      resolve(undefined);
    };
    signal?.addEventListener("abort", leave, { once: true });
    own.result.then(resolve, reject).finally(() => signal?.removeEventListener("abort", leave));
  });
}

function started(estate: Estate, pause: MatrixOptions["pause"]): Run {
  const stop = new AbortController();
  const options = { signal: stop.signal, ...(pause ? { pause } : {}) };
  const result = columnsOf(estate, vantagesOf(estate), namesOf(estate), options)
    .then((columns) => {
      if (!columns) return undefined;
      const blocks = blocksOf(columns);
      done.set(estate, blocks);
      return blocks;
    })
    .finally(() => {
      if (runs.get(estate)?.stop === stop) runs.delete(estate);
    });
  return { result, stop, waiting: 0 };
}

/** The names of all services, each once, by service; a text that is no name cannot be asked for. */
export function namesOf(estate: Estate): readonly string[] {
  const texts = serviceRows(estate).flatMap((row) => row.names.map(({ fqdn }) => fqdn));
  return unique(texts.map((text) => parseName(text)).filter((name) => name !== undefined));
}
