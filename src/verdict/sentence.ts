/** Which one sentence tells what a trace comes to, and which step decided. */
import type { DnsStep, Resolution } from "#src/dns/index.ts";
import {
  dnsText,
  type Language,
  pathText,
  placeText,
  type Said,
  saidText,
  stepAt,
  verdictSentence,
} from "#src/messages/index.ts";
import type { Vantage } from "#src/model/index.ts";
import type { Hop, Journey } from "#src/path/index.ts";
import type { DnsAnswer } from "./answers.ts";
import type { OutcomeWord, Verdict } from "./verdict.ts";

type Told = {
  readonly resolution: Resolution;
  readonly journeys: readonly Journey[];
  readonly verdict: Verdict;
  readonly word: OutcomeWord;
  readonly from: Vantage;
  readonly answers: readonly DnsAnswer[];
};

/** The step that made the outcome so: the hop that stops the packet, else the step of DNS that chose. */
export type Decider =
  | { readonly in: "dns"; readonly step: DnsStep }
  | { readonly in: "path"; readonly hop: Hop }
  | undefined;

/** The deciding step of a trace. */
export function deciderOf(
  { resolution, journeys }: Pick<Told, "resolution" | "journeys">,
  verdict: Pick<Verdict, "class" | "blockedAt">,
): Decider {
  const isPathMatter = verdict.blockedAt !== "DNS" && verdict.class !== "PUBLIC";
  const stops = journeys.filter((j) => j.ending !== "delivered");
  const hop = stops[0]?.hops.at(-1);
  if (isPathMatter && hop && (verdict.class === "BLOCKED" || verdict.class === "UNKNOWN"))
    return { in: "path", hop };
  const step = resolution.steps.find((s) => s.n === resolution.decider) ?? resolution.steps.at(-1);
  if (step) return { in: "dns", step };
  const last = journeys[0]?.hops.at(-1);
  return last && { in: "path", hop: last };
}

/** The sentence of a trace, in the language asked for. */
export function sentenceOf(told: Told, language: Language = "en"): string {
  const { resolution, journeys, verdict, word, from, answers } = told;
  const decider = deciderOf(told, verdict);
  const endpoint = resolution.privateEndpoint ?? "";
  const gap = resolution.gaps[0] ?? gapIn(journeys);
  const sentence = {
    word,
    name: resolution.question.name,
    from: placeText(from.label, language),
    outcome: resolution.outcome,
    address: resolution.addresses.join(", "),
    endpoint: endpoint.slice(endpoint.lastIndexOf("/") + 1),
    transport: verdict.transport ?? "",
    blockedAt: verdict.blockedAt ?? "",
    answers: answers.length,
    gap: gap ? saidText(gap, language) : "",
    decider: decider ? textOf(decider, from.label, language) : "",
  };
  return verdictSentence(sentence, language);
}

/** Why nobody can tell: the reason of a way with an unknown end, else the first thing that was assumed. */
function gapIn(journeys: readonly Journey[]): Said | undefined {
  return journeys.flatMap((j) => j.gap ?? [])[0] ?? journeys.flatMap((j) => j.assumptions)[0];
}

function textOf(decider: NonNullable<Decider>, from: string, language: Language): string {
  if (decider.in === "dns")
    return `${dnsText(decider.step, language)} (${placeText(decider.step.at, language)})`;
  const text = pathText(decider.hop, language);
  const { at } = decider.hop;
  // Many sentences name their place themselves, and where it starts is known.
  return text.includes(at) || at === from
    ? text
    : stepAt({ at: placeText(at, language), text }, language);
}
