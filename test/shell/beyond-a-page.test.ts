/** Does the desktop window do what people expect of one: menu, files out, several windows, and all of it again after a crash? */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { demoSnapshot } from "#src/demo/index.ts";
import { builtProgram } from "#src/tools/index.ts";
import { noChromium } from "../harness/chromium.ts";
import { type Desktop, launch } from "../harness/launch.ts";
import { canRun, kind, runtime } from "./desktop-under-test.ts";

if (!canRun) console.warn(noChromium);

type Entry = {
  readonly id?: string;
  readonly label?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
};

describe.skipIf(!canRun)(`the desktop window beyond a page, on ${kind}`, () => {
  let folder: string;
  let snapshot: string;
  let desktop: Desktop;
  const inPage = <T>(expression: string) => desktop.window.evaluate(expression) as Promise<T>;
  const start = async (args: readonly string[] = [], userData?: string) => {
    desktop = await launch({
      electronPath: runtime,
      args,
      ...(userData === undefined ? {} : { userData }),
    });
    return desktop;
  };
  /** Every entry of the menu with an id, and the labels of the menus. */
  const menu = () =>
    desktop.evaluate(({ Menu }) => {
      const items = (Menu.getApplicationMenu()?.items ?? []) as unknown as {
        label?: string;
        submenu?: Entry[] | { items: Entry[] };
      }[];
      const inside = ({ submenu = [] }: (typeof items)[number]) =>
        Array.isArray(submenu) ? submenu : submenu.items;
      return {
        labels: items.map(({ label }) => label ?? ""),
        entries: items
          .flatMap(inside)
          .filter(({ id }) => id !== undefined)
          .map(({ id, label, accelerator, enabled }) => ({ id, label, accelerator, enabled })),
      };
    });
  const click = (id: string) =>
    desktop.evaluate(({ Menu }, asked: string) => {
      Menu.getApplicationMenu()?.getMenuItemById(asked)?.click();
    }, id);

  beforeAll(async () => {
    await builtProgram();
    folder = await mkdtemp(join(tmpdir(), "horizon-shell-"));
    snapshot = join(folder, "contoso.json");
    await writeFile(snapshot, JSON.stringify(demoSnapshot()));
  }, 240_000);
  afterEach(() => desktop?.close());
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("the menu has every command of the page, with its keys, enabled when it can be done", async () => {
    await start();
    await expect.poll(async () => (await menu()).entries.length).toBeGreaterThan(20);
    const before = await menu();
    const entry = (told: typeof before, id: string) => told.entries.find((one) => one.id === id);
    expect(before.labels).toEqual(
      expect.arrayContaining(["&File", "Go", "Map", "Trace", "Matrix", "&View", "&Help"]),
    );
    expect(entry(before, "page-go-map")).toMatchObject({
      accelerator: "CmdOrCtrl+1",
      enabled: false,
    });
    expect(entry(before, "page-export")).toMatchObject({ accelerator: "CmdOrCtrl+Shift+E" });
    // Copying is the Edit menu's.
    expect(before.entries.filter(({ accelerator }) => accelerator === "CmdOrCtrl+C")).toEqual([]);
    await click("page-open-demo");
    await expect.poll(async () => entry(await menu(), "page-go-map")?.enabled).toBe(true);
    await click("page-go-matrix");
    await expect.poll(() => desktop.window.title()).toContain("Matrix");
    await click("page-about");
    await desktop.window.getByRole("dialog", { name: "About Split Horizon" }).waitFor();
  }, 60_000);

  test("an export is written where a person says, and a sentence tells when it cannot be", async () => {
    await start(["--demo"]);
    const path = join(folder, "out.svg");
    const answer = (filePath: string, canceled = false) =>
      desktop.evaluate(
        ({ dialog }, told: { filePath: string; canceled: boolean }) => {
          dialog.showSaveDialog = (async (_window: unknown, options: unknown) => {
            Object.assign(globalThis, { savedWith: options });
            return told;
          }) as never;
        },
        { filePath, canceled },
      );
    await desktop.window.locator(".status-bar").waitFor();
    await answer(path);
    await click("page-export");
    const dialog = desktop.window.getByRole("dialog", { name: "Export" });
    await dialog.locator("img").waitFor();
    await dialog.getByRole("button", { name: "Save…" }).click();
    await expect.poll(() => dialog.textContent()).toContain(`Saved ${path}`);
    expect(await readFile(path, "utf8")).toContain("<svg");
    expect(
      await desktop.evaluate(() => Reflect.get(globalThis, "savedWith") as unknown),
    ).toMatchObject({
      defaultPath: expect.stringMatching(/^contoso-demo_.*_map\.svg$/),
      filters: [{ name: "SVG", extensions: ["svg"] }, { extensions: ["*"] }],
    });
    await answer(join(folder, "none", "out.svg"));
    await dialog.getByRole("button", { name: "Save…" }).click();
    await expect.poll(() => dialog.getByRole("alert").textContent()).toContain("none");
    await answer("", true);
    expect(
      await inPage(
        `window.horizon.saveFile({ name: "a.svg", text: "x", base64: null, beside: [] })`,
      ),
    ).toEqual({ path: "", why: "" });
  }, 60_000);

  test("a file that is dragged out is written aside and handed over", async () => {
    await start();
    await inPage(
      `window.horizon.dragOut({ name: "map.svg", text: "<svg/>", base64: null, beside: [] })`,
    );
    if (runtime) return;
    const dragged = () =>
      desktop.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().flatMap(
          ({ webContents }) => (webContents as unknown as { dragged: readonly string[] }).dragged,
        ),
      );
    await expect.poll(async () => (await dragged()).length).toBe(1);
    const [path = ""] = await dragged();
    expect(await readFile(path, "utf8")).toBe("<svg/>");
    expect(path).toMatch(/map\.svg$/);
  });

  test("each window has an estate of its own", async () => {
    await start(["--demo"]);
    await desktop.window.locator(".status-bar").waitFor();
    await click("new-window");
    const windows = () =>
      desktop.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
      );
    await expect.poll(async () => (await windows()).length).toBe(2);
    const pages = () => desktop.window.context().pages();
    await expect.poll(() => pages().length).toBe(2);
    const other = pages().find((page) => page !== desktop.window);
    await other?.getByRole("button", { name: "Open the demo" }).waitFor();
    expect(await other?.title()).toBe("Split Horizon");
    expect(await desktop.window.title()).toContain("Contoso (demo)");
    // A command of the menu is for the window in front.
    await click("page-settings");
    await other?.getByRole("dialog", { name: "Settings" }).waitFor();
    expect(await desktop.window.getByRole("dialog").count()).toBe(0);
    await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[1]?.close());
    await expect.poll(async () => (await windows()).length).toBe(1);
  }, 60_000);

  test("after a crash the window is back: where it was, as large, and with what it showed", async () => {
    const userData = join(folder, "kept");
    await mkdir(userData, { recursive: true });
    const kept = async () =>
      JSON.parse(await readFile(join(userData, "windows.json"), "utf8").catch(() => "{}"));
    await start([snapshot], userData);
    await expect.poll(() => desktop.window.title()).toContain("contoso.json");
    await desktop.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 1200, height: 800 }),
    );
    await click("page-go-matrix");
    await expect.poll(kept).toMatchObject({
      windows: [{ paths: [snapshot], address: expect.stringMatching(/^#\/matrix/) }],
      tries: 0,
    });
    await desktop.kill();
    await start([], userData);
    await expect
      .poll(() => desktop.window.title(), { timeout: 20_000 })
      .toContain("contoso.json · Matrix");
    const bounds = await desktop.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    );
    if (!runtime) expect(bounds).toEqual({ x: 40, y: 60, width: 1200, height: 800 });
    expect((await menu()).entries.map(({ id }) => id)).toContain("page-go-matrix");
    await desktop.kill();
    // What brought it down twice is not shown a third time.
    await writeFile(
      join(userData, "windows.json"),
      JSON.stringify({ ...(await kept()), tries: 2 }),
    );
    await start([], userData);
    await desktop.window.getByRole("button", { name: "Open the demo" }).waitFor();
  }, 90_000);

  test("a page that is gone comes back with what it showed, and every command is offered once", async () => {
    await start([snapshot]);
    await expect.poll(() => desktop.window.title()).toContain("contoso.json");
    await click("page-go-matrix");
    await expect.poll(() => desktop.window.title()).toContain("Matrix");
    // The shell is told a moment after.
    await desktop.window.waitForTimeout(400);
    await desktop.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        emit: (name: string) => void;
      };
      contents.emit("render-process-gone");
    });
    await expect.poll(() => inPage<string>("location.href")).toMatch(/#\/matrix/);
    await expect.poll(() => desktop.window.title()).toContain("contoso.json · Matrix");
    await desktop.window.keyboard.press("Control+k");
    await desktop.window.getByRole("combobox", { name: "Ask or find" }).fill(">new window");
    await expect.poll(() => desktop.window.locator(".palette-result").count()).toBe(1);
  }, 60_000);

  test("a file that was opened is in the system's list of recent documents, and in the menu", async () => {
    await start([snapshot]);
    await expect.poll(() => desktop.window.title()).toContain("contoso.json");
    if (runtime) return;
    await expect
      .poll(() =>
        desktop.evaluate(({ app }) => (app as unknown as { recent: readonly string[] }).recent),
      )
      .toEqual([snapshot]);
  });

  test("a window state that somebody damaged is passed over", async () => {
    const userData = join(folder, "damaged");
    await mkdir(userData, { recursive: true });
    await writeFile(
      join(userData, "windows.json"),
      '{"windows":[{"bounds":{"x":"a"},"address":"javascript:1","paths":7}],"tries":"x"}',
    );
    await start([], userData);
    await desktop.window.getByRole("button", { name: "Open the demo" }).waitFor();
  });

  test("the Collect sheet is on the desktop too, and says what the collector says", async () => {
    await start();
    await desktop.window.getByRole("button", { name: /^Collect from Azure/ }).click();
    const sheet = desktop.window.getByRole("dialog", { name: "Collect from Azure" });
    await sheet.getByRole("radio", { name: /^Service principal with a secret/ }).check();
    await sheet.getByRole("button", { name: "Continue" }).click();
    await sheet.getByRole("alert").first().waitFor();
    expect(await sheet.getByRole("alert").first().textContent()).toContain("the field Tenant");
    await sheet.getByText(/About \d+ reads/).waitFor();
    await sheet.getByRole("button", { name: "Choose a folder…" }).waitFor();
  }, 60_000);
});
