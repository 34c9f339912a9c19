/** Is it told how far a collection has come, also while every answer is being waited for? */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { CollectNews } from "#src/api/index.ts";
import { newBoard } from "#src/io/azure/board.ts";
import { realClock } from "#src/io/azure/clock.ts";

test("what changed just before a long wait is told soon, and nothing after the end", async () => {
  const told: CollectNews[] = [];
  const board = newBoard(
    realClock,
    () => 2,
    (news) => told.push(news),
  );
  board.row("a", "dns", { state: "reading" });
  board.row("a", "dns", { state: "done", read: 3 });
  expect(told.map(({ rows }) => rows[0]?.state)).toEqual(["reading"]);
  await expect
    .poll(() => told.find(({ rows }) => rows[0]?.state === "done")?.rows[0]?.read)
    .toBe(3);
  await expect.poll(() => told.at(-1)?.elapsedMs).toBeGreaterThan(400);
  board.close();
  const count = told.length;
  board.row("a", "dns", { read: 4 });
  await sleep(600);
  expect(told.length).toBe(count);
});
