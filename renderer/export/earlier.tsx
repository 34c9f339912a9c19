/** With what is compared: a snapshot or exports of an earlier day, picked as files, as a folder, or opened lately. */
import { useRef, useState } from "react";
import { frameWords, exportWords as words } from "#src/messages/index.ts";
import { doorNow } from "../state/engine.ts";
import { recentEstates } from "../state/recent-estates.ts";
import type { ExportWish } from "./wish.ts";

/** The last part of a path, as people know it. */
const nameOf = (path: string): string =>
  path.split(/[\\/]/).findLast((part) => part !== "") ?? path;

export function Earlier({
  wish,
  onChange,
}: {
  readonly wish: ExportWish;
  readonly onChange: (part: Partial<ExportWish>) => void;
}) {
  const [why, setWhy] = useState("");
  const inputs = {
    files: useRef<HTMLInputElement>(null),
    folder: useRef<HTMLInputElement>(null),
  };
  const recent = recentEstates();
  const choose = (against: readonly string[], againstName: string) => {
    setWhy("");
    onChange({ against, againstName });
  };
  const pick = async (kind: "files" | "folder") => {
    const pickBySystem = doorNow()?.pick;
    if (!pickBySystem) return inputs[kind].current?.click();
    const paths = await pickBySystem(kind);
    if (paths.length > 0) choose(paths, paths.map(nameOf).join(", "));
  };
  const take = async (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    input.value = "";
    if (files.length === 0) return;
    try {
      const paths = (await doorNow()?.pathsOf(files)) ?? [];
      if (paths.length > 0) choose(paths, files.map(({ name }) => name).join(", "));
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error));
    }
  };
  const onTake = (event: React.ChangeEvent<HTMLInputElement>) => void take(event.target);
  return (
    <fieldset className="field">
      <legend>{words.against}</legend>
      <p className={wish.against.length === 0 ? "hint" : "code"} role="status">
        {wish.against.length === 0 ? words.againstNone : wish.againstName}
      </p>
      <div className="button-row">
        <button type="button" className="button" onClick={() => void pick("files")}>
          {frameWords.openFiles}
        </button>
        <button type="button" className="button" onClick={() => void pick("folder")}>
          {frameWords.openFolder}
        </button>
      </div>
      {recent.length > 0 && (
        <ul className="plain-list" aria-label={words.againstRecent}>
          {recent.map(({ title, paths, at }) => (
            <li key={paths.join(" ")}>
              <button
                type="button"
                className="link"
                title={paths.join(", ")}
                onClick={() => choose(paths, title)}
              >
                {words.recentOf(title, at.slice(0, 10))}
              </button>
            </li>
          ))}
        </ul>
      )}
      <input ref={inputs.files} type="file" multiple hidden onChange={onTake} />
      <input
        ref={inputs.folder}
        type="file"
        hidden
        onChange={onTake}
        {...{ webkitdirectory: "" }}
      />
      {why !== "" && (
        <p role="alert" className="warning">
          {why}
        </p>
      )}
    </fieldset>
  );
}
