/** The pane that always answers for what is selected: a box, a wire, or the estate. */
import { useEffect, useMemo, useState } from "react";
import type { MatrixReply } from "#src/api/index.ts";
import type { Box, Scene, Wire } from "#src/diagram/index.ts";
import { frameWords, outcomeWords, sceneWords, mapWords as words } from "#src/messages/index.ts";
import { type Counts, countsIn } from "../parts/counts-bar.tsx";
import { KindGlyph } from "../parts/kind-glyph.tsx";
import { OutcomeBadge, OutcomeGlyph } from "../parts/outcome-glyph.tsx";
import { documentOf } from "../state/engine.ts";
import { go, useStore } from "../state/store.ts";
import { midCut, numberText } from "../state/words.ts";
import { boxActions } from "./actions.ts";
import { EndpointFacts, endpointSentence, servedBy } from "./endpoint-facts.tsx";
import { inOrder, useGrowing } from "./growing.ts";
import { holdersOf, wiresOf } from "./lighting.ts";

export function DetailsPane({ scene }: { readonly scene: Scene | null }) {
  const select = useStore((state) => state.view.select);
  const box = scene?.boxes.find((one) => one.id === select);
  const wire = scene?.wires.find((one) => one.id === select);
  return (
    <aside
      className="details"
      aria-label={frameWords.details}
      data-pane={frameWords.panes.details}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
      tabIndex={0}
    >
      {scene && box ? (
        <BoxDetails key={box.id} scene={scene} box={box} />
      ) : scene && wire ? (
        <WireDetails scene={scene} wire={wire} />
      ) : (
        <EstateDetails />
      )}
    </aside>
  );
}

function EstateDetails() {
  const opened = useStore((state) => state.opened);
  const matrix = useStore((state) => state.matrix.value);
  if (!opened) return null;
  const counts = countsOf(matrix);
  return (
    <>
      <QuestionDetails />
      <h2>{words.detailsOfEstate}</h2>
      <p>
        {words.estateSentence({
          resources: numberText(opened.resources),
          vantages: opened.vantages,
          services: opened.services,
          gaps: opened.gaps,
        })}
      </p>
      <h3>{words.outcomes}</h3>
      <ul className="plain-list">
        {countsIn(counts).map(({ key, count }) => (
          <li key={key} className="spread">
            <OutcomeBadge outcome={key} />
            <span className="number">{numberText(count)}</span>
          </li>
        ))}
      </ul>
      {(matrix?.vantages.length ?? 0) < opened.vantages && (
        <p className="hint">{words.outcomesUncounted}</p>
      )}
      <p className="hint">{words.nothingSelected}</p>
    </>
  );
}

const counted = new WeakMap<MatrixReply, Counts>();

/** How many pairs of each outcome; counted once, as there may be hundreds of thousands. */
function countsOf(matrix: MatrixReply | null): Counts {
  if (!matrix) return {};
  const counts: { -readonly [word in keyof Counts]: Counts[word] } = {};
  const known = counted.get(matrix);
  if (known) return known;
  for (const { word } of matrix.cells) counts[word] = (counts[word] ?? 0) + 1;
  counted.set(matrix, counts);
  return counts;
}

/** The asked question with its answer, and the way to its trace. */
function QuestionDetails() {
  const trace = useStore((state) => state.traces[0]?.value ?? null);
  if (!trace) return null;
  return (
    <section className="question-details" aria-label={words.question}>
      <h2>{words.question}</h2>
      <p>
        <OutcomeBadge outcome={trace.word} />
      </p>
      <p>{trace.sentence}</p>
      <div className="button-row">
        <button type="button" className="button primary" onClick={() => go({ screen: "trace" })}>
          {words.openTrace}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => go({ name: "", from: [], level: 1, select: "" })}
        >
          {words.clearQuestion}
        </button>
      </div>
    </section>
  );
}

function BoxDetails({ scene, box }: { readonly scene: Scene; readonly box: Box }) {
  const byId = useMemo(() => new Map(scene.boxes.map((one) => [one.id, one])), [scene]);
  const wires = useMemo(() => wiresOf(scene, byId, box), [scene, byId, box]);
  const [holder] = holdersOf(byId, box.id);
  const vantages = useStore((state) => state.vantages);
  const services = useStore((state) => state.services);
  const matrix = useStore((state) => state.matrix.value);
  const served = box.kind === "endpoint" ? servedBy(box, services) : undefined;
  return (
    <>
      <h2>
        <KindGlyph kind={box.kind} /> {box.title}
      </h2>
      {box.presence !== "solid" && (
        <p className="warning">{words.presenceSentence[box.presence]}</p>
      )}
      <p>
        {(served && endpointSentence(served, matrix)) ??
          words.boxSentence({
            title: box.title,
            counts: countsIn(box.counts).map(({ key, count }) => ({
              word: outcomeWords[key],
              count,
            })),
            unexpected: box.flagged,
          })}
      </p>
      <div className="button-row">
        {boxActions(box, { vantages, services }).map((action) => (
          <button key={action.id} type="button" className="button" onClick={action.run}>
            {action.title}
          </button>
        ))}
      </div>
      <dl className="facts">
        <dt>{words.factKind}</dt>
        <dd>{sceneWords.kind(box.kind)}</dd>
        {box.subtitle !== "" && (
          <>
            <dt>{subtitleWord(box.kind)}</dt>
            <dd>
              <code>{box.subtitle}</code>
            </dd>
          </>
        )}
        {served && <EndpointFacts {...served} />}
        {holder && (
          <>
            <dt>{words.factIn}</dt>
            <dd>
              <button
                type="button"
                className="link"
                onClick={() => go({ select: holder.id }, true)}
              >
                {holder.title}
              </button>
            </dd>
          </>
        )}
        {box.holds > 1 && (
          <>
            <dt>{words.factHolds}</dt>
            <dd>{words.factThings(box.holds)}</dd>
          </>
        )}
        {box.id.startsWith("/") && (
          <>
            <dt>{words.factId}</dt>
            <dd>
              <code title={box.id}>{midCut(box.id, 44)}</code>
            </dd>
          </>
        )}
      </dl>
      <h3>{words.paths}</h3>
      <WireList scene={scene} wires={wires} />
      {box.id.startsWith("/") && <Document id={box.id} />}
    </>
  );
}

/** What the line under a title tells, by the kind of box. */
function subtitleWord(kind: Box["kind"]): string {
  if (kind === "endpoint") return words.factAddress;
  return holdsAddresses.has(kind) ? words.factRange : words.detailsOfBox;
}
const holdsAddresses: ReadonlySet<Box["kind"]> = new Set(["site", "vnet", "hub", "subnet"]);

/** Tells the title of a box by its id; the id itself for what is not drawn. */
function useTitles(scene: Scene): (id: string) => string {
  const titles = useMemo(() => new Map(scene.boxes.map(({ id, title }) => [id, title])), [scene]);
  return (id) => titles.get(id) ?? id;
}

function WireList({ scene, wires }: { readonly scene: Scene; readonly wires: readonly Wire[] }) {
  const titleOf = useTitles(scene);
  const listed = useGrowing(wires, inOrder);
  if (wires.length === 0) return <p className="hint">{words.noPaths}</p>;
  return (
    <ul className="plain-list wires">
      {listed.map((wire) => (
        <li key={wire.id}>
          <button type="button" className="wire-row" onClick={() => go({ select: wire.id }, true)}>
            {wire.outcome ? (
              <OutcomeGlyph outcome={wire.outcome} isNamed />
            ) : (
              <span className="no-glyph" />
            )}
            <span>{words.wireTitle(titleOf(wire.from), titleOf(wire.to))}</span>
            <span className="number">{wire.count}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function WireDetails({ scene, wire }: { readonly scene: Scene; readonly wire: Wire }) {
  const titleOf = useTitles(scene);
  const through = useGrowing(wire.through, inOrder);
  const word = wire.outcome ? outcomeWords[wire.outcome] : wire.label;
  return (
    <>
      <h2>{words.wireTitle(titleOf(wire.from), titleOf(wire.to))}</h2>
      {wire.outcome && <OutcomeBadge outcome={wire.outcome} isUnexpected={wire.flagged} />}
      <p>{words.wireSentence(word, wire.count)}</p>
      <ul className="plain-list">
        {through.map((id) => (
          <li key={id}>
            <button type="button" className="link" onClick={() => go({ select: id }, true)}>
              {titleOf(id)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The ARM document of a resource, fetched when it is asked for. */
export function Document({ id }: { readonly id: string }) {
  const [text, setText] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    let isGone = false;
    void documentOf(id).then((value) => {
      if (!isGone) setText(value === null ? words.noDocument : JSON.stringify(value, null, 2));
    });
    return () => {
      isGone = true;
    };
  }, [id, isOpen]);
  return (
    <details className="document" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{words.document}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys */}
      <pre tabIndex={0}>{text ?? ""}</pre>
    </details>
  );
}
