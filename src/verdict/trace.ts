/** Where a name leads from a vantage, whether packets get there, and what the service says: DNS and path together. */
import { defaultPort } from "#src/azure/catalogue/index.ts";
import type { Resolution } from "#src/dns/index.ts";
import { say } from "#src/messages/index.ts";
import type { Estate, PrivateEndpoint, Vantage } from "#src/model/index.ts";
import { isPrivateAddress, type Name, parseAddress, parseName } from "#src/net/index.ts";
import {
  destinationOf,
  type Journey,
  type PathLimits,
  reach,
  tagsOf,
  weighsTags,
} from "#src/path/index.ts";
import { answersOf, type DnsAnswer, isContested } from "./answers.ts";
import { endpointAt } from "./endpoint-at.ts";
import { expectationOf, type PolicyLine } from "./expect.ts";
import { answerJudged, judge } from "./judge.ts";
import { groupOf, namedBy } from "./named.ts";
import { resolveName } from "./names.ts";
import { sentenceOf } from "./sentence.ts";
import type { OutcomeWord, Trace } from "./verdict.ts";
import { wordOf } from "./word.ts";

export type TraceQuestion = {
  /** A checked name, or an IP address that is gone to without asking anybody. */
  readonly name: string;
  readonly from: Vantage;
  /** Record type; `A` when absent. */
  readonly type?: string;
  /** The usual port of the name's sub-resource when absent. */
  readonly port?: number;
  readonly protocol?: Protocol;
};

export type Protocol = "tcp" | "udp" | "icmp";

export type TraceOptions = {
  readonly policy?: readonly PolicyLine[];
  readonly limits?: PathLimits;
};

/** A trace with what only its maker knows: the answers, and the word for what happens. */
export type WholeTrace = Trace & {
  readonly from: Vantage;
  readonly answers: readonly DnsAnswer[];
  readonly word: OutcomeWord;
};

/** The trace of `question`: its resolution, one journey per address of every possible answer, and the verdict. */
export function traceOf(
  estate: Estate,
  question: TraceQuestion,
  options: TraceOptions = {},
): WholeTrace {
  const { from } = question;
  const address = parseAddress(question.name);
  const resolution = address
    ? resolutionOfAddress(estate, question)
    : resolveName(estate, { name: nameIn(question.name), from, type: question.type ?? "A" });
  const answers = address
    ? [addressAnswer(estate, question, resolution)]
    : answersOf(estate, resolution);
  const each = answers.map((answer) => ({
    answer,
    journeys: answer.destinations.map((to) =>
      reach(
        estate,
        { from, to, port: portOf(answer, question.port), protocol: question.protocol ?? "tcp" },
        options.limits,
      ),
    ),
  }));
  const named = answers[0]?.named ?? { fqdn: question.name, isAzure: false };
  const expectation = expectationOf(estate, from, named, options.policy);
  const verdict = judge(resolution, each, expectation);
  const journeys = distinct(each.flatMap((e) => e.journeys)).map((j) => withTagAge(estate, j));
  const word = wordOf(
    verdict,
    answers.map((a) => a.outcome),
    each.map((e) => answerJudged(e.answer, e.journeys).class),
  );
  const sentence = sentenceOf({ resolution, journeys, verdict, word, from, answers });
  return { resolution, journeys, verdict, sentence, from, answers, word };
}

/**
 * A public address by number is told from others by the list of service tags, and one that has none is set against the
 * numbers in routes and rules by it: then the list's age belongs to the answer.
 */
function withTagAge(estate: Estate, journey: Journey): Journey {
  const isNumber = parseAddress(journey.to) !== undefined;
  if (isNumber ? isPrivateAddress(journey.to) : !weighsTags(estate)) return journey;
  const { asOf, source } = tagsOf(estate);
  return { ...journey, assumptions: [...journey.assumptions, say.tags.usedTags({ asOf, source })] };
}

/** The port of a question: as asked, or the usual one of the sub-resource that serves the name. */
export function portOf(answer: DnsAnswer, asked: number | undefined): number {
  return asked ?? defaultPort(groupOf(answer.named.service, answer.named.fqdn));
}

function nameIn(text: string): Name {
  const name = parseName(text);
  if (name === undefined) throw new Error(`Not a checked name: ${text}`);
  return name;
}

/** Equal journeys, as several answers with one address make them, are told once. */
function distinct(journeys: readonly Journey[]): readonly Journey[] {
  const seen = new Map<string, Journey>();
  for (const journey of journeys) {
    const key = JSON.stringify(journey);
    if (!seen.has(key)) seen.set(key, journey);
  }
  return [...seen.values()];
}

/** What stands in for a resolution when an address is gone to directly. */
function resolutionOfAddress(estate: Estate, { name, type }: TraceQuestion): Resolution {
  const endpoint = endpointAt(estate, name);
  const isPrivate = endpoint !== undefined || isPrivateAddress(name);
  return {
    question: { name, type: type ?? (name.includes(":") ? "AAAA" : "A") },
    rcode: "NOERROR",
    outcome: endpoint ? outcomeAt(endpoint) : isPrivate ? "PRIVATE_CUSTOM" : "PUBLIC",
    chain: [],
    addresses: [name],
    privateEndpoint: endpoint?.id ?? null,
    servers: [],
    decider: 0,
    steps: [],
    branches: [],
    assumptions: [],
    gaps: [],
    confidence: "certain",
  };
}

function outcomeAt(endpoint: PrivateEndpoint): Resolution["outcome"] {
  const isApproved = endpoint.connections.some((c) => c.state.toLowerCase() === "approved");
  return isApproved ? "PRIVATE_OK" : "PRIVATE_NOT_APPROVED";
}

function addressAnswer(
  estate: Estate,
  { name }: TraceQuestion,
  { outcome, addresses, privateEndpoint }: Resolution,
): DnsAnswer {
  const endpoint = privateEndpoint ? endpointAt(estate, name) : undefined;
  const service = estate.services.find((s) =>
    endpoint?.connections.some((c) => c.targetKey === s.key),
  );
  // The endpoint's own names tell for which of the service's names it stands.
  const group = endpoint?.connections[0]?.groupIds[0]?.toLowerCase();
  const fqdn = service?.names.find((n) => n.groupId.toLowerCase() === group)?.fqdn;
  const named = service
    ? { service, fqdn: fqdn ?? "", isAzure: true }
    : { ...namedBy(estate, []), fqdn: "" };
  return {
    outcome,
    named,
    isContested: isContested(estate, { outcome, addresses }, named),
    destinations: [destinationOf(name, named.fqdn, service)],
    when: [],
  };
}
