/** The bar at the top: what is open, the ask box, opening, theme and help. */
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { exportWords, settingsWords, frameWords as words } from "#src/messages/index.ts";
import { CollectButton } from "../collect/button.tsx";
import { commands } from "../state/commands.ts";
import { change, go, useStore } from "../state/store.ts";
import { ageOf } from "../state/words.ts";

const run = (id: string) => commands.find((command) => command.id === id)?.run();

export function TopBar() {
  const opened = useStore((state) => state.opened);
  const age = opened ? ageOf(opened.takenAt, Date.now()) : undefined;
  return (
    <header className="top-bar" data-pane={words.panes.top}>
      <div className="top-estate">
        <MenuTrigger>
          <Button className="button quiet estate-button">
            <strong>{opened?.title ?? words.product}</strong>
            {age && age.text !== "" && (
              <span className={age.isStale && !opened?.isDemo ? "age stale" : "age"}>
                {words.collected(age.text)}
              </span>
            )}
            <span aria-hidden="true">▾</span>
          </Button>
          <Popover className="popover">
            <Menu className="menu" onAction={(id) => run(String(id))} aria-label={words.openMenu}>
              <MenuItem id="open-files" className="menu-item">
                {words.openFiles}
              </MenuItem>
              <MenuItem id="open-folder" className="menu-item">
                {words.openFolder}
              </MenuItem>
              <MenuItem id="open-demo" className="menu-item">
                {words.openDemo}
              </MenuItem>
              <MenuItem id="go-start" className="menu-item">
                {words.closeEstate}
              </MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
      <button type="button" className="ask-box" onClick={() => change({ dialog: "palette" })}>
        <span aria-hidden="true">⌕</span>
        <span className="ask-box-text">{words.askBox}</span>
        <kbd>{words.askShortcut}</kbd>
      </button>
      <div className="top-right">
        <CollectButton />
        <button type="button" className="button quiet" onClick={() => change({ dialog: "export" })}>
          {exportWords.button}
        </button>
        <button
          type="button"
          className="button quiet"
          onClick={() => go({ drawer: "activity" }, true)}
        >
          {words.activity}
        </button>
        <ThemePicker />
        <button
          type="button"
          className="button quiet square"
          aria-label={words.help}
          title={words.help}
          onClick={() => change({ dialog: "shortcuts" })}
        >
          ?
        </button>
        <button
          type="button"
          className="button quiet square"
          aria-label={settingsWords.button}
          title={settingsWords.button}
          onClick={() => change({ dialog: "settings" })}
        >
          ⚙
        </button>
      </div>
    </header>
  );
}

/** Light, dark, or as the system has it. */
export function ThemePicker() {
  const theme = useStore((state) => state.theme);
  return (
    <label className="theme-picker">
      <span className="sr-only">{words.theme}</span>
      <select
        value={theme}
        onChange={(event) => {
          const next = event.target.value;
          if (next === "light" || next === "dark" || next === "system") change({ theme: next });
        }}
      >
        {(["system", "light", "dark"] as const).map((key) => (
          <option key={key} value={key}>
            {words.themes[key]}
          </option>
        ))}
      </select>
    </label>
  );
}
