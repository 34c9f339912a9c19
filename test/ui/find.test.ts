/** Does the one box find what ux.md section 12 promises: things at their best fit, addresses, questions, filters in plain words? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { axeFaults, newStage, type Stage, sceneOn, shot } from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

describe.skipIf(!chromiumPath)("ask or find in Chromium", () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await newStage();
    page = await stage.open("host=demo&screen=map");
    await sceneOn(page, 1);
  }, 120_000);
  afterAll(async () => {
    expect(stage.complaints()).toEqual([]);
    await stage.close();
  });

  const box = () => page.getByRole("combobox", { name: "Ask or find" });
  const first = () => page.locator(".palette-result").first().locator(".result-title");
  const type = async (text: string) => {
    if (!(await box().isVisible())) await page.keyboard.press("Control+k");
    await box().fill(text);
  };

  test.each([
    ["@stcontoso", "stcontoso"],
    ["@pe-stcontoso", "pe-stcontoso"],
    ["@vnet-spoke-01", "vnet-spoke-01"],
    ["@spoke-02", "vnet-spoke-02"],
    ["from vm-app-01 to stcontoso:443", "Trace stcontoso.blob.core.windows.net from vm-app-01"],
    ["from vm-app-01", "Trace from vm-app-01"],
    ["stcontoso", "Trace stcontoso.blob.core.windows.net from vnet-hub-neu/snet-build"],
    ["public from spokes", "Filter by outcome:public from:spoke"],
    ["unexpected blocked to kv-contoso", "Filter by outcome:blocked as:unexpected to:kv-contoso"],
    ["not seen", "Filter by outcome:unseen"],
    [">about", "About Split Horizon"],
  ])("%s finds %s first", async (typed, found) => {
    await type(typed);
    await expect.poll(() => first().textContent()).toBe(found);
  });

  test("the port of a question is kept", async () => {
    await type("from vm-app-01 to stcontoso:8443");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByLabel("Port").inputValue()).toBe("8443");
    await page.keyboard.press("Control+1");
    await sceneOn(page, 1);
  });

  test("an address is told whose it is, with the names that give it", async () => {
    await type("10.1.2.5");
    await expect.poll(() => page.locator(".palette").textContent()).toContain("pe-stcontoso");
    await expect.poll(() => first().textContent()).toContain("stcontoso.blob.core.windows.net");
    await shot(page, "palette-address");
    expect(await axeFaults(page)).toEqual([]);
    await type("10.99.0.1");
    await expect.poll(() => page.locator(".palette").textContent()).toContain("10.99.0.1");
    expect(await page.locator(".palette-result").count()).toBe(0);
  });

  test("a filter that is none says why", async () => {
    await type("kind:storage (");
    await expect.poll(() => page.locator(".palette").textContent()).toContain("Not valid");
  });

  test("nothing typed: what can be done with the selection, and never the box itself", async () => {
    await type("@pe-stcontoso");
    await page.keyboard.press("Enter");
    await sceneOn(page, 3);
    await type("");
    await expect
      .poll(() => page.locator(".palette-result").allTextContents())
      .toContain("pe-stcontosoIsolate");
    const all = await page.locator(".palette-result").allTextContents();
    expect(all.some((text) => text.startsWith("GoAsk or find"))).toBe(false);
    await page.keyboard.press("Escape");
  });
});
