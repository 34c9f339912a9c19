/** Does the map answer for what is selected, and does it say so when a filter leaves nothing? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import {
  axeFaults,
  demo,
  newStage,
  type Stage,
  sceneOn,
  shot,
  viewPart,
} from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

describe.skipIf(!chromiumPath)("answers of the map in Chromium", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await newStage();
  }, 120_000);
  afterAll(async () => {
    expect(stage.complaints()).toEqual([]);
    await stage.close();
  });

  const details = (page: Page) => page.getByRole("complementary", { name: "Details" });

  test("an endpoint tells who comes through it, who should and does not, and its facts", async () => {
    const page = await stage.open(`host=demo&screen=map&${viewPart({ level: "3" })}`);
    const scene = await sceneOn(page, 3);
    const box = scene.boxes.find(({ title }) => title === "pe-stcontoso");
    await page.goto(
      `${page.url().split("#")[0]}#/map?level=3&select=${encodeURIComponent(box?.id ?? "")}`,
    );
    await expect
      .poll(() => details(page).textContent())
      .toMatch(
        /vantages reach stcontoso privately through this endpoint; .*snet-app.* more do not, and should\./,
      );
    const text = (await details(page).textContent()) ?? "";
    expect(text).toContain("Address10.1.2.5");
    expect(text).toContain("Servesstcontoso blob");
    expect(text).toContain("ConnectionApproved");
    await shot(page, "map-endpoint");
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });

  test("a filter that leaves no way says so and is taken back by one press", async () => {
    const page = await stage.open("host=demo&screen=map");
    await sceneOn(page, 1);
    await page.locator("#filter").fill("kind:redis outcome:endpoint");
    const note = page.locator(".map-notice");
    await expect
      .poll(() => note.textContent())
      .toContain("Nothing matches kind:redis outcome:endpoint.");
    await note.getByRole("button", { name: "Clear filter" }).click();
    await expect.poll(() => page.locator("#filter").inputValue()).toBe("");
    await note.waitFor({ state: "detached" });
    await page.context().close();
  });

  test("a trace whose sentence tells only what came of it names the deciding step beside it", async () => {
    const view = viewPart({ from: demo.vmApp, name: demo.blob });
    const page = await stage.open(`host=demo&screen=trace&${view}`);
    const decided = page.locator(".answer-decided");
    await decided.waitFor();
    expect(await decided.textContent()).toMatch(
      /^Step 3 decides: Azure DNS, asked from vnet-spoke-01: no zone linked/,
    );
    expect(await page.locator(".strip").textContent()).not.toContain("168.63.129.16");
    await page.locator("button.step").first().click();
    await decided.getByRole("button").click();
    expect(await page.locator(".step[aria-current=step]").getAttribute("data-step")).toBe("3");
    await page.context().close();
  });
});
