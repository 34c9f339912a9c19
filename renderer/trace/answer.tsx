/** One sentence first: what happens and the step that made it so; then whether it was wanted, and what would change it. */
import { useEffect, useRef } from "react";
import type { TraceReply } from "#src/api/index.ts";
import { judgementWord, outcomeWords, traceWords as words } from "#src/messages/index.ts";
import { FlagCorner, OutcomeGlyph } from "../parts/outcome-glyph.tsx";
import { change, go } from "../state/store.ts";
import { linesOf } from "./lines.ts";

/** Whether the verdict is what was expected; null when nothing tells. */
export function asExpectedOf({ verdict }: Pick<TraceReply, "verdict">): boolean | null {
  if (verdict.expected === null || verdict.class === "UNKNOWN") return null;
  return verdict.expected === verdict.class;
}

export function Answer({ trace }: { readonly trace: TraceReply }) {
  const asExpected = asExpectedOf(trace);
  const { resolution, verdict, counterfactual } = trace;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section className={`answer tone-${trace.word}`} aria-label={words.answer} ref={box}>
      <OutcomeGlyph outcome={trace.word} />
      <div className="answer-words">
        <p className="answer-sentence">
          <Sentence trace={trace} />
        </p>
        <Decided trace={trace} />
        <p className="answer-facts">
          <span className="badge">
            {asExpected === false && <FlagCorner />}
            {words.outcomeOf(outcomeWords[trace.word], judgementWord(asExpected))}
          </span>
          <span>
            {words.address} <code>{addressesText(resolution.addresses)}</code>
          </span>
          <span>{words.confidence(verdict.confidence)}</span>
          {verdict.expected !== null && verdict.expectedBecause && (
            <span>
              {words.expected(
                verdict.expected.toLowerCase().replaceAll("_", " "),
                verdict.expectedBecause,
              )}
            </span>
          )}
        </p>
        {verdict.risks.length > 0 && (
          <p className="answer-risks">
            <strong>{words.risks}:</strong>{" "}
            {verdict.risks.map((risk) => words.riskText(risk)).join(" · ")}
          </p>
        )}
        {counterfactual && (
          <p className="counterfactual">
            <strong>{words.counterfactual}:</strong> {counterfactual}
          </p>
        )}
        <Doubts trace={trace} />
      </div>
    </section>
  );
}

const addressesText = (addresses: readonly string[]): string =>
  addresses.map((one) => (one === "public" ? words.publicAddress : one)).join(", ") ||
  words.noAddress;

/** The deciding step, where the sentence tells of what came of it alone. */
function Decided({ trace }: { readonly trace: TraceReply }) {
  const line = linesOf(trace).find(({ decides }) => decides);
  if (!line || trace.sentence.includes(line.text)) return null;
  return (
    <p className="answer-decided">
      <button type="button" className="link" onClick={() => go({ step: line.n }, true)}>
        {words.decidedAt(line.n)}
      </button>
      : {line.at}: <strong>{line.text}</strong>
    </p>
  );
}

/** The sentence with its reason (what follows "because", or a colon) in bold. */
function Sentence({ trace }: { readonly trace: TraceReply }) {
  const at = trace.sentence.search(/because|(?<=: )/);
  if (at < 0) return trace.sentence;
  return (
    <>
      {trace.sentence.slice(0, at)}
      <strong>{trace.sentence.slice(at)}</strong>
    </>
  );
}

/** What was assumed, what was not seen, and the server that nobody described. */
function Doubts({ trace }: { readonly trace: TraceReply }) {
  const { assumptions, gaps, branches } = trace.resolution;
  const unknown = unknownServer(trace);
  if (assumptions.length + gaps.length + branches.length === 0 && unknown === "") return null;
  return (
    <div className="doubts">
      {gaps.length > 0 && (
        <p className="warning">
          <strong>{words.gaps}:</strong> {gaps.join(" ")}
        </p>
      )}
      {unknown !== "" && (
        <button
          type="button"
          className="button"
          onClick={() => change({ dialog: "fill-gap", gapServer: unknown })}
        >
          {words.fillGap(unknown)}
        </button>
      )}
      {assumptions.length > 0 && (
        <details>
          <summary>{words.assumptions}</summary>
          <ul>
            {assumptions.map((assumption) => (
              <li key={assumption}>{assumption}</li>
            ))}
          </ul>
        </details>
      )}
      {branches.length > 0 && (
        <ul className="plain-list branches">
          {branches.map((branch) => (
            <li key={`${branch.when} ${branch.outcome}`}>
              {words.when(branch.when)}: <code>{branch.addresses.join(", ") || branch.rcode}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const addressPattern = /\b\d{1,3}(?:\.\d{1,3}){3}\b/;

/** Address of a server whose configuration nobody told, when the trace rests on guessing it; "" when it does not. */
export function unknownServer(trace: TraceReply): string {
  const guessing = new Set([
    "assumed-azure-forwarder",
    "assumed-internet-forwarder",
    "forwarded-away",
    "could-not-see",
  ]);
  const steps = [...trace.resolution.steps, ...trace.resolution.branches.flatMap((b) => b.steps)];
  for (const step of steps) {
    if (!guessing.has(step.did)) continue;
    const text = [step.at, String(step.args.address ?? ""), String(step.args.owner ?? "")].join(
      " ",
    );
    const address = addressPattern.exec(text)?.[0];
    if (address && address !== "168.63.129.16") return address;
  }
  return "";
}
