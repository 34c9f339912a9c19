/** What a server's own filters leave of an upstream answer: against DNS rebinding, and DNSSEC validation. */

import { say } from "#src/messages/index.ts";
import type { DnsServer } from "#src/model/index.ts";
import { isPrivateAddress, isUnder } from "#src/net/index.ts";
import { type Answer, evidence, lessSure, type StepDraft } from "./answer.ts";
import type { Query } from "./query.ts";

/** The DNS-rebinding filter: private addresses from upstreams are dropped, unless a suffix is exempt (dns.md 4.6). */
export function filtered(server: DnsServer, answers: readonly Answer[], query: Query): Answer[] {
  const filter = server.rebindFilter;
  if (!filter) return [...answers];
  return answers.map((answer) => {
    const isOwn = answer.chain.some((l) => l.from === server.address && l.type !== "CNAME");
    const holdsPrivate = answer.chain.some((l) => l.type === "A" && isPrivateAddress(l.data));
    if (!holdsPrivate || isOwn || answer.ending !== "answered") return answer;
    const exempt = (name: string) => filter.allowSuffixes.some((suffix) => isUnder(name, suffix));
    // dnsmasq tests the name that was asked; Unbound any name of the chain (experiments).
    const isExempt =
      server.software === "unbound" ? answer.chain.some((l) => exempt(l.name)) : exempt(query.name);
    if (isExempt) return answer;
    const step: StepDraft = {
      at: server.address,
      did: "filtered",
      args: { server: server.address },
      because: [evidence(`sites.json#${server.address}`, "/rebindFilter", filter)],
      decides: true,
    };
    const chain =
      server.software === "unbound" ? answer.chain.filter((l) => l.type === "CNAME") : [];
    return { ...answer, ending: "filtered", chain, steps: [...answer.steps, step] };
  });
}

/**
 * DNSSEC validation in front of Azure DNS: private zones are unsigned below signed parents, so a validating server
 * refuses their records unless the name is exempt (dns.md 4.6, field reports).
 */
export function validated(server: DnsServer, answers: readonly Answer[]): Answer[] {
  if (!server.dnssecValidation) return [...answers];
  return answers.map((answer) => {
    const unsigned = answer.chain.find((l) => l.from.startsWith("/"));
    if (!unsigned || server.validateExcept.some((suffix) => isUnder(unsigned.name, suffix)))
      return answer;
    const because = [evidence(`sites.json#${server.address}`, "/dnssecValidation", true)];
    const step: StepDraft = {
      at: server.address,
      did: "not-validated",
      args: { server: server.address, name: unsigned.name },
      because,
      decides: true,
    };
    return {
      ...answer,
      rcode: "SERVFAIL",
      ending: "refused",
      chain: [],
      steps: [...answer.steps, step],
      confidence: lessSure(answer.confidence, "likely"),
      assumptions: [...answer.assumptions, say.dns.assumeValidationFails({ name: unsigned.name })],
    };
  });
}
