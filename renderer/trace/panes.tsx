/** Three linked panes: the steps, what the chosen one did, and the evidence that it rests on. */
import { useEffect, useState } from "react";
import { Panel, PanelGroup, PanelResizeHandle } from "react-resizable-panels";
import type { TraceReply } from "#src/api/index.ts";
import { traceWords as words } from "#src/messages/index.ts";
import { go, useStore } from "../state/store.ts";
import { EvidencePane } from "./evidence.tsx";
import { deciderOf, type Line, linesOf } from "./lines.ts";

/** Whether the window is wide enough for panes side by side. */
export function useIsWide(): boolean {
  const [isWide, setIsWide] = useState(() => innerWidth >= 960);
  useEffect(() => {
    const onResize = () => setIsWide(innerWidth >= 960);
    addEventListener("resize", onResize);
    return () => removeEventListener("resize", onResize);
  }, []);
  return isWide;
}

export function Panes({ trace }: { readonly trace: TraceReply }) {
  const step = useStore((state) => state.view.step);
  const lines = linesOf(trace);
  const chosen = lines.find((line) => line.n === (step || deciderOf(lines)));
  const isWide = useIsWide();
  const parts = [
    <StepsPane key="steps" lines={lines} chosen={chosen} />,
    <DetailPane key="detail" trace={trace} line={chosen} />,
    <EvidencePane key={`evidence ${chosen?.n}`} line={chosen} />,
  ];
  if (!isWide) return <div className="panes-stacked">{parts}</div>;
  return (
    <PanelGroup direction="horizontal" autoSaveId="trace panes" className="panes">
      <Panel defaultSize={36} minSize={20} className="panel">
        {parts[0]}
      </Panel>
      <PanelResizeHandle className="handle down" aria-label={words.steps} />
      <Panel defaultSize={30} minSize={18} className="panel">
        {parts[1]}
      </Panel>
      <PanelResizeHandle className="handle down" aria-label={words.evidence} />
      <Panel defaultSize={34} minSize={18} className="panel">
        {parts[2]}
      </Panel>
    </PanelGroup>
  );
}

function StepsPane({
  lines,
  chosen,
}: {
  readonly lines: readonly Line[];
  readonly chosen: Line | undefined;
}) {
  const parts = Map.groupBy(lines, (line) => line.part);
  return (
    <section className="pane" aria-label={words.steps} data-pane={words.steps}>
      <h2>{words.steps}</h2>
      {[...parts].map(([part, own]) => (
        <div key={part}>
          <h3>{part === "name" ? words.dnsSteps : words.hops}</h3>
          <ol className="steps" start={own[0]?.n ?? 1}>
            {own.map((line) => (
              <li key={line.n}>
                <StepButton line={line} isChosen={line === chosen} />
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** One step; the deciding one carries its word. */
export function StepButton({
  line,
  isChosen,
}: {
  readonly line: Line;
  readonly isChosen: boolean;
}) {
  return (
    <button
      type="button"
      className={`step ${line.decides ? "decides" : ""}`}
      data-step={line.n}
      aria-current={isChosen ? "step" : undefined}
      onClick={() => go({ step: line.n }, true)}
    >
      <span className="step-number">{line.n}</span>
      <span className="step-words">
        <span className="step-at">{line.at}</span>
        <span className="step-text">{line.text}</span>
      </span>
      {line.decides && <span className="step-decides">{words.decides}</span>}
    </button>
  );
}

function DetailPane({
  trace,
  line,
}: {
  readonly trace: TraceReply;
  readonly line: Line | undefined;
}) {
  if (!line) return <section className="pane" aria-label={words.detail} />;
  const { chain } = trace.resolution;
  const journey = line.part === "way" ? trace.journeys[line.journey] : undefined;
  return (
    <section
      className="pane"
      aria-label={words.detail}
      data-pane={words.detail}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
      tabIndex={0}
    >
      <h2>{words.stepTitle(line.n, line.decides)}</h2>
      <p className="detail-at">
        <code>{line.at}</code>
      </p>
      <p className="detail-text">{line.text}</p>
      {line.decides && trace.counterfactual && (
        <p className="counterfactual">{trace.counterfactual}</p>
      )}
      {line.part === "name" && chain.length > 0 && (
        <>
          <h3>{words.chain}</h3>
          <ol className="chain">
            {chain.map((link) => (
              <li key={`${link.name} ${link.type} ${link.data}`}>
                <code>{link.name}</code> <span className="record-type">{link.type}</span>{" "}
                <code>{link.data}</code>
              </li>
            ))}
          </ol>
        </>
      )}
      {journey && (
        <>
          <h3>{words.journey(journey.to)}</h3>
          <p>
            {journey.ending}
            {journey.blockedAt ? ` · ${words.stoppedAt(journey.blockedAt)}` : ""}
            {journey.transport ? ` · ${journey.transport.toLowerCase().replaceAll("_", " ")}` : ""}
          </p>
          {journey.assumptions.map((assumption) => (
            <p key={assumption} className="hint">
              {assumption}
            </p>
          ))}
        </>
      )}
    </section>
  );
}
