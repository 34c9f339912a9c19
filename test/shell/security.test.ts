/** Does every point of Electron's security checklist hold (electronjs.org/docs/latest/tutorial/security)? */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtProgram } from "#src/tools/index.ts";
import { isOurPage } from "../../electron/guard.ts";
import { sourcesOf, withoutComments } from "../fence/sources.ts";
import { noChromium } from "../harness/chromium.ts";
import { type Desktop, launch } from "../harness/launch.ts";
import { canRun, kind, runtime } from "./desktop-under-test.ts";

const root = join(import.meta.dirname, "../..");
if (!canRun) console.warn(noChromium);

describe.skipIf(!canRun)(`security of the desktop program on ${kind}`, () => {
  let desktop: Desktop;
  const inPage = <T>(expression: string) => desktop.window.evaluate(expression) as Promise<T>;

  beforeAll(async () => {
    await builtProgram();
    desktop = await launch({ electronPath: runtime });
  });
  afterAll(async () => {
    await desktop?.close();
  });

  test("1, 18: only the program's own files are loaded, over a scheme of its own", async () => {
    const outside = ["https://example.com/a.js", "http://127.0.0.1:9/", "file:///etc/hostname"];
    for (const url of outside) {
      const seen = await inPage(`fetch("${url}").then(() => "loaded", () => "refused")`);
      expect(seen, url).toBe("refused");
    }
    const status = (path: string) => inPage(`fetch("${path}").then((r) => r.status)`);
    expect(await status("/index.html")).toBe(200);
    for (const path of [
      "/../main/main.js",
      "/%2e%2e/main/main.js",
      "/..%2fmain/main.js",
      "/none.js",
    ]) {
      expect(await status(path), path).toBe(404);
    }
  });

  test("2, 3, 4, 6, 8, 9, 10: no Node in the page, worlds apart, sandboxed, nothing loosened", async () => {
    const preferences = await desktop.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
      };
      const { enableBlinkFeatures, ...rest } = contents.getLastWebPreferences();
      return JSON.parse(
        JSON.stringify({ ...rest, enableBlinkFeatures: enableBlinkFeatures ?? "" }),
      );
    });
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableBlinkFeatures: "",
      webviewTag: false,
    });
  });

  test("5: permissions are refused, but for putting text on the clipboard", async () => {
    const state = (name: string) =>
      inPage(`navigator.permissions.query({ name: "${name}" }).then((p) => p.state)`);
    for (const name of ["geolocation", "notifications", "clipboard-read"]) {
      expect(await state(name), name).toBe("denied");
    }
    expect(await state("clipboard-write")).toBe("granted");
  });

  test("7: the content policy is sent, and holds against script that was put into the page", async () => {
    const policy = await inPage(
      `fetch("/index.html").then((r) => r.headers.get("content-security-policy"))`,
    );
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    // Text that a resource's name could smuggle in runs neither as a script nor as a handler.
    const ran = await inPage(`new Promise((done) => {
      const script = document.createElement("script");
      script.textContent = "window.ran = 'script'";
      const image = document.createElement("img");
      image.setAttribute("onerror", "window.ran = 'handler'");
      image.src = "data:image/png;base64,AA==";
      document.body.append(script, image);
      image.addEventListener("error", () => setTimeout(() => done(window.ran ?? "nothing"), 50));
    })`);
    expect(ran).toBe("nothing");
    expect(
      await inPage(`(() => { try { return setTimeout("window.late = 1") && "no throw"; } catch (e) { return e.name; } })()
      .toString() && new Promise((done) => setTimeout(() => done(typeof window.late), 50))`),
    ).toBe("undefined");
  });

  test("11, 12: the page cannot embed a web view", async () => {
    expect(
      await inPage(`document.createElement("webview") instanceof HTMLUnknownElement ||
      !("getWebContentsId" in document.createElement("webview"))`),
    ).toBe(true);
  });

  test("13: the page cannot be led elsewhere", async () => {
    const before = desktop.window.url();
    await inPage(`void (location.href = "https://example.com/")`);
    await inPage(
      `document.body.insertAdjacentHTML("beforeend", '<a id="out" href="https://example.com/">out</a>')`,
    );
    await inPage(`document.getElementById("out").click()`);
    await desktop.window.waitForTimeout(300);
    expect(desktop.window.url()).toBe(before);
    expect(await inPage("typeof window.horizon")).toBe("object");
  });

  test("14: the page opens no window", async () => {
    expect(await inPage(`window.open("https://example.com/") === null`)).toBe(true);
    const count = await desktop.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
    );
    expect(count).toBe(1);
  });

  test("17: whatever a page sends by any of its ways out, nothing happens but a refusal", async () => {
    const junk = [
      null,
      7,
      "x",
      [],
      {},
      { name: "../x.svg", text: "x" },
      { paths: [7], address: 1 },
    ];
    const before = await desktop.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    );
    for (const sent of junk) {
      const text = JSON.stringify(sent);
      for (const way of ["setMenu", "remember", "dragOut"])
        await inPage(`window.horizon.${way}(${text})`);
      expect(await inPage(`window.horizon.saveFile(${text})`), text).toEqual({ path: "", why: "" });
      expect(await inPage(`window.horizon.openDialog(${text})`), text).toEqual([]);
    }
    expect(
      await desktop.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
      ),
    ).toEqual(before);
    expect(desktop.log()).toBe("");
  });

  test("17: a frame within the page gets no bridge", async () => {
    const seen = await inPage(`new Promise((done) => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      done(typeof frame.contentWindow.horizon);
    })`);
    expect(seen).toBe("undefined");
  });
});

test("17: a message from a frame, from a gone frame or from another page is not answered", () => {
  const own = { url: "app://split-horizon/index.html" };
  const eventOf = (senderFrame: unknown, mainFrame: unknown = senderFrame) =>
    ({ senderFrame, sender: { mainFrame } }) as never;
  expect(isOurPage(eventOf(own))).toBe(true);
  expect(isOurPage(eventOf(null))).toBe(false);
  expect(isOurPage(eventOf({ ...own }, own))).toBe(false);
  for (const url of [
    "https://split-horizon/",
    "app://split-horizon.evil/",
    "app://other/",
    "file:///a",
  ]) {
    expect(isOurPage(eventOf({ url })), url).toBe(false);
  }
});

const shell = sourcesOf("electron").map(({ path, text }) => ({
  path,
  code: withoutComments(text),
}));

test("17: every message of a page is answered only after its sender was looked at, and is unknown first", () => {
  const main = shell.find(({ path }) => path.endsWith("main.ts"))?.code ?? "";
  const listeners = [...main.matchAll(/ipcMain\.(on|handle)\([\s\S]*?\n {2}\}\);/g)].map(
    ([all]) => all,
  );
  expect(listeners).toHaveLength(3);
  for (const listener of listeners) {
    expect(listener).toContain("isOurPage(event)");
    expect(listener).toMatch(/\(event, \w+: unknown\)/);
  }
  // Channels are heard in main alone; what preload sends is heard there, each once.
  const others = shell.filter(
    ({ path, code }) => !path.endsWith("main.ts") && /ipcMain/.test(code),
  );
  expect(others.map(({ path }) => path)).toEqual([]);
  const preload = shell.find(({ path }) => path.endsWith("preload.ts"))?.code ?? "";
  const sent = [...preload.matchAll(/\b(?:send|invoke)\(channels\.(\w+)/g)].map(([, name]) => name);
  const heard = [...main.matchAll(/(?:hear|handle)\(channels\.(\w+)/g)].map(
    ([, name = ""]) => name,
  );
  expect(new Set(heard)).toEqual(new Set(sent));
  expect(heard).toHaveLength(new Set(heard).size);
});

test("15, 20: no outside program is opened, and no part of Electron is exposed", () => {
  const dangerous =
    /\b(openExternal|openPath|remote|executeJavaScript|insertCSS|allowpopups|setAsDefault)\b/;
  expect(shell.filter(({ code }) => dangerous.test(code)).map(({ path }) => path)).toEqual([]);
  const preload = shell.find(({ path }) => path.endsWith("preload.ts"))?.code ?? "";
  expect(preload.match(/exposeInMainWorld\("(\w+)", (\w+)\)/g)).toEqual([
    'exposeInMainWorld("horizon", bridge)',
  ]);
});

test("16: Electron is pinned to one version, that of the lock file", () => {
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));
  const { electron } = read("package.json").devDependencies;
  expect(electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(read("package-lock.json").packages["node_modules/electron"].version).toBe(electron);
});

test("19: the fuses that the release must set are written down, with reasons", () => {
  const note = readFileSync(join(root, "docs/decisions/010-desktop-security.md"), "utf8");
  const fuses = [
    "RunAsNode",
    "EnableCookieEncryption",
    "EnableNodeOptionsEnvironmentVariable",
    "EnableNodeCliInspectArguments",
    "EnableEmbeddedAsarIntegrityValidation",
    "OnlyLoadAppFromAsar",
    "GrantFileProtocolExtraPrivileges",
  ];
  for (const fuse of fuses)
    expect(note).toMatch(new RegExp(`\\| \`${fuse}\` \\| (on|off) \\| .{10,} \\|`));
});

test("19: the packaging sets the fuses as the note says", () => {
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  const note = read("docs/decisions/010-desktop-security.md");
  const { electronFuses } = JSON.parse(read("packaging/electron-builder.json"));
  const told = [...note.matchAll(/\| `(\w+)` \| (on|off) \|/g)].map(([, name = "", state]) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    state === "on",
  ]);
  expect(electronFuses).toEqual(Object.fromEntries(told));
});

test("the preload that is shipped needs electron and nothing else", async () => {
  await builtProgram();
  const built = readFileSync(join(root, "dist/preload/preload.cjs"), "utf8");
  expect([...built.matchAll(/require\(["']([^"']+)["']\)/g)].map((m) => m[1])).toEqual([
    "electron",
  ]);
});
