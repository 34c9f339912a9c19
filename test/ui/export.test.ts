/** Does the Export dialog show what it saves, in every format, and redacted where that is asked? */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { cli } from "../cli/call.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import {
  axeFaults,
  demo,
  inPage,
  newStage,
  type Stage,
  sceneOn,
  shot,
  viewPart,
} from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

describe.skipIf(!chromiumPath)("the Export dialog", () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await newStage();
  }, 240_000);
  afterEach(() => page.context().close());
  afterAll(() => stage?.close());

  const dialog = () => page.getByRole("dialog", { name: "Export" });
  const choose = (label: string, value: string) =>
    dialog()
      .getByRole("combobox", { name: new RegExp(`^${label}`) })
      .selectOption(value);
  const preview = () => dialog().getByRole("region", { name: "Preview" });
  const picture = () => preview().locator("img");
  const text = () => preview().locator("pre");

  async function open(query = "host=demo&screen=map", theme: "light" | "dark" = "light") {
    page = await stage.open(query, { theme });
    page.setDefaultTimeout(15_000);
    // The content policy lets nothing be fetched, not even what the page made: so what it makes is kept.
    await inPage(
      page,
      `void (window.made = new Map(), window.make = URL.createObjectURL, URL.createObjectURL = (blob) => {
        const url = window.make.call(URL, blob);
        window.made.set(url, blob);
        return url;
      })`,
    );
    await page.keyboard.press("Control+Shift+E");
    await dialog().waitFor();
  }
  /** Saves, and reads what came. */
  async function saved(): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog().getByRole("button", { name: "Save…" }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  test("the picture that is shown is the file that is saved, under a name that sorts", async () => {
    await open();
    await picture().waitFor();
    const shown = await inPage<string>(
      page,
      `window.made.get(document.querySelector(".export-preview img").src).text()`,
    );
    await shot(page, "export-svg");
    const { name, bytes } = await saved();
    expect(name).toMatch(/^contoso-demo_\d{4}-\d\d-\d\d_map\.svg$/);
    expect(bytes.toString()).toBe(shown);
    expect(shown).toContain("vnet-hub");
    expect(shown).toContain("<title");
    await expect.poll(() => dialog().textContent()).toContain(`Saved ${name}`);
  });

  test("every format of every subject is shown and made", async () => {
    await open();
    const starts: Readonly<Record<string, readonly [string, string][]>> = {
      view: [
        ["png", "\x89PNG"],
        ["pdf", "%PDF-"],
        ["drawio", "<mxfile"],
        ["vsdx", "PK"],
        ["mermaid", ""],
        ["dot", ""],
        ["html", "<!doctype html>"],
        ["json", "{"],
      ],
      report: [
        ["markdown", ""],
        ["html", "<!doctype html>"],
        ["pdf", "%PDF-"],
        ["docx", "PK"],
      ],
      matrix: [
        ["csv", ""],
        ["xlsx", "PK"],
      ],
    };
    for (const [subject, formats] of Object.entries(starts)) {
      await choose("What", subject);
      for (const [format, start] of formats) {
        await choose("As", format);
        await expect.poll(() => picture().or(text()).count(), { message: format }).toBe(1);
        const { name, bytes } = await saved();
        expect(name, format).toMatch(/\.[a-z]+$/);
        expect(bytes.length, format).toBeGreaterThan(200);
        const head = bytes.subarray(0, 20).toString("latin1").toLowerCase();
        if (format === "markdown") expect(bytes.toString()).toContain("(data:image/svg+xml,%3Csvg");
        expect(head.startsWith(start.toLowerCase()), `${subject} ${format}: ${head}`).toBe(true);
      }
      await shot(page, `export-${subject}`);
    }
  }, 180_000);

  test("theme, legend, title and date are in the preview at once", async () => {
    await open();
    const shown = () =>
      inPage<string>(
        page,
        `(window.made.get(document.querySelector(".export-preview img")?.src) ?? new Blob()).text()`,
      );
    await picture().waitFor();
    const before = await shown();
    await dialog().getByLabel("Title in the file").fill("Design of the hub");
    await expect.poll(shown).toContain("Design of the hub");
    await choose("Colours", "dark");
    await expect.poll(async () => (await shown()) === before).toBe(false);
    const withLegend = (await shown()).length;
    await dialog().getByRole("checkbox", { name: "With legend" }).uncheck();
    await expect.poll(async () => (await shown()).length).toBeLessThan(withLegend);
    await dialog()
      .getByLabel(/^Date in the file/)
      .fill("no date");
    await expect.poll(() => preview().textContent()).toContain('"no date" is no date');
    await dialog()
      .getByLabel(/^Date in the file/)
      .fill("2026-01-31");
    await expect
      .poll(() => dialog().getByLabel("File name").inputValue())
      .toBe("design-of-the-hub_2026-01-31_map.svg");
  });

  test("redacted, neither preview nor file tells a name of the estate", async () => {
    await open();
    await dialog()
      .getByRole("checkbox", { name: /^Redact/ })
      .check();
    await expect.poll(() => picture().getAttribute("alt")).toMatch(/^redacted/);
    const { name, bytes } = await saved();
    expect(name).not.toContain("contoso");
    expect(bytes.toString()).not.toMatch(/contoso|vm-app|rg-app/i);
    await shot(page, "export-redacted");
  });

  test("text and pixels are copied; a PDF is not", async () => {
    await open();
    await choose("As", "mermaid");
    await expect.poll(() => text().textContent()).toContain("flowchart");
    await dialog().getByRole("button", { name: "Copy" }).click();
    await expect.poll(() => inPage(page, "navigator.clipboard.readText()")).toContain("flowchart");
    await choose("As", "png");
    await picture().waitFor();
    await dialog().getByRole("button", { name: "Copy" }).click();
    await expect
      .poll(() => inPage(page, "navigator.clipboard.read().then(([item]) => item.types.join())"))
      .toBe("image/png");
    await choose("As", "pdf");
    await expect.poll(() => dialog().getByRole("button", { name: "Copy" }).count()).toBe(0);
  });

  test("a trace that is asked can be exported, and a draw.io file keeps what people changed", async () => {
    await open(`host=demo&screen=trace&${viewPart({ from: demo.vmApp, name: demo.blob })}`);
    await expect
      .poll(() => dialog().getByRole("combobox", { name: /^What/ }).inputValue())
      .toBe("trace");
    await picture().waitFor();
    await shot(page, "export-trace");
    await choose("As", "drawio");
    const { bytes } = await saved();
    await dialog()
      .getByLabel("Keep what people changed in an earlier export")
      .setInputFiles({ name: "before.drawio", mimeType: "text/xml", buffer: bytes });
    await choose("As", "svg");
    await choose("As", "drawio");
    const again = await saved();
    expect(again.bytes.toString()).toContain("<mxfile");
  });

  test("what changed since an earlier snapshot is shown once that is chosen, and saved", async () => {
    const folder = mkdtempSync(join(tmpdir(), "split-horizon-"));
    const file = join(folder, "last month.json");
    await cli("import", "demo", "-o", file);
    const { documents, ...head }: { readonly documents: readonly unknown[] } = JSON.parse(
      readFileSync(file, "utf8"),
    );
    const then = documents.filter((one) => !/vnet-spoke-12/i.test(JSON.stringify(one)));
    writeFileSync(file, JSON.stringify({ ...head, documents: then }));
    await open();
    await choose("What", "comparison");
    await expect.poll(() => preview().textContent()).toContain("of an earlier day");
    expect(await dialog().getByRole("button", { name: "Save…" }).isDisabled()).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      dialog().getByRole("button", { name: "Open files…" }).click(),
    ]);
    await chooser.setFiles(file);
    await picture().waitFor();
    expect(await dialog().textContent()).toContain("last month.json");
    await shot(page, "export-comparison");
    const svg = await saved();
    expect(svg.bytes.toString()).toMatch(/[1-9]\d* added, \d+ removed/);
    await choose("As", "drawio");
    expect((await saved()).bytes.toString()).toContain('value="Added, Removed, Changed"');
    expect(await axeFaults(page)).toEqual([]);
    // What is no estate is told of, and the dialog goes on.
    writeFileSync(file, "no estate");
    const [again] = await Promise.all([
      page.waitForEvent("filechooser"),
      dialog().getByRole("button", { name: "Open files…" }).click(),
    ]);
    await again.setFiles(file);
    await expect
      .poll(() => preview().getByRole("alert").textContent())
      .toContain("last month.json");
    rmSync(folder, { recursive: true });
  });

  test("by keyboard alone, and Escape leaves", async () => {
    await open();
    await picture().waitFor();
    await dialog().getByLabel("File name").focus();
    const coming = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    await coming;
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog().count()).toBe(0);
    await sceneOn(page, 1);
  });

  for (const theme of ["light", "dark"] as const) {
    test(`axe finds nothing, ${theme}`, async () => {
      await open("host=demo&screen=map", theme);
      await picture().waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await choose("What", "report");
      await text().waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await shot(page, `export-report-${theme}`);
    });
  }

  test("the console stays silent", () => {
    expect(stage.complaints()).toEqual([]);
  });
});
