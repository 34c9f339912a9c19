/** Is every screen and state usable without a pointer, without colour, enlarged, and by assistive technology? */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import {
  axeFaults,
  demo,
  inPage,
  newStage,
  type PageOptions,
  type Stage,
  sceneOn,
  shot,
  type Theme,
  viewPart,
} from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

type StateOfScreen = {
  readonly name: string;
  readonly query: string;
  /** Brings the page into the state, and waits until it is there. */
  readonly reach: (page: Page) => Promise<unknown>;
};

const trace = { from: demo.vmApp, name: demo.blob };
const two = new URLSearchParams({ name: demo.blob });
two.append("from", demo.vmApp);
two.append("from", demo.vmData);

const states: readonly StateOfScreen[] = [
  { name: "start", query: "screen=start", reach: (page) => page.getByText("Reads only").waitFor() },
  { name: "map-1", query: "host=demo&screen=map", reach: (page) => sceneOn(page, 1) },
  {
    name: "map-2",
    query: `host=demo&screen=map&${viewPart({ level: "2" })}`,
    reach: (page) => sceneOn(page, 2),
  },
  {
    name: "map-3-outline",
    query: `host=demo&screen=map&${viewPart({ level: "3", drawer: "outline" })}`,
    reach: (page) => page.getByRole("treegrid").waitFor(),
  },
  {
    name: "map-4-path",
    query: `host=demo&screen=map&${viewPart({ level: "4", ...trace })}`,
    reach: (page) => page.locator(".legend").waitFor(),
  },
  {
    name: "map-4-empty",
    query: `host=demo&screen=map&${viewPart({ level: "4" })}`,
    reach: (page) => page.getByText("Level 4 shows the path of one question.").first().waitFor(),
  },
  {
    name: "map-activity",
    query: `host=demo&screen=map&${viewPart({ drawer: "activity" })}`,
    reach: (page) => page.getByRole("heading", { name: "What was read" }).waitFor(),
  },
  {
    name: "trace-empty",
    query: "host=demo&screen=trace",
    reach: (page) => page.getByText("Ask where a name goes.").waitFor(),
  },
  {
    name: "trace",
    query: `host=demo&screen=trace&${viewPart(trace)}`,
    reach: (page) => page.locator(".answer-sentence").waitFor(),
  },
  {
    name: "trace-refused",
    query: `host=demo&screen=trace&${viewPart({ from: "vm-nowhere", name: demo.blob })}`,
    reach: (page) => page.getByText("There is no answer").waitFor(),
  },
  {
    name: "trace-compare",
    query: `host=demo&screen=trace&view=${encodeURIComponent(String(two))}`,
    reach: (page) => page.locator(".column").nth(1).waitFor(),
  },
  {
    name: "matrix",
    query: "host=demo&screen=matrix",
    reach: (page) => page.getByRole("gridcell").first().waitFor(),
  },
  {
    name: "matrix-closed",
    query: "host=demo&screen=matrix",
    reach: async (page) => {
      await page.getByRole("gridcell").first().waitFor();
      await page.getByRole("button", { name: "Close groups" }).click();
      await page.locator(".matrix-sum").first().waitFor();
    },
  },
  {
    name: "matrix-overview",
    query: `host=demo&screen=matrix&${viewPart({ zoom: "12" })}`,
    reach: (page) => page.getByRole("gridcell").first().waitFor(),
  },
  {
    name: "matrix-table",
    query: `host=demo&screen=matrix&${viewPart({ asTable: "1" })}`,
    reach: (page) => page.locator("table[aria-rowcount]").waitFor(),
  },
  {
    name: "matrix-nothing",
    query: `host=demo&screen=matrix&${viewPart({ filter: "kind:nonesuch" })}`,
    reach: (page) => page.getByText("Nothing matches").waitFor(),
  },
  {
    name: "compare-access",
    query: "host=demo&screen=access",
    reach: async (page) => {
      await page.locator(".access-row").nth(2).click();
      await page.getByRole("button", { name: "Trace this" }).waitFor();
    },
  },
  {
    name: "compare-access-columns",
    query: `host=demo&screen=access&${viewPart({ allColumns: "1" })}`,
    reach: (page) => page.locator(".access-row").nth(2).waitFor(),
  },
  {
    name: "palette",
    query: "host=demo&screen=map",
    reach: async (page) => {
      await sceneOn(page, 1);
      await page.keyboard.press("Control+k");
      await page.locator(".palette-input").fill("@stc");
      await page.locator(".palette").getByRole("option").first().waitFor();
    },
  },
  {
    name: "shortcuts",
    query: "host=demo&screen=map",
    reach: async (page) => {
      await sceneOn(page, 1);
      await page.getByRole("button", { name: "Shortcuts" }).click();
      await page.getByRole("heading", { name: "Keyboard shortcuts" }).waitFor();
    },
  },
];

describe.skipIf(!chromiumPath)("access to the screens in Chromium", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await newStage();
  }, 120_000);
  afterAll(async () => {
    expect(stage.complaints()).toEqual([]);
    await stage.close();
  });
  const at = async (state: StateOfScreen, options: PageOptions) => {
    const page = await stage.open(state.query, options);
    await state.reach(page);
    return page;
  };

  for (const theme of ["light", "dark"] as const satisfies readonly Theme[]) {
    test(`axe finds nothing on any screen or state, ${theme}`, async () => {
      const faults: string[] = [];
      for (const state of states) {
        const page = await at(state, { theme });
        await shot(page, `${state.name}-${theme}`);
        faults.push(...(await axeFaults(page)).map((fault) => `${state.name}: ${fault}`));
        await page.context().close();
      }
      expect(faults).toEqual([]);
    }, 600_000);
  }

  test("with forced colours every screen still shows what it says", async () => {
    for (const state of states.filter(({ name }) =>
      /^(map-1|trace|matrix|compare-access)$/.test(name),
    )) {
      const page = await at(state, { forcedColours: true });
      await shot(page, `${state.name}-forced`);
      expect(await axeFaults(page), state.name).toEqual([]);
      await page.context().close();
    }
  });

  test("at 400 % nothing is lost and nothing scrolls sideways, map and matrix apart", async () => {
    for (const state of states.filter(({ name }) =>
      /^(start|map-1|trace|matrix|compare-access)$/.test(name),
    )) {
      const page = await at(state, { width: 320, height: 640 });
      await shot(page, `${state.name}-320`);
      const [scroll, client] = await inPage<readonly number[]>(
        page,
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
      );
      expect(scroll, state.name).toBeLessThanOrEqual(client ?? 0);
      await page.context().close();
    }
  });

  test("what is pressed is at least 24 by 24", async () => {
    for (const state of states.filter(({ name }) =>
      /^(start|map-1|trace|matrix|compare-access)$/.test(name),
    )) {
      const page = await at(state, {});
      const small = await inPage<readonly string[]>(
        page,
        `[...document.querySelectorAll("button, select, input:not([type=file]), [role=gridcell]")]
          .filter((one) => one.checkVisibility() && !one.closest("p, li, td, .legend, [aria-hidden=true]"))
          .map((one) => ({ text: one.textContent, rect: one.getBoundingClientRect() }))
          .filter(({ rect }) => rect.width > 1 && (rect.width < 23.5 || rect.height < 23.5))
          .map(({ text, rect }) => text.slice(0, 30) + " " + rect.width + " × " + rect.height)`,
      );
      expect(small, state.name).toEqual([]);
      await page.context().close();
    }
  });

  test("the outline lists every drawn box and wire, and shares its selection with the map", async () => {
    const page = await stage.open(
      `host=demo&screen=map&${viewPart({ level: "3", drawer: "outline" })}`,
    );
    await page.getByRole("treegrid").waitFor();
    const scene = await sceneOn(page, 3);
    const ids = async (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) => all.map((one) => one.getAttribute("data-id") ?? ""));
    const boxes = await ids(".tree-cells[data-id]");
    expect(new Set(boxes)).toEqual(new Set(scene.boxes.map((box) => box.id)));
    expect(boxes.length).toBe(scene.boxes.length);
    const wires = await ids("tr[data-id]");
    expect(new Set(wires)).toEqual(new Set(scene.wires.map((wire) => wire.id)));
    await page.locator(".tree-cells", { hasText: "pe-stcontoso" }).first().click();
    await expect.poll(() => page.locator(".details h2").textContent()).toContain("pe-stcontoso");
    expect(page.url()).toContain("select=");
  });

  test("the map is named, described, and says where the focus walks", async () => {
    const page = await stage.open("host=demo&screen=map");
    await sceneOn(page, 1);
    const map = page.getByRole("application", { name: "Map of the estate" });
    const described = await map.getAttribute("aria-describedby");
    expect(described).toContain("map-summary");
    expect(await page.locator("#map-summary").textContent()).toContain("Level 1");
    await map.focus();
    await page.keyboard.press("ArrowDown");
    await expect
      .poll(() => page.locator("[role=status].sr-only").last().textContent())
      .toMatch(/, .*; .*; \d+ of \d+/);
  });
});
