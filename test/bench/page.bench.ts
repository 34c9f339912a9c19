/** How long people wait at the page, in real Chromium, against each budget of ux.md section 20: from the window to its first paint, and from a key press to what it leads to. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { SNAPSHOT_FORMAT } from "#src/snapshot/index.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { demo, inPage, newStage, type Stage, sceneOn, viewPart } from "../ui/page-under-test.ts";
import { largeDocuments, matrixDocuments } from "./large-documents.ts";
import {
  bareFloor,
  budget,
  listenForTolls,
  middleAndWorst,
  PATIENCE_MS,
  type Toll,
  tollOf,
  waited,
} from "./page-clock.ts";
import type { Row } from "./rows.ts";

/** All of a level's picture is on the canvas, and words are above it. */
const drawnAt = (level: number) =>
  `document.querySelector('.map-canvas[data-drawn="${level}"]') !== null && document.querySelector(".box-label") !== null`;

export async function bench(): Promise<readonly Row[]> {
  if (!chromiumPath) return [{ what: noChromium, value: 0, unit: "" }];
  const stage = await newStage();
  try {
    const floor = await bareFloor(stage.browser);
    const load = `load ${loadavg()[0]?.toFixed(1)}`;
    const what = "a bare page: key press to paint";
    const bare: Row = { what, value: floor, unit: "ms", note: load };
    return [
      bare,
      ...(await ofStart(stage, floor)),
      ...(await ofDemo(stage, floor)),
      ...(await ofFiles(stage, floor)),
    ];
  } finally {
    await stage.close();
  }
}

/** The window, and the demo with the first key that is pressed. */
async function ofStart(stage: Stage, floor: number): Promise<readonly Row[]> {
  const paints: number[] = [];
  const usable: number[] = [];
  for (let i = 0; i < 5; i++) {
    const page = await stage.open("screen=start");
    const painted = `performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? ${PATIENCE_MS}`;
    paints.push(await inPage<number>(page, painted));
    await page.getByRole("button", { name: "Open the demo" }).focus();
    usable.push(await waited(page, () => page.keyboard.press("Enter"), drawnAt(1)));
    await page.context().close();
  }
  return [
    budget("window to first paint", paints, { most: 1200, floor }),
    budget("demo usable after one key press", usable, { most: 1500, floor }),
  ];
}

const press = (page: Page, key: string) => () => page.keyboard.press(key);

/** Goes to an address as a link does, and begins the clock. */
const show = (page: Page, address: string) => () =>
  inPage(page, `began.at = performance.now(); location.hash = ${JSON.stringify(address)}; 0`);

/** What people do with the demo open. */
async function ofDemo(stage: Stage, floor: number): Promise<readonly Row[]> {
  const page = await stage.open("host=demo&screen=map");
  await sceneOn(page, 1);
  const rows = [
    budget("key press to response: the focus moves on the map", await ofFocus(page), {
      most: 50,
      floor,
    }),
    budget("level change, the demo", await ofLevels(page), { most: 250, floor }),
    budget("filter of the map, the demo", await ofFilter(page, ".map-canvas"), {
      most: 100,
      floor,
    }),
    budget("trace, the demo", await ofTraces(page), { most: 100, floor }),
  ];
  await page.context().close();
  return rows;
}

/** Where the ring stands tells whether the focus has moved. */
async function ofFocus(page: Page): Promise<readonly number[]> {
  await page.locator(".map-canvas").focus();
  const times: number[] = [];
  let before = "";
  const ring = `document.querySelector(".map-ring")?.getAttribute("style") ?? ""`;
  for (const key of ["Right", "Right", "Down", "Left", "Up", "Right", "Left", "Right", "Left"]) {
    const isThere = `(${ring}) !== ${JSON.stringify(before)}`;
    times.push(await waited(page, press(page, `Arrow${key}`), isThere));
    before = await inPage<string>(page, ring);
  }
  return times;
}

async function ofLevels(page: Page): Promise<readonly number[]> {
  await page.locator(".map-canvas").focus();
  const times: number[] = [];
  for (const level of [3, 2, 3, 1, 2, 1, 3, 2, 3])
    times.push(await waited(page, press(page, String(level)), drawnAt(level)));
  return times;
}

/** A word typed and taken back; the filter's own state says that it was read. */
async function ofFilter(page: Page, then: string): Promise<readonly number[]> {
  const times: number[] = [];
  const field = page.locator("#filter");
  for (const text of ["outcome:blocked", "outcome:private", "kv", "from:vm", "-as:expected"]) {
    await field.focus();
    const isThere = `document.getElementById("filter").value === ${JSON.stringify(text)} && document.getElementById("filter-state").textContent !== ""`;
    times.push(await waited(page, () => page.keyboard.insertText(text), isThere));
    await field.fill("");
  }
  await page.locator(then).first().focus();
  return times;
}

/** The answer of a question that was not asked just before, from another screen. */
async function ofTraces(page: Page): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < 7; i++) {
    await inPage(page, `location.hash = "#/map"; 0`);
    await page.locator('.map-canvas[data-drawn="1"]').waitFor();
    await page.waitForTimeout(200);
    const from = i % 2 === 0 ? demo.vmApp : demo.vmData;
    const address = `#/trace?${String(new URLSearchParams({ from, name: demo.blob }))}`;
    const isThere = `document.querySelector(".answer-sentence") !== null`;
    times.push(await waited(page, show(page, address), isThere));
  }
  return times;
}

/** Snapshots of our own: a matrix of 40 × 200, a map at the cap, and estates of 5,000 and 20,000 resources. */
async function ofFiles(stage: Stage, floor: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const file = (name: string, documents: readonly unknown[]) => {
    const path = join(folder, `${name}.json`);
    const takenAt = "2026-11-20T09:12:00Z";
    writeFileSync(path, JSON.stringify({ format: SNAPSHOT_FORMAT, takenAt, documents, gaps: [] }));
    return path;
  };
  try {
    return [
      ...(await ofMatrix(stage, file("matrix", matrixDocuments()), floor)),
      ...(await ofPanning(stage, file("cap", largeDocuments(2000)))),
      ...(await ofOpening(stage, file("5000", largeDocuments(5000)), "5,000")),
      ...(await ofOpening(stage, file("20000", largeDocuments(20_000)), "20,000")),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ofMatrix(stage: Stage, path: string, floor: number): Promise<readonly Row[]> {
  const shown: number[] = [];
  const filtered: number[] = [];
  await stage.api("open", { paths: [path] });
  const [from, to] = await Promise.all([stage.api("vantages", {}), stage.api("services", {})]);
  const size = `${from.ok ? from.value.length : 0} × ${to.ok ? to.value.length : 0}`;
  for (let i = 0; i < 3; i++) {
    // Opened anew, so that nothing is answered yet.
    await stage.api("open", { paths: [path] });
    const page = await stage.open("screen=start");
    await page.waitForTimeout(500);
    const isThere = `document.querySelector("[role=gridcell]") !== null`;
    shown.push(await waited(page, show(page, "#/matrix"), isThere));
    filtered.push(...(await ofFilter(page, "[role=gridcell]")));
    await page.context().close();
  }
  return [
    budget(`matrix shown, ${size}`, shown, { most: 500, floor }),
    budget(`filter of the matrix, ${size}`, filtered, { most: 100, floor }),
  ];
}

async function ofPanning(stage: Stage, path: string): Promise<readonly Row[]> {
  await stage.api("open", { paths: [path] });
  const page = await stage.open(`screen=map&${viewPart({ level: "3" })}`);
  const { boxes, wires } = await sceneOn(page, 3);
  await page.locator('.map-canvas[data-drawn="3"]').waitFor();
  await inPage(
    page,
    `window.frames_ = []; const next = (at) => { frames_.push(at); requestAnimationFrame(next); };
     requestAnimationFrame(next); 0`,
  );
  const place = await page.locator(".map-canvas").boundingBox();
  const [x, y] = [(place?.x ?? 0) + 300, (place?.y ?? 0) + 300];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await inPage(page, "frames_.length = 0; 0");
  for (let i = 0; i < 60; i++) await page.mouse.move(x + i * 4, y + i * 2);
  await page.mouse.up();
  const times = await inPage<readonly number[]>(page, "frames_");
  await page.context().close();
  const { middle, worst } = middleAndWorst(times.slice(1).map((at, i) => at - (times[i] ?? at)));
  const what = `pan frame, ${boxes.length} boxes and ${wires.length} wires, no GPU`;
  const note = `worst of ${times.length - 1}: ${worst.toFixed(0)} ms`;
  return [{ what, value: middle, unit: "ms", target: { is: "at most", value: 50 }, note }];
}

const atMost = (what: string, value: number, most: number, note: string): Row => ({
  what,
  value,
  unit: "ms",
  target: { is: "at most", value: most },
  note,
});

/** From the ask to open a snapshot of `size` resources to the first picture, and what then happens at each key press. */
async function ofOpening(stage: Stage, path: string, size: string): Promise<readonly Row[]> {
  const started = performance.now();
  await stage.api("open", { paths: [path] });
  const opened = performance.now() - started;
  const page = await stage.open("screen=map");
  const label = page.locator(".box-label").first();
  await label.waitFor({ timeout: PATIENCE_MS, state: "attached" });
  const taken = performance.now() - started;
  const first = atMost(
    `${size} resources: first picture`,
    taken,
    2000,
    `${opened.toFixed(0)} ms of it reading`,
  );
  await listenForTolls(page);
  await page.locator(".map-canvas").focus();
  const keys = ["ArrowDown", "ArrowRight", "Enter", "Escape", "2", "ArrowDown", "ArrowDown"];
  const more = ["Enter", "Escape", "-", "+", "3", "ArrowRight", "Enter", "o", "o", "Escape", "1"];
  const tolls: (Toll & { readonly key: string })[] = [];
  for (const key of [...keys, ...more])
    tolls.push({ key, ...(await tollOf(page, press(page, key))) });
  const rows = [first, ...ofTolls(size, tolls), ...(await ofMemory(stage, size))];
  await page.context().close();
  return rows;
}

/** What the processes of pages hold, where the system tells it. */
async function ofMemory(stage: Stage, size: string): Promise<readonly Row[]> {
  const session = await stage.browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer");
  const kilobytes = pages.map(({ id }) => heldBy(id));
  if (kilobytes.includes(0)) return [];
  const value = Math.max(...kilobytes) / 1024;
  const what = `${size} resources: memory of the page's process`;
  return [{ what, value, unit: "MB", target: { is: "at most", value: 350 } }];
}

/** Kilobytes that a process holds, its part of what it shares included; 0 where that cannot be read. */
function heldBy(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function ofTolls(
  size: string,
  tolls: readonly (Toll & { readonly key: string })[],
): readonly Row[] {
  const worstOf = (of: (toll: Toll) => number) => tolls.toSorted((a, b) => of(b) - of(a))[0];
  const slow = tolls.filter(({ task }) => task > 50).length;
  const [task, paint] = [worstOf((toll) => toll.task), worstOf((toll) => toll.paint)];
  const { middle } = middleAndWorst(tolls.map((toll) => toll.paint));
  // The browser tells no task of less than 50 ms.
  const none = `none of ${tolls.length} key presses led to one that is told, from 50 ms on`;
  const some = `at "${task?.key}"; ${slow} of ${tolls.length} key presses led to one over 50 ms`;
  return [
    atMost(
      `${size} resources: the page's longest task`,
      Math.max(50, task?.task ?? 0),
      50,
      slow === 0 ? none : some,
    ),
    atMost(
      `${size} resources: key press to the next paint`,
      middle,
      50,
      `worst of ${tolls.length}: ${paint?.paint} ms at "${paint?.key}"`,
    ),
  ];
}
