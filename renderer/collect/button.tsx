/** Where the collection shows outside its sheet: the button of the top bar, and its place in the Activity drawer. */
import { frameWords, collectWords as words } from "#src/messages/index.ts";
import { useIsOnline } from "../parts/online.ts";
import { change, say } from "../state/store.ts";
import { sentenceOf, useCollecting } from "./collecting.ts";

const show = () => change({ dialog: "collect" });

export function CollectButton() {
  const run = useCollecting((now) => now.run);
  const isUnderWay = run?.state === "running" || run?.state === "ending";
  const isOnline = useIsOnline();
  const isOff = !isOnline && run === null;
  const percent = run && run.expected > 0 ? Math.floor((run.requests / run.expected) * 100) : 0;
  return (
    <button
      type="button"
      className="button quiet"
      aria-disabled={isOff}
      title={isOff ? frameWords.noNetwork : undefined}
      aria-description={isOff ? frameWords.noNetwork : undefined}
      onClick={isOff ? () => say(frameWords.noNetwork) : show}
    >
      {isUnderWay ? words.running(percent) : words.open}
    </button>
  );
}

export function CollectActivity() {
  const run = useCollecting((now) => now.run);
  if (!run) return null;
  const isUnderWay = run.state === "running" || run.state === "ending";
  return (
    <p className="spread">
      <span>
        <strong>{words.activity}</strong>{" "}
        {isUnderWay ? words.progress(run.requests, run.expected) : sentenceOf(run)}
      </span>
      <button type="button" className="button" onClick={show}>
        {words.show}
      </button>
    </p>
  );
}
