/** The one collection of this page: what is wished, what is seen, what is planned, how far it has come. It outlives its sheet. */
import { useSyncExternalStore } from "react";
import type {
  CollectAsk,
  Collected,
  CollectNews,
  CollectRow,
  Plan,
  SeenSubscription,
} from "#src/api/index.ts";
import { collectWords as words } from "#src/messages/index.ts";
import { type Asked, notAsked } from "../state/asked.ts";
import { askDoor } from "../state/engine.ts";
import { say } from "../state/store.ts";
import { rememberSet } from "./remembered.ts";
import { askOf, firstWish, planAskOf, type Wish } from "./wish.ts";

export type Step = "who" | "what" | "run";

/** A collection under way or ended. */
export type Run = {
  readonly ask: CollectAsk;
  readonly state: "running" | "ending" | "done" | "discarded" | "failed";
  /** By subscription and kind. */
  readonly rows: ReadonlyMap<string, CollectRow>;
  readonly requests: number;
  readonly expected: number;
  readonly elapsedMs: number;
  /** Time of this page's clock until which Azure asked to wait; 0 when it does not. */
  readonly throttledUntil: number;
  readonly result: Collected | null;
  readonly why: string;
};

export type Collecting = {
  readonly step: Step;
  readonly wish: Wish;
  readonly seen: Asked<readonly SeenSubscription[]>;
  readonly plan: Asked<Plan>;
  readonly isCounting: boolean;
  /** What a person must do to sign in. */
  readonly prompt: string;
  readonly run: Run | null;
  /** Whether it is asked what becomes of what was read. */
  readonly isStopping: boolean;
};

let state: Collecting = {
  step: "who",
  wish: firstWish,
  seen: notAsked,
  plan: notAsked,
  isCounting: false,
  prompt: "",
  run: null,
  isStopping: false,
};
const listeners = new Set<() => void>();

function change(part: Partial<Collecting>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

/** What `read` tells of the collection; the component is drawn again when that changes. */
export function useCollecting<T>(read: (now: Collecting) => T): T {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => read(state),
  );
}

const isUnderWay = (run: Run | null): boolean =>
  run?.state === "running" || run?.state === "ending";

let asking = new AbortController();
let planning = new AbortController();

/** Goes to a step; a collection under way keeps running. */
export function goTo(step: Step): void {
  asking.abort();
  change({ step, prompt: "" });
  if (step === "what" && state.seen.is !== "here") void see();
  if (step === "what") void plan(false);
}

/** Changes the wish; another identity sees other things. */
export function wishFor(part: Partial<Wish>): void {
  const isOther = ["by", "tenant", "client", "cloud", "arm", "authority"].some(
    (key) => key in part,
  );
  change({
    wish: { ...state.wish, ...part },
    ...(isOther ? { seen: notAsked, plan: notAsked } : {}),
  });
  if (state.step === "what") void plan(false);
}

const hearPrompt = ({ prompt }: CollectNews) => {
  if ((prompt ?? "") !== state.prompt) change({ prompt: prompt ?? "" });
  if (prompt !== null) say(prompt);
};

/** Signs in and asks which subscriptions there are. */
export async function see(): Promise<void> {
  asking.abort();
  const own = new AbortController();
  asking = own;
  change({ seen: { is: "waiting", value: state.seen.value } });
  const reply = await askDoor("collectScope", askOf(state.wish), {
    signal: own.signal,
    onNews: hearPrompt,
  });
  if (asking !== own) return;
  change({
    prompt: "",
    seen: reply.ok
      ? { is: "here", value: reply.value }
      : { is: "refused", value: null, fault: reply.fault },
  });
  if (reply.ok) void plan(false);
}

/** Plans what would be asked; the latest wish wins. Counting signs in and asks a handful of times. */
export async function plan(isCounted: boolean): Promise<void> {
  planning.abort();
  const own = new AbortController();
  planning = own;
  change({ isCounting: isCounted });
  const ask = isCounted ? askOf(state.wish) : planAskOf(state.wish, state.seen.value ?? []);
  const reply = await askDoor(
    "collectPlan",
    { ...ask, counted: isCounted },
    { signal: own.signal, onNews: hearPrompt },
  );
  if (planning !== own) return;
  change({
    isCounting: false,
    plan: reply.ok
      ? { is: "here", value: reply.value }
      : { is: "refused", value: state.plan.value, fault: reply.fault },
  });
}

const rowKey = ({ subscription, kind }: CollectRow) => `${subscription} ${kind}`;

function hear(news: CollectNews): void {
  const { run } = state;
  if (!run) return;
  hearPrompt(news);
  const rows = new Map(run.rows);
  for (const row of news.rows) rows.set(rowKey(row), row);
  change({
    run: {
      ...run,
      rows,
      requests: news.requests,
      expected: news.expected,
      elapsedMs: news.elapsedMs,
      throttledUntil: news.throttledFor > 0 ? Date.now() + news.throttledFor * 1000 : 0,
    },
  });
}

/** Collects what is wished; `isRetry` takes over what the collection before it read, and asks for the rest. */
export async function collect(isRetry = false): Promise<void> {
  const before = state.run;
  if (isUnderWay(before)) return;
  const ask = isRetry && before ? { ...before.ask, resume: true } : askOf(state.wish);
  const { chosen } = state.wish;
  if (!isRetry && chosen !== "all" && state.wish.scope === "subscriptions") {
    const nameOf = new Map(state.seen.value?.map(({ id, name }) => [id, name]));
    rememberSet({ ids: chosen, names: chosen.map((id) => nameOf.get(id) ?? id) });
  }
  change({
    step: "run",
    isStopping: false,
    run: {
      ask,
      state: "running",
      rows: new Map(),
      requests: 0,
      expected: 0,
      elapsedMs: 0,
      throttledUntil: 0,
      result: null,
      why: "",
    },
  });
  say(words.started);
  const reply = await askDoor("collect", ask, { onNews: hear });
  const { run } = state;
  if (!run) return;
  const isDiscarded = reply.ok && reply.value.isCancelled && reply.value.path === null;
  const next: Run["state"] = !reply.ok
    ? run.state === "ending"
      ? "discarded"
      : "failed"
    : isDiscarded
      ? "discarded"
      : "done";
  change({
    isStopping: false,
    prompt: "",
    run: {
      ...run,
      state: next,
      throttledUntil: 0,
      result: reply.ok ? reply.value : null,
      why: reply.ok ? "" : reply.fault.sentence,
    },
  });
  say(sentenceOf(state.run) || words.failed);
}

/** What came of a run, in a sentence; "" while it is under way. */
export function sentenceOf(run: Run | null): string {
  if (!run || isUnderWay(run)) return "";
  if (run.state === "failed") return run.why;
  if (run.state === "discarded" || !run.result) return words.discarded;
  const { resources, gaps, elapsedMs } = run.result;
  return words.done({ resources, gaps: gaps.length, ms: elapsedMs });
}

/** Asks what becomes of what was read, at once; the collection goes on until that is told. */
export function askToStop(isStopping: boolean): void {
  change({ isStopping });
}

/** Ends the collection, and keeps or lets go what was read. */
export async function stop(keep: boolean): Promise<void> {
  const { run } = state;
  if (run) change({ isStopping: false, run: { ...run, state: "ending" } });
  await askDoor("endCollection", { keep });
}
