/** The comparison as Markdown in the clipboard. */
import type { AccessComparison, AccessRow, AccessSummary } from "#src/compare/index.ts";
import { accessWords as words } from "#src/messages/index.ts";
import { askDoor } from "../state/engine.ts";
import { say } from "../state/store.ts";
import type { List } from "./list-of.ts";
import { pricesAsk } from "./own-prices.ts";

async function copy(comparison: AccessComparison): Promise<void> {
  // The writer is loaded by the first copy, not with the screen.
  const { comparisonMarkdown } = await import("#src/compare/index.ts");
  await navigator.clipboard.writeText(comparisonMarkdown(comparison));
  say(words.copied(comparison.rows.length));
}

/** Copies one row. */
export function copyRow(summary: AccessSummary, row: AccessRow, gb: number): void {
  const { prices, serviceTags } = summary;
  const own = { ...prices, gbPerMonth: gb };
  void copy({ prices: own, serviceTags, rows: [row], linkServices: [] });
}

/** Asks for every shown row and copies it. */
export async function copyShown(summary: AccessSummary, list: List, gb: number): Promise<void> {
  const shown = new Set<string>();
  const from = new Set<string>();
  const names: string[] = [];
  for (const { at, vantages } of list.groups) {
    const name = summary.services[at]?.name ?? "";
    names.push(name);
    for (const v of vantages) {
      const id = summary.vantages[v]?.id ?? "";
      from.add(id);
      shown.add(`${id} ${name}`);
    }
  }
  const reply = await askDoor("compareAccess", {
    from: [...from],
    names,
    gbPerMonth: gb,
    ...pricesAsk(),
  });
  if (!reply.ok) return say(words.notCopied(reply.fault.sentence));
  const rows = reply.value.rows.filter(({ vantage, name }) => shown.has(`${vantage.id} ${name}`));
  await copy({ ...reply.value, rows });
}
