/** What stands in the fields of a price list while a person edits it, and which file is that? */
import { cataloguePrices, PRICES_FORMAT } from "#src/compare/index.ts";
import type { PriceFile } from "./own-prices.ts";

/** Fields of one number each. */
export const numberFields = [
  "endpointPerHour",
  "peeringPerGb",
  "standardServiceEndpointPerVnetHour",
  "directConnectPerHour",
  "hoursPerMonth",
] as const;

type Field = "asOf" | "currency" | "source" | "perUsd" | (typeof numberFields)[number];
type TierText = { readonly upToGb: string; readonly price: string };

/** Texts as typed; an empty one stands for the catalogue's figure. */
export type Draft = Readonly<Record<Field, string>> & { readonly tiers: readonly TierText[] };

const noTier: TierText = { upToGb: "", price: "" };

/** The catalogue's tiers as texts. */
export const usualTiers: readonly TierText[] = cataloguePrices.endpointPerGb.map(tierText);

function tierText({
  upToGb,
  price,
}: {
  readonly upToGb: number;
  readonly price: number;
}): TierText {
  return { upToGb: Number.isFinite(upToGb) ? String(upToGb) : "", price: String(price) };
}

/** The texts of a list; of none, with `today` for its day. */
export function draftOf(file: PriceFile | null, today: string): Draft {
  const told = file ?? { asOf: today };
  const text = (key: string) => textOf(told[key]);
  const list: readonly unknown[] = Array.isArray(told.endpointPerGb) ? told.endpointPerGb : [];
  const tiers = list.map((item): TierText => {
    const own = typeof item === "object" && item !== null ? { ...noTier, ...item } : noTier;
    return { upToGb: textOf(own.upToGb), price: textOf(own.price) };
  });
  const blank = usualTiers.slice(tiers.length).map(() => noTier);
  return {
    asOf: text("asOf"),
    currency: text("currency") || cataloguePrices.currency,
    source: text("source"),
    perUsd: text("perUsd"),
    endpointPerHour: text("endpointPerHour"),
    peeringPerGb: text("peeringPerGb"),
    standardServiceEndpointPerVnetHour: text("standardServiceEndpointPerVnetHour"),
    directConnectPerHour: text("directConnectPerHour"),
    hoursPerMonth: text("hoursPerMonth"),
    tiers: [...tiers, ...blank],
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Whether a draft is in another currency than the catalogue. */
export const isOther = ({ currency }: Draft): boolean =>
  currency.trim().toUpperCase() !== cataloguePrices.currency;

/** The list of a draft, to be read like any file: what is no number stays a text, which is then told. */
export function fileOf(draft: Draft): PriceFile {
  const numbers = [...numberFields, ...(isOther(draft) ? (["perUsd"] as const) : [])].flatMap(
    (key): readonly (readonly [string, unknown])[] =>
      draft[key].trim() === "" ? [] : [[key, numberIn(draft[key])]],
  );
  const tiers = draft.tiers
    .filter(({ upToGb, price }) => upToGb.trim() !== "" || price.trim() !== "")
    .map(({ upToGb, price }) => ({
      ...(upToGb.trim() === "" ? {} : { upToGb: numberIn(upToGb) }),
      ...(price.trim() === "" ? {} : { price: numberIn(price) }),
    }));
  return {
    format: PRICES_FORMAT,
    asOf: draft.asOf.trim(),
    currency: draft.currency.trim().toUpperCase(),
    ...(draft.source.trim() === "" ? {} : { source: draft.source.trim() }),
    ...Object.fromEntries(numbers),
    ...(tiers.length === 0 ? {} : { endpointPerGb: tiers }),
  };
}

function numberIn(text: string): number | string {
  const typed = text.trim();
  return /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed;
}

/** The draft with a tier's text changed. The first that is typed brings the catalogue's others along, to be seen. */
export function withTier(draft: Draft, at: number, part: Partial<TierText>): Draft {
  const isBlank = draft.tiers.every(({ upToGb, price }) => upToGb === "" && price === "");
  const before = isBlank ? usualTiers : draft.tiers;
  return { ...draft, tiers: before.map((tier, i) => (i === at ? { ...tier, ...part } : tier)) };
}
