/** How do a few traces of the demo read in German, from the first sentence to what they rest on? */
import { dnsText, pathText, placeText, saidText, uniqueSaid } from "#src/messages/index.ts";
import { vantagesOf } from "#src/model/index.ts";
import { sentenceOf, traceOf } from "#src/verdict/index.ts";
import { demoEstate } from "../report/demo-report.ts";

const questions = [
  ["vnet-spoke-01/snet-app", "kv-contoso.vault.azure.net"],
  ["vnet-spoke-12/snet-pay", "redis-contoso.redis.cache.windows.net"],
  ["vnet-spoke-03/snet-shop", "cosmos-contoso.documents.azure.com"],
  ["hq", "stcontosolog.blob.core.windows.net"],
  ["internet", "kv-shop.vault.azure.net"],
] as const;

/** The traces, as text. */
export function traceInGerman(): string {
  const estate = demoEstate();
  const texts = questions.map(([label, name]) => {
    const from = vantagesOf(estate).find((vantage) => vantage.label === label);
    if (!from) throw new Error(`The demo has no vantage ${label}.`);
    const trace = traceOf(estate, { name, from });
    const { resolution, journeys } = trace;
    const doubts = uniqueSaid([
      ...resolution.assumptions,
      ...resolution.gaps,
      ...journeys.flatMap((journey) => journey.assumptions),
    ]);
    return [
      sentenceOf(trace, "de"),
      ...resolution.steps.map((step) => `- ${placeText(step.at, "de")}: ${dnsText(step, "de")}`),
      ...journeys.flatMap(({ hops }) =>
        hops.map((hop) => `> ${placeText(hop.at, "de")}: ${pathText(hop, "de")}`),
      ),
      ...doubts.map((said) => `? ${saidText(said, "de")}`),
    ].join("\n");
  });
  return `${texts.join("\n\n")}\n`;
}
