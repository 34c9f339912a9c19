/** The third step: how far each subscription and kind has come, how to end it, and what came of it. */
import { useEffect, useRef, useState } from "react";
import { collectWords as words } from "#src/messages/index.ts";
import { open } from "../state/engine.ts";
import { change } from "../state/store.ts";
import {
  askToStop,
  collect,
  goTo,
  type Run,
  sentenceOf,
  stop,
  useCollecting,
} from "./collecting.ts";
import { CopyButton } from "./copy-button.tsx";
import { Prompt } from "./prompt.tsx";
import { refusalsIn, requestFor } from "./refusals.ts";
import { RunRows } from "./run-rows.tsx";

export function RunStep() {
  const run = useCollecting((now) => now.run);
  if (!run) return null;
  const isUnderWay = run.state === "running" || run.state === "ending";
  return (
    <div className="sheet-form">
      {isUnderWay ? <Progress run={run} /> : <Outcome run={run} />}
      {run.rows.size > 0 && <RunRows run={run} />}
    </div>
  );
}

/** Seconds until Azure may be asked again, counted down. */
export function useHeldBack(until: number): number {
  const left = () => Math.max(0, Math.ceil((until - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it counts from the time it is given
  useEffect(() => {
    setSeconds(left());
    if (until === 0) return;
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  }, [until]);
  return until === 0 ? 0 : seconds;
}

function Progress({ run }: { readonly run: Run }) {
  const isStopping = useCollecting((now) => now.isStopping);
  const heldBack = useHeldBack(run.throttledUntil);
  const { requests, expected, elapsedMs } = run;
  // Before ten seconds an estimate would be invented.
  const left =
    elapsedMs >= 10_000 && requests > 0 && expected > requests
      ? words.left((elapsedMs / requests) * (expected - requests))
      : "";
  return (
    <>
      <Prompt />
      <progress
        className="run-bar"
        aria-label={words.progress(requests, expected)}
        max={Math.max(1, expected)}
        value={requests}
      />
      <p className="run-line">
        {run.state === "ending" ? words.ending : words.progress(requests, expected)} ·{" "}
        {words.elapsed(elapsedMs)} {left !== "" && `· ${left}`}
      </p>
      {heldBack > 0 && (
        <p className="warning" role="status">
          {words.throttled(heldBack)}
        </p>
      )}
      {isStopping ? <StopAsk /> : <Ways isEnding={run.state === "ending"} />}
    </>
  );
}

function Ways({ isEnding }: { readonly isEnding: boolean }) {
  return (
    <div className="button-row">
      <button type="button" className="button" disabled={isEnding} onClick={() => askToStop(true)}>
        {words.cancel}
      </button>
      <button type="button" className="button" onClick={() => change({ dialog: "none" })}>
        {words.hide}
      </button>
    </div>
  );
}

/** What becomes of what was read; the first way is the one that loses nothing. */
function StopAsk() {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <fieldset className="note">
      <legend className="sr-only">{words.cancel}</legend>
      <p>{words.stopAsk}</p>
      <div className="button-row">
        <button
          ref={first}
          type="button"
          className="button primary"
          onClick={() => void stop(true)}
        >
          {words.keep}
        </button>
        <button type="button" className="button" onClick={() => void stop(false)}>
          {words.discard}
        </button>
        <button type="button" className="button" onClick={() => askToStop(false)}>
          {words.goOn}
        </button>
      </div>
    </fieldset>
  );
}

function Outcome({ run }: { readonly run: Run }) {
  const { result } = run;
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const path = result?.path ?? null;
  const refusals = refusalsIn(result?.gaps ?? []);
  const others = (result?.gaps.length ?? 0) - refusals.reduce((sum, one) => sum + one.gaps, 0);
  return (
    <>
      <div
        className={run.state === "failed" ? "warning" : "note"}
        role={run.state === "failed" ? "alert" : "status"}
      >
        {run.state === "failed" && <strong>{words.failed}</strong>}
        <p>{sentenceOf(run)}</p>
        {result?.isCancelled && path !== null && <p>{words.partial}</p>}
        {result?.isSignedOut && <p>{words.signedOut}</p>}
        {path !== null && <p className="hint path">{words.keptAt(path)}</p>}
      </div>
      <div className="button-row">
        {path !== null && (
          <button
            ref={first}
            type="button"
            className="button primary"
            onClick={() => {
              change({ dialog: "none" });
              void open([path]);
            }}
          >
            {words.openSnapshot}
          </button>
        )}
        {result?.isSignedOut && (
          <button type="button" className="button" onClick={() => void collect(true)}>
            {words.signInAgain}
          </button>
        )}
        {refusals.length > 0 && (
          <button type="button" className="button" onClick={() => void collect(true)}>
            {words.retry}
          </button>
        )}
        <button type="button" className="button" onClick={() => goTo("what")}>
          {words.again}
        </button>
      </div>
      {refusals.length > 0 && (
        <section aria-label={words.refusals}>
          <h4>{words.refusals}</h4>
          <ul className="plain-list refusals">
            {refusals.map((refusal) => (
              <li key={refusal.right}>
                <code>{refusal.right}</code>
                <p>{words.refused({ ...refusal, scopes: refusal.scopes.length })}</p>
                <CopyButton label={words.copyRequest} text={requestFor(refusal)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {others > 0 && <p className="hint">{words.otherGaps(others)}</p>}
    </>
  );
}
