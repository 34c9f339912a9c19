/** What becomes of every name from every vantage, and what does that look like? */

import { nudgedScene, type Scene, sceneFor } from "#src/diagram/index.ts";
import { type Language, portMessages } from "#src/messages/index.ts";
import { type Estate, type Vantage, vantagesOf } from "#src/model/index.ts";
import { type MatrixOptions, matrixOf, namedBy } from "#src/verdict/index.ts";
import { askedTrace } from "./answer-trace.ts";
import { answersOf, namesOf } from "./answers-at-hand.ts";
import { type AskFields, WrongAsk } from "./ask-fields.ts";
import { askedName } from "./asked-name.ts";
import { askedNudges } from "./asked-nudges.ts";
import { askedPolicy } from "./asked-policy.ts";
import { askedVantage } from "./asked-vantage.ts";
import type { MatrixReply, Reply } from "./calls.ts";
import { allGood, cancelled, good } from "./reply.ts";

/** The reply to `matrix`: of the listed vantages and all services' names, where the ask names none. */
export async function answerMatrix(
  estate: Estate,
  ask: AskFields,
  options: MatrixOptions,
): Promise<Reply<MatrixReply>> {
  const from = ask.maybeTexts("from")?.map((text) => askedVantage(estate, text));
  const vantages = from ? allGood(from) : good(vantagesOf(estate));
  if (!vantages.ok) return vantages;
  const asked = ask.maybeTexts("names")?.map((text) => askedName(estate, text));
  const names = asked ? allGood(asked) : good(namesOf(estate));
  if (!names.ok) return names;
  const matrix = await matrixOf(estate, vantages.value, names.value, {
    ...options,
    ...askedPolicy(ask),
  });
  return matrix ? good(matrix) : cancelled(portMessages.cancelled({ name: "matrix" }));
}

/** The reply to `scene`: the picture at a level, with the outcomes of all pairs, and a question lit. */
export async function answerScene(
  estate: Estate,
  ask: AskFields,
  { language = "en", ...options }: MatrixOptions & { readonly language?: Language },
): Promise<Reply<Scene>> {
  const level = ask.maybeWhole("level", 1, 4) ?? 2;
  const [open, closed] = [ask.maybeTexts("open"), ask.maybeTexts("closed")];
  const question = ask.maybeFields("question");
  const answered = question ? askedTrace(estate, question) : undefined;
  if (answered && !answered.ok) return answered;
  const blocks = await answersOf(estate, options);
  if (!blocks) return cancelled(portMessages.cancelled({ name: "scene" }));
  const scene = sceneFor(estate, {
    level: levelOf(level),
    vantages: withAsked(vantagesOf(estate), answered?.value.from),
    blocks,
    language,
    ...(open ? { open } : {}),
    ...(closed ? { closed } : {}),
    ...(answered ? { asked: lit(estate, answered.value) } : {}),
  });
  return good(nudgedScene(scene, askedNudges(ask)));
}

function levelOf(level: number): Scene["level"] {
  if (level === 1 || level === 2 || level === 3 || level === 4) return level;
  throw new WrongAsk(String(level));
}

/** A vantage that is asked from is drawn, also when it is not listed. */
function withAsked(listed: readonly Vantage[], asked: Vantage | undefined): readonly Vantage[] {
  return asked && !listed.some(({ id }) => id === asked.id) ? [...listed, asked] : listed;
}

function lit(
  estate: Estate,
  { from, trace }: Extract<ReturnType<typeof askedTrace>, { readonly ok: true }>["value"],
) {
  const { question, chain } = trace.resolution;
  const names = [question.name, ...chain.map(({ name }) => name)];
  const service = namedBy(estate, names).service?.id ?? null;
  return { from: from.id, service, word: trace.word, trace };
}
