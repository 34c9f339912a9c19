/** The evidence of a step: which resource, which property, what was seen there; and the whole document on demand. */
import { useEffect, useState } from "react";
import { traceWords as words } from "#src/messages/index.ts";
import type { Evidence } from "#src/model/index.ts";
import { documentOf, finishTask } from "../state/engine.ts";
import { shortId } from "../state/words.ts";
import type { Line } from "./lines.ts";

export function EvidencePane({ line }: { readonly line: Line | undefined }) {
  const because = line?.because ?? [];
  return (
    <section className="pane" aria-label={words.evidence} data-pane={words.evidence}>
      <h2>{words.evidence}</h2>
      {line && because.length === 0 && <p className="hint">{words.noEvidence}</p>}
      {because.map((one, i) => (
        <EvidencePiece key={`${one.resource} ${one.pointer}`} evidence={one} isFirst={i === 0} />
      ))}
    </section>
  );
}

/** One piece of evidence, with its whole document on demand. */
export function EvidencePiece({
  evidence,
  isFirst,
}: {
  readonly evidence: Evidence;
  readonly isFirst: boolean;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const { resource, pointer, seen } = evidence;
  return (
    <article className="evidence">
      <dl className="facts">
        <dt>{words.resource}</dt>
        <dd>
          <code title={resource}>{shortId(resource)}</code>
        </dd>
        <dt>{words.pointer}</dt>
        <dd>
          <code>{pointer || "/"}</code>
        </dd>
        <dt>{words.seen}</dt>
        <dd>
          <code>{seenText(seen)}</code>
        </dd>
      </dl>
      <button
        type="button"
        className="button quiet"
        aria-expanded={isOpen}
        {...(isFirst ? { "data-evidence-toggle": true } : {})}
        onClick={() => {
          setIsOpen(!isOpen);
          finishTask("evidence");
        }}
      >
        {isOpen ? words.hideDocument : words.showDocument}
      </button>
      <button
        type="button"
        className="button quiet"
        onClick={() => void navigator.clipboard.writeText(`${resource}#${pointer}`)}
      >
        {words.copyPointer}
      </button>
      {isOpen && <Whole resource={resource} pointer={pointer} />}
    </article>
  );
}

const seenText = (seen: unknown): string =>
  seen === undefined || seen === null
    ? words.absent
    : typeof seen === "string"
      ? seen
      : JSON.stringify(seen);

/** The document with the property that the pointer names marked. */
function Whole({ resource, pointer }: { readonly resource: string; readonly pointer: string }) {
  const [document, setDocument] = useState<unknown>(undefined);
  useEffect(() => {
    let isGone = false;
    void documentOf(resource).then((value) => {
      if (!isGone) setDocument(value);
    });
    return () => {
      isGone = true;
    };
  }, [resource]);
  if (document === undefined) return null;
  if (document === null) return <p className="hint">{words.noDocument}</p>;
  const lines = JSON.stringify(document, null, 2).split("\n");
  const marked = markedLine(lines, pointer);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
    <pre className="json" tabIndex={0}>
      {lines.map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other name
        <span key={i} className={i === marked ? "json-line is-marked" : "json-line"}>
          {text}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}

/** Which line of the printed document a JSON pointer leads to; -1 for the whole or when it leads nowhere. */
export function markedLine(lines: readonly string[], pointer: string): number {
  const words = pointer
    .split("/")
    .slice(1)
    .map((word) => word.replaceAll("~1", "/").replaceAll("~0", "~"));
  let at = 0;
  let depth = 1;
  for (const word of words) {
    const indent = "  ".repeat(depth);
    const next = /^\d+$/.test(word)
      ? nthItem(lines, at, indent, Number(word))
      : lines.findIndex((line, i) => i > at && line.startsWith(`${indent}"${word}":`));
    if (next < 0) return -1;
    at = next;
    depth += 1;
  }
  return words.length === 0 ? -1 : at;
}

function nthItem(lines: readonly string[], from: number, indent: string, n: number): number {
  let count = -1;
  for (let i = from + 1; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (!line.startsWith(indent)) return -1;
    const isItem =
      line.length > indent.length &&
      line[indent.length] !== " " &&
      !/^[}\]]/.test(line.slice(indent.length));
    if (isItem && ++count === n) return i;
  }
  return -1;
}
