/** What do people see when there is nothing, when a file is too new, when an estate is old, and when a pane fails? */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SNAPSHOT_FORMAT } from "#src/snapshot/index.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { axeFaults, inPage, newStage, type Stage, shot } from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

describe.skipIf(!chromiumPath)("states without an answer in Chromium", () => {
  let stage: Stage;
  let folder: string;
  beforeAll(async () => {
    stage = await newStage();
    folder = await mkdtemp(join(tmpdir(), "horizon-empty-"));
  }, 120_000);
  afterAll(async () => {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("an estate without anything: the map and the matrix say so, with a way on", async () => {
    const path = join(folder, "none.json");
    await writeFile(
      path,
      JSON.stringify({
        format: SNAPSHOT_FORMAT,
        takenAt: "2020-01-02T03:04:05Z",
        documents: [],
        gaps: [],
      }),
    );
    expect(await stage.api("open", { paths: [path] })).toMatchObject({ ok: true });
    const page = await stage.open("screen=map");
    await page.locator(".status-bar").waitFor();
    await page.locator(".state-note").waitFor();
    expect(await page.locator(".state-note").getByRole("button").count()).toBe(1);
    expect(await page.locator(".top-bar").textContent()).toMatch(/collected .* days ago/);
    await shot(page, "map-empty");
    expect(await axeFaults(page)).toEqual([]);
    await page.locator(".rail").getByText("Matrix").click();
    await page.locator(".state-note").waitFor();
    expect(await page.locator(".state-note").textContent()).toMatch(/no|nothing/i);
    await shot(page, "matrix-empty");
    expect(await axeFaults(page)).toEqual([]);
    expect(stage.complaints()).toEqual([]);
    await page.context().close();
  });

  test("a snapshot of a newer version says which, and what to do", async () => {
    const page = await stage.open("screen=start");
    const text = JSON.stringify({ format: "split-horizon.snapshot/99", documents: [] });
    await inPage(
      page,
      `(() => {
        const data = new DataTransfer();
        data.items.add(new File([${JSON.stringify(text)}], "later.horizon.json"));
        dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
      })()`,
    );
    await page.getByRole("alert").waitFor();
    await shot(page, "start-newer");
    expect(await page.getByRole("alert").textContent()).toMatch(/newer version/);
    await page.context().close();
  });

  test("a pane that fails by our mistake says so, the rest lives, and it can be shown anew", async () => {
    const page = await stage.open("host=demo&screen=map");
    await page.locator(".box-label").first().waitFor();
    // What the matrix is arranged with is taken away, and given back.
    await inPage(
      page,
      `window.kept_ = Map.groupBy; Map.groupBy = (items, by) => {
        if (items[0]?.counts) throw new Error("broken on purpose");
        return window.kept_.call(Map, items, by);
      }; 0`,
    );
    await page.locator(".rail").getByText("Matrix").click();
    const alert = page.locator(".state-note[role=alert]");
    await alert.waitFor();
    await shot(page, "matrix-defect");
    expect(await alert.textContent()).toContain("The rest of the page still works.");
    expect(await axeFaults(page)).toEqual([]);
    await inPage(page, "Map.groupBy = window.kept_; 0");
    await alert.getByRole("button", { name: "Reload pane" }).click();
    await page.getByRole("gridcell").first().waitFor();
    await page.context().close();
  });
});
