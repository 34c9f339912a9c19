/** The question itself: what does this name resolve to from this vantage, by which steps, and why. */
import { unique } from "#src/base/index.ts";
import { type Said, say, uniqueSaid } from "#src/messages/index.ts";
import type { Estate, Vantage } from "#src/model/index.ts";
import type { Name } from "#src/net/index.ts";
import { type Answer, after, BARE, type Lead, lessSure, saysSame } from "./answer.ts";
import { askAddress } from "./ask-address.ts";
import { publicOnly } from "./azure-dns.ts";
import { factsOf } from "./facts.ts";
import { isSilent } from "./forward.ts";
import { DNS_LIMITS, type DnsLimits } from "./limits.ts";
import { type Judged, outcomeOf, outcomeWithoutAddress } from "./outcome.ts";
import { type Query, START } from "./query.ts";
import type { Confidence, DnsBranch, DnsStep, Resolution } from "./resolution.ts";
import { serversOf, type VantageServers } from "./vantage-servers.ts";
import { viewClassOf } from "./view-class.ts";

export type Question = {
  readonly name: Name;
  /** Record type in upper case; `A` when absent. */
  readonly type?: string;
  readonly from: Vantage;
};

export type ResolveOptions = {
  readonly limits?: DnsLimits;
  /**
   * Whether a packet from a VNet (key) gets to an address, told by the path engine; address spaces decide without it.
   * Give the same function for the same estate: answers are remembered by it.
   */
  readonly reaches?: Query["reaches"];
};

/**
 * The predicted answer for `question`, with every step, its evidence, and all branches where several answers are
 * possible. Vantages that ask the same servers from the same place are one class: each class is answered once per
 * name and remembered with the estate; only the first step, which names the vantage, is the vantage's own.
 */
export function resolve(
  estate: Estate,
  question: Question,
  options: ResolveOptions = {},
): Resolution {
  const query: Query = {
    estate,
    facts: factsOf(estate),
    cloud: estate.cloud,
    name: question.name,
    type: (question.type ?? "A").toUpperCase(),
    limits: options.limits ?? DNS_LIMITS,
    reaches: options.reaches,
  };
  const asked = serversOf(query, question.from);
  const remembered = options.limits ? undefined : answersIn(estate, options.reaches);
  const key = `${classKeyOf(asked)}|${query.type}|${query.name}`;
  let answer = remembered?.get(key);
  if (!answer) {
    answer = toResolution(query, answersFor(query, asked));
    remembered?.set(key, answer);
  }
  return seenFrom(answer, question.from);
}

/**
 * The class of `vantage`: vantages with equal text get equal outcomes, chains and addresses for every name, but for names
 * under internal.cloudapp.net and reverse names, which belong to one network each. Use it to ask once for many; the steps of an answer
 * name the network of the vantage that was asked.
 */
export function dnsClassOf(
  estate: Estate,
  vantage: Vantage,
  options: Pick<ResolveOptions, "reaches"> = {},
): string {
  const facts = factsOf(estate);
  const query: Query = {
    estate,
    facts,
    cloud: estate.cloud,
    name: "",
    type: "A",
    limits: DNS_LIMITS,
    reaches: options.reaches,
  };
  const asked = serversOf(query, vantage);
  return viewClassOf(query, asked, classKeyOf(asked));
}

type Reaches = Query["reaches"];

/** Answers by who tells what is within reach; the same teller (one function) gives the same answers. */
const memo = new WeakMap<Estate, Map<Reaches, Map<string, Resolution>>>();
/** More answers than this are not remembered at once: a page never asks so many, and memory stays flat. */
const MOST_REMEMBERED = 250_000;

function answersIn(estate: Estate, reaches: Reaches): Map<string, Resolution> {
  let byTeller = memo.get(estate);
  if (!byTeller) memo.set(estate, (byTeller = new Map()));
  let answers = byTeller.get(reaches);
  if (!answers || answers.size > MOST_REMEMBERED) byTeller.set(reaches, (answers = new Map()));
  return answers;
}

function classKeyOf(asked: VantageServers): string {
  const { place } = asked;
  const where =
    place.in === "vnet" || place.in === "p2s"
      ? place.vnet
      : place.in === "hub"
        ? place.hub
        : place.in === "site"
          ? place.site.name
          : "";
  return `${place.in}|${where}|${asked.did}|${asked.by} ${asked.source}|${asked.servers.join(",")}|${asked.assumptions.length}|${asked.unseen ?? ""}`;
}

/** `answer` with its first step told of `vantage`. */
function seenFrom(answer: Resolution, vantage: Vantage): Resolution {
  const own = (steps: readonly DnsStep[]) =>
    steps.map((step, i) => (i === 0 ? { ...step, at: vantage.label, actor: vantage.id } : step));
  return {
    ...answer,
    steps: own(answer.steps),
    branches: answer.branches.map((branch) => ({ ...branch, steps: own(branch.steps) })),
  };
}

/** No answer: what tells the servers of the vantage was not read. */
function unseenVantage(asked: VantageServers, name: Name, what: string): Answer {
  const step = { at: "", did: "could-not-see", args: { name, what }, because: [], decides: true };
  return {
    ...BARE,
    ending: "unseen",
    steps: [step],
    gaps: [say.dns.gapVantage({ vantage: asked.source, what })],
    confidence: "unknown",
  };
}

/** Every possible answer: each server of the list by itself, since clients differ in whom they ask (dns.md 3.1). */
function answersFor(query: Query, asked: VantageServers): Answer[] {
  const name = query.name as Name;
  if (asked.unseen !== undefined) return [unseenVantage(asked, name, asked.unseen)];
  const step = (server: string) => ({
    at: "",
    did: asked.did,
    args: { server, source: asked.source, by: asked.by, name: query.name },
    because: asked.because,
  });
  const sure = asked.sure ? ("certain" as const) : ("likely" as const);
  const lead = { assumptions: asked.assumptions, confidence: sure };
  if (asked.servers.length === 0) {
    const first = { ...lead, servers: ["public DNS"], steps: [step("public DNS")] };
    return after(first, publicOnly(query, name, START));
  }
  const lists = unique(asked.servers).map((server) => ({
    server,
    answers: after(
      { ...lead, steps: [step(server)] },
      askAddress(query, asked.place, server, name, START, "client"),
    ),
  }));
  const speaking = lists.filter(({ answers }) => !answers.every(isSilent));
  const heard = speaking.length > 0 ? speaking : lists.slice(0, 1);
  const silent = speaking.length > 0 ? lists.filter((l) => !heard.includes(l)) : [];
  // A client goes on to its next server on silence, so a silent one only delays (dns.md 3.1).
  const waits: Lead =
    silent.length > 0
      ? {
          assumptions: silent.map(({ server }) => say.dns.assumeSilentSkipped({ server })),
          confidence: "likely",
        }
      : {};
  const first = heard[0]?.answers ?? [];
  const agree = heard.every(
    ({ answers }) =>
      answers.length === first.length &&
      answers.every((a, i) => first[i] !== undefined && saysSame(a, first[i])),
  );
  if (agree) return after(waits, first);
  const choice: Lead = {
    assumptions: [
      say.dns.assumeClientChooses({ servers: heard.map(({ server }) => server).join(", ") }),
    ],
    confidence: "likely",
  };
  return heard.flatMap(({ server, answers }) =>
    after(waits, after({ ...choice, when: [say.dns.whenServer({ address: server })] }, answers)),
  );
}

type Judgement = Judged & {
  readonly answer: Answer;
  readonly addresses: readonly string[];
  readonly when: readonly Said[];
};

/** One answer judged: once, or once per address where its addresses mean different things (round robin). */
function judge(query: Query, answer: Answer): Judgement[] {
  const when = uniqueSaid(answer.when);
  const whole = outcomeWithoutAddress(query, answer);
  if (whole) return [{ ...whole, answer, addresses: [], when }];
  const links = answer.chain.filter((l) => l.type === "A" || l.type === "AAAA");
  const each = links.map((link) => ({ link, is: outcomeOf(query, answer.chain, link) }));
  const first = each[0];
  if (!first) return [];
  const addresses = links.map((l) => l.data);
  if (each.every((e) => e.is.outcome === first.is.outcome)) {
    const confidence = each.reduce<Confidence>((c, e) => lessSure(c, e.is.confidence), "certain");
    return [{ ...first.is, confidence, answer, addresses, when }];
  }
  const chance = say.dns.assumeRoundRobin({ name: first.link.name });
  return each.map(({ link, is }) => ({
    ...is,
    assumptions: [...is.assumptions, chance],
    confidence: lessSure(is.confidence, "likely"),
    answer: { ...answer, chain: [...answer.chain.filter((l) => l.type === "CNAME"), link] },
    addresses: [link.data],
    when: [...when, say.dns.whenRoundRobin({ address: link.data })],
  }));
}

function toResolution(query: Query, answers: readonly Answer[]): Resolution {
  const all = answers.flatMap((answer) => judge(query, answer));
  const question = { name: query.name, type: query.type };
  const lead = all[0];
  if (!lead) throw new Error(`No answer at all for ${query.name}: every question has one.`);
  const same = all.every(
    (j) =>
      j.outcome === lead.outcome &&
      j.outcome !== "INDETERMINATE" &&
      j.answer.rcode === lead.answer.rcode &&
      sameAddresses(j.addresses, lead.addresses),
  );
  const assumptions = uniqueSaid(all.flatMap((j) => [...j.answer.assumptions, ...j.assumptions]));
  const gaps = uniqueSaid(all.flatMap((j) => [...j.answer.gaps, ...j.gaps]));
  const steps = numbered(lead.answer);
  const shared = { question, assumptions, gaps, steps, decider: deciderOf(lead.answer) };
  if (same) {
    const confidence = all.reduce<Confidence>(
      (c, j) => lessSure(c, lessSure(j.confidence, j.answer.confidence)),
      "certain",
    );
    // Several ways that end alike leave only the way open, not the answer.
    const sure: Confidence =
      all.length > 1 && confidence === "unknown" && lead.outcome !== "FORWARDED"
        ? "likely"
        : confidence;
    return {
      ...shared,
      rcode: lead.answer.rcode,
      outcome: lead.outcome,
      chain: lead.answer.chain,
      addresses: lead.addresses,
      privateEndpoint: lead.privateEndpoint,
      servers: lead.answer.servers,
      branches: [],
      confidence: sure,
    };
  }
  if (all.length === 1) {
    return {
      ...shared,
      rcode: lead.answer.rcode,
      outcome: lead.outcome,
      chain: lead.answer.chain,
      addresses: lead.addresses,
      privateEndpoint: lead.privateEndpoint,
      servers: lead.answer.servers,
      branches: [],
      confidence: lessSure(lead.confidence, lead.answer.confidence),
    };
  }
  const branches = distinctBranches(all).map(branchOf);
  const oneAnswer = answers.length === 1 ? answers[0] : undefined;
  return {
    ...shared,
    rcode: lead.answer.rcode,
    outcome: "INDETERMINATE",
    // One answer with several meanings is still one answer; several answers have no common chain.
    chain: oneAnswer ? oneAnswer.chain : [],
    addresses: oneAnswer
      ? oneAnswer.chain.filter((l) => l.type === "A" || l.type === "AAAA").map((l) => l.data)
      : [],
    privateEndpoint: null,
    servers: lead.answer.servers,
    branches,
    confidence: all.some((j) => lessSure(j.confidence, j.answer.confidence) === "unknown")
      ? "unknown"
      : "likely",
  };
}

/** Judgements that mean the same to a client once each, told under the fewest conditions, in order of first telling. */
function distinctBranches(all: readonly Judgement[]): Judgement[] {
  const kept = new Map<string, Judgement>();
  for (const judgement of all) {
    const { outcome, answer, addresses } = judgement;
    const means = JSON.stringify([outcome, answer.rcode, answer.chain, addresses]);
    const known = kept.get(means);
    if (!known || uniqueSaid(answer.when).length < uniqueSaid(known.answer.when).length)
      kept.set(means, judgement);
  }
  return [...kept.values()];
}

function branchOf(judgement: Judgement): DnsBranch {
  const { answer } = judgement;
  return {
    when: judgement.when,
    outcome: judgement.outcome,
    rcode: answer.rcode,
    chain: answer.chain,
    addresses: judgement.addresses,
    privateEndpoint: judgement.privateEndpoint,
    servers: answer.servers,
    steps: numbered(answer),
  };
}

function sameAddresses(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join() === [...b].sort().join();
}

function numbered(answer: Answer): DnsStep[] {
  return answer.steps.map(({ decides: _, ...step }, i) => ({ n: i + 1, ...step }));
}

/** The number of the last step that chose between alternatives; the last step when none did (ux.md section 7). */
function deciderOf(answer: Answer): number {
  const last = answer.steps.findLastIndex((step) => step.decides);
  return (last < 0 ? answer.steps.length - 1 : last) + 1;
}
