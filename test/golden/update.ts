/** `node test/golden/update.ts`: prints what differs between the golden files and what is made now, then writes them anew. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goldens } from "./goldens.ts";

const folder = mkdtempSync(join(tmpdir(), "split-horizon-golden-"));
let changed = 0;
for (const [name, make] of Object.entries(goldens)) {
  const [kept, now] = [join(import.meta.dirname, name), join(folder, name)];
  const text = make();
  if (existsSync(kept) && readFileSync(kept, "utf8") === text) continue;
  changed += 1;
  writeFileSync(now, text);
  const before = existsSync(kept) ? kept : "/dev/null";
  spawnSync("git", ["--no-pager", "diff", "--no-index", "--", before, now], { stdio: "inherit" });
  writeFileSync(kept, text);
}
rmSync(folder, { recursive: true, force: true });
console.log(
  changed === 0
    ? "Every golden file is as made now."
    : `${changed} golden files were written anew; look at them before you commit.`,
);
