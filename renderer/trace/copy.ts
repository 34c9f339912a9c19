/** A trace as text to paste elsewhere. */
import type { TraceReply } from "#src/api/index.ts";
import { linesOf } from "./lines.ts";

/** Plain text: the sentence, then the numbered lines. */
export function traceText(trace: TraceReply): string {
  const lines = linesOf(trace).map(
    ({ n, at, text, decides }) => `${decides ? "▶" : " "}${n} ${at}: ${text}`,
  );
  return [trace.sentence, "", ...lines, ...tail(trace)].join("\n");
}

/** Markdown: the sentence in bold, a numbered list. */
export function traceMarkdown(trace: TraceReply): string {
  const lines = linesOf(trace).map(({ n, at, text, decides }) =>
    decides ? `${n}. **${at}: ${text}**` : `${n}. ${at}: ${text}`,
  );
  return [`**${trace.sentence}**`, "", ...lines, ...tail(trace)].join("\n");
}

const tail = ({ counterfactual }: TraceReply) => (counterfactual ? ["", counterfactual] : []);

/** The records as dig prints them. */
export function traceDig({ resolution }: TraceReply): string {
  const { question, rcode, chain } = resolution;
  return [
    `;; status: ${rcode}`,
    ";; QUESTION SECTION:",
    `;${question.name}. IN ${question.type}`,
    "",
    ";; ANSWER SECTION:",
    ...chain.map(({ name, ttl, type, data }) => {
      const target = type === "CNAME" ? `${data}.` : data;
      return `${name}. ${ttl} IN ${type} ${target}`;
    }),
  ].join("\n");
}
