/** A button that puts a text on the clipboard, and says that it did. */
import { useState } from "react";
import { collectWords as words } from "#src/messages/index.ts";
import { say } from "../state/store.ts";

export function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <button
      type="button"
      className="button"
      onClick={() =>
        void navigator.clipboard.writeText(text).then(() => {
          setIsCopied(true);
          say(words.copied);
        })
      }
    >
      {label}
      {isCopied && <span aria-hidden="true">✓</span>}
    </button>
  );
}
