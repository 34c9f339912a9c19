/** The built page in real Chromium, served by the browser host over the real api: what every test of the screens starts from. */
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { type Api, type Collector, createApi } from "#src/api/index.ts";
import type { Scene } from "#src/diagram/index.ts";
import { breath, type Host, nodeFiles, nodePainter, startHost } from "#src/io/index.ts";
import { builtProgram } from "#src/tools/index.ts";
import { chromiumArgs, chromiumPath } from "../harness/chromium.ts";

const root = join(import.meta.dirname, "../..");
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

export type Theme = "light" | "dark";

/** What a page is opened with. */
export type PageOptions = {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly forcedColours?: boolean;
};

/** A browser and a host; each page is of its own. */
export type Stage = {
  readonly origin: string;
  readonly browser: Browser;
  /** The engine behind the host, to open what a page cannot name. */
  readonly api: Api;
  /** Opens the page at `?query`, with the token of the host; waits until it has drawn what it was asked for. */
  readonly open: (query: string, options?: PageOptions) => Promise<Page>;
  /** What pages have complained of on their consoles so far. */
  readonly complaints: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Starts a host with an engine of its own, and Chromium. */
export async function newStage({
  collector,
}: {
  readonly collector?: Collector;
} = {}): Promise<Stage> {
  await builtProgram();
  const api = createApi({
    files: nodeFiles(),
    painter: nodePainter(),
    pause: breath,
    foresees: true,
    ...(collector ? { collector } : {}),
  });
  const host: Host = await startHost({ api, root: join(root, "dist/renderer") });
  const browser: Browser = await chromium.launch({
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: [...chromiumArgs],
  });
  const complaints: string[] = [];
  const origin = `http://127.0.0.1:${host.port}`;
  return {
    origin,
    browser,
    api,
    complaints: () => complaints,
    open: async (query, options = {}) => {
      const { theme = "light", width = 1440, height = 900, forcedColours = false } = options;
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        forcedColors: forcedColours ? "active" : "none",
        reducedMotion: "reduce",
        permissions: ["clipboard-read", "clipboard-write"],
      });
      const page = await context.newPage();
      page.on("console", (line) => {
        if (line.type() === "error" || line.type() === "warning") complaints.push(line.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await page.goto(`${origin}/?freeze&${query}#token=${host.token}`);
      await page.locator("main").waitFor();
      if (query.includes("host=demo")) await page.locator(".status-bar").waitFor();
      return page;
    },
    close: async () => {
      await browser.close();
      await host.close();
    },
  };
}

/** A view's part of the address, for `?view=`. */
export const viewPart = (parts: Readonly<Record<string, string>>): string =>
  `view=${encodeURIComponent(String(new URLSearchParams(parts)))}`;

/** Vantages and names of the demo by which tests ask. */
export const demo = {
  vmApp:
    "/subscriptions/5b0c0000-0000-4000-8000-000000000002/resourceGroups/rg-app-prod/providers/Microsoft.Compute/virtualMachines/vm-app-01",
  vmData:
    "/subscriptions/5b0c0000-0000-4000-8000-000000000003/resourceGroups/rg-data-prod/providers/Microsoft.Compute/virtualMachines/vm-data-01",
  blob: "stcontoso.blob.core.windows.net",
} as const;

/** The value of an expression in the page: tests know no DOM of their own. */
export const inPage = <T>(page: Page, expression: string): Promise<T> =>
  page.evaluate(expression) as Promise<T>;

/** The scene that the page has drawn; waits for one at `level`, or for any. */
export async function sceneOn(page: Page, level?: number): Promise<Scene> {
  // By asking again: what waits inside the page would need eval, which the content policy refuses.
  for (let i = 0; i < 300; i++) {
    const scene = await inPage<Scene | null>(page, "window.__scene?.() ?? null");
    if (scene && (level === undefined || scene.level === level)) return scene;
    await page.waitForTimeout(50);
  }
  throw new Error(`The page drew no scene of level ${level ?? "any"} in 15 seconds.`);
}

/** What axe finds wrong on the page now, one line each. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return inPage<readonly string[]>(
    page,
    `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, failureSummary }) => [id, help, target.join(" "), failureSummary].join(": "))))`,
  );
}

/** Keeps a picture in test/ui/shots, to be looked at. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = join(import.meta.dirname, "shots");
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
