/** The rail at the left: the screens, each with its glyph and its word. */
import { frameWords as words } from "#src/messages/index.ts";
import { go, useStore } from "../state/store.ts";
import type { ScreenName } from "../state/view.ts";

const glyphs = {
  map: "M2 3h5v4H2zM9 9h5v4H9zM4.5 7v4H9M9 5h3v4",
  trace: "M2 4h4v3H2zM10 9h4v3h-4zM6 5.5h5V9",
  matrix: "M2 2h12v12H2zM2 6h12M2 10h12M6 2v12M10 2v12",
  access: "M8 2v12M4 14h8M2.5 5h11M2.5 5 1 9.5h3zM13.5 5 12 9.5h3z",
} as const;

const screens: readonly (keyof typeof glyphs & ScreenName)[] = ["map", "trace", "matrix", "access"];

export function Rail() {
  const screen = useStore((state) => state.view.screen);
  return (
    <nav className="rail" aria-label={words.rail} data-pane={words.panes.rail}>
      {screens.map((name) => (
        <button
          key={name}
          type="button"
          className="rail-item"
          aria-current={screen === name ? "page" : undefined}
          onClick={() => go({ screen: name })}
        >
          <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
            <path d={glyphs[name]} fill="none" stroke="currentColor" strokeWidth="1.3" />
          </svg>
          {words.screens[name]}
        </button>
      ))}
    </nav>
  );
}
