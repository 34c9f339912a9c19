/** `trace`: where does traffic for a name really go, from a vantage? */
import type { TraceReply } from "#src/api/index.ts";
import { cliMessages, riskText } from "#src/messages/index.ts";
import { needed } from "../arguments.ts";
import { columns } from "../columns.ts";
import { type Command, Exit, exit } from "../command.ts";
import { jsonText } from "../json.ts";
import { noteUnknownName } from "../known-names.ts";
import { policyAt } from "../policy-file.ts";
import { resolutionJson } from "../resolution-json.ts";
import { listText, stepsText } from "../resolution-text.ts";

export const traceCommand: Command = {
  usage:
    "trace <name or address>[:port] --from <vantage> [--protocol tcp] [--type A] [--policy <file>] [--json]",
  says: "Predicts the DNS answer, then the path hop by hop, then the verdict: where the traffic really goes.",
  options: {
    from: { takes: "text", value: "<vantage>", says: "Where it starts: see `vantages`." },
    type: { takes: "text", value: "<type>", says: "Record type, A unless told." },
    port: { takes: "text", value: "<port>", says: "Port; the service's own unless told." },
    policy: {
      takes: "text",
      value: "<file>",
      says: "JSON lines of what is wanted: see `expected` in the answer.",
    },
    protocol: { takes: "text", value: "<protocol>", says: "tcp, udp or icmp; tcp unless told." },
  },
  operands: [1, 1],
  opensEstate: true,
  run: async (task) => {
    const { told } = task;
    const [name = ""] = told.operands;
    const from = needed(traceCommand, told, "from");
    const port = portOf(told.text("port"));
    const type = told.text("type");
    const protocol = told.text("protocol");
    const reply = await task.ask("trace", {
      name,
      from,
      ...(type === undefined ? {} : { type }),
      ...(port === undefined ? {} : { port }),
      ...(protocol === undefined ? {} : { protocol }),
      ...(await policyAt(told.text("policy"))),
    });
    await noteUnknownName(task, reply.resolution.question.name);
    task.out(told.flag("json") ? jsonText(traceJson(reply)) : traceText(reply, task.strong));
    return exit.answered;
  },
};

function portOf(seen: string | undefined): number | undefined {
  if (seen === undefined) return undefined;
  const port = /^\d{1,5}$/.test(seen) ? Number(seen) : 0;
  if (port < 1 || port > 65535) throw new Exit(exit.wrongInput, cliMessages.notAPort({ seen }));
  return port;
}

/** The document of `trace --json`, fields in the contract's order. */
function traceJson(reply: TraceReply): Readonly<Record<string, unknown>> {
  const { verdict } = reply;
  return {
    format: "split-horizon.trace/1",
    resolution: resolutionJson(reply.resolution),
    journeys: reply.journeys.map((journey, j) => ({
      to: journey.to,
      hops: journey.hops.map((hop, h) => ({
        n: hop.n,
        at: hop.at,
        ...(hop.actor === undefined ? {} : { actor: hop.actor }),
        nextHopType: hop.nextHopType,
        nextHop: hop.nextHop,
        did: hop.did,
        text: reply.texts[j]?.[h] ?? "",
        because: hop.because,
      })),
      ending: journey.ending,
      blockedAt: journey.blockedAt,
      arrives: journey.arrives,
      transport: journey.transport,
      risks: journey.risks,
      confidence: journey.confidence,
      assumptions: journey.assumptions,
    })),
    verdict: {
      class: verdict.class,
      transport: verdict.transport,
      blockedAt: verdict.blockedAt,
      risks: verdict.risks,
      confidence: verdict.confidence,
      variant: verdict.variant,
      expected: verdict.expected,
      expectedBecause: verdict.expectedBecause,
    },
    sentence: reply.sentence,
    counterfactual: reply.counterfactual,
  };
}

function traceText(reply: TraceReply, strong: (text: string) => string): string {
  const { resolution, verdict } = reply;
  const words = [verdict.class, verdict.transport, verdict.blockedAt, verdict.confidence];
  const parts = [strong(reply.sentence), words.filter((word) => word !== null).join(", ")];
  // An address is gone to without asking anybody.
  if (resolution.steps.length > 0)
    parts.push("", `DNS: ${resolution.outcome}`, stepsText(resolution));
  reply.journeys.forEach((journey, j) => {
    parts.push("", `Way to ${journey.to}: ${journey.ending}`);
    const hops = journey.hops.map((hop, h) => [
      `  ${String(hop.n).padStart(2)}`,
      hop.at,
      reply.texts[j]?.[h] ?? "",
    ]);
    parts.push(columns(hops), ...listText("Assumed on the way", journey.assumptions));
  });
  parts.push(
    ...listText(
      "Risks",
      verdict.risks.map((risk) => `${riskText(risk)} (${risk})`),
    ),
    ...listText("Assumed", resolution.assumptions),
    ...listText("Not seen", resolution.gaps),
  );
  if (reply.counterfactual) parts.push("", reply.counterfactual);
  return parts.join("\n");
}
