/** Does the built desktop program open its window, reach its engine, show its dialogs, take paths, and quit? */
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtProgram } from "#src/tools/index.ts";
import { noChromium } from "../harness/chromium.ts";
import { type Desktop, launch } from "../harness/launch.ts";
import { canRun, kind, runtime } from "./desktop-under-test.ts";

if (!canRun) console.warn(noChromium);

describe.skipIf(!canRun)(`the desktop program on ${kind}`, () => {
  let desktop: Desktop;
  /** Runs an expression in the page's own world. */
  const inPage = <T>(expression: string) => desktop.window.evaluate(expression) as Promise<T>;

  beforeAll(async () => {
    await builtProgram();
    desktop = await launch({ electronPath: runtime, args: ["exports/vnets.json", "--switch"] });
  });
  afterAll(async () => {
    await desktop?.close();
  });

  test("the window shows itself, of the agreed size, when its page is there", async () => {
    expect(desktop.kind).toBe(runtime ? "electron" : "chromium harness");
    await expect
      .poll(() =>
        desktop.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows().map((window) => window.isVisible()),
        ),
      )
      .toEqual([true]);
    const size = await inPage("[innerWidth, innerHeight].join()");
    if (!runtime) expect(size).toBe("1440,900");
    expect(await desktop.window.title()).toContain("Split Horizon");
  });

  test("the page is on its own origin, not on file:", async () => {
    const url = await desktop.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    );
    expect(url).toMatch(/^app:\/\/split-horizon\//);
  });

  test("the page has ten ways out, and nothing of Node or of Electron", async () => {
    expect(await inPage("Object.keys(window.horizon)")).toEqual([
      "connect",
      "openDialog",
      "pathOf",
      "onOpen",
      "saveFile",
      "dragOut",
      "setMenu",
      "onCommand",
      "remember",
      "newWindow",
    ]);
    const reached = ["require", "process", "module", "Buffer", "ipcRenderer", "electron", "global"];
    for (const name of reached)
      expect(await inPage(`typeof globalThis.${name}`), name).toBe("undefined");
    expect(await inPage("Object.isFrozen(window.horizon)")).toBe(true);
    await expect(inPage("(() => { 'use strict'; window.horizon = {}; })()")).rejects.toThrow();
  });

  test("the engine answers over a port that comes to the page itself", async () => {
    const heard = await inPage(`new Promise((done) => {
      const heard = [];
      addEventListener("message", ({ source, data, ports }) => {
        if (source !== window || data !== "horizon:port") return;
        ports[0].onmessage = ({ data }) => {
          heard.push(data);
          if (data.is === "reply" && data.id === 2) done(heard.filter((m) => m.is === "reply"));
        };
        ports[0].postMessage({ is: "ask", id: 1, name: "opened", ask: {} });
        ports[0].postMessage({ is: "ask", id: 2, name: "nothing", ask: {} });
      });
      window.horizon.connect();
    })`);
    expect(heard).toMatchObject([
      { id: expect.anything(), reply: expect.anything() },
      { id: expect.anything(), reply: expect.anything() },
    ]);
    expect(heard).toContainEqual({
      is: "reply",
      id: 2,
      reply: { ok: false, fault: expect.objectContaining({ kind: "input" }) },
    });
    expect(heard).toContainEqual({
      is: "reply",
      id: 1,
      reply: expect.objectContaining({ ok: true }),
    });
  });

  test("paths of the command line come to the page that listens; switches do not", async () => {
    // The page itself listened first: what it was told, it tried to open, and says that nothing is there.
    const alert = desktop.window.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain(resolve("exports/vnets.json"));
    expect(await alert.textContent()).not.toContain("--switch");
  });

  test("a second start hands its paths to the window that is there", async () => {
    await inPage("window.horizon.onOpen((paths) => { window.told = paths; })");
    const paths = [join("a", "b.json")];
    await desktop.evaluate(
      ({ app }, sent) => {
        app.emit("second-instance", {}, [], "", sent);
      },
      { paths },
    );
    await expect.poll(() => inPage("window.told")).toEqual(paths);
    // What is no list of paths is none of ours.
    await desktop.evaluate(({ app }) => {
      for (const sent of [null, 7, { paths: "x" }, { paths: [1] }]) {
        app.emit("second-instance", {}, [], "", sent as never);
      }
    });
    expect(await inPage("window.told")).toEqual(paths);
  });

  test("the dialog's answer comes to the page: what was picked, or nothing", async () => {
    await desktop.evaluate(({ dialog }) => {
      const asked: unknown[] = [];
      Object.assign(globalThis, { asked });
      dialog.showOpenDialog = (async (_window: unknown, options: unknown) => {
        asked.push(options);
        return { canceled: asked.length > 2, filePaths: ["/exports"] };
      }) as never;
    });
    expect(await inPage("window.horizon.openDialog('files')")).toEqual(["/exports"]);
    expect(await inPage("window.horizon.openDialog('folder')")).toEqual(["/exports"]);
    expect(await inPage("window.horizon.openDialog('folder')")).toEqual([]);
    expect(await inPage("window.horizon.openDialog('print')")).toEqual([]);
    const asked = await desktop.evaluate(() => Reflect.get(globalThis, "asked") as unknown);
    expect(asked).toMatchObject([
      { properties: ["openFile", "multiSelections"] },
      { properties: ["openDirectory"] },
      { properties: ["openDirectory"] },
    ]);
  });

  test("the page learns the path of a file that was handed to it, and none of one it made", async () => {
    const path = join(import.meta.dirname, "desktop.test.ts");
    await desktop.knowFiles([path]);
    await inPage(
      `void document.body.insertAdjacentHTML("beforeend", '<input id="pick" type="file">')`,
    );
    await desktop.window.setInputFiles("#pick", path);
    expect(await inPage(`window.horizon.pathOf(document.getElementById("pick").files[0])`)).toBe(
      path,
    );
    expect(await inPage(`window.horizon.pathOf(new File(["[]"], "made.json"))`)).toBe("");
    await inPage(`document.getElementById("pick").remove()`);
  });

  test("the menu opens what the dialog picks", async () => {
    await inPage("window.horizon.onOpen((paths) => { window.told = paths; })");
    await desktop.evaluate(({ dialog, Menu }) => {
      dialog.showOpenDialog = (async () => ({
        canceled: false,
        filePaths: ["/from-menu"],
      })) as never;
      Menu.getApplicationMenu()?.getMenuItemById("open-folder")?.click();
    });
    await expect.poll(() => inPage("window.told")).toEqual(["/from-menu"]);
  });

  test("a page that is loaded anew gets a port anew", async () => {
    await desktop.window.reload();
    const opened = await inPage(`new Promise((done) => {
      addEventListener("message", ({ data, ports }) => {
        if (data !== "horizon:port") return;
        ports[0].onmessage = ({ data }) => data.is === "reply" && done(data.reply.ok);
        ports[0].postMessage({ is: "ask", id: 1, name: "opened", ask: {} });
      });
      window.horizon.connect();
    })`);
    expect(opened).toBe(true);
  });

  test("closing the last window ends the program, quietly", async () => {
    await desktop.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.close();
    });
    expect(await desktop.exited).toBe(0);
    if (!runtime) expect(desktop.log()).toBe("");
  });
});
