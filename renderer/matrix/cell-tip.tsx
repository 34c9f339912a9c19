/** The tip of a cell: shown on hover and on focus, it can be pointed at, and goes by Escape without the pointer moving. */
import { useEffect, useRef, useState } from "react";

/** What a tip says, and where its cell stands on the plane. */
export type Tip = {
  readonly text: string;
  readonly hint: string;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  /** Where there is no room below or to the right, it stands above or to the left. */
  readonly isUp: boolean;
  readonly isLeft: boolean;
};

/** Room that a tip is given, for choosing the side on which it stands. */
const TIP_WIDTH = 340;
const TIP_HEIGHT = 110;

export type Told = { readonly text: string; readonly hint: string };

/** A place on the plane of the grid, in px. */
export type Around = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** The tip of what stands at `box`, on the side that `frame` has room for. */
export function tipIn(frame: HTMLElement | null, told: Told, box: Around): Tip {
  const right = frame ? frame.scrollLeft + frame.clientWidth : 0;
  const lower = frame ? frame.scrollTop + frame.clientHeight : 0;
  const isLeft = box.left + TIP_WIDTH > right;
  const left = isLeft ? Math.min(box.right, right - 8) : box.left;
  return {
    ...told,
    left,
    top: box.top,
    bottom: box.bottom,
    isUp: box.bottom + TIP_HEIGHT > lower,
    isLeft,
  };
}

/** Long enough that a pointer on its way over cells brings up nothing. */
const SHOW_MS = 350;
/** Long enough to get from the cell onto its tip. */
const HIDE_MS = 200;

/** The tip that is shown, and what brings it and takes it away. */
export function useTip() {
  const [tip, setTip] = useState<Tip | null>(null);
  const timer = useRef(0);
  const later = (next: Tip | null, ms: number) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setTip(next), ms);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!tip) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // Only the tip goes: what is selected stays selected.
      event.preventDefault();
      event.stopPropagation();
      clearTimeout(timer.current);
      setTip(null);
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [tip]);
  return {
    tip,
    point: (next: Tip) => later(next, SHOW_MS),
    show: (next: Tip) => later(next, 0),
    keep: () => clearTimeout(timer.current),
    leave: () => later(null, HIDE_MS),
  };
}

export function CellTip({
  tip,
  onEnter,
  onLeave,
}: {
  readonly tip: Tip;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}) {
  const { left, top, bottom, isUp, isLeft } = tip;
  return (
    // The cell's own name says the same to those who do not see it.
    <div
      className="cell-tip"
      aria-hidden="true"
      style={{
        left,
        top: isUp ? top : bottom,
        translate: `${isLeft ? "-100%" : "0"} ${isUp ? "-100%" : "0"}`,
      }}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      <p>{tip.text}</p>
      <p className="hint">{tip.hint}</p>
    </div>
  );
}
