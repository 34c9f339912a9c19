/** Export: what, as which format, with which options; a live preview; save, copy or drag out. */
import { useEffect, useMemo, useRef, useState } from "react";
import type { Fault } from "#src/api/index.ts";
import { exportWords as words } from "#src/messages/index.ts";
import { TextField } from "../collect/fields.tsx";
import { closeDialog, StoreDialog } from "../parts/store-dialog.tsx";
import { settingsNow } from "../settings/settings.ts";
import { askDoor } from "../state/engine.ts";
import { say, stateNow, useStore } from "../state/store.ts";
import { canCopy, copyFile, safeName, saveFile } from "./file-out.ts";
import { Options } from "./options.tsx";
import { Preview } from "./preview.tsx";
import {
  askOf,
  type Exported,
  type ExportWish,
  extensionOf,
  formatsOf,
  isUnfinished,
  previewOf,
  type Subject,
} from "./wish.ts";

export function ExportDialog() {
  return (
    <StoreDialog title={words.title} modal="wide">
      <Form />
    </StoreDialog>
  );
}

function firstWish(): ExportWish {
  const { view, opened } = stateNow();
  const subject: Subject =
    view.screen === "matrix"
      ? "matrix"
      : view.screen === "trace" && view.name !== ""
        ? "trace"
        : "view";
  return {
    subject,
    format: Object.keys(formatsOf(subject))[0] ?? "",
    look: "light",
    scale: "2",
    page: "A3",
    title: "",
    date: (opened?.takenAt ?? "").slice(0, 10),
    language: settingsNow().language,
    legend: true,
    redact: false,
    against: [],
    againstName: "",
    previous: "",
    restore: false,
  };
}

/** The preview of the wish: the latest one wins, and typing asks only when it rests. */
function usePreview(wish: ExportWish) {
  const view = useStore((state) => state.view);
  const ask = useMemo(() => askOf(previewOf(wish), view), [wish, view]);
  const [made, setMade] = useState<{ ask: object; file: Exported } | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const isFirst = useRef(true);
  const isAsked = !isUnfinished(wish);
  useEffect(() => {
    if (!isAsked) {
      setFault(null);
      setMade(null);
      return;
    }
    const stop = new AbortController();
    const wait = setTimeout(
      () => {
        isFirst.current = false;
        void askDoor("exportView", ask, { signal: stop.signal }).then((reply) => {
          if (stop.signal.aborted) return;
          setFault(reply.ok ? null : reply.fault);
          setMade(reply.ok ? { ask, file: reply.value } : null);
        });
      },
      isFirst.current ? 0 : 150,
    );
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [ask, isAsked]);
  return { file: made?.file ?? null, fault, isFresh: made?.ask === ask };
}

function Form() {
  const [wish, setWish] = useState(firstWish);
  const [name, setName] = useState("");
  const [told, setTold] = useState({ sentence: "", isBad: false });
  const [isMaking, setIsMaking] = useState(false);
  const { file, fault, isFresh } = usePreview(wish);
  const extension = extensionOf(wish);
  const suggested = file ? safeName(file.name.replace(/\.[^.]*$/, ""), extension) : "";
  const shown = previewOf(wish);
  const isItself = shown.format === wish.format && shown.scale === wish.scale;

  /** The file itself: the preview where that is it, else made now. */
  const make = async (): Promise<Exported | undefined> => {
    const named = safeName(name.trim() === "" ? suggested : name, extension);
    if (isItself && isFresh && file) return { ...file, name: named };
    setIsMaking(true);
    const reply = await askDoor("exportView", askOf(wish, stateNow().view));
    setIsMaking(false);
    if (reply.ok) return { ...reply.value, name: named };
    setTold({ sentence: reply.fault.sentence, isBad: true });
    return undefined;
  };
  const tell = (sentence: string, isBad = false) => {
    setTold({ sentence, isBad });
    if (!isBad) say(sentence);
  };
  const save = async () => {
    const made = await make();
    if (!made) return;
    const saved = await saveFile(made);
    if (saved.why !== "") return tell(saved.why, true);
    if (saved.name === "") return;
    const isDownload = window.horizon === undefined && made.beside.length > 0;
    // What the preview could not tell, since it is of another format.
    const unsaid = made.notes.filter((note) => !file?.notes.includes(note));
    tell([words.saved(saved.name), ...(isDownload ? [words.inside] : []), ...unsaid].join(". "));
  };
  const copy = async () => {
    const made = await make();
    if (made)
      await copyFile(made).then(
        () => tell(words.copied),
        (error) => tell(String(error), true),
      );
  };
  const previewNote = isItself
    ? ""
    : words.previewOf({
        shown: formatsOf(wish.subject)[shown.format] ?? shown.format,
        format: formatsOf(wish.subject)[wish.format] ?? wish.format,
      });
  const isCopied =
    file !== null && (isItself || wish.format !== "xlsx") && canCopyFormat(wish, file);
  return (
    <form
      className="export"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="sheet-form">
        <Options wish={wish} onChange={(part) => setWish({ ...wish, ...part })} />
        <TextField label={words.name} value={name === "" ? suggested : name} onChange={setName} />
        {file?.notes.map((note) => (
          <p key={note} className="warning">
            {note}
          </p>
        ))}
        {told.sentence !== "" && (
          <p role={told.isBad ? "alert" : "status"} className={told.isBad ? "warning" : "note"}>
            {told.sentence}
          </p>
        )}
        {isMaking && <p role="status">{words.saving}</p>}
        <div className="button-row">
          <button type="submit" className="button primary" disabled={file === null || isMaking}>
            {words.save}
          </button>
          {isCopied && (
            <button type="button" className="button" onClick={() => void copy()}>
              {words.copy}
            </button>
          )}
          <button type="button" className="button" onClick={closeDialog}>
            {words.close}
          </button>
        </div>
      </div>
      <Preview
        file={file}
        fault={fault}
        note={previewNote}
        waiting={isUnfinished(wish) ? words.againstNone : words.making}
      />
    </form>
  );
}

/** Whether the format of the wish is text or pixels; its sibling tells only of itself. */
function canCopyFormat(wish: ExportWish, preview: Exported): boolean {
  const isBytes = ["pdf", "vsdx", "docx", "xlsx"].includes(wish.format);
  return !isBytes && canCopy(preview);
}
