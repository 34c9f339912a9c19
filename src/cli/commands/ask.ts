/** `ask`: what does a pasted text mean, and does the prediction agree with it? */
import type { TicketReply } from "#src/api/index.ts";
import { cliMessages, ticketMessages, ticketWords as words } from "#src/messages/index.ts";
import { columns } from "../columns.ts";
import { type Command, Exit, exit } from "../command.ts";
import { jsonText } from "../json.ts";
import { resolutionJson } from "../resolution-json.ts";
import { listText } from "../resolution-text.ts";
import { readStdin } from "../stdin.ts";

export const askCommand: Command = {
  usage: 'ask "<text>" [--from <vantage>] [--json]',
  says: "Reads what was pasted (nslookup, dig, an error, a connection string, a question), predicts the same, and tells what would explain a difference. - reads standard input.",
  options: {
    from: {
      takes: "text",
      value: "<vantage>",
      says: "Where it was asked, whatever the text tells.",
    },
  },
  operands: [1, 1],
  opensEstate: true,
  run: async (task) => {
    const [told = ""] = task.told.operands;
    const text = told === "-" ? await readStdin() : told;
    if (text.trim() === "") throw new Exit(exit.wrongInput, cliMessages.emptyAsk());
    const from = task.told.text("from");
    const reply = await task.ask("understand", { text, ...(from === undefined ? {} : { from }) });
    task.out(task.told.flag("json") ? jsonText(ticketJson(reply)) : ticketText(reply, task.strong));
    return exit.answered;
  },
};

/** The document of `ask --json`. */
function ticketJson(reply: TicketReply): Readonly<Record<string, unknown>> {
  return {
    format: "split-horizon.ticket/1",
    readings: reply.readings,
    client: reply.client,
    notes: reply.notes,
    about: reply.about,
    candidates: reply.candidates,
    comparisons: reply.comparisons.map((one) => ({
      ...one,
      predicted: resolutionJson(one.predicted),
    })),
  };
}

type Reading = TicketReply["readings"][number];

/** The text of `ask`: what was understood, from where, and each comparison with its causes. */
export function ticketText(reply: TicketReply, strong: (text: string) => string): string {
  const parts: string[] = [words.understood];
  parts.push(
    columns(
      reply.readings.map((reading) => [
        `  ${words.line(reading.line)}`,
        reading.formatText,
        toldText(reading),
      ]),
    ),
  );
  for (const { refusalText } of reply.readings) if (refusalText) parts.push(`  ${refusalText}`);
  parts.push(...reply.about.map((fact) => `  ${fact}`));
  parts.push(...listText(words.candidates, reply.candidates.map(candidateText)));
  for (const one of reply.comparisons) {
    const reading = reply.readings[one.reading];
    parts.push(
      "",
      strong(one.agreementText ?? one.predicted.sentence),
      `  ${one.name} ${one.type}, ${words.from.toLowerCase()} ${one.vantage.label}`,
    );
    const rows = [
      [
        `  ${words.predicted}`,
        `${one.predicted.outcome} ${one.predicted.addresses.join(", ") || one.predicted.rcode}`,
      ],
    ];
    if (reading?.answer) rows.push([`  ${words.pasted}`, answerText(reading)]);
    parts.push(columns(rows));
    parts.push(
      ...listText(
        words.causes,
        one.causes.map((cause) => `${cause.text} (${cause.standingText})`),
      ),
    );
  }
  if (reply.notes.length > 0) parts.push("", ...reply.notes);
  return parts.join("\n");
}

function toldText(reading: Reading): string {
  const { name, address, word, id, port, server } = reading;
  const what = name ?? address ?? word ?? id ?? "";
  return [
    what + (port === null ? "" : `:${port}`),
    server ? `${words.server.toLowerCase()} ${server}` : "",
  ]
    .filter((one) => one !== "")
    .join(", ");
}

function candidateText({ vantage, certainty, why }: TicketReply["candidates"][number]): string {
  return `${vantage.label} (${vantage.kind}, ${ticketMessages.certainty(certainty)}): ${why.join("; ")}`;
}

function answerText({ answer }: Reading): string {
  if (!answer) return words.notTold;
  const told = [answer.addresses.join(", "), answer.side ? words.side(answer.side) : ""].filter(
    (one) => one !== "",
  );
  return told.join(", ") || answer.rcodes.join(" / ");
}
