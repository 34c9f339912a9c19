/** Do people get from the first screen to an answer with its evidence, by keyboard alone and by mouse? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { demo, inPage, newStage, type Stage, sceneOn, shot, viewPart } from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

describe.skipIf(!chromiumPath)("the screens in Chromium", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await newStage();
  }, 120_000);
  afterAll(async () => {
    expect(stage.complaints()).toEqual([]);
    await stage.close();
  });

  const traceQuery = `host=demo&screen=trace&${viewPart({ from: demo.vmApp, name: demo.blob })}`;

  test("the first screen says what this is and that it only reads; Enter opens the demo at the map", async () => {
    const page = await stage.open("");
    await expect.poll(() => page.title()).toContain("Split Horizon");
    expect(await page.getByText("See where every name goes, and why.").isVisible()).toBe(true);
    expect(await page.getByText("Reads only. Your data stays on this computer.").isVisible()).toBe(
      true,
    );
    await expect.poll(() => page.locator(".start-foot").textContent()).toMatch(/\d+\.\d+\.\d+/);
    await shot(page, "start-light");
    await expect
      .poll(() => inPage<string>(page, "document.activeElement.textContent"))
      .toContain("Open the demo");
    const started = Date.now();
    await page.keyboard.press("Enter");
    const scene = await sceneOn(page, 1);
    expect(Date.now() - started).toBeLessThan(3000);
    expect(scene.boxes.length).toBeGreaterThan(10);
    expect(await page.title()).toBe("Contoso (demo) · Map · Split Horizon");
    expect(page.url()).toContain("#/map");
    expect(await page.getByRole("region", { name: "Four things to try" }).isVisible()).toBe(true);
  });

  test("by keyboard: ask from the palette, walk the steps, expand the evidence", async () => {
    const page = await stage.open("host=demo&screen=map");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Ask or find" }).waitFor();
    await page.keyboard.type(`https://${demo.blob}/container`);
    const first = page.locator(".palette").getByRole("option").first();
    await expect.poll(() => first.textContent()).toContain(`Trace ${demo.blob} from`);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.keyboard.type(`from vm-app-01 to ${demo.blob}`);
    await expect
      .poll(() => page.locator(".palette").getByRole("option").first().textContent())
      .toContain("vm-app-01");
    await page.keyboard.press("Enter");
    await isTraced(page);
    expect(page.url()).toContain("#/trace");
    const chosen = () =>
      page.locator(".step[aria-current=step]").getAttribute("data-step").then(Number);
    const decider = await chosen();
    await page.keyboard.press("j");
    await expect.poll(chosen).toBe(decider + 1);
    await page.keyboard.press("k");
    await expect.poll(chosen).toBe(decider);
    await page.keyboard.press("e");
    await expect
      .poll(() => page.locator("pre.json").textContent())
      .toContain("privatelink.blob.core.windows.net");
    await shot(page, "trace-evidence");
  });

  test("the trace opens with its sentence, its deciding step marked and selected, and a way to change it", async () => {
    const page = await stage.open(traceQuery);
    await isTraced(page);
    const sentence = await page.locator(".answer-sentence").textContent();
    expect(sentence).toContain("vm-app-01");
    expect(sentence).toContain(demo.blob);
    const deciding = page.locator(".step.decides");
    expect(await deciding.getAttribute("aria-current")).toBe("step");
    expect(await deciding.textContent()).toContain("decides");
    expect(await page.getByText("What would change it").textContent()).toBeTruthy();
    expect(await page.locator(".evidence").first().textContent()).toContain("virtualNetworkLinks");
    await shot(page, "trace-light");
  });

  test("by mouse: every step opens the resource and property that it rests on", async () => {
    const page = await stage.open(traceQuery);
    await isTraced(page);
    const steps = page.locator("button.step");
    const count = await steps.count();
    expect(count).toBeGreaterThan(3);
    let withEvidence = 0;
    for (let i = 0; i < count; i++) {
      await steps.nth(i).click();
      const pane = page.getByRole("region", { name: "Evidence" });
      const text = await pane.textContent();
      expect(text).toMatch(/Resource|rests on no resource/);
      if (text?.includes("Resource")) withEvidence += 1;
    }
    expect(withEvidence).toBeGreaterThan(2);
  });

  test("the same question from two vantages stands side by side, the first difference marked", async () => {
    const two = new URLSearchParams({ name: demo.blob });
    two.append("from", demo.vmApp);
    two.append("from", demo.vmData);
    const page = await stage.open(`host=demo&screen=trace&view=${encodeURIComponent(String(two))}`);
    await expect.poll(() => page.locator(".column").count()).toBe(2);
    await expect.poll(() => page.getByText("first difference").count()).toBe(1);
    await shot(page, "trace-compare");
  });

  test("the map: levels by key, selection by mouse and by keyboard, details that answer", async () => {
    const page = await stage.open("host=demo&screen=map");
    await sceneOn(page, 1);
    await page.locator(".map-canvas").focus();
    await page.keyboard.press("3");
    const scene = await sceneOn(page, 3);
    const endpoint = scene.boxes.find((box) => box.title === "pe-stcontoso");
    expect(endpoint).toBeDefined();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".details h2").textContent()).not.toBe("The estate");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".details h2").textContent()).toBe("The estate");
    await clickBox(page, "pe-stcontoso");
    await expect.poll(() => page.locator(".details h2").textContent()).toContain("pe-stcontoso");
    expect(await page.locator(".details .wire-row").count()).toBeGreaterThan(0);
    await shot(page, "map-3-selected");
    await page.locator(".map-canvas").press("f");
    const drawn = () => page.locator(".box-label").count();
    await expect.poll(drawn).toBeLessThan(scene.boxes.length);
    const alone = await drawn();
    await page.locator(".map-canvas").press("Shift+F");
    await expect.poll(drawn).toBeGreaterThan(alone);
    await page.getByRole("button", { name: "Show all" }).first().click();
    await expect.poll(drawn).toBe(scene.boxes.length);
    await page.getByRole("button", { name: "Trace to here" }).click();
    await expect.poll(() => page.url()).toContain("#/trace");
  });

  test("the camera stays where a person has moved it", async () => {
    const page = await stage.open("host=demo&screen=map");
    await sceneOn(page, 1);
    const box = page.locator(".map-layer");
    const place = () => box.evaluate((one) => one.style.transform);
    const canvas = await page.locator(".map-canvas").boundingBox();
    if (!canvas) throw new Error("The map has no place on the page.");
    const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height / 2 + 60];
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -400);
    await page.waitForTimeout(300);
    const moved = await place();
    await page.locator(".map-canvas").press("2");
    await sceneOn(page, 2);
    await page.waitForTimeout(200);
    expect(await place()).toBe(moved);
    await page.locator(".map-canvas").press("0");
    await expect.poll(place).not.toBe(moved);
  });

  test("boxes open and close by their button, and the address remembers it", async () => {
    const page = await stage.open("host=demo&screen=map");
    const before = await sceneOn(page, 1);
    await page.getByRole("button", { name: "Open 4 spokes", includeHidden: true }).click();
    await expect
      .poll(async () => (await sceneOn(page, 1)).boxes.length)
      .toBeGreaterThan(before.boxes.length);
    expect(page.url()).toContain("open=");
    await page.goBack();
    await expect.poll(async () => (await sceneOn(page, 1)).boxes.length).toBe(before.boxes.length);
  });

  test("the matrix: only unexpected by one key, walked with N, opened by Enter, the same numbers in a table", async () => {
    const page = await stage.open(`host=demo&screen=matrix&${viewPart({ rowsBy: "none" })}`);
    await page.getByRole("gridcell").first().waitFor();
    await shot(page, "matrix-light");
    const caption = page.locator(".matrix-caption");
    const all = await caption.textContent();
    const unexpected = Number(/(\d+) unexpected/.exec(all ?? "")?.[1]);
    expect(unexpected).toBeGreaterThan(0);
    await page.locator("main").focus();
    await page.keyboard.press("u");
    await expect.poll(() => caption.textContent()).toContain(`= ${unexpected} pairs`);
    await page.keyboard.press("n");
    await expect
      .poll(() => page.locator("[role=status].sr-only").last().textContent())
      .toBe(`1 of ${unexpected}`);
    await page.keyboard.press("n");
    const selected = page.locator(".matrix-cell.is-selected");
    await selected.waitFor();
    const name = await selected.getAttribute("aria-label");
    expect(name).toContain("not as expected");
    await page.getByRole("button", { name: "Table", exact: true }).click();
    const rows = page.locator("table[aria-rowcount]");
    expect(await rows.getAttribute("aria-rowcount")).toBe(String(unexpected + 1));
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await selected.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain("#/trace");
    await isTraced(page);
    const sentence = await page.locator(".answer-sentence").textContent();
    expect(sentence).toContain(/ to (\S+):/.exec(name ?? "")?.[1]);
  });

  test("the tip of a cell comes on hover and on focus, can be pointed at, and goes by Escape alone", async () => {
    const page = await stage.open("host=demo&screen=matrix");
    const cells = page.getByRole("gridcell");
    await cells.first().waitFor();
    const tip = page.locator(".cell-tip");
    await cells.nth(2).hover();
    await tip.waitFor();
    expect(await tip.textContent()).toContain(
      (await cells.nth(2).getAttribute("aria-label")) ?? "?",
    );
    await tip.hover();
    await page.waitForTimeout(500);
    expect(await tip.isVisible()).toBe(true);
    await shot(page, "matrix-tip");
    await page.keyboard.press("Escape");
    await expect.poll(() => tip.count()).toBe(0);
    await page.mouse.move(5, 5);
    await cells.first().click();
    await page.keyboard.press("ArrowRight");
    await tip.waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => tip.count()).toBe(0);
    // Only the tip has gone: the pair is still selected.
    expect(await page.locator(".matrix-cell.is-selected").count()).toBe(1);
  });

  test("the filter says whether it is understood, and screens share it", async () => {
    const page = await stage.open("host=demo&screen=matrix");
    await page.getByRole("gridcell").first().waitFor();
    await page.locator("main").focus();
    await page.keyboard.press("/");
    await page.keyboard.type("outcome:nothing");
    await expect
      .poll(() => page.locator("#filter-state").textContent())
      .toContain('"nothing" is no outcome');
    await page.locator("#filter").fill("kind:storage outcome:blocked");
    await expect.poll(() => page.locator("#filter-state").textContent()).toBe("valid");
    expect(await page.locator(".matrix-caption").textContent()).toContain("hidden by the filter");
    await page.locator("#filter").fill("kind:nonesuch");
    await expect
      .poll(() => page.locator(".state-note").textContent())
      .toContain("Nothing matches kind:nonesuch");
    await shot(page, "matrix-nothing");
    await page.locator(".state-note").getByRole("button", { name: "Clear filter" }).click();
    await page.getByRole("gridcell").first().waitFor();
  });

  test("F6 walks the panes, and the sheet of shortcuts lists what the commands are", async () => {
    const page = await stage.open("host=demo&screen=map");
    await sceneOn(page, 1);
    const panes = new Set<string>();
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press("F6");
      panes.add(
        await inPage<string>(
          page,
          `document.activeElement?.closest("[data-pane]")?.dataset.pane ?? ""`,
        ),
      );
    }
    expect(panes.size).toBeGreaterThan(2);
    await page.keyboard.press("?");
    await page.getByRole("heading", { name: "Keyboard shortcuts" }).waitFor();
    await shot(page, "shortcuts");
    await page.keyboard.press("Escape");
    await expect
      .poll(() => page.getByRole("heading", { name: "Keyboard shortcuts" }).count())
      .toBe(0);
  });
});

/** Waits until the first trace is answered. */
async function isTraced(page: Page): Promise<void> {
  await page.locator(".answer-sentence").waitFor();
  await page.locator(".step[aria-current=step]").waitFor();
}

/** Clicks the canvas at the middle of a box. */
async function clickBox(page: Page, title: string): Promise<void> {
  const label = page.locator(".box-label", { hasText: title }).first();
  const place = await label.boundingBox();
  if (!place) throw new Error(`${title} has no place on the page.`);
  await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
}
