/** What is a price list: its figures, its currency and date, and which of its figures nobody set? */
import { PRICES } from "#src/azure/catalogue/index.ts";

/** Figures of a list that are one number each. */
export const plainFigures = [
  "hoursPerMonth",
  "endpointPerHour",
  "standardServiceEndpointPerVnetHour",
  "directConnectPerHour",
  "peeringPerGb",
] as const;

type PlainFigure = (typeof plainFigures)[number];

/** Every figure, in the order of a file. */
export const figures = [
  "hoursPerMonth",
  "endpointPerHour",
  "endpointPerGb",
  "standardServiceEndpointPerVnetHour",
  "directConnectPerHour",
  "peeringPerGb",
] as const satisfies readonly (PlainFigure | "endpointPerGb")[];

export type Figure = (typeof figures)[number];

/** What a GB costs up to a volume in a month; the last tier has no end. */
export type Tier = { readonly upToGb: number; readonly price: number };

/** A price list; every price in its currency. */
export type Prices = Readonly<Record<PlainFigure, number>> & {
  readonly asOf: string;
  /** By its code in ISO 4217. */
  readonly currency: string;
  /** Where the list comes from; "" when nobody told. */
  readonly source: string;
  readonly endpointPerGb: readonly Tier[];
  /** The figures that a person's own list left as they are in the catalogue; none: it is the catalogue's list. */
  readonly fromCatalogue?: FromCatalogue;
};

export type FromCatalogue = {
  readonly asOf: string;
  /** What a US dollar was taken for, in the list's currency. */
  readonly perUsd: number;
  readonly figures: readonly Figure[];
};

/** The catalogue's list (path.md 4.6). */
export const cataloguePrices: Prices = PRICES;
