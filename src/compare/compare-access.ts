/** Private endpoints against service endpoints on this estate: per vantage and service, what each way would do and cost. */
import { type Estate, type Service, type Vantage, vantagesOf } from "#src/model/index.ts";
import { tagsOf } from "#src/path/index.ts";
import { judgementsOf, namedBy, placeOf } from "#src/verdict/index.ts";
import { rowOf } from "./access-row.ts";
import type { AccessComparison, AccessRow } from "./comparison.ts";
import { linkServiceRows } from "./link-services.ts";
import { cataloguePrices, type Prices } from "./prices.ts";

export type CompareOptions = {
  /** Vantages; the listed subnets, VPN clients and sites unless told. */
  readonly from?: readonly Vantage[];
  /** Checked names; the first name of every service unless told. Names of services that were not read are passed over. */
  readonly names?: readonly string[];
  /** GB in a month through one way, in and out together; 0 unless told. */
  readonly gbPerMonth?: number;
  /** Another price list than the catalogue's. */
  readonly prices?: Prices;
};

/** How a host hears of a long comparison, and ends it. */
export type Breath = {
  readonly signal?: AbortSignal;
  readonly onNews?: (news: { readonly done: number; readonly of: number }) => void;
  /** Lets the host hear messages between two slices. */
  readonly pause?: () => Promise<void>;
};

/** A name that is compared, with the service that it leads to. */
export type Column = {
  readonly name: string;
  readonly service: Service;
  readonly fqdn: string;
};

/** Rows made between two pauses: some milliseconds. */
const ROWS_AT_ONCE = 100;
/** Rows made between two news. */
const NEWS_AFTER = 2000;

/** The comparison, at once. */
export function compareAccess(estate: Estate, options: CompareOptions = {}): AccessComparison {
  const rows: AccessRow[][] = [];
  for (const { column, own } of slicesOf(estate, options)) (rows[column] ??= []).push(...own);
  return comparisonOf(estate, options, rows);
}

/** The same, with pauses; undefined when it was ended. */
export async function compareInParts(
  estate: Estate,
  options: CompareOptions & Breath,
): Promise<AccessComparison | undefined> {
  const rows: AccessRow[][] = [];
  const ended = await inSlices(estate, options, ({ column, own }) => {
    (rows[column] ??= []).push(...own);
  });
  return ended ? undefined : comparisonOf(estate, options, rows);
}

/** Gives every slice to `take`, with a pause before each; whether it was ended before the last. */
export async function inSlices(
  estate: Estate,
  options: CompareOptions & Breath,
  take: (slice: Slice) => void,
): Promise<boolean> {
  const { signal, onNews, pause } = options;
  const of = fromOf(estate, options).length * columnsOf(estate, options).length;
  let [done, told] = [0, 0];
  for (const slice of slicesOf(estate, options)) {
    take(slice);
    done += slice.own.length;
    if (done - told >= NEWS_AFTER || done === of) {
      onNews?.({ done, of });
      told = done;
    }
    await pause?.();
    if (signal?.aborted) return true;
  }
  return false;
}

/** The vantages that are compared. */
export function fromOf(estate: Estate, { from }: CompareOptions): readonly Vantage[] {
  return (
    from ??
    vantagesOf(estate).filter(({ kind }) => kind === "subnet" || kind === "p2s" || kind === "site")
  );
}

/** The names that are compared and lead to a service that was read. */
export function columnsOf(estate: Estate, { names }: CompareOptions): readonly Column[] {
  const asked = names ?? estate.services.flatMap((s) => s.names[0]?.fqdn ?? []);
  return asked.flatMap((name) => {
    const { service, fqdn } = namedBy(estate, [name]);
    return service ? [{ name, service, fqdn }] : [];
  });
}

/** What a comparison rests on beside the estate. */
export function restsOn(
  estate: Estate,
  { prices = cataloguePrices, gbPerMonth = 0 }: CompareOptions,
): Pick<AccessComparison, "prices" | "serviceTags"> {
  const tags = tagsOf(estate);
  return {
    prices: {
      asOf: prices.asOf,
      source: prices.source,
      gbPerMonth,
      currency: prices.currency,
      fromCatalogue: prices.fromCatalogue ?? null,
    },
    serviceTags: { asOf: tags.asOf, source: tags.source },
  };
}

type Slice = {
  /** Index among the columns. */
  readonly column: number;
  /** Rows of vantages that follow on those of the slice before. */
  readonly own: readonly AccessRow[];
};

function* slicesOf(estate: Estate, options: CompareOptions): Generator<Slice> {
  const costs = { gb: options.gbPerMonth ?? 0, prices: options.prices ?? cataloguePrices };
  const from = fromOf(estate, options);
  const places = from.map((vantage) => placeOf(estate, vantage));
  for (const [column, { name, service, fqdn }] of columnsOf(estate, options).entries()) {
    const today = judgementsOf(estate, places, name, undefined);
    for (let first = 0; first < from.length; first += ROWS_AT_ONCE) {
      const own = from.slice(first, first + ROWS_AT_ONCE).flatMap((vantage, i) => {
        const judgement = today[first + i];
        const pair = { estate, from: vantage, service, fqdn };
        return judgement ? [rowOf(pair, name, judgement, costs)] : [];
      });
      yield { column, own };
    }
  }
}

function comparisonOf(
  estate: Estate,
  options: CompareOptions,
  columns: readonly (readonly AccessRow[])[],
): AccessComparison {
  return {
    ...restsOn(estate, options),
    rows: fromOf(estate, options).flatMap((_, v) => columns.flatMap((own) => own[v] ?? [])),
    linkServices: linkServiceRows(estate, options.prices),
  };
}
