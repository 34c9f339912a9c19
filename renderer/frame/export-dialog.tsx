/** What is on screen as a file: what, as which format, with a preview of the very file that is saved. */
import { useEffect, useMemo, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { Calls, Fault } from "#src/api/index.ts";
import { frameWords, exportWords as words } from "#src/messages/index.ts";
import { exported, saveFile } from "../state/engine.ts";
import { change, stateNow, useStore } from "../state/store.ts";

type View = keyof typeof words.views;
type Exported = Calls["exportView"]["reply"];

export function ExportDialog() {
  const isOpen = useStore((state) => state.dialog === "export");
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => !open && change({ dialog: "none" })}
    >
      <Modal className="modal sheet">
        <Dialog className="dialog">
          <Heading slot="title">{words.title}</Heading>
          {isOpen && <Form />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const isView = (text: string): text is View => text in words.views;

function Form() {
  const [view, setView] = useState<View>(() =>
    stateNow().view.screen === "matrix" ? "matrix" : "map",
  );
  const [format, setFormat] = useState<string>(() => Object.keys(words.formats[view])[0] ?? "");
  const [look, setLook] = useState<"light" | "dark">("light");
  const [legend, setLegend] = useState(true);
  const [redact, setRedact] = useState(false);
  const ask = useMemo(
    () => askOf({ view, format, look, legend, redact }),
    [view, format, look, legend, redact],
  );
  const [made, setMade] = useState<Exported | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    let isGone = false;
    setMade(null);
    setFault(null);
    void exported(ask).then((reply) => {
      if (isGone || !reply) return;
      if (reply.ok) setMade(reply.value);
      else setFault(reply.fault);
    });
    return () => {
      isGone = true;
    };
  }, [ask]);
  return (
    <div className="export">
      <div className="gap-form">
        <Choice
          label={words.what}
          value={view}
          options={words.views}
          onChange={(next) => {
            if (!isView(next)) return;
            setView(next);
            setFormat(Object.keys(words.formats[next])[0] ?? "");
          }}
        />
        <Choice
          label={words.as}
          value={format}
          options={words.formats[view]}
          onChange={setFormat}
        />
        <Choice
          label={words.look}
          value={look}
          options={words.looks}
          onChange={(next) => setLook(next === "dark" ? "dark" : "light")}
        />
        <label className="check">
          <input type="checkbox" checked={legend} onChange={(e) => setLegend(e.target.checked)} />
          <span>{words.legend}</span>
        </label>
        <label className="check">
          <input type="checkbox" checked={redact} onChange={(e) => setRedact(e.target.checked)} />
          <span>{words.redact}</span>
        </label>
        {made?.notes.map((note) => (
          <p key={note} className="warning">
            {note}
          </p>
        ))}
        <div className="button-row">
          <button
            type="button"
            className="button primary"
            disabled={made === null}
            onClick={() => made && void saveFile(made)}
          >
            {words.save}
          </button>
          <button type="button" className="button" onClick={() => change({ dialog: "none" })}>
            {frameWords.close}
          </button>
        </div>
      </div>
      <section className="export-preview" aria-label={words.preview}>
        {fault && <p role="alert">{fault.sentence}</p>}
        {!made && !fault && <p role="status">{words.making}</p>}
        {made && <Preview file={made} />}
      </section>
    </div>
  );
}

function Choice(choice: {
  readonly label: string;
  readonly value: string;
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}) {
  return (
    <label className="field">
      <span>{choice.label}</span>
      <select value={choice.value} onChange={(event) => choice.onChange(event.target.value)}>
        {Object.entries(choice.options).map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The ask for a file of what is on screen: the same level, question and opened boxes. */
function askOf(wish: {
  readonly view: View;
  readonly format: string;
  readonly look: "light" | "dark";
  readonly legend: boolean;
  readonly redact: boolean;
}): Calls["exportView"]["ask"] {
  const { view, opened } = stateNow();
  const [from] = view.from;
  return {
    ...wish,
    level: view.level,
    open: view.open,
    closed: view.closed,
    date: (opened?.takenAt ?? "").slice(0, 10),
    ...(from !== undefined && view.name !== "" ? { question: { from, name: view.name } } : {}),
  };
}

const bytesOf = ({ text, base64 }: Exported): BlobPart =>
  base64 === null ? (text ?? "") : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

function Preview({ file }: { readonly file: Exported }) {
  const isPicture = file.mime.startsWith("image/");
  const url = useMemo(
    () => (isPicture ? URL.createObjectURL(new Blob([bytesOf(file)], { type: file.mime })) : ""),
    [file, isPicture],
  );
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  if (isPicture) return <img src={url} alt={file.name} />;
  if (file.text === null) {
    return <p>{words.noPreview(Math.ceil(((file.base64 ?? "").length * 3) / 4096))}</p>;
  }
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
  return <pre tabIndex={0}>{file.text.slice(0, 20_000)}</pre>;
}
