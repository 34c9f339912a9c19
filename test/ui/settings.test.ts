/** Are settings applied at once and kept, may letters be moved or switched off, and does About tell all? */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { axeFaults, inPage, newStage, type Stage, sceneOn, shot } from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

describe.skipIf(!chromiumPath)("settings and about", () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await newStage();
  }, 240_000);
  afterEach(() => page.context().close());
  afterAll(() => stage?.close());

  const dialog = () => page.getByRole("dialog");
  async function open(theme: "light" | "dark" = "light") {
    page = await stage.open("host=demo&screen=map", { theme });
    page.setDefaultTimeout(10_000);
    await sceneOn(page, 1);
    await page.getByRole("button", { name: "Settings" }).click();
    await dialog().waitFor();
  }
  const root = <T>(expression: string) => inPage<T>(page, `document.documentElement.${expression}`);

  test("theme and density apply at once, and are kept", async () => {
    await open();
    await dialog()
      .getByRole("combobox", { name: /^Theme/ })
      .selectOption("dark");
    await dialog().getByRole("combobox", { name: /^Rows/ }).selectOption("compact");
    expect(await root("dataset.theme")).toBe("dark");
    expect(await root("dataset.density")).toBe("compact");
    await shot(page, "settings-dark");
    await page.reload();
    await page.locator(".status-bar").waitFor();
    expect(await root("dataset.theme")).toBe("dark");
    expect(await root("dataset.density")).toBe("compact");
    // The picker of the top bar is the same setting.
    await page.locator(".top-bar .theme-picker select").selectOption("light");
    await page.reload();
    await page.locator(".status-bar").waitFor();
    expect(await root("dataset.theme")).toBe("light");
  });

  test("a letter is given another key, which is then the command's, and the old one is not", async () => {
    await open();
    const outline = dialog().getByLabel("Key of Show or hide the outline");
    await outline.fill("Q");
    await page.keyboard.press("Escape");
    await page.keyboard.press("q");
    await page.locator(".drawer").waitFor();
    await page.keyboard.press("q");
    await expect.poll(() => page.locator(".drawer").count()).toBe(0);
    await page.keyboard.press("o");
    await page.waitForTimeout(200);
    expect(await page.locator(".drawer").count()).toBe(0);
    await page.keyboard.press("?");
    await expect.poll(() => dialog().textContent()).toMatch(/Show or hide the outline\s*Q/);
  });

  test("a key that another command has is refused by its name", async () => {
    await open();
    await dialog().getByLabel("Key of Show or hide the outline").fill("/");
    await expect
      .poll(() => dialog().getByRole("alert").textContent())
      .toBe("/ is the key of Filter. Choose another.");
  });

  test("letters can be switched off; chords stay", async () => {
    await open();
    await dialog()
      .getByRole("checkbox", { name: /^Single letters/ })
      .uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("o");
    await page.waitForTimeout(200);
    expect(await page.locator(".drawer").count()).toBe(0);
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Ask or find" }).waitFor();
  });

  test("what another version kept is understood as far as it can be", async () => {
    await open();
    await inPage(
      page,
      `localStorage.setItem("horizon.settings", '{"theme":"blue","density":"compact","keys":{"outline":7}}')`,
    );
    await page.reload();
    await page.locator(".status-bar").waitFor();
    expect(await root("dataset.density")).toBe("compact");
    expect(await root("dataset.theme ?? 'system'")).toBe("system");
  });

  test("About tells the version, what it runs on, and each package with the text of its licence", async () => {
    await open();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.keyboard.type(">About");
    await page.keyboard.press("Enter");
    const about = page.getByRole("dialog", { name: "About Split Horizon" });
    await about
      .getByText(/Made with \d+ packages/)
      .first()
      .waitFor();
    const { version } = JSON.parse(
      await readFile(join(import.meta.dirname, "../../package.json"), "utf8"),
    );
    expect(await about.textContent()).toContain(`Version ${version}`);
    expect(await about.textContent()).toMatch(/Runs on Chromium [\d.]+/);
    await about.getByLabel("Search packages").first().fill("cytoscape");
    await about.getByRole("button", { name: /^cytoscape/ }).click();
    await expect
      .poll(() => about.locator("pre").textContent())
      .toContain("Permission is hereby granted");
    await shot(page, "about");
    expect(await axeFaults(page)).toEqual([]);
  });

  for (const theme of ["light", "dark"] as const) {
    test(`axe finds nothing in the settings, ${theme}`, async () => {
      await open(theme);
      expect(await axeFaults(page)).toEqual([]);
      await shot(page, `settings-${theme}`);
    });
  }

  test("at 400 % zoom nothing of the sheets and dialogs is cut off or scrolls sideways", async () => {
    page = await stage.open("host=demo&screen=map", { width: 320, height: 640 });
    page.setDefaultTimeout(10_000);
    for (const command of ["Collect from Azure", "Export", "Settings", "About Split Horizon"]) {
      await page.keyboard.press("Control+k");
      await page.keyboard.type(`>${command}`);
      await page.keyboard.press("Enter");
      const own = page.getByRole("dialog", { name: command });
      await own.waitFor();
      await shot(page, `narrow-${command.toLowerCase().replaceAll(" ", "-")}`);
      const cut = await inPage<readonly string[]>(
        page,
        `[...document.querySelectorAll(".modal, .modal .dialog > *, .modal input, .modal select, .modal button")]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 ||
            (one.matches(".modal") && one.scrollWidth > one.clientWidth + 1))
          .map((one) => one.className + " " + one.textContent.slice(0, 40))`,
      );
      expect([command, cut]).toEqual([command, []]);
      await page.keyboard.press("Escape");
      await own.waitFor({ state: "detached" });
    }
  });

  test("the console stays silent", () => {
    expect(stage.complaints()).toEqual([]);
  });
});
