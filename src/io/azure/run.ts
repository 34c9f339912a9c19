/** What do all parts of one collection share? */

import {
  decidesReads,
  type Loss,
  type PlanOptions,
  type Read,
  readGap,
  type Scope,
  type Sweep,
  type Swept,
  sweepGaps,
  sweptOf,
} from "#src/azure/plan/index.ts";
import type { Gap } from "#src/model/index.ts";
import type { Board } from "./board.ts";
import type { Clock } from "./clock.ts";
import type { Arm } from "./connection.ts";
import type { Journal } from "./journal.ts";
import type { Asker } from "./manners.ts";
import { type Answer, isBag } from "./reply.ts";
import type { Shelf } from "./shelf.ts";

/** One collection under way. */
export type Run = {
  readonly arm: Arm;
  readonly asker: Asker;
  readonly scope: Scope;
  readonly options: PlanOptions;
  readonly shelf: Shelf;
  readonly journal: Journal;
  readonly board: Board;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Deciding parts of what was swept, by lower-case id. */
  readonly swept: Map<string, Swept>;
  readonly gaps: Gap[];
  /** Asks that have neither an answer nor a gap yet: what a cancellation leaves unseen. */
  readonly open: Map<string, () => readonly Gap[]>;
  /** Settles when it is known what the caller's rights hide: those gaps then stand in `gaps`. */
  rights: Promise<void>;
  /** Scopes (lower case) whose contents are read; those of a sweep are its subscriptions' or groups'. */
  scopes: readonly string[];
  /** Tenant (lower case) of each subscription that was listed. */
  readonly tenants: Map<string, string>;
  /** What was asked, by source and kind: requests are counted by the asker. */
  readonly asked: Map<string, { from: string; kind: string; asks: number; documents: number }>;
  /** What public DNS answered, when that was wished for. */
  readonly publicAnswers: Map<string, unknown>;
};

/** Nobody is signed in any more: there is no sense in going on. */
export class SignedOut extends Error {
  override readonly name = "SignedOut";
}

/** The loss that an answer without documents means; throws `SignedOut` when all others will be lost too. */
export function lossOf(answer: Exclude<Answer, { is: "ok" }>): Loss {
  switch (answer.is) {
    case "refused":
      return { why: "refused", right: answer.right };
    case "missing":
      return { why: "missing", right: "" };
    case "signed-out":
      throw new SignedOut();
    default:
      return { why: "failed", right: "" };
  }
}

/** Keeps the documents of a page, writes them down, and counts them under `kind`. */
export async function keepPage(
  run: Run,
  from: { readonly key: string; readonly kind: string; readonly source: string },
  documents: readonly Readonly<Record<string, unknown>>[],
  isLast: boolean,
): Promise<void> {
  const texts: string[] = [];
  for (const document of documents) {
    const swept = sweptOf(document);
    if (!swept) continue;
    texts.push(run.shelf.put(swept.id, document));
    if (decidesReads(swept.type, run.options)) run.swept.set(swept.id.toLowerCase(), swept);
  }
  count(run, from.source, from.kind, 0, texts.length);
  await run.journal.page(from.key, texts, isLast);
}

/** Counts what was asked of a source. */
export function count(run: Run, from: string, kind: string, asks: number, documents: number): void {
  const key = `${from} ${kind}`;
  const had = run.asked.get(key) ?? { from, kind, asks: 0, documents: 0 };
  run.asked.set(key, {
    ...had,
    asks: had.asks + asks,
    documents: had.documents + documents,
  });
}

/** The scopes whose resources a sweep tells of. */
export function scopesOf(run: Run, sweep: Sweep): readonly string[] {
  const own = new Set(sweep.subscriptions);
  return run.scopes.filter((scope) => own.has(scope.split("/")[2] ?? ""));
}

/** Marks a sweep as under way; `lose` closes it with gaps, `settle` without. */
export function openSweep(run: Run, sweep: Sweep) {
  const gaps = (loss: Loss) => sweepGaps(sweep, scopesOf(run, sweep), loss);
  return opened(run, sweep.key, gaps);
}

/** As `openSweep`, for a read. */
export function openRead(run: Run, read: Read) {
  return opened(run, read.key, (loss) => [readGap(read, loss)]);
}

function opened(run: Run, key: string, gaps: (loss: Loss) => readonly Gap[]) {
  run.open.set(key, () => gaps({ why: "not-collected", right: "" }));
  return {
    settle: () => void run.open.delete(key),
    lose: (loss: Loss) => {
      run.gaps.push(...gaps(loss));
      run.open.delete(key);
    },
  };
}

/** The objects in a list; what else stands there is no document. */
export function bagsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isBag) : [];
}

/** A property that is a text, or "". */
export function textAt(bag: Readonly<Record<string, unknown>>, name: string): string {
  const value = bag[name];
  return typeof value === "string" ? value : "";
}
