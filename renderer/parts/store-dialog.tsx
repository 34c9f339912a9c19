/** What do the dialogs have in common that the page's state opens: a title, and that they close by Escape or a click beside them. */
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { change } from "../state/store.ts";

/** Closes the dialog that is open. */
export const closeDialog = (): void => change({ dialog: "none" });

type StoreDialogProps = {
  readonly title: string;
  readonly isOpen?: boolean;
  /** Class beside `modal`. */
  readonly modal?: string;
  /** Class beside `dialog`. */
  readonly dialog?: string;
  readonly children: ReactNode;
};

export function StoreDialog({
  title,
  isOpen = true,
  modal = "",
  dialog = "",
  children,
}: StoreDialogProps) {
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => !open && closeDialog()}
    >
      <Modal className={`modal ${modal}`.trimEnd()}>
        <Dialog className={`dialog ${dialog}`.trimEnd()}>
          <Heading slot="title">{title}</Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
