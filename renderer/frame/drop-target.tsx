/** Files may be dropped anywhere; pages without a dialog of the system have file fields of their own. */
import { useEffect, useState } from "react";
import { frameWords as words } from "#src/messages/index.ts";
import { openFiles } from "../state/engine.ts";

export function DropTarget() {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      void openFiles([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    return () => {
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onDrop);
    };
  }, []);
  const onPick = (event: React.ChangeEvent<HTMLInputElement>) => {
    void openFiles([...(event.target.files ?? [])]);
    event.target.value = "";
  };
  return (
    <>
      {isOver && (
        <div className="drop-target">
          <p>{words.drop}</p>
        </div>
      )}
      <input id="pick-files" type="file" multiple hidden onChange={onPick} />
      <input id="pick-folder" type="file" hidden onChange={onPick} {...{ webkitdirectory: "" }} />
    </>
  );
}
