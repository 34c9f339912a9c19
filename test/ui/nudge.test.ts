/** Do boxes of the map follow the pointer and the keys, stay where they were put, and go back? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { axeFaults, inPage, newStage, type Stage, sceneOn, shot } from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

describe.skipIf(!chromiumPath)("boxes moved by hand in Chromium", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await newStage();
  }, 120_000);
  afterAll(async () => {
    expect(stage.complaints()).toEqual([]);
    await stage.close();
  });

  const label = (page: Page, title: string) =>
    page.locator(".box-label", { hasText: title }).first();
  const placeOf = async (page: Page, title: string) => {
    const place = await label(page, title).boundingBox();
    if (!place) throw new Error(`${title} has no place on the page.`);
    return place;
  };
  const said = (page: Page) => page.locator("[role=status].sr-only").last().textContent();
  /** A title of an outermost box that may go down. */
  const movable = async (page: Page) => {
    const scene = await sceneOn(page, 1);
    const last = scene.bands.at(-1);
    const box = scene.boxes.find(({ parent, y }) => parent === null && y >= (last?.y ?? 0));
    if (!box) throw new Error("No box lies in the last band.");
    return box;
  };

  test("by keys: Shift and an arrow move the focused box, Shift R puts it back, and the camera stays", async () => {
    const page = await stage.open("host=demo&screen=map");
    const { title } = await movable(page);
    const before = await placeOf(page, title);
    await page.mouse.click(before.x + before.width / 2, before.y + 10);
    await page.locator(".map-canvas").focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("Shift+ArrowDown");
    await expect.poll(async () => (await placeOf(page, title)).y).toBeGreaterThan(before.y + 10);
    expect(await said(page)).toContain(`${title}: Move down`);
    await shot(page, "map-nudged");
    await page.emulateMedia({ colorScheme: "dark" });
    await shot(page, "map-nudged-dark");
    for (let i = 0; i < 60; i++) await page.keyboard.press("Shift+ArrowLeft");
    await expect.poll(() => said(page)).toContain("it can go no further");
    await page.keyboard.press("Shift+R");
    await expect.poll(async () => (await placeOf(page, title)).y).toBeCloseTo(before.y, 0);
    await expect.poll(async () => (await placeOf(page, title)).x).toBeCloseTo(before.x, 0);
  });

  test("by pointer: a drag with Shift moves the box, which is there again after the page was closed, and in the export", async () => {
    const page = await stage.open("host=demo&screen=map");
    const { title, id } = await movable(page);
    const before = await placeOf(page, title);
    const [x, y] = [before.x + before.width / 2, before.y + 10];
    await page.keyboard.down("Shift");
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let i = 1; i <= 6; i++) await page.mouse.move(x, y + i * 8);
    await page.mouse.up();
    await page.keyboard.up("Shift");
    await expect.poll(async () => (await placeOf(page, title)).y).toBeGreaterThan(before.y + 30);
    await page.keyboard.press("Control+Shift+e");
    await page.locator(".export-preview img").waitFor();
    const moved = await inPage<number>(
      page,
      `JSON.parse(localStorage.getItem("horizon.places"))["1 Contoso (demo)"]
        .find((one) => one.id === ${JSON.stringify(id)}).dy`,
    );
    expect(moved).toBeGreaterThan(20);
    const reply = await stage.api("exportView", {
      format: "json",
      level: 1,
      moved: [{ id, dx: 0, dy: moved }],
    });
    const still = await stage.api("exportView", { format: "json", level: 1 });
    expect(reply.ok && still.ok && reply.value.text !== still.value.text).toBe(true);
    await page.keyboard.press("Escape");
    await page.reload();
    await sceneOn(page, 1);
    await expect.poll(async () => (await placeOf(page, title)).y).toBeGreaterThan(before.y + 10);
  });

  test("a drag that led too far meets its box again on the way back, and Escape ends it where it began", async () => {
    const page = await stage.open("host=demo&screen=map");
    const { title } = await movable(page);
    const before = await placeOf(page, title);
    const [x, y] = [before.x + before.width / 2, before.y + 10];
    await page.keyboard.down("Shift");
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 600, y, { steps: 5 });
    await page.mouse.move(x, y + 40, { steps: 5 });
    await expect.poll(async () => (await placeOf(page, title)).x).toBeCloseTo(before.x, -0.5);
    await expect.poll(async () => (await placeOf(page, title)).y).toBeCloseTo(before.y + 40, -0.5);
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await placeOf(page, title)).y).toBeCloseTo(before.y, 0);
    await page.mouse.up();
    await page.keyboard.up("Shift");
    expect((await placeOf(page, title)).y).toBeCloseTo(before.y, 0);
  });

  test("what is moved at one level stays there, and the other levels are as they were", async () => {
    const page = await stage.open("host=demo&screen=map");
    const { title, id } = await movable(page);
    const before = await placeOf(page, title);
    await page.mouse.click(before.x + before.width / 2, before.y + 10);
    await page.locator(".map-canvas").focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+ArrowDown");
    const moved = (await sceneOn(page, 1)).boxes.find((box) => box.id === id);
    await page.keyboard.press("2");
    const second = await sceneOn(page, 2);
    const own = await stage.api("scene", { level: 2 });
    expect(second.boxes).toEqual(own.ok && own.value.boxes);
    await page.keyboard.press("1");
    expect((await sceneOn(page, 1)).boxes.find((box) => box.id === id)).toEqual(moved);
  });

  test("from the menu, without a drag and without keys; the menu puts back one box or all", async () => {
    const page = await stage.open("host=demo&screen=map");
    const { title } = await movable(page);
    const before = await placeOf(page, title);
    const menu = async (item: string) => {
      const place = await placeOf(page, title);
      await page.mouse.click(place.x + place.width / 2, place.y + 10, { button: "right" });
      await page.getByRole("menuitem", { name: item, exact: true }).waitFor();
      if (item === "Move down") await shot(page, "map-nudge-menu");
      await page.getByRole("menuitem", { name: item, exact: true }).click();
    };
    await menu("Move down");
    await menu("Move down");
    await expect.poll(async () => (await placeOf(page, title)).y).toBeGreaterThan(before.y + 8);
    expect(await axeFaults(page)).toEqual([]);
    await menu("Reset its place");
    await expect.poll(async () => (await placeOf(page, title)).y).toBeCloseTo(before.y, 0);
    await menu("Move down");
    await menu("Reset places");
    await expect.poll(async () => (await placeOf(page, title)).y).toBeCloseTo(before.y, 0);
  });
});
