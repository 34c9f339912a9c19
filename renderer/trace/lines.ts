/** A trace as one list of numbered lines: the steps of the name, then the hops of each way. */
import type { TraceReply } from "#src/api/index.ts";
import { traceWords as words } from "#src/messages/index.ts";
import type { Evidence } from "#src/model/index.ts";

export type Line = {
  /** From 1, through steps and hops. */
  readonly n: number;
  readonly part: "name" | "way";
  /** Which way, when there are several. */
  readonly journey: number;
  readonly at: string;
  readonly text: string;
  readonly actor: string;
  readonly because: readonly Evidence[];
  readonly decides: boolean;
};

const azureDns = /^168\.63\.129\.16 from (.+)$/;

/** The place of a step as people call it. */
function placeOf(at: string): string {
  const vnet = azureDns.exec(at)?.[1];
  return vnet === undefined ? at : words.azureDns(vnet);
}

/** The lines of a trace. When the way decides (a packet was stopped), the hop that stopped it decides. */
export function linesOf(trace: TraceReply): readonly Line[] {
  const { resolution, journeys, texts, verdict } = trace;
  const lines: Line[] = resolution.steps.map((step, i) => ({
    n: i + 1,
    part: "name",
    journey: 0,
    at: placeOf(step.at),
    text: resolution.texts[i] ?? step.did,
    actor: step.actor ?? "",
    because: step.because,
    decides: false,
  }));
  for (const [j, journey] of journeys.entries()) {
    for (const [i, hop] of journey.hops.entries()) {
      lines.push({
        n: lines.length + 1,
        part: "way",
        journey: j,
        at: placeOf(hop.at),
        text: texts[j]?.[i] ?? hop.did,
        actor: hop.actor ?? "",
        because: hop.because,
        decides: false,
      });
    }
  }
  const isStopped = verdict.blockedAt !== null && verdict.blockedAt !== "DNS";
  const stopped = journeys.findIndex((journey) => journey.blockedAt !== null);
  const decider =
    isStopped && stopped >= 0 && resolution.outcome.startsWith("PRIVATE_OK")
      ? lines.findLast((line) => line.part === "way" && line.journey === stopped)?.n
      : lines.find((_, i) => resolution.steps[i]?.n === resolution.decider)?.n;
  return lines.map((line) => ({ ...line, decides: line.n === decider }));
}

/** The number of the deciding line, else of the last one; 0 for an empty trace. */
export const deciderOf = (lines: readonly Line[]): number =>
  lines.find((line) => line.decides)?.n ?? lines.at(-1)?.n ?? 0;

/** The first line at which two traces part, by actor and text; undefined when they do not. */
export function firstDifference(a: readonly Line[], b: readonly Line[]): number | undefined {
  const at = a.findIndex((line, i) => line.at !== b[i]?.at || line.text !== b[i]?.text);
  // Every first line names its own vantage, which is what was asked to differ.
  const from = at === 0 ? a.findIndex((line, i) => i > 0 && line.text !== b[i]?.text) : at;
  return from < 0 ? undefined : from + 1;
}
