/** What the comparison of private endpoints with service endpoints tells: plain data, codes with arguments, no sentences. */
import type { Evidence } from "#src/model/index.ts";
import type { BlockedAt, Transport } from "#src/path/index.ts";
import type { OutcomeWord, VerdictClass } from "#src/verdict/index.ts";
import type { FromCatalogue } from "./prices.ts";

/** One fact: a code whose sentence is in `messages/compare.ts`. */
export type Fact = {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly because: readonly Evidence[];
};

/** Whether an option exists for a kind of service. */
export type Support = "yes" | "preview" | "no" | "unknown";

/** What an option would cost in a month by the price list; `usd` is the amount where the list is in US dollars. */
export type Monthly = {
  readonly amount: number;
  readonly currency: string;
  readonly usd: number | null;
  readonly parts: readonly {
    readonly code: string;
    readonly count: number;
    readonly amount: number;
    readonly usd: number | null;
  }[];
};

/** What would happen under an option, everything else as it is. */
export type Supposed = {
  readonly class: VerdictClass;
  readonly blockedAt: BlockedAt | null;
  readonly risks: readonly string[];
};

/** One of the two ways, for one vantage and one service (path.md section 5). */
export type Option = {
  readonly support: Support;
  readonly supposed: Supposed;
  /** What shuts this way at the service today, and would have to be opened first; null: nothing. */
  readonly shut: Fact | null;
  readonly onPremises: Fact;
  readonly monthly: Monthly;
  readonly exfiltration: Fact;
  readonly routes: Fact;
  readonly filters: Fact;
  readonly dns: Fact;
  readonly crossRegion: Fact;
  readonly crossTenant: Fact;
};

export type AccessRow = {
  readonly vantage: { readonly id: string; readonly kind: string; readonly label: string };
  readonly name: string;
  readonly service: { readonly id: string; readonly name: string; readonly type: string };
  readonly today: Supposed & {
    readonly word: OutcomeWord;
    readonly transport: Transport | null;
    readonly expected: VerdictClass | null;
  };
  readonly privateEndpoint: Option;
  readonly serviceEndpoint: Option;
  readonly recommendation: { readonly choose: Choice; readonly reasons: readonly Fact[] };
};

/** What to do; `as-is`: what works today is right. */
export type Choice = "private-endpoint" | "service-endpoint" | "public-rules" | "as-is";

export type CheckLevel = "fine" | "watch" | "wrong" | "unknown";

/** A private link service of the user's own, checked (path.md 4.5). */
export type LinkServiceRow = {
  readonly id: string;
  readonly name: string;
  readonly alias: string;
  readonly checks: readonly (Fact & { readonly level: CheckLevel })[];
  readonly consumers: readonly {
    readonly endpoint: string;
    readonly subscription: string;
    readonly state: string;
  }[];
  /** In the currency of the price list; `monthlyUsd` where that is US dollars. */
  readonly monthly: number;
  readonly monthlyUsd: number | null;
};

export type AccessComparison = {
  /** The price list that costs rest on. */
  readonly prices: {
    readonly asOf: string;
    readonly source: string;
    readonly gbPerMonth: number;
    readonly currency: string;
    /** The figures that a person's own list left as in the catalogue; null: the whole list is the catalogue's. */
    readonly fromCatalogue: FromCatalogue | null;
  };
  /** The list of service tags that answers rest on. */
  readonly serviceTags: { readonly asOf: string; readonly source: string };
  /** By vantage, then by name, each in the order asked for. */
  readonly rows: readonly AccessRow[];
  /** Sorted by id. */
  readonly linkServices: readonly LinkServiceRow[];
};

/** How a pair ends: what happens today, whether that was expected (null: nothing tells), and what to do. */
export type AccessEnd = {
  readonly word: OutcomeWord;
  readonly asExpected: boolean | null;
  readonly choose: Choice;
};

/** The comparison in outline: every pair as the index of its end. */
export type AccessSummary = Omit<AccessComparison, "rows"> & {
  readonly vantages: readonly AccessRow["vantage"][];
  readonly ends: readonly AccessEnd[];
  readonly services: readonly {
    readonly name: string;
    readonly service: AccessRow["service"];
    /** By vantage: index among `ends` of the summary. */
    readonly ends: readonly number[];
  }[];
};
