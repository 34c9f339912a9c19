/** What does a pasted text mean in the open estate, with every sentence that people read about it? */
import { ticketMessages } from "#src/messages/index.ts";
import type { Estate, Vantage } from "#src/model/index.ts";
import {
  type Candidate,
  type Comparison,
  parseAsk,
  understand,
  vantageOfWord,
} from "#src/ticket/index.ts";
import { resolutionReply } from "./answer-names.ts";
import type { AskFields } from "./ask-fields.ts";
import { askedVantage } from "./asked-vantage.ts";
import type { Reply } from "./calls.ts";
import { good, refused } from "./reply.ts";
import type { TicketReply } from "./ticket-reply.ts";

/** The reply to `understand`. No sentence of it, a refusal's included, repeats the text. */
export function answerUnderstand(estate: Estate, ask: AskFields): Reply<TicketReply> {
  const text = ask.text("text");
  const told = ask.maybeText("from");
  const from = told === undefined ? undefined : askedVantage(estate, told);
  if (from && !from.ok) return from;
  const asker = askerOf(estate, ask.maybeText("asker"));
  const options = { ...(asker ? { asker } : {}), ...(from ? { from: from.value } : {}) };
  const { readings, client, notes, about, candidates, comparisons } = understand(
    estate,
    text,
    options,
  );
  const saysFrom = client.from !== null && vantageOfWord(estate, client.from) === undefined;
  if (readings.length === 0 && client.from === null) return refused(faultOf(text));
  return good({
    readings: readings.map((reading) => ({
      ...reading,
      formatText: ticketMessages.format(reading.format),
      refusalText: reading.refusal === null ? null : ticketMessages.refusal(reading.refusal),
    })),
    client,
    notes: [
      ...notes.map(ticketMessages.note),
      ...(saysFrom ? [ticketMessages.unknownFrom({ from: client.from ?? "" })] : []),
      ...(isChosenByAnswer(candidates) && !from ? [ticketMessages.chosenByAnswer()] : []),
      ...(candidates.length === 0 && about.length === 0 && !from
        ? [ticketMessages.noVantage()]
        : []),
    ],
    about: about.map(ticketMessages.about),
    candidates: candidates.map(({ vantage, hints, certainty }) => ({
      vantage: { id: vantage.id, kind: vantage.kind, label: vantage.label },
      certainty,
      why: hints.map(ticketMessages.hint),
    })),
    comparisons: comparisons.map(comparisonReply),
  });
}

/** Whether the places were found only by their predictions: then that they agree proves nothing. */
function isChosenByAnswer(candidates: readonly Candidate[]): boolean {
  return (
    candidates.length > 0 &&
    candidates.every(({ hints }) => hints.every(({ code }) => code === "same-answer"))
  );
}

/** What the asker has in mind may be gone from the estate; then it is no hint. */
function askerOf(estate: Estate, text: string | undefined): Vantage | undefined {
  return text === undefined || text === "" ? undefined : vantageOfWord(estate, text);
}

function faultOf(text: string): string {
  const asked = parseAsk(text.trim());
  if (!asked || !("fault" in asked)) return ticketMessages.nothing();
  const { why, word, start } = asked.fault;
  return ticketMessages.fault({
    why,
    word: why === "missing" || why === "twice" || why === "port" ? word : "",
    at: start,
  });
}

function comparisonReply(comparison: Comparison): TicketReply["comparisons"][number] {
  const { vantage, agreement, differences, causes, way } = comparison;
  return {
    ...comparison,
    vantage: { id: vantage.id, kind: vantage.kind, label: vantage.label },
    predicted: resolutionReply(comparison.predicted, vantage),
    agreementText: agreement === null ? null : ticketMessages.agreement(agreement),
    way: way && {
      ...way,
      predictedText: ticketMessages.connects(way.predicted),
      text: ticketMessages.way(way),
    },
    differences: differences.map((one) => ({ ...one, text: ticketMessages.difference(one) })),
    causes: causes.map((one) => ({
      ...one,
      text: ticketMessages.cause(one),
      standingText: ticketMessages.standing(one),
    })),
  };
}
