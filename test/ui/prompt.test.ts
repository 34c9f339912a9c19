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
    // The browser advises who reads pixels as the test below does.
    const own = stage.complaints().filter((one) => !one.includes("willReadFrequently"));
    expect(own).toEqual([]);
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

  test("another theme is that of the canvas too, and so is the first one again", async () => {
    const page = await stage.open("host=demo&screen=map");
    await sceneOn(page, 1);
    await page.waitForTimeout(800);
    const theme = async (name: string) => {
      await page.locator(".theme-picker select").selectOption(name);
      await page.waitForTimeout(600);
      // How bright the inside of a closed box is, beside its title.
      return inPage<number>(
        page,
        `(() => {
          const box = [...document.querySelectorAll(".box-label")].find((one) => one.textContent.includes("4 spokes")).getBoundingClientRect();
          return Math.max(...[...document.querySelectorAll(".map-ground canvas")].map((canvas) => {
            const at = canvas.getBoundingClientRect();
            const [x, y] = [box.left + box.width / 2 - at.left, box.bottom - 8 - at.top];
            const [red, , , alpha] = canvas.getContext("2d").getImageData(x, y, 1, 1).data;
            return alpha === 255 ? red : 0;
          }));
        })()`,
      );
    };
    expect(await theme("light")).toBeGreaterThan(200);
    expect(await theme("dark")).toBeLessThan(80);
    expect(await theme("light")).toBeGreaterThan(200);
    await page.context().close();
  });
});
