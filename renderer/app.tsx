/** The page as a function of the store: the frame, the screen of the view, the dialogs, and the live region. */
import { lazy, Suspense, useEffect } from "react";
import { frameWords as words } from "#src/messages/index.ts";
import { Palette } from "./ask/palette.tsx";
import { DropTarget } from "./frame/drop-target.tsx";
import { OpeningStrip } from "./frame/opening-strip.tsx";
import { PaneGuard } from "./frame/pane-guard.tsx";
import { Rail } from "./frame/rail.tsx";
import { ShortcutsSheet } from "./frame/shortcuts.tsx";
import { StatusBar } from "./frame/status-bar.tsx";
import { TopBar } from "./frame/top-bar.tsx";
import { LazyDialogs } from "./settings/dialogs.tsx";
import { StartScreen } from "./start/start.tsx";
import { useStore } from "./state/store.ts";
import { FillGap } from "./trace/fill-gap.tsx";

/** The first screen comes with the page; the others, and the canvas with them, right after it. */
const parts = {
  map: () => import("./map/map-screen.tsx"),
  trace: () => import("./trace/trace-screen.tsx"),
  matrix: () => import("./matrix/matrix-screen.tsx"),
  access: () => import("./access/access-screen.tsx"),
} as const;

const screens = {
  start: StartScreen,
  map: lazy(() => parts.map().then(({ MapScreen }) => ({ default: MapScreen }))),
  trace: lazy(() => parts.trace().then(({ TraceScreen }) => ({ default: TraceScreen }))),
  matrix: lazy(() => parts.matrix().then(({ MatrixScreen }) => ({ default: MatrixScreen }))),
  access: lazy(() => parts.access().then(({ AccessScreen }) => ({ default: AccessScreen }))),
} as const;

export function App() {
  const opened = useStore((state) => state.opened);
  const screen = useStore((state) => state.view.screen);
  const theme = useStore((state) => state.theme);
  const said = useStore((state) => state.said);
  const name = opened === null ? "start" : screen;
  useEffect(() => {
    document.title = opened ? words.title(opened.title, words.screens[name]) : words.product;
  }, [opened, name]);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    for (const load of Object.values(parts)) void load();
  }, []);
  const Screen = screens[name];
  const isStart = name === "start";
  return (
    <div className={isStart ? "app is-start" : "app"}>
      {!isStart && (
        <>
          <button type="button" className="skip" onClick={skip}>
            {words.skip}
          </button>
          <TopBar />
          <Rail />
        </>
      )}
      <main
        id="main"
        className="main"
        aria-label={words.main(words.screens[name])}
        tabIndex={-1}
        data-pane={words.panes.main}
      >
        {!isStart && <h1 className="sr-only">{words.screens[name]}</h1>}
        {!isStart && <OpeningStrip />}
        <PaneGuard key={name} name={words.screens[name]}>
          <Suspense>
            <Screen />
          </Suspense>
        </PaneGuard>
      </main>
      {!isStart && <StatusBar />}
      <Palette />
      <ShortcutsSheet />
      <FillGap />
      <LazyDialogs />
      <DropTarget />
      <p className="sr-only" role="status" aria-live="polite">
        {said}
      </p>
    </div>
  );
}

/** A button and no link: the fragment of the address is the view's. */
function skip(): void {
  document.getElementById("main")?.focus();
}
