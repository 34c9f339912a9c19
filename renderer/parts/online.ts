/** Is there a network at all? What needs none goes on without one. */
import { useSyncExternalStore } from "react";
import { isToldOffline } from "../state/driven.ts";

function subscribe(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

/** False where the system says that there is none; true tells only that there may be one. */
export const useIsOnline = (): boolean =>
  useSyncExternalStore(subscribe, () => navigator.onLine && !isToldOffline);
