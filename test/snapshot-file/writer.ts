/**
 * A program that writes snapshots in turn until it is killed: the victim of the test beside it. Told a number, it kills
 * itself, without a warning, at that step of writing; without one, it goes on.
 */
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { writeSnapshotFile } from "../../src/io/snapshot-file/write.ts";

const [, , path = "", from = "0", last] = process.argv;

let steps = 0;
function step(): void {
  if (++steps === Number(last)) process.kill(process.pid, "SIGKILL");
}

/** `call`, which changes the disk: its beginning is a step, and so is its end. */
function stepping<A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) {
  return async (...args: A): Promise<R> => {
    step();
    const done = await call(...args);
    step();
    return done;
  };
}

/** In halves, so that a piece may come to the disk in part. */
async function* inHalves(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of bytes) {
    const half = piece.length >> 1;
    yield piece.subarray(0, half);
    step();
    yield piece.subarray(half);
    step();
  }
}

const { open, rename } = fs;
fs.rename = stepping(rename);
fs.open = stepping(async (...args: Parameters<typeof open>) => {
  const file = await open(...args);
  const write = file.writeFile.bind(file);
  return Object.assign(file, {
    writeFile: (bytes: AsyncIterable<Buffer>) => write(inHalves(bytes)),
    sync: stepping(file.sync.bind(file)),
    close: stepping(file.close.bind(file)),
  });
});
syncBuiltinESMExports();

const document = (n: number, generation: number) =>
  JSON.stringify({ id: `/subscriptions/s/x/${n}`, generation, padding: "p".repeat(6000) });

for (let generation = Number(from); ; generation++) {
  const texts = Array.from({ length: 120 }, (_, n) => document(n, generation));
  await writeSnapshotFile(path, { takenAt: "2026-11-20T09:12:00Z", gaps: [] }, texts);
  process.stdout.write(`${steps}\n`);
}
