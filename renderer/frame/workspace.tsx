/** A screen with its details at the right and its drawer below, each as wide and high as a person wants. */
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

export function Workspace({
  children,
  details,
}: {
  readonly children: React.ReactNode;
  readonly details?: React.ReactNode;
}) {
  const drawer = useStore((state) => state.view.drawer);
  const screen = useStore((state) => state.view.screen);
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
                <div className="drawer" data-pane={words.panes.drawer}>
                  <button
                    type="button"
                    className="button quiet square drawer-close"
                    aria-label={words.close}
                    onClick={() => go({ drawer: "none" }, true)}
                  >
                    ×
                  </button>
                  {drawer === "outline" ? <Outline /> : <ActivityPane />}
                </div>
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
            defaultSize={23}
            minSize={15}
            maxSize={45}
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
