/** By which ways is each service reached: one paragraph per group of vantages with the same end, with steps and hops. */
import { groupedBy } from "#src/base/index.ts";
import { dnsText, pathText } from "#src/messages/index.ts";
import { sentenceOf, traceOf } from "#src/verdict/index.ts";
import type { Block } from "../document/document.ts";
import type { Facts } from "./facts.ts";
import { cellAt } from "./matrix-table.ts";

const LABELS = 6;

/** The blocks of the section: services in the estate's order, of each its names, of each its groups of vantages. */
export function pathsSection(facts: Facts): readonly Block[] {
  const { matrix, vantages, words, pictureWords, estate, language } = facts;
  const blocks: Block[] = [];
  matrix.names.forEach(({ name }, n) => {
    blocks.push({ is: "heading", text: name });
    const groups = groupedBy(matrix.vantages.keys(), (v) => {
      const cell = cellAt(facts, v, n);
      return `${cell?.word} ${cell?.class} ${cell?.dns} ${cell?.asExpected === false}`;
    });
    for (const own of groups.values()) {
      const [first] = own;
      const from = first === undefined ? undefined : vantages[first];
      const cell = first === undefined ? undefined : cellAt(facts, first, n);
      if (!from || !cell) continue;
      const labels = own.map((v) => words.place(matrix.vantages[v]?.label ?? ""));
      blocks.push({
        is: "text",
        text: words.ending({
          from: words.from(labels.slice(0, LABELS), labels.length - LABELS),
          word: pictureWords.outcome[cell.word],
          flagged: cell.asExpected === false,
        }),
      });
      const trace = traceOf(estate, { name, from });
      const steps = trace.resolution.steps.map((step) =>
        words.step({
          kind: words.steps,
          n: step.n,
          at: words.place(step.at),
          text: dnsText(step, language),
        }),
      );
      const hops = trace.journeys.slice(0, 1).flatMap((journey) =>
        journey.hops.map((hop) =>
          words.step({
            kind: words.hops,
            n: hop.n,
            at: words.place(hop.at),
            text: pathText(hop, language),
          }),
        ),
      );
      blocks.push({ is: "list", items: [sentenceOf(trace, language), ...steps, ...hops] });
    }
  });
  return blocks.length > 0 ? blocks : [{ is: "text", text: words.none }];
}
