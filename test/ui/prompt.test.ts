/** Are screens and dialogs there at once, where their files came long before? */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { inPage, newStage, type Stage, sceneOn } from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

describe.skipIf(!chromiumPath)("what is shown for the first time", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await newStage();
  }, 120_000);
  afterAll(async () => {
    expect(stage.complaints()).toEqual([]);
    await stage.close();
  });

  test("a screen is on the page before the next frame, and so is a dialog", async () => {
    const page = await stage.open("host=demo&screen=map");
    await sceneOn(page, 1);
    await page.waitForTimeout(1500);
    const atOnce = (press: string, look: string) =>
      inPage<boolean>(
        page,
        `(async () => {
          document.querySelector(${JSON.stringify(press)}).click();
          await new Promise((done) => setTimeout(done));
          return document.querySelector(${JSON.stringify(look)}) !== null;
        })()`,
      );
    expect(await atOnce(".rail-item:nth-child(2)", ".trace-form")).toBe(true);
    expect(await atOnce('button[aria-label^="Settings"]', ".sheet-form")).toBe(true);
    await page.context().close();
  });
});
