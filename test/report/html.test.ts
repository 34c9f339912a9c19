/** Does the exported page stand alone: move, zoom and find without any network, under its own policy? */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { htmlOf } from "#src/report/index.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import { inPage } from "./programs.ts";
import { box, sceneOf, signsScene } from "./scenes.ts";

if (!chromiumPath) console.warn(noChromium);

test("the policy names exactly the style and the script that the page has", () => {
  const page = htmlOf(signsScene());
  for (const [part, rule] of [
    ["style", "style-src"],
    ["script", "script-src"],
  ] as const) {
    const text = new RegExp(`<${part}>([\\s\\S]*?)</${part}>`).exec(page)?.[1] ?? "";
    const sum = createHash("sha256").update(text).digest("base64");
    expect(page, `the sum of the ${part} in html-script.ts`).toContain(
      `${rule} &apos;sha256-${sum}&apos;`.replaceAll("&apos;", "'"),
    );
  }
  expect(page).not.toMatch(/\son\w+=|style="|<link|src=/);
});

test.skipIf(!chromiumPath)(
  "a reader moves, zooms and finds by mouse and by keys, and the page asks nobody",
  async () => {
    const asked: string[] = [];
    const { value, complaints } = await inPage(async (page) => {
      page.on("request", (request) => asked.push(request.url()));
      await page.setContent(htmlOf(signsScene(), { title: "Contoso <net>", date: "2026-01-31" }));
      const view = () =>
        page.evaluate<string>(`document.getElementById("map").getAttribute("viewBox")`);
      const count = (what: string) => page.locator(what).count();
      const whole = await view();
      await page.click("#in");
      const zoomed = await view();
      await page.locator("#map").focus();
      await page.keyboard.press("ArrowRight");
      const moved = await view();
      await page.keyboard.press("0");
      const fitted = await view();
      await page.mouse.move(700, 400);
      await page.mouse.wheel(0, -300);
      const wheeled = await view();
      await page.mouse.down();
      await page.mouse.move(600, 350);
      await page.mouse.up();
      const dragged = await view();
      await page.fill("#find", "STCONTOSO storage");
      const found = [await count("g.found"), await page.textContent("#told")];
      await page.keyboard.press("Enter");
      const gone = await view();
      return {
        whole,
        zoomed,
        moved,
        fitted,
        wheeled,
        dragged,
        found,
        gone,
        boxes: await count("#map g.box"),
        wires: await count("#map g.wire"),
        rows: await count("tbody tr"),
        heading: await page.textContent("h1"),
      };
    });
    const scene = signsScene();
    expect(complaints).toEqual([]);
    expect(asked.filter((url) => !url.startsWith("about:"))).toEqual([]);
    expect(value.fitted).toBe(value.whole);
    const views = [
      value.whole,
      value.zoomed,
      value.moved,
      value.wheeled,
      value.dragged,
      value.gone,
    ];
    expect(new Set(views).size).toBe(views.length);
    expect(value.found).toEqual([1, "1 found"]);
    expect([value.boxes, value.wires, value.rows]).toEqual([
      scene.boxes.length,
      scene.wires.length,
      scene.boxes.length + scene.wires.length,
    ]);
    expect(value.heading).toBe("Contoso <net>");
  },
);

test.skipIf(!chromiumPath)("a name that is a script stays a name", async () => {
  const evil = sceneOf(
    [
      box("x", "service", [0, 0, 208, 44], {
        title: `</svg><script>document.title="taken"</script>`,
        subtitle: `"><img src=x onerror=alert(1)>`,
      }),
    ],
    [],
  );
  const { value, complaints } = await inPage(async (page) => {
    await page.setContent(htmlOf(evil, { title: "Safe" }));
    return [
      await page.title(),
      await page.locator("img").count(),
      await page.locator("script").count(),
    ];
  });
  expect(value).toEqual(["Safe", 0, 1]);
  expect(complaints).toEqual([]);
});

test.skipIf(!chromiumPath)(
  "light and dark are the reader's choice unless the export fixes them",
  async () => {
    const ground = async (scheme: "light" | "dark" | undefined, reader: "light" | "dark") => {
      const { value } = await inPage(async (page) => {
        await page.emulateMedia({ colorScheme: reader });
        await page.setContent(htmlOf(signsScene(), scheme ? { scheme } : {}));
        return page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
      });
      return value;
    };
    const [white, black] = ["rgb(255, 255, 255)", "rgb(23, 25, 29)"];
    expect([
      await ground(undefined, "light"),
      await ground(undefined, "dark"),
      await ground("light", "dark"),
    ]).toEqual([white, black, white]);
  },
);
