/** A screen with its details at the right and its drawer below, each as wide and high as a person wants. */

import { useSyncExternalStore } from "react";
import {
  disableGlobalCursorStyles,
  Panel,
  PanelGroup,
  PanelResizeHandle,
} from "react-resizable-panels";
import { frameWords as words } from "#src/messages/index.ts";
import { Outline } from "../outline/outline.tsx";
import { go, useStore } from "../state/store.ts";
import { ActivityPane } from "./activity.tsx";

// The package would put cursors into a style element, which the content policy refuses; the style sheet has them.
disableGlobalCursorStyles();

/** What lies below the screen, with its name and a way to close it. */
function Drawer() {
  const drawer = useStore((state) => state.view.drawer);
  return (
    <section className="drawer" data-pane={words.panes.drawer} aria-label={words.drawers[drawer]}>
      <div className="drawer-head">
        <h2>{words.drawers[drawer]}</h2>
        <button
          type="button"
          className="button quiet square"
          aria-label={words.close}
          onClick={() => go({ drawer: "none" }, true)}
        >
          ×
        </button>
      </div>
      {drawer === "activity" ? <ActivityPane /> : <Outline isTable={drawer === "table"} />}
    </section>
  );
}

/** Whether there is room for one column only. */
function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener("change", listener);
      return () => narrow.removeEventListener("change", listener);
    },
    () => narrow.matches,
  );
}
const narrow = matchMedia("(max-width: 40rem)");

export function Workspace({
  children,
  details,
  detailsSize = 23,
}: {
  readonly children: React.ReactNode;
  readonly details?: React.ReactNode;
  /** Width of the details before anybody changes it, in per cent. */
  readonly detailsSize?: number;
}) {
  const drawer = useStore((state) => state.view.drawer);
  const screen = useStore((state) => state.view.screen);
  if (useIsNarrow()) {
    return (
      <div className="stacked">
        <div className="stacked-screen">{children}</div>
        {drawer !== "none" && <Drawer />}
        {details}
      </div>
    );
  }
  return (
    <PanelGroup direction="horizontal" autoSaveId={`${screen} across`} className="workspace">
      <Panel id="centre" order={1} minSize={30}>
        <PanelGroup direction="vertical" autoSaveId={`${screen} down`}>
          <Panel id="screen" order={1} minSize={30} className="panel">
            {children}
          </Panel>
          {drawer !== "none" && (
            <>
              <PanelResizeHandle className="handle across" aria-label={words.resizeDrawer} />
              <Panel id="drawer" order={2} defaultSize={38} minSize={15} className="panel">
                <Drawer />
              </Panel>
            </>
          )}
        </PanelGroup>
      </Panel>
      {details && (
        <>
          <PanelResizeHandle className="handle down" aria-label={words.resizeDetails} />
          <Panel
            id="details"
            order={2}
            defaultSize={detailsSize}
            minSize={15}
            maxSize={50}
            collapsible
            className="panel"
          >
            {details}
          </Panel>
        </>
      )}
    </PanelGroup>
  );
}
