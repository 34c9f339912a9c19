/** How do hundreds of cells speak to the grid without being drawn anew whenever it is? By one hand that stays the same. */
import { useLayoutEffect, useMemo, useRef } from "react";
import type { Told } from "./cell-tip.tsx";
import type { Place } from "./places.ts";

/** What a cell tells the grid: where it stands, and what happened there. */
export type CellHand = {
  readonly point: (place: Place, told: Told) => void;
  readonly show: (place: Place, told: Told) => void;
  readonly leave: () => void;
  readonly press: (place: Place) => void;
  readonly act: (place: Place) => void;
};

/** A hand that is the same as long as the grid is there, and does what `now` does. */
export function useHand(now: CellHand): CellHand {
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  return useMemo(
    () => ({
      point: (place, told) => latest.current.point(place, told),
      show: (place, told) => latest.current.show(place, told),
      leave: () => latest.current.leave(),
      press: (place) => latest.current.press(place),
      act: (place) => latest.current.act(place),
    }),
    [],
  );
}
