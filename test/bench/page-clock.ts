/** How is waiting at a page measured: from an input to the frame that answers it, several times, beside a page that does nothing else? */
import type { Browser, Page } from "playwright-core";
import { inPage } from "../ui/page-under-test.ts";
import type { Row } from "./rows.ts";

/** Longest that anything is waited for; what is not there by then counts as that long. */
export const PATIENCE_MS = 60_000;

/** The value in the middle, and the largest. */
export function middleAndWorst(values: readonly number[]): {
  readonly middle: number;
  readonly worst: number;
} {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? PATIENCE_MS;
  return { middle, worst: sorted.at(-1) ?? PATIENCE_MS };
}

/** Rows of a budget: the middle of several repeats against `most`, the worst beside it, and how it compares with the bare page's `floor`. */
export function budget(
  what: string,
  values: readonly number[],
  { most, floor }: { readonly most: number; readonly floor: number },
): Row {
  const { middle, worst } = middleAndWorst(values);
  const note = `worst of ${values.length}: ${worst.toFixed(0)} ms; a bare page ${floor.toFixed(0)} ms, ${(middle / floor).toFixed(1)} ×`;
  return { what, value: middle, unit: "ms", target: { is: "at most", value: most }, note };
}

/**
 * Milliseconds from the input that `act` gives (or from `began.at`, which it may set) until `isThere`, an
 * expression of the page, holds and the page has laid out and painted the frame in which it does.
 */
export async function waited(
  page: Page,
  act: () => Promise<unknown>,
  isThere: string,
): Promise<number> {
  await inPage(
    page,
    `window.began = { at: 0 };
     for (const kind of ["keydown", "beforeinput"])
       addEventListener(kind, (event) => { began.at ||= event.timeStamp; }, { capture: true, once: true });
     window.taken_ = new Promise((done) => {
       const { port1, port2 } = new MessageChannel();
       port1.onmessage = () => done(performance.now() - began.at);
       const look = () => {
         const isLate = began.at > 0 && performance.now() - began.at > ${PATIENCE_MS};
         if (isLate || (began.at > 0 && (${isThere}))) port2.postMessage(0);
         else requestAnimationFrame(look);
       };
       requestAnimationFrame(look);
     });
     0`,
  );
  await act();
  return inPage<number>(page, "window.taken_");
}

/** What a key press and its frame take on a page that shows the key and does nothing else, here and now. */
export async function bareFloor(browser: Browser): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.setContent("<!doctype html><p id=told>none</p>");
  await inPage(
    page,
    `addEventListener("keydown", ({ key }) => { document.getElementById("told").textContent = key; }); 0`,
  );
  const times: number[] = [];
  for (const key of ["a", "b", "c", "d", "e", "f", "g"]) {
    const isTold = `document.getElementById("told").textContent === ${JSON.stringify(key)}`;
    times.push(await waited(page, () => page.keyboard.press(key), isTold));
  }
  await context.close();
  return middleAndWorst(times).middle;
}

/** What the page's thread did at one input: its longest task, and the time from the input to the next paint. */
export type Toll = { readonly task: number; readonly paint: number };

/** Begins to listen to long tasks and to inputs; see `tollOf`. */
export function listenForTolls(page: Page): Promise<number> {
  return inPage<number>(
    page,
    `window.tasks_ = []; window.paints_ = [];
     new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) tasks_.push(duration); })
       .observe({ type: "longtask" });
     new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) paints_.push(duration); })
       .observe({ type: "event", durationThreshold: 16 });
     0`,
  );
}

/** Gives an input and waits a while: the longest task of over 50 ms (else 50 or less counts as 0), and the input's time to the next paint (16 or more). */
export async function tollOf(page: Page, act: () => Promise<unknown>): Promise<Toll> {
  await inPage(page, "tasks_.length = 0; paints_.length = 0; 0");
  await act();
  await page.waitForTimeout(900);
  return inPage<Toll>(page, `({ task: Math.max(0, ...tasks_), paint: Math.max(16, ...paints_) })`);
}
