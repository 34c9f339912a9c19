/** What is shown while an answer is on its way: nothing at first, then a thin bar, then what is happening; or why there is none. */
import { useEffect, useState } from "react";
import { frameWords as words } from "#src/messages/index.ts";
import type { Asked } from "../state/asked.ts";
import { askAgain, cancel, type Topic } from "../state/engine.ts";

/** 0: nothing yet, 1: a bar (from 150 ms), 2: a sentence (from 1 s). */
export function useSlowness(isWaiting: boolean): 0 | 1 | 2 {
  const [slowness, setSlowness] = useState<0 | 1 | 2>(0);
  useEffect(() => {
    setSlowness(0);
    if (!isWaiting) return;
    const bar = setTimeout(() => setSlowness(1), 150);
    const sentence = setTimeout(() => setSlowness(2), 1000);
    return () => {
      clearTimeout(bar);
      clearTimeout(sentence);
    };
  }, [isWaiting]);
  return slowness;
}

export function Waiting({
  asked,
  what,
  failed,
  topic,
}: {
  readonly asked: Asked<unknown>;
  readonly what: string;
  readonly failed: string;
  /** What is stopped and asked again, where a person may do that. */
  readonly topic?: Topic;
}) {
  const slowness = useSlowness(asked.is === "waiting");
  if (asked.is === "refused") {
    const isStopped = asked.fault.kind === "cancelled";
    return (
      <div className="state-note" role="alert">
        <p>{isStopped ? words.stopped(what) : failed}</p>
        {!isStopped && <p>{asked.fault.sentence}</p>}
        {asked.fault.suggestions.length > 0 && <p>{words.perhaps(asked.fault.suggestions)}</p>}
        {topic && (
          <button type="button" className="button primary" onClick={() => askAgain(topic)}>
            {words.askAgain}
          </button>
        )}
      </div>
    );
  }
  if (slowness === 0) return null;
  return (
    <div className="waiting" role="status">
      <span className="waiting-bar" />
      {slowness === 2 && (
        <span className="waiting-text">
          {what}{" "}
          {topic && (
            <button type="button" className="button" onClick={() => cancel(topic)}>
              {words.cancel}
            </button>
          )}
        </span>
      )}
    </div>
  );
}
