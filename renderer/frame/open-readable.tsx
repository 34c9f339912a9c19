/** The way on from what could be read only in part. */
import type { Fault } from "#src/api/index.ts";
import { frameWords as words } from "#src/messages/index.ts";
import { openReadable } from "../state/engine.ts";

export function OpenReadable({ refusal: { readable } }: { readonly refusal: Fault }) {
  if (!readable) return null;
  return (
    <button type="button" className="button primary" onClick={() => void openReadable()}>
      {words.openReadable(readable)}
    </button>
  );
}
