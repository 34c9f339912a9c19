/** What the file will be, painted by the very painter that makes it. */
import { useEffect, useMemo } from "react";
import type { Fault } from "#src/api/index.ts";
import { exportWords as words } from "#src/messages/index.ts";
import { blobOf, dragFile } from "./file-out.ts";
import type { Exported } from "./wish.ts";

const MOST_LINES = 400;

export function Preview({
  file,
  fault,
  note,
  waiting,
}: {
  readonly file: Exported | null;
  readonly fault: Fault | null;
  readonly note: string;
  /** What is said while there is no file. */
  readonly waiting: string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
    <section className="export-preview" aria-label={words.preview} tabIndex={0}>
      {fault && (
        <p role="alert" className="warning">
          {fault.sentence}
        </p>
      )}
      {!file && !fault && <p role="status">{waiting}</p>}
      {file &&
        (file.text === null || file.mime.startsWith("image/") ? (
          <Picture file={file} />
        ) : (
          <Text file={file} />
        ))}
      {file && <p className="hint">{[note, words.drag].filter(Boolean).join(" ")}</p>}
    </section>
  );
}

function Picture({ file }: { readonly file: Exported }) {
  const url = useMemo(() => URL.createObjectURL(blobOf(file)), [file]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <img
      src={url}
      alt={file.name}
      draggable
      onDragStart={(event) => dragFile(event.nativeEvent, file, url)}
    />
  );
}

function Text({ file }: { readonly file: Exported }) {
  const lines = (file.text ?? "").split("\n");
  const url = useMemo(() => URL.createObjectURL(blobOf(file)), [file]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <>
      {lines.length > MOST_LINES && (
        <p className="hint">{words.shortened(MOST_LINES, lines.length)}</p>
      )}
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
        tabIndex={0}
        draggable
        onDragStart={(event) => dragFile(event.nativeEvent, file, url)}
      >
        {lines.slice(0, MOST_LINES).join("\n").slice(0, 60_000)}
      </pre>
    </>
  );
}
