/** Makes the pictures of the documentation from the demo: every screen, light and dark. Run it as `node test/ui/pictures.ts`. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { demo, newStage, sceneOn, viewPart } from "./page-under-test.ts";

const folder = join(import.meta.dirname, "../../docs/pictures");
const trace = { from: demo.vmApp, name: demo.blob };

type Picture = {
  readonly name: string;
  readonly query: string;
  readonly reach: (page: Page) => Promise<unknown>;
};

const pictures: readonly Picture[] = [
  { name: "start", query: "screen=start", reach: (page) => page.getByText("Reads only").waitFor() },
  { name: "map", query: "host=demo&screen=map", reach: (page) => sceneOn(page, 1) },
  {
    name: "map-segment",
    query: `host=demo&screen=map&${viewPart({ level: "3" })}`,
    reach: (page) => sceneOn(page, 3),
  },
  {
    name: "map-path",
    query: `host=demo&screen=map&${viewPart({ level: "4", ...trace })}`,
    reach: (page) => sceneOn(page, 4),
  },
  {
    name: "trace",
    query: `host=demo&screen=trace&${viewPart(trace)}`,
    reach: (page) => page.locator(".answer-sentence").waitFor(),
  },
  {
    name: "matrix",
    query: "host=demo&screen=matrix",
    reach: (page) => page.getByRole("gridcell").first().waitFor(),
  },
  {
    name: "access",
    query: `host=demo&screen=access&${viewPart({ gb: "500" })}`,
    reach: async (page) => {
      await page.locator(".access-row").nth(2).click();
      await page.getByRole("button", { name: "Trace this" }).waitFor();
    },
  },
];

if (!chromiumPath) {
  console.error(noChromium);
  process.exit(1);
}
await mkdir(folder, { recursive: true });
const stage = await newStage();
try {
  // The first screen comes first in both themes: with an estate open it offers the way back to it.
  for (const { name, query, reach } of pictures) {
    for (const theme of ["light", "dark"] as const) {
      const page = await stage.open(query, { theme });
      await reach(page);
      // The card of tasks stands before what the picture is to show.
      const close = page.getByRole("button", { name: "Close the list" });
      if (await close.isVisible()) await close.click();
      await page.waitForTimeout(250);
      const path = join(folder, `${name}-${theme}.png`);
      await page.screenshot({ path });
      console.log(path);
      await page.context().close();
    }
  }
} finally {
  await stage.close();
}
