/** Which price list counts on this page: a person's own, kept with the settings, or the catalogue's? */
import { cataloguePrices, type Prices, readPrices } from "#src/compare/index.ts";
import { settingsNow, useSettings } from "../settings/settings.ts";

/** A list as its file has it. */
export type PriceFile = Readonly<Record<string, unknown>>;

export type OwnPrices = {
  /** What is asked with; null: the catalogue's. */
  readonly file: PriceFile | null;
  readonly prices: Prices;
};

const usual: OwnPrices = { file: null, prices: cataloguePrices };
let known: { readonly kept: PriceFile | null; readonly own: OwnPrices } = {
  kept: null,
  own: usual,
};

/** The list among the settings; the catalogue's when there is none, or when it is not understood any more. */
function ownIn(kept: PriceFile | null): OwnPrices {
  if (known.kept === kept) return known.own;
  const read = kept === null ? undefined : readPrices(kept);
  const own = kept !== null && read?.ok ? { file: kept, prices: read.prices } : usual;
  known = { kept, own };
  return own;
}

/** The list that counts; the component is drawn again when it changes. */
export const useOwnPrices = (): OwnPrices => ownIn(useSettings().prices);

/** The list that counts, as a field of an ask. */
export function pricesAsk(): { readonly prices?: PriceFile } {
  const { file } = ownIn(settingsNow().prices);
  return file === null ? {} : { prices: file };
}
