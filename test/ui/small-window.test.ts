/** Is the map still a map in a small window, or at 200 and 400 % zoom? Nothing that floats lies on something else. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { axeFaults, inPage, newStage, type Stage, sceneOn } from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

type Place = { readonly name: string; readonly l: number; readonly t: number } & {
  readonly r: number;
  readonly b: number;
};

describe.skipIf(!chromiumPath)("the map in small windows", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await newStage();
  }, 120_000);
  afterAll(async () => {
    expect(stage.complaints()).toEqual([]);
    await stage.close();
  });

  test.each([
    [1440, 900],
    [960, 600],
    [720, 450],
    [360, 640],
  ])("at %i × %i", async (width, height) => {
    const page = await stage.open("host=demo&screen=map", { width, height });
    await sceneOn(page, 1);
    await page.locator('.map-canvas[data-drawn="1"]').waitFor();
    const places = await inPage<readonly Place[]>(
      page,
      `[...document.querySelectorAll(".task-card, .level-control, .zoom-control, .twin-control, .lane-head")]
        .map((one) => ({ one, rect: one.getBoundingClientRect() }))
        .map(({ one, rect }) => ({ name: one.className + " " + one.textContent, l: rect.left, t: rect.top, r: rect.right, b: rect.bottom }))`,
    );
    const lying = places.flatMap((a, i) =>
      places
        .slice(i + 1)
        .filter((b) => a.l < b.r - 1 && b.l < a.r - 1 && a.t < b.b - 1 && b.t < a.b - 1)
        .map((b) => `${a.name} on ${b.name}`),
    );
    expect(lying).toEqual([]);
    const [cardTop, fieldTop] = await inPage<readonly [number, number]>(
      page,
      `[".task-card", ".map-field"].map((one) => document.querySelector(one).getBoundingClientRect().top)`,
    );
    expect(cardTop).toBeGreaterThanOrEqual(fieldTop);
    expect(await inPage<number>(page, "document.documentElement.scrollWidth")).toBe(width);
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });

  test("the table of wires and the outline are one press away, and say which is shown", async () => {
    const page = await stage.open("host=demo&screen=map");
    await sceneOn(page, 1);
    const twin = page.getByRole("group", { name: "The map in words" });
    await twin.getByRole("button", { name: "Table" }).click();
    await page.getByRole("table", { name: "Wires of the map" }).waitFor();
    expect(await page.getByRole("treegrid").count()).toBe(0);
    await twin.getByRole("button", { name: "Outline" }).click();
    await page.getByRole("treegrid").waitFor();
    expect(await twin.getByRole("button", { pressed: true }).textContent()).toBe("Outline");
    await page.context().close();
  });
});
