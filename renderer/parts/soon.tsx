/** How does a part of the page come that lies in a file of its own, without any wait once the file is there? */
import { type ComponentType, useEffect, useSyncExternalStore } from "react";

export type Soon = {
  /** The part; nothing until its file is there. Throws when that cannot be had. */
  readonly Part: ComponentType;
  /** Fetches the file ahead of its use. */
  readonly fetch: () => void;
};

/**
 * A part that `load` brings. React's own lazy parts are held back for 300 ms when they are first shown, even where
 * their file came long before.
 */
export function soon(load: () => Promise<ComponentType>): Soon {
  let found: ComponentType | Error | undefined;
  let isAsked = false;
  const listeners = new Set<() => void>();
  const settle = (what: ComponentType | Error) => {
    found = what;
    for (const listener of listeners) listener();
  };
  const fetch = () => {
    if (isAsked) return;
    isAsked = true;
    load().then(settle, (error: unknown) =>
      settle(error instanceof Error ? error : new Error(String(error))),
    );
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const Part = () => {
    const Found = useSyncExternalStore(subscribe, () => found);
    useEffect(fetch, []);
    if (Found instanceof Error) throw Found;
    return Found ? <Found /> : null;
  };
  return { Part, fetch };
}
