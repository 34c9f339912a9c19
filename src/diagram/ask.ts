/** What a picture is asked for: how much of the estate, which answers, and which question to light. */
import type { Language } from "#src/messages/index.ts";
import type { Vantage } from "#src/model/index.ts";
import type { OutcomeWord, Trace } from "#src/verdict/index.ts";
import type { SceneLevel } from "./scene.ts";

/** The answer for one vantage and one name, as a matrix tells it. */
export type Pair = {
  /** Id of the vantage. */
  readonly from: string;
  readonly name: string;
  /** ARM id of the service behind the name, or null when the estate has none. */
  readonly service: string | null;
  /** ARM id of the private endpoint on the way; left out when it is not told. */
  readonly endpoint?: string | null;
  readonly word: OutcomeWord;
  readonly asExpected: boolean | null;
};

/** Many pairs told at once: every name of the block with every vantage of each of its answers. */
export type Block = {
  readonly names: readonly Pick<Pair, "service" | "endpoint">[];
  readonly answers: readonly BlockAnswer[];
};

/** What each of these vantages gets for each name of the block. Lists of vantages are shared between blocks. */
export type BlockAnswer = Pick<Pair, "word" | "asExpected"> & {
  /** Ids of vantages. */
  readonly from: readonly string[];
};

/** A question with its answer, to be lit. */
export type AskedTrace = {
  /** Id of the vantage. */
  readonly from: string;
  readonly service: string | null;
  readonly word: OutcomeWord;
  readonly trace: Pick<Trace, "journeys"> & {
    readonly resolution: Pick<Trace["resolution"], "question" | "steps" | "privateEndpoint">;
  };
};

export type SceneAsk = {
  readonly level: SceneLevel;
  /** The vantages of the estate, as the model lists them. */
  readonly vantages: readonly Vantage[];
  /** The answers, one by one. */
  readonly pairs?: readonly Pair[];
  /** The answers as blocks, in place of `pairs`. */
  readonly blocks?: readonly Block[];
  readonly asked?: AskedTrace;
  /** Ids of boxes that were opened or closed by hand; what the level says of the others holds. */
  readonly open?: readonly string[];
  readonly closed?: readonly string[];
  /** Language of titles and labels; English unless told. */
  readonly language?: Language;
  /** Most boxes and most wires; 300 each unless told. */
  readonly cap?: number;
};
