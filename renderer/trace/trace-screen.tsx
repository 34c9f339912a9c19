/** The trace screen: the question, the sentence, the strip, and three linked panes; or several vantages side by side. */
import { frameWords, ticketWords, traceWords as words } from "#src/messages/index.ts";
import { PaneGuard } from "../frame/pane-guard.tsx";
import { Waiting } from "../frame/waiting.tsx";
import { Workspace } from "../frame/workspace.tsx";
import { go, useStore } from "../state/store.ts";
import { Answer } from "./answer.tsx";
import { Columns } from "./columns.tsx";
import { CompareRow, TraceForm } from "./form-rows.tsx";
import { Panes } from "./panes.tsx";
import { Pasted } from "./pasted.tsx";
import { Strip } from "./strip.tsx";

export function TraceScreen() {
  const traces = useStore((state) => state.traces);
  const from = useStore((state) => state.view.from);
  const [first] = traces;
  return (
    <div className="screen">
      <TraceForm />
      <Workspace>
        <PaneGuard name={frameWords.screens.trace}>
          <div className="trace">
            <Pasted />
            {!first && <Empty />}
            {first && <Waiting asked={first} what={words.waiting} failed={words.refused} />}
            {first?.value && (
              <>
                <Answer trace={first.value} />
                <Strip trace={first.value} />
                {from.length > 1 ? <Columns /> : <Panes trace={first.value} />}
              </>
            )}
            {first && <CompareRow />}
          </div>
        </PaneGuard>
      </Workspace>
    </div>
  );
}

function Empty() {
  const services = useStore((state) => state.services);
  const vantages = useStore((state) => state.vantages);
  const examples = services.flatMap((service) => service.names.slice(0, 1)).slice(0, 4);
  const machine = vantages.find((one) => one.kind === "vm") ?? vantages[0];
  return (
    <div className="state-note">
      <p>{words.empty}</p>
      <p className="hint">{words.emptyHint}</p>
      <p className="hint">{ticketWords.hint}</p>
      {examples.length > 0 && machine && (
        <>
          <p className="hint">{words.examples}</p>
          <ul className="plain-list">
            {examples.map(({ fqdn }) => (
              <li key={fqdn}>
                <button
                  type="button"
                  className="link"
                  onClick={() => go({ from: [machine.id], name: fqdn, step: 0 })}
                >
                  {fqdn}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
