/** Does the same page work in the desktop window: the demo by a switch, files by argument, dialog and menu, bad input with its sentence? */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { demoSnapshot } from "#src/demo/index.ts";
import { builtProgram } from "#src/tools/index.ts";
import { noChromium } from "../harness/chromium.ts";
import { type Desktop, launch } from "../harness/launch.ts";
import { canRun, kind, runtime } from "../shell/desktop-under-test.ts";
import { sceneOn, shot } from "./page-under-test.ts";

if (!canRun) console.warn(noChromium);

describe.skipIf(!canRun)(`the screens of the desktop program on ${kind}`, () => {
  let folder: string;
  let desktop: Desktop | undefined;
  beforeAll(async () => {
    await builtProgram();
    folder = await mkdtemp(join(tmpdir(), "horizon-ui-"));
    await writeFile(join(folder, "contoso.json"), JSON.stringify(demoSnapshot()));
    await writeFile(join(folder, "broken.json"), '{"value": [');
  }, 120_000);
  afterEach(async () => {
    await desktop?.close();
    desktop = undefined;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = async (...args: readonly string[]) => {
    desktop = await launch({ electronPath: runtime, args });
    return desktop;
  };

  test("--demo opens the demo at the map", async () => {
    const { window } = await start("--demo");
    const scene = await sceneOn(window, 1);
    expect(scene.boxes.map((box) => box.title)).toContain("vnet-hub");
    await expect.poll(() => window.title()).toBe("Contoso (demo) · Map · Split Horizon");
    await shot(window, "desktop-demo");
  });

  test("a file that was given as argument is opened, and its name is in the title", async () => {
    const { window } = await start(join(folder, "contoso.json"));
    const scene = await sceneOn(window, 1);
    expect(scene.boxes.map((box) => box.title)).toContain("vnet-hub-neu");
    await expect.poll(() => window.title()).toContain("contoso.json");
  });

  test("the first screen opens what the system's dialog picks", async () => {
    const { window, evaluate } = await start();
    const path = join(folder, "contoso.json");
    await evaluate(({ dialog }, picked: string) => {
      dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [picked] })) as never;
    }, path);
    await window.getByRole("button", { name: "Open files…" }).click();
    await sceneOn(window, 1);
    await expect.poll(() => window.title()).toContain("contoso.json");
  });

  test("a file that cannot be read says which and where, and the first screen stays", async () => {
    const { window } = await start(join(folder, "broken.json"));
    const alert = window.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("broken.json");
    expect(await window.getByRole("button", { name: "Open the demo" }).isVisible()).toBe(true);
    await shot(window, "desktop-broken");
  });
});
