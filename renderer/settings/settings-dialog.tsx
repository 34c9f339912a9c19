/** Settings: theme, density, language, and which letters are shortcuts. */
import { useState } from "react";
import { settingsWords as words } from "#src/messages/index.ts";
import { Choice, Tick } from "../collect/fields.tsx";
import { closeDialog, StoreDialog } from "../parts/store-dialog.tsx";
import { type Command, commands } from "../state/commands.ts";
import { keysText } from "../state/keys.ts";
import { holderOf, letterOf } from "./keymap.ts";
import { setSettings, useSettings } from "./settings.ts";

export function SettingsDialog() {
  const settings = useSettings();
  return (
    <StoreDialog title={words.title} dialog="sheet-form">
      <Choice
        label={words.theme}
        value={settings.theme}
        of={words.themes}
        onChange={(theme) => setSettings({ theme })}
      />
      <Choice
        label={words.density}
        value={settings.density}
        of={words.densities}
        onChange={(density) => setSettings({ density })}
      />
      <Choice
        label={words.language}
        value={settings.language}
        of={words.languages}
        onChange={(language) => setSettings({ language })}
      />
      <Tick
        label={words.letters}
        isOn={settings.letters}
        onChange={(letters) => setSettings({ letters })}
      />
      <p className="hint">{words.lettersHelp}</p>
      {settings.letters && <Letters />}
      <div className="button-row end">
        <span className="hint">{words.kept}</span>
        <button type="button" className="button primary" onClick={closeDialog}>
          {words.close}
        </button>
      </div>
    </StoreDialog>
  );
}

/** The commands with a letter, each with its key to be changed. */
function Letters() {
  const { keys } = useSettings();
  const own = commands.filter((command) => letterOf(command) !== undefined);
  return (
    <fieldset className="letters">
      <legend>{words.keys}</legend>
      <ul className="plain-list letter-list">
        {own.map((command) => (
          <li key={command.id}>
            <LetterField command={command} key={keys[command.id] ?? ""} />
          </li>
        ))}
      </ul>
      {Object.keys(keys).length > 0 && (
        <button type="button" className="button" onClick={() => setSettings({ keys: {} })}>
          {words.reset}
        </button>
      )}
    </fieldset>
  );
}

function LetterField({ command }: { readonly command: Command }) {
  const { keys } = useSettings();
  const [why, setWhy] = useState("");
  const now = keys[command.id] ?? letterOf(command) ?? "";
  const put = (text: string) => {
    const key = /.$/su.exec(text)?.[0].toUpperCase() ?? "";
    if (key === "" || key === " ") return;
    const holder = holderOf(commands, command, key);
    if (holder) return setWhy(words.taken(key, holder.title));
    setWhy("");
    setSettings({ keys: { ...keys, [command.id]: key } });
  };
  return (
    <>
      <label className="letter">
        <span>{command.title}</span>
        <input
          type="text"
          className="letter-key"
          aria-label={words.keyOf(command.title)}
          value={keysText(now)}
          onFocus={(event) => event.target.select()}
          onChange={(event) => put(event.target.value)}
        />
      </label>
      {why !== "" && (
        <p className="warning" role="alert">
          {why}
        </p>
      )}
    </>
  );
}
