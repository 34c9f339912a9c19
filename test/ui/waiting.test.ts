/** What do people see while an answer takes its time, when they stop it, without a network, and when a filter leaves nothing? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { arm } from "#src/demo/index.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import {
  axeFaults,
  inPage,
  newStage,
  type Stage,
  sceneOn,
  shot,
  viewPart,
} from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

describe.skipIf(!chromiumPath)("states on the way to an answer in Chromium", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await newStage();
  }, 120_000);
  afterAll(async () => {
    expect(stage.complaints()).toEqual([]);
    await stage.close();
  });
  const inBothThemes = async (page: Page, name: string) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await shot(page, `${name}-${colorScheme}`);
      expect(await axeFaults(page), name).toEqual([]);
    }
  };

  for (const { screen, call, here } of [
    { screen: "map", call: "scene", here: ".map-canvas" },
    { screen: "matrix", call: "matrix", here: "[role=gridcell]" },
  ]) {
    test(`the ${screen}: after a second what is happening, with Cancel; what was stopped is asked again only when told`, async () => {
      const page = await stage.open(`host=demo&screen=${screen}&hold=${call}`);
      const sentence = page.locator(".waiting-text");
      await sentence.waitFor();
      expect(await page.locator(here).count()).toBe(0);
      await inBothThemes(page, `${screen}-waiting`);
      await sentence.getByRole("button", { name: "Cancel" }).click();
      const note = page.locator(".state-note[role=alert]");
      await note.waitFor();
      expect(await note.textContent()).toMatch(/^Stopped: /);
      await inBothThemes(page, `${screen}-stopped`);
      // Another screen and back do not ask for it by themselves.
      await page.keyboard.press("Control+2");
      await expect.poll(() => page.url()).toContain("#/trace");
      await page.goBack();
      await note.waitFor();
      await note.getByRole("button", { name: "Ask again" }).click();
      await page.locator(here).first().waitFor();
      expect(await note.count()).toBe(0);
      await page.context().close();
    });
  }

  test("a filter that no wire of the map matches says so, and is taken away", async () => {
    const view = viewPart({ filter: "kind:nonesuch" });
    const page = await stage.open(`host=demo&screen=map&${view}`);
    await sceneOn(page, 1);
    const notice = page.locator(".map-notice");
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(/^Nothing matches kind:nonesuch\. \d+ hidden/);
    await inBothThemes(page, "map-nothing");
    await notice.getByRole("button", { name: "Clear filter" }).click();
    await expect.poll(() => notice.count()).toBe(0);
    expect(page.url()).not.toContain("filter=");
    await page.context().close();
  });

  test("without a network nothing can be collected, and says why; all else works", async () => {
    const page = await stage.open("host=demo&screen=map&offline");
    await sceneOn(page, 1);
    const collect = page.locator(".top-bar").getByRole("button", { name: "Collect", exact: true });
    expect(await collect.getAttribute("aria-disabled")).toBe("true");
    expect(await collect.getAttribute("title")).toContain("offline");
    await collect.click({ force: true });
    expect(await page.getByRole("dialog").count()).toBe(0);
    await inBothThemes(page, "map-offline");
    await page.locator(".rail").getByText("Matrix").click();
    await page.getByRole("gridcell").first().waitFor();
    await page.context().close();
    const start = await stage.open("screen=start&offline");
    await start.getByRole("button", { name: /^Collect from Azure.*offline/ }).click();
    const sheet = start.getByRole("dialog", { name: "Collect from Azure" });
    await sheet.getByText("This computer is offline").waitFor();
    expect(await sheet.getByRole("button", { name: "Continue" }).isDisabled()).toBe(true);
    await inBothThemes(start, "collect-offline");
    await start.context().close();
  });

  test("files of which one is damaged: the place, and what could be read is opened when told", async () => {
    const page = await stage.open("screen=start");
    const network = [arm.vnet("vnet-whole", { prefixes: ["10.8.0.0/16"] })];
    const whole = JSON.stringify(Array.from({ length: 30 }, () => network).flat());
    await inPage(
      page,
      `(() => {
        const data = new DataTransfer();
        data.items.add(new File([${JSON.stringify(whole)}], "whole.json"));
        data.items.add(new File(['[{"id": "/subscr'], "half.json"));
        dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
      })()`,
    );
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("Not everything could be read.");
    expect(await alert.textContent()).toContain("half.json");
    await inBothThemes(page, "start-partly");
    await alert.getByRole("button", { name: /^Open what could be read \(9\d %\)$/ }).click();
    const scene = await sceneOn(page, 1);
    expect(scene.boxes.map(({ title }) => title)).toContain("vnet-whole");
    expect(await page.locator(".strip-note").textContent()).toContain("half.json");
    await page.context().close();
  });

  test("a network that goes and comes is noticed at once", async () => {
    const page = await stage.open("host=demo&screen=map");
    await sceneOn(page, 1);
    const collect = page.locator(".top-bar").getByRole("button", { name: "Collect", exact: true });
    expect(await collect.getAttribute("aria-disabled")).toBe("false");
    await page.context().setOffline(true);
    await expect.poll(() => collect.getAttribute("aria-disabled")).toBe("true");
    await page.context().setOffline(false);
    await expect.poll(() => collect.getAttribute("aria-disabled")).toBe("false");
    await page.context().close();
  });
});
