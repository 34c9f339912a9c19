/** The same question from several vantages side by side, steps aligned, the first difference marked. */
import { traceWords as words } from "#src/messages/index.ts";
import { OutcomeBadge } from "../parts/outcome-glyph.tsx";
import { useStore } from "../state/store.ts";
import { firstDifference, linesOf } from "./lines.ts";

export function Columns() {
  const traces = useStore((state) => state.traces);
  const from = useStore((state) => state.view.from);
  const vantages = useStore((state) => state.vantages);
  const lines = traces.map((asked) => (asked.value ? linesOf(asked.value) : []));
  return (
    <div className="columns">
      {from.map((id, i) => {
        const asked = traces[i];
        const label = vantages.find((one) => one.id === id)?.label ?? id;
        const differs = i === 0 ? undefined : firstDifference(lines[i] ?? [], lines[0] ?? []);
        return (
          <section key={id} className="pane column" aria-label={words.column(label)}>
            <h2>{words.column(label)}</h2>
            {asked?.is === "refused" && <p role="alert">{asked.fault.sentence}</p>}
            {asked?.value && (
              <>
                <OutcomeBadge outcome={asked.value.word} />
                <p>{asked.value.sentence}</p>
                <ol className="steps">
                  {(lines[i] ?? []).map((line) => (
                    <li
                      key={line.n}
                      className={`step ${line.decides ? "decides" : ""} ${line.n === differs ? "differs" : ""}`}
                    >
                      <span className="step-number">{line.n}</span>
                      <span className="step-words">
                        <span className="step-at">{line.at}</span>
                        <span className="step-text">{line.text}</span>
                      </span>
                      {line.n === differs && (
                        <span className="step-differs">{words.firstDifference}</span>
                      )}
                      {line.decides && <span className="step-decides">{words.decides}</span>}
                    </li>
                  ))}
                </ol>
              </>
            )}
          </section>
        );
      })}
    </div>
  );
}
