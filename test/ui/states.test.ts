/** What do people see when something is missing, strange, refused or large: every state with its sentence and a way on? */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { arm } from "#src/demo/index.ts";
import { largeDocuments } from "../bench/large-documents.ts";
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

/** A VNet whose DNS server nobody described, a machine, and a storage account with its endpoint. */
function unknownServerDocuments() {
  const vnet = arm.vnet("vnet-app", {
    prefixes: ["10.9.0.0/16"],
    dns: ["10.9.0.53"],
    subnets: { "snet-app": "10.9.0.0/24", "snet-pe": "10.9.1.0/24" },
  });
  const subnet = `${vnet.id}/subnets/snet-app`;
  const account = arm.storage("stgap", { publicAccess: "Disabled" });
  const zone = arm.privateZone("privatelink.blob.core.windows.net");
  const endpoint = arm.privateEndpoint("pe-stgap", {
    subnet: `${vnet.id}/subnets/snet-pe`,
    target: account,
    groupId: "blob",
    addresses: ["10.9.1.4"],
    zones: [zone],
  });
  return arm.withBothSides([
    vnet,
    account,
    zone,
    arm.zoneLink(zone, vnet),
    ...endpoint.all,
    ...arm.machine("vm-gap", { subnet, address: "10.9.0.10" }),
    ...arm.machine("vm-dns", { subnet, address: "10.9.0.53" }),
  ]);
}

describe.skipIf(!chromiumPath)("the states of the screens in Chromium", () => {
  let stage: Stage;
  let folder: string;
  beforeAll(async () => {
    stage = await newStage();
    folder = await mkdtemp(join(tmpdir(), "horizon-states-"));
  }, 120_000);
  afterAll(async () => {
    expect(stage.complaints()).toEqual([]);
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("more pairs than a page can hold: the map is drawn without them, the matrix says what it leaves out", async () => {
    const path = join(folder, "large.json");
    await writeFile(path, JSON.stringify(largeDocuments(8000)));
    expect(await stage.api("open", { paths: [path] })).toMatchObject({ ok: true });
    const page = await stage.open("screen=map");
    await sceneOn(page, 1);
    const bar = page.locator(".status-bar");
    expect(await bar.textContent()).toContain("Not as expected: not counted");
    await page.locator(".rail").getByText("Matrix").click();
    await page.getByRole("gridcell").first().waitFor({ timeout: 60_000 });
    expect(await page.locator(".matrix-caption").textContent()).toMatch(
      /\d+ vantages left out, as there are too many pairs/,
    );
    expect(await bar.textContent()).toMatch(/at least \d+ not as expected/);
    await page.context().close();
  }, 120_000);

  test("a server that nobody described: both answers, and telling it changes the answer at once", async () => {
    const path = join(folder, "gap.json");
    await writeFile(path, JSON.stringify(unknownServerDocuments()));
    expect(await stage.api("open", { paths: [path] })).toMatchObject({ ok: true });
    const view = viewPart({ from: "vm:vm-gap", name: "stgap.blob.core.windows.net" });
    const page = await stage.open(`screen=trace&${view}`);
    await page.getByRole("button", { name: "Tell what answers at 10.9.0.53" }).click();
    await page.getByRole("heading", { name: "DNS server 10.9.0.53" }).waitFor();
    await shot(page, "fill-gap");
    expect(await axeFaults(page)).toEqual([]);
    const forwarders = page.getByLabel("Default forwarders");
    await forwarders.fill("here");
    await page.getByRole("button", { name: "Use this" }).click();
    await expect
      .poll(() => page.getByRole("alert").textContent())
      .toContain('"here" is no address');
    await forwarders.fill("168.63.129.16");
    await page.getByRole("button", { name: "Use this" }).click();
    const save = page.getByRole("button", { name: "Save the sites file" });
    await save.waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    expect(download.suggestedFilename()).toBe("sites.json");
    await page.getByRole("button", { name: "Close" }).click();
    await expect.poll(() => page.locator(".answer-facts").textContent()).toContain("10.9.1.4");
    expect(await page.locator(".answer .badge").textContent()).toContain("Private");
  });

  test("a dropped file that is no export says what was seen; a good one is opened", async () => {
    const page = await stage.open("screen=start");
    const drop = (name: string, text: string) =>
      inPage(
        page,
        `(() => {
          const data = new DataTransfer();
          data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
          dispatchEvent(new DragEvent("dragover", { dataTransfer: data, cancelable: true }));
          dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
        })()`,
      );
    await drop("half.json", '{"value": [{"id": "/sub');
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("half.json");
    await shot(page, "start-refused");
    expect(await axeFaults(page)).toEqual([]);
    await drop(
      "vnets.json",
      JSON.stringify([arm.vnet("vnet-drop", { prefixes: ["10.8.0.0/16"] })]),
    );
    const scene = await sceneOn(page, 1);
    expect(scene.boxes.map((box) => box.title)).toContain("vnet-drop");
  });

  test("what was not seen is drawn, counted and named, and is not what is missing", async () => {
    const page = await stage.open(`host=demo&screen=map&${viewPart({ level: "3" })}`);
    const scene = await sceneOn(page, 3);
    const unseen = scene.boxes.filter((box) => box.presence === "unseen").map((box) => box.title);
    expect(unseen).toContain("vnet-legacy");
    expect(await page.locator(".strip-note").textContent()).toContain("answers may be Not seen");
    await page.locator(".strip-note").getByRole("button", { name: "Review" }).click();
    await page.getByRole("heading", { name: "What was read" }).waitFor();
  });

  test("the gaps are listed with the right that would settle each", async () => {
    const page = await stage.open(`host=demo&screen=map&${viewPart({ drawer: "activity" })}`);
    const row = page.getByRole("row", { name: /5b0c0000-0000-4000-8000-000000000009/ });
    await row.waitFor();
    expect(await row.textContent()).toContain("Reader");
  });

  test("what is on screen is exported as previewed, by a name that sorts", async () => {
    const page = await stage.open("host=demo&screen=map");
    await sceneOn(page, 1);
    await page.keyboard.press("Control+Shift+e");
    await page.getByRole("heading", { name: "Export" }).waitFor();
    const picture = page.locator(".export-preview img");
    await picture.waitFor();
    expect(await picture.getAttribute("alt")).toMatch(/\.svg$/);
    await shot(page, "export");
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole("combobox", { name: /^As/ }).selectOption("mermaid");
    await expect
      .poll(() => page.locator(".export-preview pre").textContent())
      .toContain("flowchart");
    const save = page.getByRole("button", { name: "Save" });
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    expect(download.suggestedFilename()).toMatch(/_map\.mmd$/);
  });

  test("without colour, outcomes are told apart by pattern, head, glyph and word", async () => {
    const page = await stage.open("host=demo&screen=map&vision=grey");
    await sceneOn(page, 1);
    await shot(page, "map-grey");
    const legend = await page.locator(".legend").textContent();
    for (const word of ["Private", "Public", "Blocked"]) expect(legend).toContain(word);
  });

  test("no word on the map is smaller than 11 px on screen, at any level", async () => {
    for (const level of ["1", "2", "3"]) {
      const page = await stage.open(`host=demo&screen=map&${viewPart({ level })}`);
      await sceneOn(page, Number(level));
      await page.waitForTimeout(200);
      const small = await inPage<readonly string[]>(
        page,
        `[...document.querySelectorAll(".box-title, .box-subtitle, .band-head, .lane-head")]
          .filter((one) => one.checkVisibility())
          .map((one) => {
            const scale = one.closest(".map-layer")
              ? new DOMMatrix(getComputedStyle(one.closest(".map-layer")).transform).a : 1;
            return [one.textContent, parseFloat(getComputedStyle(one).fontSize) * scale];
          })
          .filter(([, size]) => size < 10.99)
          .map(([text, size]) => text + " " + size)`,
      );
      expect(small, `level ${level}`).toEqual([]);
      await page.context().close();
    }
  });

  test("words of the map keep within their boxes and off each other", async () => {
    for (const level of ["1", "2", "3", "4"]) {
      const parts = { level, ...(level === "4" ? { from: demo.vmData, name: demo.blob } : {}) };
      const page = await stage.open(`host=demo&screen=map&${viewPart(parts)}`);
      await sceneOn(page, Number(level));
      await page.waitForTimeout(200);
      await shot(page, `map-level-${level}`);
      const faults = await inPage<readonly string[]>(
        page,
        `(() => {
          const words = [...document.querySelectorAll(".box-title, .box-subtitle")]
            .filter((one) => one.checkVisibility())
            .map((one) => ({ text: one.textContent, rect: one.getBoundingClientRect() }));
          const hits = [];
          for (const [i, a] of words.entries()) for (const b of words.slice(i + 1)) {
            const across = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
            const down = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
            if (across > 1 && down > 1.5) hits.push(a.text + " / " + b.text + " by " + down);
          }
          return hits;
        })()`,
      );
      expect(faults, `level ${level}`).toEqual([]);
      await page.context().close();
    }
  });
});
