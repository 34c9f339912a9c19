/** The sheet of shortcuts, made from the list of commands. */
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { frameWords, commandWords as words } from "#src/messages/index.ts";
import { keysOf } from "../settings/keymap.ts";
import { commands } from "../state/commands.ts";
import { keysText } from "../state/keys.ts";
import { change, useStore } from "../state/store.ts";

export function ShortcutsSheet() {
  const isOpen = useStore((state) => state.dialog === "shortcuts");
  const groups = Map.groupBy(
    commands.filter((command) => keysOf(command).length > 0),
    (command) => command.group,
  );
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => !open && change({ dialog: "none" })}
    >
      <Modal className="modal sheet">
        <Dialog className="dialog">
          <Heading slot="title">{words.shortcuts}</Heading>
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
          <button type="button" className="button" onClick={() => change({ dialog: "none" })}>
            {frameWords.close}
          </button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
