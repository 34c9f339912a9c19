/** The page as a function of the store: the frame, the screen of the view, the dialogs, and the live region. */
import { useEffect, useLayoutEffect } from "react";
import { frameWords as words } from "#src/messages/index.ts";
import { Palette } from "./ask/palette.tsx";
import { DropTarget } from "./frame/drop-target.tsx";
import { OpeningStrip } from "./frame/opening-strip.tsx";
import { PaneGuard } from "./frame/pane-guard.tsx";
import { Rail } from "./frame/rail.tsx";
import { ShortcutsSheet } from "./frame/shortcuts.tsx";
import { StatusBar } from "./frame/status-bar.tsx";
import { TopBar } from "./frame/top-bar.tsx";
import { soon } from "./parts/soon.tsx";
import { fetchDialogs, LazyDialogs } from "./settings/dialogs.tsx";
import { StartScreen } from "./start/start.tsx";
import { useStore } from "./state/store.ts";
import { FillGap } from "./trace/fill-gap.tsx";

/** The first screen comes with the page; the others, and the canvas with them, right after it. */
const later = {
  map: soon(() => import("./map/map-screen.tsx").then(({ MapScreen }) => MapScreen)),
  trace: soon(() => import("./trace/trace-screen.tsx").then(({ TraceScreen }) => TraceScreen)),
  matrix: soon(() => import("./matrix/matrix-screen.tsx").then(({ MatrixScreen }) => MatrixScreen)),
  access: soon(() => import("./access/access-screen.tsx").then(({ AccessScreen }) => AccessScreen)),
} as const;

const screens = {
  start: StartScreen,
  map: later.map.Part,
  trace: later.trace.Part,
  matrix: later.matrix.Part,
  access: later.access.Part,
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
  // Before the effects of what lies within: the canvas reads the colours of the theme that is on.
  useLayoutEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    for (const { fetch } of Object.values(later)) fetch();
    fetchDialogs();
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
          <Screen />
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
