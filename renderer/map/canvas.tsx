/** The map itself: the canvas, the words above it, the camera, and the keys that walk from box to box. */
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { Box, Scene } from "#src/diagram/index.ts";
import { mapWords, outcomeWords, sceneWords } from "#src/messages/index.ts";
import { countsIn } from "../parts/counts-bar.tsx";
import { commands, lendMap } from "../state/commands.ts";
import { finishTask } from "../state/engine.ts";
import { go, say, useStore } from "../state/store.ts";
import { isMeeting, useArea } from "./area.ts";
import { AT_ONCE } from "./growing.ts";
import { BandHeads, BoxLabels, LaneHeads, WireMarks, WireTag } from "./labels.tsx";
import { litBy } from "./lighting.ts";
import { Minimap } from "./minimap.tsx";
import { alongWire, isArrow, neighbourOf } from "./neighbour.ts";
import { dragNudge } from "./nudge-drag.ts";
import { directionOf, nudgeStep, resetNudges } from "./nudging.ts";
import { inViewOf, newPainter, type Painter, type Viewport } from "./painter.ts";
import { toggleBox } from "./toggle-box.ts";
import { afterFrame } from "./turns.ts";

/** Room for the lane heads. */
const TOP = 30;

export function MapCanvas({
  scene,
  hiddenWires,
  onMenu,
}: {
  readonly scene: Scene;
  readonly hiddenWires: ReadonlySet<string>;
  readonly onMenu: (id: string) => void;
}) {
  const select = useStore((state) => state.view.select);
  const theme = useStore((state) => state.theme);
  const ground = useRef<HTMLDivElement>(null);
  const painter = useRef<Painter | undefined>(undefined);
  const hasMoved = useRef(false);
  const [viewport, setViewport] = useState<Viewport>({ x: 0, y: 0, zoom: 1, width: 0, height: 0 });
  const [focus, setFocus] = useState("");
  const [hover, setHover] = useState("");
  const [hasFocus, setHasFocus] = useState(false);
  /** The picture that is on the canvas with all its parts. */
  const [drawn, setDrawn] = useState<Scene>();
  const byId = useMemo(() => new Map(scene.boxes.map((box) => [box.id, box])), [scene]);
  const lit = useMemo(() => litBy(scene, select), [scene, select]);
  // The words follow the canvas in a turn of their own, so that neither waits for both.
  const litLater = useDeferredValue(lit);
  const area = useArea(scene, viewport);
  const sceneShown = useRef<Scene>(undefined);
  const themeDrawn = useRef(theme);
  const menu = useRef(onMenu);
  menu.current = onMenu;

  const boxesNow = useRef(byId);
  boxesNow.current = byId;
  const sceneNow = useRef(scene);
  sceneNow.current = scene;
  const viewportNow = useRef(viewport);
  viewportNow.current = viewport;

  useEffect(() => {
    if (!ground.current) return;
    const made = newPainter(ground.current, TOP, {
      onViewport: setViewport,
      onTap: (id) => {
        go({ select: id.startsWith("stub ") ? id.slice(5) : id }, true);
        setFocus(id);
      },
      onDoubleTap: (id) => {
        const box = boxesNow.current.get(id);
        if (box?.canOpen) toggleBox(box);
      },
      onMenu: (id) => menu.current(id),
      onHover: setHover,
      onDrawn: () => setDrawn(sceneNow.current),
    });
    painter.current = made;
    lendMap({
      fit: () => {
        hasMoved.current = false;
        made.fit();
      },
      zoomBy: (factor) => {
        hasMoved.current = true;
        made.zoomBy(factor);
      },
      resetPlaces: () => resetNudges(),
    });
    const observer = new ResizeObserver(() => {
      made.resize();
      if (!hasMoved.current) made.fit();
    });
    observer.observe(ground.current);
    return () => {
      observer.disconnect();
      lendMap(undefined);
      made.destroy();
    };
  }, []);

  useEffect(() => {
    const show = () => {
      // The camera is left alone once a person has moved it.
      const isFitted = !hasMoved.current && sceneShown.current !== scene;
      sceneShown.current = scene;
      painter.current?.show({ scene, lit, select, hiddenWires }, isFitted);
    };
    const isLarge = scene.boxes.length > AT_ONCE;
    // The frame of a new large picture has enough to do with its words.
    if (isLarge && sceneShown.current !== scene) return afterFrame(show);
    return show();
  }, [scene, lit, select, hiddenWires]);
  useEffect(() => {
    if (themeDrawn.current !== theme) painter.current?.recolour();
    themeDrawn.current = theme;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const recolour = () => painter.current?.recolour();
    dark.addEventListener("change", recolour);
    return () => dark.removeEventListener("change", recolour);
  }, [theme]);

  useEffect(() => {
    const box = byId.get(select);
    if (box?.kind === "endpoint") finishTask("map");
  }, [byId, select]);

  const boxesFirst = useCallback((rest: readonly Box[]) => {
    const inView = inViewOf(viewportNow.current);
    const [seen, others] = [true, false].map((is) =>
      rest.filter((box) => isMeeting(box, inView) === is),
    );
    return [...(seen ?? []), ...(others ?? [])];
  }, []);
  const focusOn = (box: Box) => {
    setFocus(box.id);
    painter.current?.bringIntoView({ ...box, height: Math.min(box.height, 120) });
    say(saidOf(scene, byId, box));
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    const at = byId.get(focus) ?? byId.get(select);
    if (isArrow(event.key) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const direction = event.shiftKey ? directionOf(event.key) : undefined;
      if (at && direction) {
        nudgeStep(at, direction);
        return;
      }
      const next = at ? neighbourOf(scene.boxes, at, event.key) : scene.boxes[0];
      if (next) focusOn(next);
    } else if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      if (at?.canOpen) toggleBox(at);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (at) go({ select: at.id }, true);
    } else if ((event.key === "F10" && event.shiftKey) || event.key === "ContextMenu") {
      event.preventDefault();
      if (at) onMenu(at.id);
    } else if (at && (event.key === "]" || event.key === "[")) {
      event.preventDefault();
      const next = alongWire(scene, at.id, event.key === "]");
      const box = next === undefined ? undefined : byId.get(next);
      if (box) focusOn(box);
    }
  };

  const ring = byId.get(focus);
  const tagged = scene.wires.find((wire) => wire.id === hover || wire.id === select);
  const fontSize = Math.max(13, 11.5 / viewport.zoom);
  return (
    <div
      className="map-canvas"
      role="application"
      aria-label={mapWords.region}
      aria-describedby="map-summary map-instructions"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the focus
      tabIndex={0}
      data-drawn={drawn === scene ? scene.level : undefined}
      onKeyDown={onKeyDown}
      onMouseDownCapture={(event) => dragNudge(event, scene, viewport)}
      onFocus={(event) => event.target === event.currentTarget && setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      onPointerDown={() => {
        hasMoved.current = true;
      }}
      onWheel={() => {
        hasMoved.current = true;
      }}
    >
      <div className="map-ground" ref={ground} aria-hidden="true" />
      <div
        className={`map-layer ${viewport.zoom < 0.8 ? "is-smaller" : ""} ${viewport.zoom < 0.62 ? "is-far" : ""} ${viewport.zoom < 0.45 ? "is-very-far" : ""}`}
        aria-hidden="true"
        style={{
          transform: `translate(${viewport.x}px, ${viewport.y}px) scale(${viewport.zoom})`,
          fontSize: `${fontSize}px`,
          ["--subtitle" as never]: `${Math.max(11.5, 11.2 / viewport.zoom)}px`,
          // What must keep its size on screen is scaled back.
          ["--unzoom" as never]: 1 / Math.min(1, viewport.zoom),
        }}
      >
        <BandHeads scene={scene} />
        <BoxLabels
          scene={scene}
          area={area}
          lit={litLater}
          firstOf={boxesFirst}
          onToggle={toggleBox}
        />
        <WireMarks scene={scene} area={area} lit={litLater} hidden={hiddenWires} />
        {tagged && <WireTag wire={tagged} />}
        {ring && hasFocus && (
          <span
            className="map-ring"
            style={{
              left: ring.x - 4,
              top: ring.y - 4,
              width: ring.width + 8,
              height: ring.height + 8,
            }}
          />
        )}
      </div>
      <LaneHeads scene={scene} x={viewport.x} zoom={viewport.zoom} />
      <p id="map-summary" className="sr-only">
        {scene.summary}
      </p>
      <p id="map-instructions" className="sr-only">
        {mapWords.instructions}
      </p>
      <ZoomControl zoom={viewport.zoom} />
      {scene.boxes.length > 80 && <Minimap scene={scene} viewport={viewport} />}
    </div>
  );
}

function ZoomControl({ zoom }: { readonly zoom: number }) {
  const press = (id: string) => () => commands.find((command) => command.id === id)?.run();
  return (
    <fieldset className="zoom-control" aria-label={mapWords.zoom}>
      <button type="button" aria-label={mapWords.zoomOut} onClick={press("zoom-out")}>
        −
      </button>
      <output>{mapWords.percent(zoom)}</output>
      <button type="button" aria-label={mapWords.zoomIn} onClick={press("zoom-in")}>
        +
      </button>
      <button type="button" onClick={press("fit")}>
        {mapWords.fit}
      </button>
    </fieldset>
  );
}

function saidOf(scene: Scene, byId: ReadonlyMap<string, Box>, box: Box): string {
  const parent = box.parent === null ? undefined : byId.get(box.parent);
  return mapWords.boxSaid({
    title: box.title,
    kind: sceneWords.kind(box.kind),
    inside: parent?.title ?? "",
    counts: countsIn(box.counts).map(({ key, count }) => `${count} ${outcomeWords[key]}`),
    at: scene.boxes.indexOf(box) + 1,
    of: scene.boxes.length,
  });
}
