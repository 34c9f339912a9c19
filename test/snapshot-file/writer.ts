/** A program that writes two snapshots in turn until it is killed: the victim of the test beside it. */
import { writeSnapshotFile } from "../../src/io/snapshot-file/write.ts";

const [, , path = "", from = "0"] = process.argv;
const document = (n: number, generation: number) =>
  JSON.stringify({ id: `/subscriptions/s/x/${n}`, generation, padding: "p".repeat(600) });

process.stdout.write("ready\n");
for (let generation = Number(from); ; generation++) {
  const texts = Array.from({ length: 120 }, (_, n) => document(n, generation));
  await writeSnapshotFile(path, { takenAt: "2026-11-20T09:12:00Z", gaps: [] }, texts);
}
