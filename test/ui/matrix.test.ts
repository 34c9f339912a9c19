/** Do groups of the matrix close to what they come to, by mouse and by keys, in the grid, the overview and the table? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { axeFaults, inPage, newStage, type Stage, shot, viewPart } from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

describe.skipIf(!chromiumPath)("groups of the matrix in Chromium", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await newStage();
  }, 120_000);
  afterAll(async () => {
    expect(stage.complaints()).toEqual([]);
    await stage.close();
  });

  const open = async (parts: Readonly<Record<string, string>> = {}) => {
    const page = await stage.open(`host=demo&screen=matrix&${viewPart(parts)}`);
    await page.getByRole("gridcell").first().waitFor();
    return page;
  };
  const row = (page: Page, name: string) =>
    page.getByRole("rowheader", { name: new RegExp(`^${name},`) });
  const focused = (page: Page) =>
    inPage<string>(page, "document.activeElement?.getAttribute('aria-label') ?? ''");

  test("a group of rows closes to one line whose cells add up, and opens again", async () => {
    const page = await open({ columnsBy: "none" });
    const caption = await page.locator(".matrix-caption").textContent();
    const head = row(page, "vnet-spoke-01");
    const margin = (await head.getAttribute("aria-label")) ?? "";
    const members = Number(/, (\d+) vantages?:/.exec(margin)?.[1]);
    expect(members).toBeGreaterThan(1);
    const total = [...margin.matchAll(/(\d+) [A-Z]/g)].reduce((sum, [, n]) => sum + Number(n), 0);
    const rows = Number(await page.getByRole("treegrid").getAttribute("aria-rowcount"));
    await head.click();
    expect(await head.getAttribute("aria-expanded")).toBe("false");
    expect(Number(await page.getByRole("treegrid").getAttribute("aria-rowcount"))).toBe(
      rows - members,
    );
    await page.locator(".matrix-row.is-group .matrix-sum").first().waitFor();
    const sums = await page.locator(".matrix-sum .number").allTextContents();
    const columns = Number(/× (\d+) =/.exec(caption ?? "")?.[1]);
    // Every shown sum is over the members of the group, and all of them over the whole.
    expect(sums.every((text) => Number(text) <= members)).toBe(true);
    expect(total).toBe(members * columns);
    expect(await page.locator(".matrix-caption").textContent()).toBe(caption);
    expect(page.url()).toContain("folded=row");
    await head.click();
    expect(await head.getAttribute("aria-expanded")).toBe("true");
    expect(page.url()).not.toContain("folded=");
  });

  test("Left closes and Right opens on the heads of groups; Enter traces only on a pair", async () => {
    const page = await open();
    await page.getByRole("gridcell").first().click();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toMatch(/vantage/);
    const head = page.locator(":focus");
    expect(await head.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => page.locator(":focus").getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("End");
    await page.locator(".is-sum:focus").waitFor();
    await page.keyboard.press("Enter");
    // The group is open again, and nothing was traced.
    await expect.poll(() => page.locator(".is-sum").count()).toBe(0);
    expect(page.url()).toContain("#/matrix");
    await page.keyboard.press("Home");
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowUp");
    const group = await focused(page);
    expect(group).toMatch(/names?:/);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => page.locator(":focus").getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.locator(":focus").getAttribute("aria-expanded")).toBe("true");
    expect(await focused(page)).toBe(group);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain("#/trace");
  });

  test("all groups closed: a small matrix whose numbers are those of the whole; N opens what it jumps to", async () => {
    const page = await open();
    const caption = (await page.locator(".matrix-caption").textContent()) ?? "";
    await page.getByRole("button", { name: "Close groups" }).click();
    await page.locator(".matrix-sum").first().waitFor();
    await shot(page, "matrix-closed");
    await page.emulateMedia({ colorScheme: "dark" });
    await shot(page, "matrix-closed-dark");
    await page.emulateMedia({ colorScheme: "light" });
    const sums = await page.locator(".matrix-sum .number").allTextContents();
    const pairs = sums.reduce((sum, text) => sum + Number(text), 0);
    expect(caption).toContain(`= ${pairs.toLocaleString("en")} pairs`);
    const name = await page.locator(".is-sum").first().getAttribute("aria-label");
    expect(name).toMatch(/ to .*: \d+ /);
    await page.locator("main").focus();
    await page.keyboard.press("n");
    const selected = page.locator(".matrix-cell.is-selected");
    await selected.waitFor();
    expect(await selected.getAttribute("aria-label")).toContain("not as expected");
    expect(await page.locator(".is-sum").count()).toBeGreaterThan(0);
    await page.keyboard.press("u");
    await expect
      .poll(() => page.locator(".matrix-caption").textContent())
      .toMatch(/= (\d+) pairs · \1 unexpected/);
    await shot(page, "matrix-closed-unexpected");
    expect(await page.getByRole("button", { name: "Close groups" }).isVisible()).toBe(true);
  });

  test("groups are by what a person chooses, on both axes", async () => {
    const page = await open();
    const titles = () => page.locator(".matrix-row-head.is-group").allTextContents();
    expect((await titles()).join()).toContain("vnet-spoke-01");
    await page.getByLabel("Group rows").selectOption("region");
    await expect.poll(async () => (await titles()).join()).toContain("West Europe");
    await page.getByLabel("Group rows").selectOption("subscription");
    await expect.poll(async () => (await titles()).join()).toContain("contoso-apps");
    await page.getByLabel("Group rows").selectOption("none");
    await expect.poll(async () => (await titles()).length).toBe(0);
    for (const by of ["zone", "resourceGroup", "region"]) {
      await page.getByLabel("Group columns").selectOption(by);
      await expect.poll(() => page.url()).toContain(`columnsBy=${by}`);
      expect(await page.locator(".matrix-column-group").count(), by).toBeGreaterThan(0);
    }
    await page.getByLabel("Group columns").selectOption("none");
    await expect.poll(() => page.locator(".matrix-column-group").count()).toBe(0);
    expect(await page.getByRole("button", { name: /(Close|Open) groups/ }).count()).toBe(0);
  });

  test("the order by the worst puts first what has most unexpected pairs, groups and their rows alike", async () => {
    const page = await open({ order: "worst" });
    const unexpected = async (selector: string) =>
      (
        await page
          .locator(selector)
          .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""))
      ).map((label) => Number(/; (\d+) unexpected/.exec(label)?.[1] ?? 0));
    const groups = await unexpected(".matrix-row-head.is-group");
    expect(groups).toEqual(groups.toSorted((a, b) => b - a));
    expect(groups[0]).toBeGreaterThan(0);
  });

  test("in the overview dots are no targets: heads are, and lead back to cells", async () => {
    const page = await open({ zoom: "12" });
    const caption = await page.locator(".matrix-caption").textContent();
    expect(await page.locator(".matrix-cell[tabindex='0']").count()).toBe(0);
    const head = page.locator("[data-cell-focus=true]");
    await head.focus();
    await row(page, "vnet-spoke-01").click();
    await shot(page, "matrix-overview-closed");
    expect(await row(page, "vnet-spoke-01").getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".is-overview").count()).toBe(0);
    expect(await page.locator(".matrix-caption").textContent()).toBe(caption);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.getByLabel("Size").fill("24");
    await expect
      .poll(() =>
        page
          .locator(".matrix-cell")
          .first()
          .boundingBox()
          .then((box) => box?.height),
      )
      .toBe(24);
    await shot(page, "matrix-compact");
  });

  test("the table has the same groups, closed or open", async () => {
    const table = await stage.open(`host=demo&screen=matrix&${viewPart({ asTable: "1" })}`);
    await table.locator("table[aria-rowcount]").waitFor();
    const count = async () =>
      Number(await table.locator("table[aria-rowcount]").getAttribute("aria-rowcount"));
    const all = await count();
    const head = table.getByRole("button", { name: /^\W*vnet-hub-neu,/ });
    await head.click();
    await expect.poll(count).toBeLessThan(all);
    expect(await head.getAttribute("aria-expanded")).toBe("false");
    await shot(table, "matrix-table-groups");
    expect(await axeFaults(table)).toEqual([]);
  });

  test("Space puts pairs of one name side by side, and the trace opens with them", async () => {
    const page = await open({ rowsBy: "none", columnsBy: "none" });
    await page.getByRole("gridcell").first().click();
    await page.keyboard.press(" ");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press(" ");
    await expect.poll(() => page.locator(".tray li").count()).toBe(2);
    await page.locator(".short-trace li").first().waitFor();
    await shot(page, "matrix-tray");
    expect(await page.locator(".short-trace .decides").count()).toBe(1);
    await page.getByRole("button", { name: "Open side by side" }).click();
    await expect.poll(() => page.locator(".column").count()).toBe(2);
  });

  test("what is closed is closed again after the way to another screen and back", async () => {
    const page = await open();
    await row(page, "vnet-spoke-01").click();
    await page.getByRole("gridcell").last().dblclick();
    await page.keyboard.press("Control+1");
    await expect.poll(() => page.url()).toContain("#/map");
    await page.keyboard.press("Control+3");
    await row(page, "vnet-spoke-01").waitFor();
    expect(await row(page, "vnet-spoke-01").getAttribute("aria-expanded")).toBe("false");
  });
});
