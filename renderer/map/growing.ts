/** Which of many things are on the page so far? Those that were there before and a first part at once, the others a few after each frame. */
import { useEffect, useState } from "react";
import { afterFrame } from "./turns.ts";

/** So many new things at once, which fit into one frame. */
export const AT_ONCE = 48;
/** And so many after each frame. */
const PART = 32;

type Growth<T> = { readonly things: readonly T[]; readonly there: ReadonlySet<T> };

/**
 * Those of `things` that are to be on the page now, in their order. A thing is the same as before when it is
 * the same value. `firstOf` puts those first that are waited for most; it is asked after the first frame.
 */
export function useGrowing<T>(
  things: readonly T[],
  firstOf: (rest: readonly T[]) => readonly T[],
): readonly T[] {
  const [growth, setGrowth] = useState<Growth<T>>(() => begun(things, new Set()));
  const now = growth.things === things ? growth : begun(things, growth.there);
  if (now !== growth) setGrowth(now);
  const isWhole = now.there.size === things.length;
  useEffect(() => {
    if (isWhole) return;
    return afterFrame(() => setGrowth(grown(now, firstOf)));
  }, [now, isWhole, firstOf]);
  return isWhole ? things : things.filter((one) => now.there.has(one));
}

function begun<T>(things: readonly T[], before: ReadonlySet<T>): Growth<T> {
  const kept = things.filter((one) => before.has(one));
  const isFew = things.length - kept.length <= AT_ONCE;
  return { things, there: new Set(isFew ? things : kept) };
}

function grown<T>(
  { things, there }: Growth<T>,
  firstOf: (rest: readonly T[]) => readonly T[],
): Growth<T> {
  const rest = firstOf(things.filter((one) => !there.has(one)));
  return { things, there: new Set([...there, ...rest.slice(0, PART)]) };
}

/** For things of which none is waited for more than another. */
export const inOrder = <T>(things: readonly T[]): readonly T[] => things;
