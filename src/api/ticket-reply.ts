/** What comes back for a pasted text: what was understood, from where, what is predicted, and why the two differ. */
import type {
  Agreement,
  Candidate,
  Cause,
  Client,
  Difference,
  Reading,
  Way,
} from "#src/ticket/index.ts";
import type { ResolutionReply } from "./calls.ts";

type VantageRow = { readonly id: string; readonly kind: string; readonly label: string };

/** A pasted text, understood, and compared with what is predicted. Nothing of the text is in it but names, addresses and ids. */
export type TicketReply = {
  readonly readings: readonly (Reading & {
    readonly formatText: string;
    readonly refusalText: string | null;
  })[];
  readonly client: Client;
  /** What must be said beside, in sentences. */
  readonly notes: readonly string[];
  /** What the estate knows of addresses that the text is about, in sentences. */
  readonly about: readonly string[];
  /** From where it may have been asked, the likeliest first, with why. */
  readonly candidates: readonly {
    readonly vantage: VantageRow;
    readonly certainty: Candidate["certainty"];
    readonly why: readonly string[];
  }[];
  /** One per reading that has a name, the main one first. */
  readonly comparisons: readonly {
    /** Place in `readings`. */
    readonly reading: number;
    readonly vantage: VantageRow;
    readonly name: string;
    readonly type: string;
    readonly predicted: ResolutionReply;
    /** Null: the text tells no answer. */
    readonly agreement: Agreement | null;
    readonly agreementText: string | null;
    /** The connection that the text tells of, beside the predicted one; null when it tells of none. */
    readonly way: (Way & { readonly predictedText: string; readonly text: string }) | null;
    readonly differences: readonly (Difference & { readonly text: string })[];
    /** What would explain the difference, the likeliest first; `explains` ones were tried. */
    readonly causes: readonly (Cause & { readonly text: string; readonly standingText: string })[];
  }[];
};
