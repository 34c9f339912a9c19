/** The sheet of shortcuts, made from the list of commands. */
import { frameWords, commandWords as words } from "#src/messages/index.ts";
import { closeDialog, StoreDialog } from "../parts/store-dialog.tsx";
import { keysOf } from "../settings/keymap.ts";
import { commands } from "../state/commands.ts";
import { keysText } from "../state/keys.ts";
import { useStore } from "../state/store.ts";

export function ShortcutsSheet() {
  const isOpen = useStore((state) => state.dialog === "shortcuts");
  const groups = Map.groupBy(
    commands.filter((command) => keysOf(command).length > 0),
    (command) => command.group,
  );
  return (
    <StoreDialog title={words.shortcuts} isOpen={isOpen} modal="sheet">
      <div className="sheet-groups">
        {[...groups].map(([group, own]) => (
          <section key={group} aria-label={words.groups[group]}>
            <h3>{words.groups[group]}</h3>
            <dl className="keys">
              {own.map((command) => (
                <div key={command.id}>
                  <dt>{command.title}</dt>
                  <dd>
                    {keysOf(command).map((keys) => (
                      <kbd key={keys}>{keysText(keys)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <button type="button" className="button" onClick={closeDialog}>
        {frameWords.close}
      </button>
    </StoreDialog>
  );
}
