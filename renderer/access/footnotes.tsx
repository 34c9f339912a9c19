/** Evidence as numbered notes: marks beside the sentences, and the notes with their resources below. */
import { createContext, useContext } from "react";
import { accessWords as words } from "#src/messages/index.ts";
import type { Evidence } from "#src/model/index.ts";
import { go, useStore } from "../state/store.ts";
import { EvidencePiece } from "../trace/evidence.tsx";

const nameOf = ({ resource, pointer }: Evidence): string => `${resource}#${pointer}`;

/** Every piece once, in the order of the sentences that rest on it. */
export function notesOf(
  facts: readonly { readonly because: readonly Evidence[] }[],
): readonly Evidence[] {
  const pieces = facts.flatMap(({ because }) => because);
  return [...new Map(pieces.map((piece) => [nameOf(piece), piece])).values()];
}

const Notes = createContext<readonly Evidence[]>([]);
export const NotesOf = Notes.Provider;

const noteId = (n: number): string => `access-note-${n}`;

/** The marks of the notes that a sentence rests on. */
export function Marks({ because }: { readonly because: readonly Evidence[] }) {
  const notes = useContext(Notes);
  return because.map((piece) => {
    const n = notes.findIndex((one) => nameOf(one) === nameOf(piece)) + 1;
    return (
      <button
        key={nameOf(piece)}
        type="button"
        className="note-mark"
        aria-label={words.evidenceAt(n)}
        onClick={() => {
          const note = document.getElementById(noteId(n));
          note?.scrollIntoView({ block: "nearest" });
          note?.focus();
        }}
      >
        {n}
      </button>
    );
  });
}

/** Kinds of which the map draws a box at its third level. */
const drawn = /\/(subnets|virtualNetworks|privateEndpoints|privateDnsZones)\/[^/]+$/i;

/** The notes, each with its resource, what was seen there, and the way to the map. */
export function NoteList() {
  const notes = useContext(Notes);
  const services = useStore((state) => state.services);
  if (notes.length === 0) return <p className="hint">{words.noEvidence}</p>;
  return notes.map((piece, i) => {
    const { resource } = piece;
    const isDrawn = drawn.test(resource) || services.some(({ id }) => id === resource);
    return (
      <section
        key={nameOf(piece)}
        id={noteId(i + 1)}
        className="access-note"
        tabIndex={-1}
        aria-label={words.evidenceAt(i + 1)}
      >
        <span className="note-number" aria-hidden="true">
          {i + 1}
        </span>
        <div>
          <EvidencePiece evidence={piece} isFirst={false} />
          {isDrawn && (
            <button
              type="button"
              className="button quiet"
              onClick={() =>
                go({ screen: "map", level: 3, open: [], closed: [], isolate: 0, select: resource })
              }
            >
              {words.showOnMap}
            </button>
          )}
        </div>
      </section>
    );
  });
}
