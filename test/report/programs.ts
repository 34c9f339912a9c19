/** Which real programs check the exports here, and how is one run? */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { chromiumArgs, chromiumPath } from "../harness/chromium.ts";

/** Whether `program` can be started; when not, says once that what needs it is skipped. */
export function has(program: string): boolean {
  const found = spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
  if (!found) console.warn(`SKIPPED: there is no ${program} here, so what it would check is not.`);
  return found;
}

export type Ran = {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** Runs `program` on `content`, written to a file of its own whose path takes the place of "FILE" in `args`. */
export function runOn(program: string, content: string | Uint8Array, args: readonly string[]): Ran {
  const folder = mkdtempSync(join(tmpdir(), "split-horizon-"));
  try {
    const file = join(folder, "export");
    writeFileSync(file, content);
    const ran = spawnSync(
      program,
      args.map((a) => (a === "FILE" ? file : a)),
      { encoding: "utf8", maxBuffer: 2 ** 28 },
    );
    return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `work` with an empty page of a Chromium that reaches no network, and tells what the page complained of. */
export async function inPage<T>(
  work: (page: Page) => Promise<T>,
): Promise<{ readonly value: T; readonly complaints: readonly string[] }> {
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? "",
    args: [...chromiumArgs],
  });
  const complaints: string[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, offline: true });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    return { value: await work(page), complaints };
  } finally {
    await browser.close();
  }
}
