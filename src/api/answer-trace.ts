/** Where does traffic for a name go from a vantage, with every sentence that people read about it? */
import { askMessages, pathText, saidText } from "#src/messages/index.ts";
import type { Estate, Vantage } from "#src/model/index.ts";
import type { Journey } from "#src/path/index.ts";
import {
  counterfactualOf,
  type Protocol,
  type TraceOptions,
  type TraceQuestion,
  traceOf,
  type WholeTrace,
} from "#src/verdict/index.ts";
import { askedType, resolutionReply } from "./answer-names.ts";
import type { AskFields } from "./ask-fields.ts";
import { askedTarget } from "./asked-name.ts";
import { askedPolicy } from "./asked-policy.ts";
import { askedVantage } from "./asked-vantage.ts";
import type { Reply, TraceReply } from "./calls.ts";
import { good, refused } from "./reply.ts";

const PROTOCOLS: readonly Protocol[] = ["tcp", "udp", "icmp"];

/** A question about a path, answered. */
export type AnsweredTrace = {
  readonly from: Vantage;
  readonly question: TraceQuestion;
  readonly options: TraceOptions;
  readonly trace: WholeTrace;
};

/** The reply to `trace`. */
export function answerTrace(estate: Estate, ask: AskFields): Reply<TraceReply> {
  const answered = askedTrace(estate, ask);
  return answered.ok ? good(traceReply(estate, answered.value)) : answered;
}

/** The trace that `ask` asks for; a port in the name counts unless one is told beside it. */
export function askedTrace(estate: Estate, ask: AskFields): Reply<AnsweredTrace> {
  const type = askedType(ask.maybeText("type"));
  if (!type.ok) return type;
  const protocol = askedProtocol(ask.maybeText("protocol"));
  if (!protocol.ok) return protocol;
  const target = askedTarget(estate, ask.text("name"));
  if (!target.ok) return target;
  const from = askedVantage(estate, ask.text("from"));
  if (!from.ok) return from;
  const port = ask.maybeWhole("port", 1, 65535) ?? target.value.port;
  const question: TraceQuestion = {
    name: "name" in target.value ? target.value.name : target.value.address,
    from: from.value,
    protocol: protocol.value,
    // An address brings its own type.
    ...("name" in target.value ? { type: type.value } : {}),
    ...(port === undefined ? {} : { port }),
  };
  const options = askedPolicy(ask);
  const trace = traceOf(estate, question, options);
  return good({ from: from.value, question, options, trace });
}

function askedProtocol(text: string | undefined): Reply<Protocol> {
  const protocol = PROTOCOLS.find((known) => known === (text ?? "tcp").trim().toLowerCase());
  return protocol ? good(protocol) : refused(askMessages.badProtocol({ asked: text ?? "" }));
}

function traceReply(estate: Estate, { from, question, options, trace }: AnsweredTrace): TraceReply {
  const { resolution, journeys, verdict, sentence, word } = trace;
  return {
    resolution: resolutionReply(resolution, from),
    journeys: journeys.map(toldJourney),
    verdict,
    sentence,
    texts: journeys.map(({ hops }) => hops.map((hop) => pathText(hop))),
    word,
    counterfactual: counterfactualOf(estate, question, trace, options),
  };
}

/** A journey with its doubts in words. */
function toldJourney({ gap, assumptions, ...journey }: Journey): TraceReply["journeys"][number] {
  return {
    ...journey,
    assumptions: assumptions.map((said) => saidText(said)),
    ...(gap ? { gap: saidText(gap) } : {}),
  };
}
