/** What comes back from one server inside a resolution, before it is judged. */
import type { Said } from "#src/messages/index.ts";
import type { Evidence } from "#src/model/index.ts";
import type { ChainLink, Confidence, DnsStep, Rcode } from "./resolution.ts";

/** How an answer came to its end, beyond its rcode. */
export type Ending =
  | "answered"
  | "loop"
  | "filtered"
  | "forwarded"
  | "unreachable"
  | "refused"
  | "unseen";

/** A step not yet numbered; `decides` marks a choice that made the course. */
export type StepDraft = Omit<DnsStep, "n"> & { readonly decides?: boolean };

/** Makes a step of one actor. */
export type MakeStep = (
  did: string,
  args: StepDraft["args"],
  because: StepDraft["because"],
  decides?: boolean,
) => StepDraft;

/** One possible answer, with the way to it. */
export type Answer = {
  readonly rcode: Rcode;
  readonly ending: Ending;
  readonly chain: readonly ChainLink[];
  readonly servers: readonly string[];
  readonly steps: readonly StepDraft[];
  /** Conditions under which this is the answer; empty: no condition. */
  readonly when: readonly Said[];
  readonly assumptions: readonly Said[];
  readonly gaps: readonly Said[];
  readonly confidence: Confidence;
};

/** An answer with nothing in it yet, to be spread over. */
export const BARE: Answer = {
  rcode: "NOERROR",
  ending: "answered",
  chain: [],
  servers: [],
  steps: [],
  when: [],
  assumptions: [],
  gaps: [],
  confidence: "certain",
};

const ORDER: readonly Confidence[] = ["certain", "likely", "unknown"];

/** The less sure of the two. */
export function lessSure(a: Confidence, b: Confidence): Confidence {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}

/** What stands before an answer when it is passed on. */
export type Lead = Partial<
  Pick<Answer, "chain" | "servers" | "steps" | "when" | "assumptions" | "gaps" | "confidence">
>;

/** `answers`, each with `lead` put in front: records, servers, steps and conditions in the order they happened. */
export function after(lead: Lead, answers: readonly Answer[]): Answer[] {
  return answers.map((answer) => ({
    rcode: answer.rcode,
    ending: answer.ending,
    chain: lead.chain ? [...lead.chain, ...answer.chain] : answer.chain,
    servers: lead.servers ? joinServers(lead.servers, answer.servers) : answer.servers,
    steps: lead.steps ? [...lead.steps, ...answer.steps] : answer.steps,
    when: lead.when ? [...lead.when, ...answer.when] : answer.when,
    assumptions: lead.assumptions
      ? [...lead.assumptions, ...answer.assumptions]
      : answer.assumptions,
    gaps: lead.gaps ? [...lead.gaps, ...answer.gaps] : answer.gaps,
    confidence: lead.confidence ? lessSure(lead.confidence, answer.confidence) : answer.confidence,
  }));
}

function joinServers(first: readonly string[], rest: readonly string[]): readonly string[] {
  return first.at(-1) === rest[0] ? [...first, ...rest.slice(1)] : [...first, ...rest];
}

/** Whether two answers say the same to a client: rcode, ending and the set of final data. */
export function saysSame(a: Answer, b: Answer): boolean {
  return a.rcode === b.rcode && a.ending === b.ending && finalData(a) === finalData(b);
}

function finalData(answer: Answer): string {
  return answer.chain
    .filter((link) => link.type !== "CNAME")
    .map((link) => link.data)
    .sort()
    .join(" ");
}

/** `answers` without those that say the same as an earlier one under no further condition, at most `most`. */
export function distinct(answers: readonly Answer[], most: number): Answer[] {
  const kept: Answer[] = [];
  for (const answer of answers) {
    if (kept.length >= most) break;
    if (!kept.some((other) => saysSame(other, answer))) kept.push(answer);
  }
  return kept;
}

/** One piece of evidence. */
export function evidence(resource: string, pointer: string, seen: unknown): Evidence {
  return { resource, pointer, seen };
}
