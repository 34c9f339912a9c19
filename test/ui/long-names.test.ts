/** Do names of any length and script keep to their places on the trace and in the details? */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoSnapshot } from "#src/demo/index.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import {
  axeFaults,
  demo,
  inPage,
  newStage,
  type Stage,
  shot,
  viewPart,
} from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

const names = [
  ["vnet-spoke-01", `vnet-${"long".repeat(74)}`],
  ["vnet-spoke-02", "שלום-עולם-רשת"],
  ["snet-app", "<img src=x onerror=alert(1)>"],
  ["kv-contoso", "kv-🔐🧨-contoso"],
] as const;

/** Parts of the trace that lie on another or reach beyond the window. */
const misplaced = `(() => {
  const parts = [".answer", ".strip", ".panes", ".trace-foot"].map((one) => document.querySelector(one));
  const places = parts.map((one) => one.getBoundingClientRect());
  const lying = places.flatMap((a, i) => {
    const next = places[i + 1];
    return next && next.top < a.bottom - 1 ? [parts[i].className + " on " + parts[i + 1].className] : [];
  });
  const wide = [...document.querySelectorAll(".main *")]
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX))
    .map((one) => "too wide: " + one.className);
  return [...lying, ...wide];
})()`;

describe.skipIf(!chromiumPath)("names of any length in Chromium", () => {
  let stage: Stage;
  let folder: string;
  beforeAll(async () => {
    stage = await newStage();
    folder = await mkdtemp(join(tmpdir(), "horizon-names-"));
    const path = join(folder, "names.json");
    const text = names.reduce(
      (all, [from, to]) => all.replaceAll(from, to),
      JSON.stringify(demoSnapshot()),
    );
    await writeFile(path, text);
    expect(await stage.api("open", { paths: [path] })).toMatchObject({ ok: true });
  }, 120_000);
  afterAll(async () => {
    expect(stage.complaints()).toEqual([]);
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("the trace scrolls as a whole, and nothing lies on anything", async () => {
    const view = viewPart({ from: demo.vmApp, name: demo.blob });
    const page = await stage.open(`screen=trace&${view}`);
    await page.locator(".answer-sentence").waitFor();
    await shot(page, "trace-long-names");
    expect(await inPage<readonly string[]>(page, misplaced)).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });
});
