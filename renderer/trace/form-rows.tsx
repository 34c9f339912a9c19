/** Adding vantages to a trace, and what can be done with its answer. */
import { accessWords, traceWords as words } from "#src/messages/index.ts";
import { compareFrom } from "../state/compare.ts";
import { go, say, useStore } from "../state/store.ts";
import { traceDig, traceMarkdown, traceText } from "./copy.ts";
import { VantagePicker } from "./form.tsx";

export { TraceForm } from "./form.tsx";

const MOST = 4;

/** The foot of the trace: copy, compare, show on the map. */
export function CompareRow() {
  const from = useStore((state) => state.view.from);
  const trace = useStore((state) => state.traces[0]?.value ?? null);
  const labels = useStore((state) => state.vantages);
  const name = useStore((state) => state.view.name);
  const isOfService = useStore((state) =>
    state.services.some(({ names }) => names.some(({ fqdn }) => fqdn === name)),
  );
  const copy = (text: string) => {
    void navigator.clipboard.writeText(text);
    say(words.copyAs);
  };
  return (
    <footer className="trace-foot">
      {trace && (
        <fieldset className="button-row" aria-label={words.copyAs}>
          <span className="hint">{words.copyAs}</span>
          <button
            type="button"
            className="button"
            data-copy-text
            onClick={() => copy(traceText(trace))}
          >
            {words.copyText}
          </button>
          <button type="button" className="button" onClick={() => copy(traceMarkdown(trace))}>
            {words.copyMarkdown}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => copy(JSON.stringify(trace, null, 2))}
          >
            {words.copyJson}
          </button>
          <button type="button" className="button" onClick={() => copy(traceDig(trace))}>
            {words.copyDig}
          </button>
        </fieldset>
      )}
      {from.slice(1).map((id) => {
        const label = labels.find((one) => one.id === id)?.label ?? id;
        return (
          <button
            key={id}
            type="button"
            className="button"
            onClick={() => go({ from: from.filter((one) => one !== id) })}
          >
            × {words.removeFrom(label)}
          </button>
        );
      })}
      {from.length < MOST && (
        <VantagePicker key={from.length} at={from.length} label={words.addFrom} />
      )}
      <button
        type="button"
        className="button"
        onClick={() => go({ screen: "map", level: 4, open: [], closed: [], select: "" })}
      >
        {words.showOnMap}
      </button>
      {isOfService && (
        <button
          type="button"
          className="button"
          onClick={() => compareFrom(from.slice(0, 1), [name])}
        >
          {accessWords.compare}
        </button>
      )}
    </footer>
  );
}
