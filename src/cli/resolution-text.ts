/** How does a person read a resolution in a terminal: the sentence, the answer, the steps, and the doubts? */
import type { ResolutionReply } from "#src/api/index.ts";
import { columns } from "./columns.ts";

/** The text of `reply`, its sentence made strong. */
export function resolutionText(reply: ResolutionReply, strong: (text: string) => string): string {
  const { vantage, question, outcome, confidence } = reply;
  const parts = [
    strong(reply.sentence),
    `${outcome}, ${confidence}: type ${question.type}, asked from ${vantage.label} (${vantage.kind})`,
    "",
    "Steps",
    stepsText(reply),
  ];
  if (reply.chain.length > 0) parts.push("", "Answer", chainText(reply.chain));
  for (const branch of reply.branches) {
    parts.push("", `If ${branch.when}: ${branch.outcome}`);
    if (branch.chain.length > 0) parts.push(chainText(branch.chain));
  }
  parts.push(...listText("Assumed", reply.assumptions), ...listText("Not seen", reply.gaps));
  return parts.join("\n");
}

/** The steps, numbered; the one that decided is marked. */
export function stepsText(reply: ResolutionReply): string {
  return columns(
    reply.steps.map(({ n, at }, i) => [
      `${n === reply.decider ? ">" : " "} ${String(n).padStart(2)}`,
      at,
      `${reply.texts[i] ?? ""}${n === reply.decider ? " (decides)" : ""}`,
    ]),
  );
}

function chainText(chain: ResolutionReply["chain"]): string {
  return columns(
    chain.map(({ name, type, data, ttl, from }) => [
      `  ${name}`,
      type,
      data,
      `${ttl} s`,
      `from ${from}`,
    ]),
  );
}

/** A titled list, or nothing when it is empty. */
export function listText(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : ["", title, ...items.map((item) => `  ${item}`)];
}
