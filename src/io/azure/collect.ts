/** How is an estate read from Azure, so that what comes out is whole or says what is missing? */
import type { CollectNews } from "#src/api/index.ts";
import {
  decidesReads,
  gapOf,
  type PlanOptions,
  type Read,
  readsFor,
  type Scope,
  sweepsFor,
  sweptOf,
  tidyGaps,
} from "#src/azure/plan/index.ts";
import { groupedBy } from "#src/base/index.ts";
import type { Gap } from "#src/model/index.ts";
import { newBoard } from "./board.ts";
import type { Clock } from "./clock.ts";
import type { Arm } from "./connection.ts";
import { runExtras } from "./extras.ts";
import { findSubscriptions } from "./find-subscriptions.ts";
import type { Journal } from "./journal.ts";
import { lookAtRights } from "./look-at-rights.ts";
import { newAsker, type Trouble } from "./manners.ts";
import { askPublicNames, type PublicDns } from "./public-answers.ts";
import { type KnownVersions, runRead } from "./read.ts";
import { type Run, SignedOut } from "./run.ts";
import type { Shelf } from "./shelf.ts";
import { runSweep } from "./sweep.ts";

/** What a collection needs. */
export type CollectWish = {
  readonly arm: Arm;
  readonly scope: Scope;
  readonly options: PlanOptions;
  readonly shelf: Shelf;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onNews?: (news: CollectNews) => void;
  /** Who is asked for public names; this computer's own resolver unless told. */
  readonly publicDns?: PublicDns;
  /** Requests under way at once; 16 unless told. */
  readonly width?: number;
};

/** What was read stands on the shelf; this is what is known about it. */
export type Collection = {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly gaps: readonly Gap[];
  /** How long this run took; what a journal gave back was read before. */
  readonly elapsedMs: number;
  readonly requests: number;
  readonly subscriptions: number;
  readonly asked: readonly {
    readonly from: string;
    readonly kind: string;
    readonly asks: number;
    readonly documents: number;
  }[];
  readonly publicAnswers: readonly unknown[];
  readonly isCancelled: boolean;
  /** Whether the sign-in ended on the way. */
  readonly isSignedOut: boolean;
  readonly trouble: Trouble;
};

/**
 * Reads what the scope holds. Never rejects for what Azure answers: that becomes gaps. On `signal` it settles at
 * once with what was read; what was not yet asked becomes gaps too.
 */
export async function collectAzure(wish: CollectWish): Promise<Collection> {
  const { clock, signal, journal } = wish;
  // What a journal gave back is as old as the journal, and so is the whole.
  const begun = clock.now();
  const startedAt = Math.min(begun, journal.since);
  // Late answers must not reach a shelf that is being written: this ends them, whatever ended the run.
  const ending = new AbortController();
  const either = AbortSignal.any([signal, ending.signal]);
  const board = newBoard(clock, () => asker.requests(), wish.onNews);
  const asker = newAsker(wish.arm, {
    clock,
    signal: either,
    width: wish.width ?? 16,
    onThrottled: board.throttled,
    onRequest: () => board.tell(),
  });
  const run: Run = {
    ...wish,
    asker,
    board,
    signal: either,
    swept: new Map(),
    gaps: [],
    open: new Map(),
    rights: Promise.resolve(),
    scopes: [],
    tenants: new Map(),
    asked: new Map(),
    publicAnswers: new Map(),
  };
  // What a journal gave back decides the reads as if it had been swept now.
  for (const id of wish.shelf.ids()) {
    const swept = sweptOf(JSON.parse(wish.shelf.textOf(id) ?? "{}"));
    if (swept && decidesReads(swept.type, wish.options)) run.swept.set(id, swept);
  }
  let isSignedOut = false;
  const work = everything(run, wish.publicDns).catch((error: unknown) => {
    if (error instanceof SignedOut) isSignedOut = true;
    else if (!either.aborted) throw error;
  });
  await Promise.race([work, aborted(signal)]).finally(board.close);
  ending.abort();
  for (const gaps of run.open.values()) run.gaps.push(...gaps());
  const isSubscription = (id: string) => /^\/subscriptions\/[^/]+$/.test(id);
  return {
    startedAt,
    endedAt: clock.now(),
    elapsedMs: clock.now() - begun,
    gaps: tidyGaps(run.gaps),
    requests: asker.requests(),
    subscriptions: [...wish.shelf.ids()].filter(isSubscription).length,
    asked: [...run.asked.values()].sort((a, b) =>
      `${a.from} ${a.kind}` < `${b.from} ${b.kind}` ? -1 : 1,
    ),
    publicAnswers: [...run.publicAnswers.keys()].sort().map((name) => run.publicAnswers.get(name)),
    isCancelled: signal.aborted,
    isSignedOut,
    trouble: asker.trouble(),
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((done) => signal.addEventListener("abort", () => done(), { once: true }));
}

async function everything(run: Run, publicDns: PublicDns | undefined): Promise<void> {
  // Until it is known what there is, all of it is unseen.
  run.open.set("everything", () => [{ ...gapOf("", "*", { why: "not-collected", right: "" }) }]);
  const subscriptions = await findSubscriptions(run);
  const sweeps = sweepsFor(run.scope, subscriptions);
  // Every sweep is open before the first is asked, so that an end on the way leaves none out.
  for (const scope of run.scopes)
    run.open.set(scope, () => [gapOf(scope, "*", { why: "not-collected", right: "" })]);
  run.open.delete("everything");
  if (subscriptions.length === 0) return;
  run.board.expect(run.asker.requests() + run.scopes.length + sweeps.length);
  run.rights = lookAtRights(run);
  await together([() => run.rights, ...sweeps.map((sweep) => () => runSweep(run, sweep))]);
  const reads = readsFor([...run.swept.values()], run.options);
  for (const read of reads)
    run.open.set(read.key, () => [
      gapOf(read.scope, read.type, { why: "not-collected", right: "" }),
    ]);
  tellUnasked(run);
  for (const scope of run.scopes) run.open.delete(scope);
  run.board.expect(run.asker.requests() + reads.length);
  await runReads(run, reads);
  await runExtras(run);
  await askPublicNames(run, publicDns);
}

/** Zone groups that nobody asked for are not seen, never absent. */
function tellUnasked(run: Run): void {
  const asked = [...run.open.keys()].some((key) => key.endsWith("/privatednszonegroups"));
  const endpoints = [...run.swept.values()].filter(
    (one) => one.type === "microsoft.network/privateendpoints",
  );
  const done = endpoints.some((one) =>
    run.journal.isDone(`read:${one.id.toLowerCase()}/privatednszonegroups`),
  );
  if (asked || done || endpoints.length === 0) return;
  for (const scope of run.scopes)
    run.gaps.push(
      gapOf(scope, "microsoft.network/privateendpoints/privatednszonegroups", {
        why: "not-collected",
        right: "",
      }),
    );
}

/** Reads by subscription, a few of each at a time, so that no one bucket holds up the rest. */
async function runReads(run: Run, reads: readonly Read[]): Promise<void> {
  const known: KnownVersions = new Map();
  await together(
    [...groupedBy(reads, (read) => read.subscription)].map(([subscription, own]) => async () => {
      const next = own[Symbol.iterator]();
      const lost = new Set<string>();
      const worker = async () => {
        for (let step = next.next(); !step.done; step = next.next()) {
          run.board.read(subscription, step.value.kind, 0);
          if (!(await runRead(run, step.value, known))) lost.add(step.value.kind);
          run.board.read(subscription, step.value.kind, 1);
        }
      };
      await together(Array.from({ length: 8 }, () => worker));
      for (const kind of new Set(own.map((read) => read.kind)))
        run.board.row(subscription, kind, { state: lost.has(kind) ? "partly" : "done" });
    }),
  );
}

/** All tasks at once; every one is waited for even when one fails, so that nothing goes on behind our back. */
async function together(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const ends = await Promise.allSettled(tasks.map((task) => task()));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
}
