/** How long people wait at the page, in real Chromium: from the window to its first paint, and from a key press to what it leads to. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { SNAPSHOT_FORMAT } from "#src/snapshot/index.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { demo, inPage, newStage, type Stage, sceneOn, viewPart } from "../ui/page-under-test.ts";
import { largeDocuments } from "./large-documents.ts";
import type { Row } from "./rows.ts";

/** Longest that anything is waited for; what is not there by then counts as that long. */
const PATIENCE_MS = 60_000;

const drawnAt = (level: number) =>
  `window.__scene?.()?.level === ${level} && document.querySelector(".box-label") !== null`;

export async function bench(): Promise<readonly Row[]> {
  if (!chromiumPath) return [{ what: noChromium, value: 0, unit: "" }];
  const stage = await newStage();
  try {
    const note = `load ${loadavg()[0]?.toFixed(1)}`;
    return [...(await ofStart(stage)), ...(await ofDemo(stage)), ...(await ofLarge(stage))].map(
      (row) => ({ ...row, note: row.note ?? note }),
    );
  } finally {
    await stage.close();
  }
}

const atMost = (what: string, value: number, most: number, note?: string): Row => ({
  what,
  value,
  unit: "ms",
  target: { is: "at most", value: most },
  ...(note === undefined ? {} : { note }),
});

/** The window, and the demo with the first key that is pressed. */
async function ofStart(stage: Stage): Promise<readonly Row[]> {
  const paints: number[] = [];
  const usable: number[] = [];
  for (let i = 0; i < 3; i++) {
    const page = await stage.open("screen=start");
    paints.push(
      await inPage<number>(
        page,
        `performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? ${PATIENCE_MS}`,
      ),
    );
    await page.getByRole("button", { name: "Open the demo" }).focus();
    usable.push(await waited(page, () => page.keyboard.press("Enter"), drawnAt(1)));
    await page.context().close();
  }
  return [
    atMost("window to first paint", Math.min(...paints), 1200),
    atMost("demo usable after one key press", Math.min(...usable), 1500),
  ];
}

/** What people do with the demo open. */
async function ofDemo(stage: Stage): Promise<readonly Row[]> {
  const page = await stage.open("host=demo&screen=map");
  await sceneOn(page, 1);
  await page.locator(".map-canvas").focus();
  const press = (key: string) => () => page.keyboard.press(key);
  const ring = await waited(
    page,
    press("ArrowRight"),
    `document.querySelector(".map-ring") !== null`,
  );
  const levels: number[] = [];
  for (const level of [3, 2, 3])
    levels.push(await waited(page, press(String(level)), drawnAt(level)));
  const show = (address: string) => () =>
    inPage(page, `began.at = performance.now(); location.hash = ${JSON.stringify(address)}; 0`);
  const question = new URLSearchParams({ from: demo.vmApp, name: demo.blob });
  const hasCells = `document.querySelector("[role=gridcell]") !== null`;
  const trace = await waited(
    page,
    show(`#/trace?${String(question)}`),
    `document.querySelector(".answer-sentence") !== null`,
  );
  const matrix = await waited(page, show("#/matrix"), hasCells);
  await page.locator("#filter").focus();
  const filter = await waited(
    page,
    () => page.keyboard.insertText("outcome:blocked"),
    `document.querySelector(".matrix-caption")?.textContent.includes("hidden by the filter")`,
  );
  await page.context().close();
  return [
    atMost("key press to response: the focus moves on the map", ring, 50),
    atMost("level change, the demo", Math.min(...levels), 250),
    atMost("trace, the demo", trace, 100),
    atMost("matrix shown, the demo", matrix, 500),
    atMost("filter, the demo", filter, 100),
  ];
}

/** A map at the cap, and a snapshot of 20,000 resources. */
async function ofLarge(stage: Stage): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const file = (name: string, documents: readonly unknown[]) => {
      const path = join(folder, `${name}.json`);
      const takenAt = "2026-11-20T09:12:00Z";
      writeFileSync(
        path,
        JSON.stringify({ format: SNAPSHOT_FORMAT, takenAt, documents, gaps: [] }),
      );
      return path;
    };
    const rows = [...(await ofPanning(stage, file("cap", largeDocuments(2000))))];
    for (const size of [5000, 20_000]) {
      const path = file(String(size), largeDocuments(size));
      rows.push(...(await ofOpening(stage, path, size.toLocaleString("en"))));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ofPanning(stage: Stage, path: string): Promise<readonly Row[]> {
  await stage.api("open", { paths: [path] });
  const page = await stage.open(`screen=map&${viewPart({ level: "3" })}`);
  const { boxes, wires } = await sceneOn(page, 3);
  await inPage(
    page,
    `window.frames_ = []; const next = (at) => { frames_.push(at); requestAnimationFrame(next); };
     requestAnimationFrame(next); 0`,
  );
  const place = await page.locator(".map-canvas").boundingBox();
  const [x, y] = [(place?.x ?? 0) + 300, (place?.y ?? 0) + 300];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await inPage(page, "frames_.length = 0");
  for (let i = 0; i < 60; i++) await page.mouse.move(x + i * 4, y + i * 2);
  await page.mouse.up();
  const times = await inPage<readonly number[]>(page, "frames_");
  await page.context().close();
  const frames = times
    .slice(1)
    .map((at, i) => at - (times[i] ?? at))
    .sort((a, b) => a - b);
  const middle = frames[Math.floor(frames.length / 2)] ?? PATIENCE_MS;
  const what = `pan frame, ${boxes.length} boxes and ${wires.length} wires, no GPU`;
  return [atMost(what, middle, 50)];
}

/** From the ask to open a snapshot of `size` resources to the first picture, and what then happens at each key press. */
async function ofOpening(stage: Stage, path: string, size: string): Promise<readonly Row[]> {
  const started = performance.now();
  await stage.api("open", { paths: [path] });
  const opened = performance.now() - started;
  const page = await stage.open("screen=map").catch(() => undefined);
  const label = page?.locator(".box-label").first();
  const isDrawn = await label?.waitFor({ timeout: PATIENCE_MS, state: "attached" }).then(
    () => true,
    () => false,
  );
  const taken = performance.now() - started;
  const note = isDrawn ? `${opened.toFixed(0)} ms of it reading` : "not there by then";
  const rows = [atMost(`${size} resources: first picture`, taken, 2000, note)];
  if (!page || !isDrawn) return rows;
  await inPage(
    page,
    `window.long_ = 0; new PerformanceObserver((list) => {
       for (const entry of list.getEntries()) long_ = Math.max(long_, entry.duration);
     }).observe({ type: "longtask" }); 0`,
  );
  await page.locator(".map-canvas").focus();
  const keys = ["ArrowDown", "ArrowRight", "Enter", "Escape", "2", "ArrowDown", "Enter", "1"];
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(700);
  }
  const longest = await inPage<number>(page, "long_");
  await page.context().close();
  return [...rows, atMost(`${size} resources: the page's longest task`, longest, 50)];
}

/** Milliseconds from the input that `act` gives until `isThere` (an expression of the page) holds and a frame was drawn. */
async function waited(page: Page, act: () => Promise<unknown>, isThere: string): Promise<number> {
  await inPage(
    page,
    `window.began = { at: 0 };
     for (const kind of ["keydown", "beforeinput"])
       addEventListener(kind, (event) => { began.at ||= event.timeStamp; }, { capture: true, once: true });
     window.taken_ = new Promise((done) => {
       const look = () => {
         const isLate = began.at > 0 && performance.now() - began.at > ${PATIENCE_MS};
         if (isLate || (began.at > 0 && (${isThere})))
           requestAnimationFrame(() => done(performance.now() - began.at));
         else requestAnimationFrame(look);
       };
       requestAnimationFrame(look);
     });
     0`,
  );
  await act();
  return inPage<number>(page, "window.taken_");
}
