/** How is one kind swept through Resource Graph, page by page? */
import { type Sweep, sweepOf } from "#src/azure/plan/index.ts";
import { groupedBy } from "#src/base/index.ts";
import type { Answer } from "./reply.ts";
import { bagsIn, count, keepPage, lossOf, openSweep, type Run, scopesOf, textAt } from "./run.ts";

const ROWS_OF_A_PAGE = 1000;
const SMALLEST_PAGE = 25;

type Swept =
  | { readonly is: "whole"; readonly rows: number }
  | { readonly is: "lost"; readonly answer: Exclude<Answer, { is: "ok" }>; readonly rows: number };

/** Sweeps one kind; what it cannot see becomes gaps. */
export async function runSweep(run: Run, sweep: Sweep): Promise<void> {
  if (run.journal.isDone(sweep.key)) return tellAll(run, sweep, "done");
  const asked = openSweep(run, sweep);
  tellAll(run, sweep, "reading");
  count(run, "resource graph", sweep.kind, 1, 0);
  let swept = await pages(run, sweep);
  // Rows came and went while it was read: once more, from the start.
  if (swept.is === "lost" && swept.answer.is === "failed" && swept.answer.code === "RowsShort")
    swept = await pages(run, sweep);
  if (swept.is === "whole") {
    asked.settle();
    return tellAll(run, sweep, "done");
  }
  const { answer } = swept;
  // One subscription that refuses hides the others of its batch: they are asked apart.
  if (answer.is === "refused" && sweep.subscriptions.length > 1) {
    asked.settle();
    const half = Math.ceil(sweep.subscriptions.length / 2);
    const parts = [sweep.subscriptions.slice(0, half), sweep.subscriptions.slice(half)];
    await Promise.all(parts.map((part) => runSweep(run, sweepOf(sweep.row, run.scope, part))));
    return;
  }
  asked.lose(lossOf(answer));
  const state = answer.is === "refused" ? "refused" : swept.rows > 0 ? "partly" : "failed";
  tellAll(run, sweep, state);
}

async function pages(run: Run, sweep: Sweep): Promise<Swept> {
  let top = ROWS_OF_A_PAGE;
  let skipToken = "";
  let rows = 0;
  for (;;) {
    const { query, subscriptions } = sweep;
    const answer = await run.asker.graph({ query, subscriptions, top, skipToken });
    if (answer.is === "too-large" && top > SMALLEST_PAGE) {
      // A skip token belongs to its page size, so it starts anew; what came is kept and comes again.
      [top, skipToken, rows] = [Math.ceil(top / 4), "", 0];
      continue;
    }
    if (answer.is !== "ok") return { is: "lost", answer, rows };
    const data = Array.isArray(answer.body.data) ? answer.body.data : [];
    rows += data.length;
    skipToken = textAt(answer.body, "skipToken");
    const isLast = skipToken === "";
    const total = answer.body.totalRecords;
    const isShort =
      answer.body.resultTruncated === "true" || (typeof total === "number" && rows < total);
    const isWhole = isLast && !isShort;
    await keepRows(run, sweep, bagsIn(data));
    if (isWhole) {
      if (!(await isHiddenFrom(run, sweep))) await run.journal.page(sweep.key, [], true);
      return { is: "whole", rows };
    }
    if (isLast) return { is: "lost", answer: failed("RowsShort"), rows };
  }
}

/** Whether some of it may be hidden from the caller: who comes back with more rights must be told it anew. */
async function isHiddenFrom(run: Run, sweep: Sweep): Promise<boolean> {
  await run.rights;
  const scopes = new Set(scopesOf(run, sweep));
  return run.gaps.some(
    ({ scope, type }) => scopes.has(scope) && (type === "*" || sweep.row.types.includes(type)),
  );
}

const failed = (code: string) => ({ is: "failed" as const, code });

async function keepRows(
  run: Run,
  sweep: Sweep,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  // Of two groups with one name in two subscriptions, only one may have been wished for.
  const wished = rows.filter(
    (row) => run.scope.is !== "resource-groups" || isIn(run.scopes, textAt(row, "id")),
  );
  await keepPage(
    run,
    { key: sweep.key, kind: sweep.kind, source: "resource graph" },
    wished,
    false,
  );
  for (const [subscription, own] of groupedBy(wished, (row) =>
    textAt(row, "subscriptionId").toLowerCase(),
  ))
    run.board.read(subscription, sweep.kind, own.length);
}

function isIn(scopes: readonly string[], id: string): boolean {
  const lower = id.toLowerCase();
  return scopes.some((scope) => lower.startsWith(`${scope}/`));
}

function tellAll(
  run: Run,
  sweep: Sweep,
  state: "reading" | "done" | "partly" | "refused" | "failed",
) {
  for (const subscription of sweep.subscriptions)
    run.board.row(subscription, sweep.kind, { state });
}
