/** Which words does a code with its arguments have, in the language asked for? English unless told. */
import { german } from "./de/german.ts";
import { pictureGerman } from "./de/picture.ts";
import { reportGerman } from "./de/report.ts";
import { dnsWords } from "./dns.ts";
import { type Catalogue, english } from "./english.ts";
import { tagWords } from "./filters.ts";
import type { OutcomeKey } from "./outcome.ts";
import { pathWords } from "./path.ts";
import { type PictureWords, pictureEnglish } from "./picture.ts";
import { type ReportWords, reportEnglish } from "./report.ts";
import type { Answered, ResolutionKey } from "./resolution.ts";
import { type Args, type Language, maybeSentence, type Said, sayings, sentenceIn } from "./said.ts";
import type { Told } from "./verdict.ts";

// The page bundles what it names alone: tables are named here one by one, since a bundler keeps whole what it sees reached into.

/** The catalogue of each language. */
export const catalogue: Readonly<Record<Language, Catalogue>> = {
  en: english,
  de: german,
};

/** The words around pictures, by language. */
export const pictureWords: Readonly<Record<Language, PictureWords>> = {
  en: pictureEnglish,
  de: pictureGerman,
};

/** The words of reports, by language. */
export const reportWords: Readonly<Record<Language, ReportWords>> = {
  en: reportEnglish,
  de: reportGerman,
};

/** Sentences that engines put beside an answer, by room, without a language. */
export const say = {
  dns: /* @__PURE__ */ sayings("dns", dnsWords),
  path: /* @__PURE__ */ sayings("path", pathWords),
  tags: /* @__PURE__ */ sayings("tags", tagWords),
};

type Step = { readonly did: string; readonly args: Args };

/** The sentence of one step of a resolution, after the actor's name. */
export function dnsText(step: Step & { readonly why?: Said }, language: Language = "en"): string {
  const why = step.why ? { why: saidText(step.why, language) } : {};
  return sentenceIn(catalogue[language].dnsSteps, step.did, { ...step.args, ...why });
}

/** The sentence of one hop, after its place's name. */
export function pathText(hop: Step, language: Language = "en"): string {
  return sentenceIn(catalogue[language].pathSteps, hop.did, hop.args);
}

/** A place as steps and vantages name it: names stay as they are, and the few that are words have the language's own. */
export function placeText(at: string, language: Language = "en"): string {
  return catalogue[language].report.place(at);
}

/** Why the answer of a filter or a service is less than certain, or not known: a sentence of its own, or its step's. */
export function wayDoubt({ did, args }: Step): Said {
  return { of: "way", did, args };
}

/** The words of a sentence that had no language yet. */
export function saidText({ of, did, args }: Said, language: Language = "en"): string {
  const { dnsWords, pathWords, tagWords, acceptDoubts } = catalogue[language];
  if (of === "dns") return sentenceIn(dnsWords, did, args);
  if (of === "path") return sentenceIn(pathWords, did, args);
  if (of === "tags") return sentenceIn(tagWords, did, args);
  return maybeSentence(acceptDoubts, did, args) ?? whole(pathText({ did, args }, language));
}

/** A condition in words: its parts one after the other. */
export function whenText(parts: readonly Said[], language: Language = "en"): string {
  return parts.map((part) => saidText(part, language)).join("; ");
}

/** `said` without what reads the same, first appearances kept. */
export function uniqueSaid(said: Iterable<Said>): Said[] {
  return [...new Map([...said].map((one) => [saidText(one), one])).values()];
}

/** The sentence of a fact about private endpoints and service endpoints. */
export function compareText(
  fact: { readonly code: string; readonly args: Args },
  language: Language = "en",
): string {
  return sentenceIn(catalogue[language].compareFacts, fact.code, fact.args);
}

/** The sentence of a trace, by its word. */
export function verdictSentence(
  told: Told & { readonly word: OutcomeKey },
  language: Language = "en",
): string {
  return catalogue[language].verdictWords.sentences[told.word](told);
}

/** A step with its place, as the end of the sentence of a trace. */
export function stepAt(
  step: { readonly at: string; readonly text: string },
  language: Language = "en",
): string {
  return catalogue[language].verdictWords.at(step);
}

/** The sentence of a change that would alter the outcome. */
export function counterfactualText(
  change: Step & { readonly name: string; readonly word: string },
  language: Language = "en",
): string {
  const { changes, changed } = catalogue[language].verdictWords;
  const { did, args, name, word } = change;
  return changed({ condition: sentenceIn(changes, did, args), name, word });
}

/** The sentence about one answer, by its outcome. */
export function resolutionSentence(
  answered: Answered & { readonly outcome: ResolutionKey },
  language: Language = "en",
): string {
  return catalogue[language].resolutionSentences[answered.outcome](answered);
}

const whole = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
