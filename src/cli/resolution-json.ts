/** What is the JSON of a resolution, as the contract of the command line writes it? */
import type { ResolutionReply } from "#src/api/index.ts";

type Steps = ResolutionReply["steps"];

/** The document of `resolve --json`, fields in the contract's order. */
export function resolutionJson(reply: ResolutionReply): Readonly<Record<string, unknown>> {
  return {
    format: "split-horizon.resolution/1",
    vantage: reply.vantage,
    question: reply.question,
    rcode: reply.rcode,
    outcome: reply.outcome,
    chain: reply.chain,
    addresses: reply.addresses,
    privateEndpoint: reply.privateEndpoint,
    servers: reply.servers,
    decider: reply.decider,
    steps: stepsJson(reply.steps, reply.texts),
    branches: reply.branches.map((branch, i) => ({
      when: branch.when,
      outcome: branch.outcome,
      rcode: branch.rcode,
      chain: branch.chain,
      addresses: branch.addresses,
      privateEndpoint: branch.privateEndpoint,
      servers: branch.servers,
      steps: stepsJson(branch.steps, reply.branchTexts[i] ?? []),
    })),
    assumptions: reply.assumptions,
    gaps: reply.gaps,
    confidence: reply.confidence,
    sentence: reply.sentence,
  };
}

function stepsJson(steps: Steps, texts: readonly string[]) {
  return steps.map(({ n, at, actor, did, because }, i) => ({
    n,
    at,
    ...(actor === undefined ? {} : { actor }),
    did,
    text: texts[i] ?? "",
    because,
  }));
}
