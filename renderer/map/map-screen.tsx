/** The map screen: filter, canvas, level, legend, notices, and the pane of details. */
import { useMemo, useState } from "react";
import type { Scene } from "#src/diagram/index.ts";
import {
  filterWords,
  frameWords,
  type OutcomeKey,
  sceneWords,
  mapWords as words,
} from "#src/messages/index.ts";
import { FilterBar } from "../frame/filter-bar.tsx";
import { PaneGuard } from "../frame/pane-guard.tsx";
import { Waiting } from "../frame/waiting.tsx";
import { Workspace } from "../frame/workspace.tsx";
import { toggleDrawer } from "../state/command.ts";
import { filterOf } from "../state/filter.ts";
import { change, go, useStore } from "../state/store.ts";
import { type Level, MOST_STEPS } from "../state/view.ts";
import { numberText } from "../state/words.ts";
import { BoxMenu } from "./box-menu.tsx";
import { MapCanvas } from "./canvas.tsx";
import { DetailsPane } from "./details.tsx";
import { Legend } from "./legend.tsx";
import { holdersOf, litBy } from "./lighting.ts";
import { useNudged } from "./nudging.ts";
import { TaskCard } from "./task-card.tsx";

const levels: readonly Level[] = [1, 2, 3, 4];

export function MapScreen() {
  const asked = useStore((state) => state.scene);
  const level = useStore((state) => state.view.level);
  const scene = useNudged(asked.value);
  // The internet is always there; alone it is no estate.
  const isEmpty = scene?.boxes.every(({ kind }) => kind === "internet") ?? true;
  return (
    <div className="screen">
      <FilterBar />
      <Workspace details={<DetailsPane scene={scene} />}>
        <PaneGuard name={words.region}>
          <div className="map">
            <Waiting asked={asked} what={words.loading} failed={words.failed} topic="scene" />
            {scene && !isEmpty && <Drawn scene={scene} />}
            {scene && isEmpty && asked.is === "here" && (
              <div className="map-field">
                <Empty level={level} />
                <LevelControl level={level} />
              </div>
            )}
          </div>
        </PaneGuard>
      </Workspace>
    </div>
  );
}

function Drawn({ scene }: { readonly scene: Scene }) {
  const [hiddenOutcomes, setHidden] = useState<ReadonlySet<OutcomeKey>>(new Set());
  const [menu, setMenu] = useState("");
  const filter = useStore((state) => state.view.filter);
  const select = useStore((state) => state.view.select);
  const isolate = useStore((state) => state.view.isolate);
  const shown = useMemo(
    () => (isolate > 0 ? isolated(scene, select, isolate) : scene),
    [scene, isolate, select],
  );
  const hiddenWires = useMemo(() => {
    const read = filterOf(filter);
    const titles = new Map(scene.boxes.map((box) => [box.id, box]));
    const servicesOf = joinedOnce();
    const isOut = (wire: Scene["wires"][number]) => {
      if (wire.outcome === null) return false;
      if (hiddenOutcomes.has(wire.outcome)) return true;
      if (!read.ok || read.isEmpty) return false;
      const [from, to] = [titles.get(wire.from), titles.get(wire.to)];
      return !read.lets({
        from: from?.title ?? "",
        fromKind: from?.kind ?? "",
        name: to?.title ?? "",
        // Read only by what asks for them: a wire may lead through thousands of services.
        get service() {
          return servicesOf(wire.through);
        },
        get kind() {
          return `${to?.title ?? ""} ${to?.subtitle ?? ""} ${servicesOf(wire.through)}`;
        },
        outcome: wire.outcome,
        asExpected: wire.flagged ? false : null,
      });
    };
    return new Set(scene.wires.filter(isOut).map((wire) => wire.id));
  }, [scene, filter, hiddenOutcomes]);
  return (
    <>
      <div className="map-field">
        <MapCanvas scene={shown} hiddenWires={hiddenWires} onMenu={setMenu} />
        <BoxMenu scene={shown} id={menu} onClose={() => setMenu("")} />
        {isAllHidden(scene, hiddenWires, filter) ? (
          <NothingLeft filter={filter} hidden={hiddenWires.size} />
        ) : (
          <Notice scene={scene} />
        )}
        <StepsAround />
        <TwinControl />
        <LevelControl level={scene.level} />
        <TaskCard />
      </div>
      <Legend
        scene={shown}
        hidden={hiddenOutcomes}
        onToggle={(word) => {
          const next = new Set(hiddenOutcomes);
          if (!next.delete(word)) next.add(word);
          setHidden(next);
        }}
      />
    </>
  );
}

/** Whether the filter is why no way at all is left on the map. */
function isAllHidden(scene: Scene, hidden: ReadonlySet<string>, filter: string): boolean {
  return (
    filter !== "" &&
    hidden.size > 0 &&
    scene.wires.every(({ id, outcome }) => outcome === null || hidden.has(id))
  );
}

function NothingLeft({ filter, hidden }: { readonly filter: string; readonly hidden: number }) {
  return (
    <p className="map-notice" role="status">
      {filterWords.nothing(filter, hidden)}{" "}
      <button type="button" className="link" onClick={() => go({ filter: "" }, true)}>
        {filterWords.clear}
      </button>
    </p>
  );
}

/** Ids in one text, put together once for each list: many wires share one. */
function joinedOnce() {
  const texts = new Map<readonly string[], string>();
  return (ids: readonly string[]): string => {
    const text = texts.get(ids) ?? ids.join(" ").toLowerCase();
    texts.set(ids, text);
    return text;
  };
}

/** Only what the selection lights, and what lies up to so many steps around it; every box keeps its place. */
function isolated(scene: Scene, select: string, steps: number): Scene {
  const lit = litBy(scene, select);
  if (!lit.boxes || !lit.wires) return scene;
  const byId = new Map(scene.boxes.map((box) => [box.id, box]));
  const boxes = new Set(lit.boxes);
  const wires = new Set(lit.wires);
  for (let step = 1; step < steps; step++) {
    const near = scene.wires.filter(({ from, to }) => boxes.has(from) || boxes.has(to));
    for (const { id, from, to } of near) {
      wires.add(id);
      for (const end of [from, to]) {
        boxes.add(end);
        for (const holder of holdersOf(byId, end)) boxes.add(holder.id);
      }
    }
  }
  return {
    ...scene,
    boxes: scene.boxes.filter((box) => boxes.has(box.id)),
    wires: scene.wires.filter((wire) => wires.has(wire.id)),
  };
}

/** How far around the selection is shown; there while it is isolated. */
function StepsAround() {
  const isolate = useStore((state) => state.view.isolate);
  if (isolate === 0) return null;
  return (
    <div className="steps-around">
      <label>
        {words.stepsAround}{" "}
        <input
          type="range"
          min={1}
          max={MOST_STEPS}
          value={isolate}
          onChange={(event) => go({ isolate: Number(event.target.value) }, true)}
        />
      </label>
      <button type="button" className="button" onClick={() => go({ isolate: 0 }, true)}>
        {words.showAll}
      </button>
    </div>
  );
}

function Notice({ scene }: { readonly scene: Scene }) {
  if (scene.bundled.length === 0 && scene.wiresLeftOut === 0) return null;
  return (
    <p className="map-notice" role="status">
      {words.drawn(numberText(scene.shown), numberText(scene.total))}
      {scene.bundled.length > 0 &&
        words.bundled(scene.bundled.map(({ kind, count }) => sceneWords.counted(kind, count)))}
      {scene.wiresLeftOut > 0 && words.wiresLeftOut(scene.wiresLeftOut)}{" "}
      <button type="button" className="link" onClick={() => go({ drawer: "table" }, true)}>
        {words.asTable}
      </button>
    </p>
  );
}

function LevelControl({ level }: { readonly level: Level }) {
  return (
    <fieldset className="level-control" aria-label={words.level}>
      {levels.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={level === one}
          onClick={() => go({ level: one, open: [], closed: [] })}
        >
          <kbd>{one}</kbd> <span className="level-word">{words.levels[one - 1]}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** The twins of the canvas, for who would rather read: the outline, and the table of wires. */
function TwinControl() {
  const drawer = useStore((state) => state.view.drawer);
  return (
    <fieldset className="twin-control" aria-label={words.twins}>
      {(["outline", "table"] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={drawer === one}
          onClick={() => toggleDrawer(one)}
        >
          {words[one]}
        </button>
      ))}
    </fieldset>
  );
}

function Empty({ level }: { readonly level: Level }) {
  return (
    <div className="state-note">
      <p>{level === 4 ? words.emptyPath : words.emptyEstate}</p>
      <p className="hint">{level === 4 ? words.emptyPathHint : words.emptyEstateHint}</p>
      <button
        type="button"
        className="button primary"
        onClick={() =>
          level === 4 ? change({ dialog: "palette" }) : go({ drawer: "activity" }, true)
        }
      >
        {level === 4 ? words.askNow : words.seeRead}
      </button>
      <span className="sr-only">{frameWords.readOnly}</span>
    </div>
  );
}
