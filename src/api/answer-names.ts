/** What does a name resolve to from a vantage, with every sentence that people read about it? */
import type { Resolution } from "#src/dns/index.ts";
import {
  askMessages,
  dnsText,
  resolutionSentence,
  saidText,
  whenText,
} from "#src/messages/index.ts";
import type { Estate, Vantage } from "#src/model/index.ts";
import { resolveName } from "#src/verdict/index.ts";
import type { AskFields } from "./ask-fields.ts";
import { askedName } from "./asked-name.ts";
import { askedVantage } from "./asked-vantage.ts";
import type { Reply, ResolutionReply } from "./calls.ts";
import { good, refused } from "./reply.ts";

/** The record types that are predicted. */
const TYPES = ["A", "AAAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT", "CAA"] as const;

/** The reply to `resolve`. */
export function answerResolve(estate: Estate, ask: AskFields): Reply<ResolutionReply> {
  const type = askedType(ask.maybeText("type"));
  if (!type.ok) return type;
  const name = askedName(estate, ask.text("name"));
  if (!name.ok) return name;
  const from = askedVantage(estate, ask.text("from"));
  if (!from.ok) return from;
  const resolution = resolveName(estate, { name: name.value, type: type.value, from: from.value });
  return good(resolutionReply(resolution, from.value));
}

/** The record type that `text` asks for, A unless told; a type that is not predicted is refused. */
export function askedType(text: string | undefined): Reply<string> {
  const type = (text ?? "A").trim().toUpperCase();
  if (TYPES.some((known) => known === type)) return good(type);
  return refused(askMessages.badType({ asked: text ?? "", right: TYPES }));
}

/** `resolution` with its vantage and its sentences. */
export function resolutionReply(resolution: Resolution, from: Vantage): ResolutionReply {
  const { question, outcome, addresses, privateEndpoint, branches } = resolution;
  return {
    ...resolution,
    branches: branches.map((branch) => ({ ...branch, when: whenText(branch.when) })),
    assumptions: resolution.assumptions.map((said) => saidText(said)),
    gaps: resolution.gaps.map((said) => saidText(said)),
    vantage: { id: from.id, kind: from.kind, label: from.label },
    texts: resolution.steps.map((step) => dnsText(step)),
    branchTexts: branches.map(({ steps }) => steps.map((step) => dnsText(step))),
    sentence: resolutionSentence({
      ...question,
      outcome,
      addresses,
      endpoint: privateEndpoint?.slice(privateEndpoint.lastIndexOf("/") + 1) ?? "",
      branches: branches.length,
    }),
  };
}
