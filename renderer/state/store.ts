/** The one store: what is open, what was answered, and the view; screens read it and say what should change. */
import { useSyncExternalStore } from "react";
import type {
  Fault,
  MatrixReply,
  Opened,
  ServiceRow,
  TraceReply,
  VantageRow,
} from "#src/api/index.ts";
import type { Scene } from "#src/diagram/index.ts";
import { type Asked, notAsked } from "./asked.ts";
import { addressOf, firstView, type View } from "./view.ts";

/** Something that the page asked for and that took its time. */
export type Activity = {
  readonly id: number;
  readonly what: string;
  readonly state: "running" | "done" | "failed" | "cancelled";
  readonly detail: string;
};

export type Dialog =
  | "none"
  | "palette"
  | "shortcuts"
  | "fill-gap"
  | "export"
  | "collect"
  | "settings"
  | "about";

export type TaskName = "trace" | "evidence" | "map" | "matrix";

export type State = {
  readonly view: View;
  /** Null: nothing is open. */
  readonly opened: Opened | null;
  /** From where it was opened; none for the demo. */
  readonly paths: readonly string[];
  readonly opening: { readonly doing: string; readonly done: number; readonly of: number } | null;
  /** Why the last attempt to open failed. */
  readonly refusal: Fault | null;
  readonly vantages: readonly VantageRow[];
  readonly services: readonly ServiceRow[];
  readonly scene: Asked<Scene>;
  readonly matrix: Asked<MatrixReply>;
  /** One for each vantage of the view, in its order. */
  readonly traces: readonly Asked<TraceReply>[];
  readonly activity: readonly Activity[];
  readonly dialog: Dialog;
  /** What the fill-the-gap form is about. */
  readonly gapServer: string;
  readonly tasks: readonly TaskName[];
  readonly showsTasks: boolean;
  /** What the live region says. */
  readonly said: string;
  readonly theme: "system" | "light" | "dark";
  /** Whether a pointer drags a file over the page. */
  readonly isDropping: boolean;
};

const firstState: State = {
  view: firstView,
  opened: null,
  paths: [],
  opening: null,
  refusal: null,
  vantages: [],
  services: [],
  scene: notAsked,
  matrix: notAsked,
  traces: [],
  activity: [],
  dialog: "none",
  gapServer: "",
  tasks: [],
  showsTasks: true,
  said: "",
  theme: "system",
  isDropping: false,
};

let state = firstState;
const listeners = new Set<() => void>();

/** The state now. */
export const stateNow = (): State => state;

/** Changes some of the state and tells everybody who reads it. */
export function change(part: Partial<State>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

/** Goes to another view; its address replaces the one before when `isSmall` (a selection, a zoom), else the way back leads to it. */
export function go(part: Partial<View>, isSmall = false): void {
  const view = { ...state.view, ...part };
  const address = addressOf(view);
  if (address === addressOf(state.view)) return;
  if (isSmall) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  change({ view });
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What `read` tells of the state; the component is drawn again when that changes. It must tell a part, not make one. */
export function useStore<T>(read: (state: State) => T): T {
  return useSyncExternalStore(subscribe, () => read(state));
}

/** Says something to those who listen to the page. */
export function say(sentence: string): void {
  change({ said: sentence });
}
