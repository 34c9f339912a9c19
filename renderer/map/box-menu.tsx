/** The context menu of a box, by pointer or by Shift+F10. */
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { Scene } from "#src/diagram/index.ts";
import { mapWords as words } from "#src/messages/index.ts";
import { useStore } from "../state/store.ts";
import { boxActions } from "./actions.ts";
import { placeActions } from "./place-actions.ts";

export function BoxMenu({
  scene,
  id,
  onClose,
}: {
  readonly scene: Scene;
  readonly id: string;
  readonly onClose: () => void;
}) {
  const vantages = useStore((state) => state.vantages);
  const services = useStore((state) => state.services);
  const box = scene.boxes.find((one) => one.id === id);
  if (!box) return null;
  const actions = [...boxActions(box, { vantages, services }), ...placeActions(box)];
  return (
    <div className="box-menu-place">
      <MenuTrigger isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
        <Button className="button">{words.menu(box.title)}</Button>
        <Popover className="popover">
          <Menu
            className="menu"
            aria-label={words.menu(box.title)}
            onAction={(chosen) => actions.find((action) => action.id === chosen)?.run()}
          >
            {actions.map((action) => (
              <MenuItem key={action.id} id={action.id} className="menu-item">
                {action.title}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
