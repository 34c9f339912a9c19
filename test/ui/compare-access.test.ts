/** Do people see for every subnet and service what each way of access would do and cost, and get from there to its evidence? */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { comparisonMarkdown } from "#src/compare/index.ts";
import { arm, demoSnapshot } from "#src/demo/index.ts";
import { redactionFor } from "#src/snapshot/index.ts";
import { largeDocuments } from "../bench/large-documents.ts";
import { chromiumPath, noChromium } from "../harness/chromium.ts";
import {
  axeFaults,
  inPage,
  newStage,
  type Stage,
  sceneOn,
  shot,
  viewPart,
} from "./page-under-test.ts";

if (!chromiumPath) console.warn(noChromium);

const app = "vnet-spoke-01/snet-app";
const query = (parts: Readonly<Record<string, string>> = {}) =>
  `host=demo&screen=access&${viewPart(parts)}`;
const rows = (page: Page) => page.locator(".access-row");
const details = (page: Page) => page.getByRole("complementary", { name: "Details" });
const caption = (page: Page) => page.locator(".access-caption");
const clipboard = (page: Page) => inPage<string>(page, "navigator.clipboard.readText()");
const focused = (page: Page) =>
  inPage<string>(
    page,
    "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
  );

describe.skipIf(!chromiumPath)("the comparison of access in Chromium", () => {
  let stage: Stage;
  let folder: string;
  beforeAll(async () => {
    stage = await newStage();
    folder = await mkdtemp(join(tmpdir(), "horizon-access-"));
  }, 120_000);
  afterAll(async () => {
    expect(stage.complaints()).toEqual([]);
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  });
  const openDocuments = async (name: string, value: unknown) => {
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(value));
    expect(await stage.api("open", { paths: [path] })).toMatchObject({ ok: true });
  };
  /** The row from the app subnet to the storage account of the second region. */
  const chosen = async (parts: Readonly<Record<string, string>> = {}) => {
    const page = await stage.open(query(parts));
    await rows(page).first().waitFor();
    const row = page.getByRole("row", { name: `${app} to stcontosoneu:` });
    await row.click();
    await details(page)
      .getByRole("heading", { name: `${app} → stcontosoneu` })
      .waitFor();
    return page;
  };

  test("every subnet, site and VPN client by every service, with the prices' date; the row says it all to those who hear it", async () => {
    const page = await stage.open(query());
    await rows(page).first().waitFor();
    expect(await caption(page).textContent()).toMatch(
      /12 services × 10 vantages = 120 pairs.*service tags of \d{4}-\d\d-\d\d/,
    );
    await page.getByRole("button", { name: /^Prices in US dollars of \d{4}-\d\d-\d\d/ }).waitFor();
    const row = page.getByRole("row", { name: `${app} to stcontosoneu:` });
    expect(await row.getAttribute("aria-label")).toBe(
      `${app} to stcontosoneu: today blocked; to do: private endpoint`,
    );
    expect(await page.locator(".access-table tr").count()).toBeLessThan(120);
    await expect.poll(() => page.title()).toBe("Contoso (demo) · Access · Split Horizon");
    await page.context().close();
  });

  test("the chosen row: the advice with its reasons, both ways by every question, costs with the gigabytes that were told", async () => {
    const page = await chosen();
    const pane = details(page);
    expect(await pane.getByRole("region", { name: "To do" }).textContent()).toContain(
      "Use a private endpoint.",
    );
    const questions = await pane.getByRole("table").getByRole("rowheader").allTextContents();
    expect(questions).toEqual([
      "Offered for this kind",
      "What would happen",
      "Cost a month",
      "From the premises",
      "Data that could leave",
      "Routes of one's own",
      "Security groups",
      "Work in DNS",
      "Across regions",
      "Across tenants",
    ]);
    const cost = pane.getByRole("row", { name: "Cost a month" });
    await expect.poll(() => cost.textContent()).toContain("$7.30");
    const gigabytes = page.getByLabel("GB a month");
    await gigabytes.fill("500");
    await expect.poll(() => cost.textContent()).toContain("500 GB through it: $5.00");
    expect(page.url()).toContain("gb=500");
    await gigabytes.fill("half");
    await expect.poll(() => page.getByRole("alert").textContent()).toContain('"half" is no number');
    expect(await cost.textContent()).toContain("500 GB through it: $5.00");
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });

  test("prices of one's own: a figure is edited, refused while it is none, kept over a restart, given back", async () => {
    const page = await chosen({ gb: "500" });
    const cost = details(page).getByRole("row", { name: "Cost a month" });
    await expect.poll(() => cost.textContent()).toContain("$22.30");
    // By keyboard alone.
    await page.getByRole("button", { name: /^Prices in US dollars/ }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Prices" });
    const hour = dialog.getByLabel("Private endpoint, an hour");
    expect(await hour.getAttribute("placeholder")).toBe("0.01");
    await dialog.getByLabel("Day of the prices").fill("2026-11-01");
    await hour.fill("0,02");
    await page.keyboard.press("Enter");
    await dialog.getByRole("alert").getByText('endpointPerHour is "0,02".').waitFor();
    await expect.poll(() => hour.evaluate((one) => one.matches(":focus"))).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await shot(page, "access-prices-refused");
    await hour.fill("0.02");
    await dialog.getByLabel("Where they come from").fill("our agreement");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => cost.textContent()).toContain("$29.60");
    const list = page.getByRole("row", { name: `${app} to stcontosoneu:` });
    expect(await list.textContent()).toContain("$29.60");
    await expect
      .poll(() => caption(page).textContent())
      .toContain("Prices from our agreement, 5 figures as in the catalogue of 2026-09-17");
    await page.reload();
    const own = page.getByRole("button", { name: "Own prices in US dollars of 2026-11-01" });
    await own.waitFor();
    await expect.poll(() => cost.textContent()).toContain("$29.60");
    await own.click();
    expect(await hour.inputValue()).toBe("0.02");
    // Escape keeps what counted.
    await hour.fill("5");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await cost.textContent()).toContain("$29.60");
    await own.click();
    await dialog.getByRole("button", { name: "Back to the catalogue" }).click();
    await expect.poll(() => cost.textContent()).toContain("$22.30");
    await page.getByRole("button", { name: /^Prices in US dollars of 2026-09-17/ }).waitFor();
    await page.context().close();
  });

  test("a price list is loaded into the fields and counts once it is used; one that is wrong changes nothing", async () => {
    const page = await chosen({ gb: "500" });
    const cost = details(page).getByRole("row", { name: "Cost a month" });
    await page.getByRole("button", { name: /^Prices in US dollars/ }).click();
    const dialog = page.getByRole("dialog", { name: "Prices" });
    const file = (name: string, value: unknown) => ({
      name,
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(value)),
    });
    const head = { format: "split-horizon.prices/1", asOf: "2026-10-01", currency: "EUR" };
    const input = dialog.getByLabel("Load a price list (JSON)");
    await input.setInputFiles(file("wrong.json", { ...head, peeringPerGb: -1 }));
    const alert = dialog.getByRole("alert");
    await alert.getByText("peeringPerGb is -1.").waitFor();
    expect(await alert.textContent()).toContain("The list is in EUR");
    expect(await dialog.getByLabel("Currency").inputValue()).toBe("USD");
    const endpointPerGb = [{ upToGb: 100, price: 0.02 }, { price: 0.01 }];
    await input.setInputFiles(
      file("eur.json", { ...head, source: "reseller", perUsd: 0.9, endpointPerGb }),
    );
    await dialog.getByText("The fields hold eur.json").waitFor();
    expect(await dialog.getByLabel("Tier 1 up to GB").inputValue()).toBe("100");
    expect(await cost.textContent()).toContain("$22.30");
    expect(await axeFaults(page)).toEqual([]);
    await shot(page, "access-prices");
    await dialog.getByRole("button", { name: "Use these prices" }).click();
    await expect.poll(() => cost.textContent()).toContain("€21.57");
    expect(await cost.textContent()).toContain("500 GB through it: €6.00");
    await shot(page, "access-own-prices");
    expect(await axeFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.getByRole("button", { name: "Own prices in EUR of 2026-10-01" }).click();
    await dialog.waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await shot(page, "access-prices-dark");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await details(page).getByRole("button", { name: "Copy as Markdown" }).click();
    await expect
      .poll(() => clipboard(page))
      .toContain("Prices in EUR as of 2026-10-01, from reseller;");
    await page.context().close();
  });

  test("each sentence leads to its evidence, the evidence to the map, the row to its trace and back", async () => {
    const page = await chosen();
    const pane = details(page);
    const routes = pane.getByRole("row", { name: /^Routes of one's own/ });
    const mark = routes.getByRole("button", { name: /^Evidence/ }).last();
    const name = (await mark.getAttribute("aria-label")) ?? "";
    await mark.click();
    expect(await focused(page)).toBe(name);
    const note = pane.getByRole("region", { name, exact: true });
    expect(await note.textContent()).toContain("routeTables/rt-spoke/routes/internet");
    expect(await note.textContent()).toContain("/properties/nextHopType");
    await note.getByRole("button", { name: "Show the whole document" }).click();
    await note.locator("pre.json").waitFor();
    const onMap = pane.locator(".access-note").getByRole("button", { name: "Show on map" });
    await onMap.first().click();
    await sceneOn(page, 3);
    await expect.poll(() => page.locator(".details h2").textContent()).not.toBe("The estate");
    await page.goBack();
    await details(page).getByRole("button", { name: "Trace this" }).click();
    await page.locator(".answer-sentence").waitFor();
    expect(await page.locator(".answer-sentence").textContent()).toContain("stcontosoneu");
    await page.getByRole("button", { name: "Compare access" }).click();
    await details(page)
      .getByRole("heading", { name: `${app} → stcontosoneu` })
      .waitFor();
    expect(await caption(page).textContent()).toContain("1 service × 1 vantage");
    await details(page).getByRole("button", { name: "Show on map" }).first().click();
    await sceneOn(page, 4);
    await page.context().close();
  });

  test("by keyboard alone: to the screen, along the list, fold, choose, all columns, and to the trace", async () => {
    const page = await stage.open("host=demo&screen=map");
    await sceneOn(page, 1);
    await page.keyboard.press("Control+4");
    await rows(page).first().waitFor();
    const first = page.locator(".access-group-row").first();
    await first.focus();
    expect(await first.getAttribute("aria-expanded")).toBe("true");
    const shown = await rows(page).count();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => first.getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => rows(page).count()).toBe(shown);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focused(page)).toContain("vnet-hub/snet-mgmt to stcontosoneu");
    await page.keyboard.press("Space");
    await details(page)
      .getByRole("heading", { name: "vnet-hub/snet-mgmt → stcontosoneu" })
      .waitFor();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => focused(page)).toContain("stcontosoneu");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("w");
    await page.getByRole("columnheader", { name: "Data that could leave" }).waitFor();
    const wide = await rows(page).first().textContent();
    expect(wide).toContain("Reached privately from hq today.");
    expect(await axeFaults(page)).toEqual([]);
    await shot(page, "access-columns");
    await page.keyboard.press("w");
    await details(page).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => details(page).textContent()).toContain("Choose a row");
    await page.locator('[data-at="true"]').focus();
    await page.keyboard.press("Enter");
    await page.locator(".answer-sentence").waitFor();
    await page.context().close();
  });

  test("the palette and the list of shortcuts know the screen", async () => {
    const page = await stage.open("host=demo&screen=map");
    await sceneOn(page, 1);
    await page.keyboard.press("Control+k");
    await page.keyboard.type(">comparison");
    await page
      .locator(".palette")
      .getByRole("option", { name: /Go to the comparison/ })
      .waitFor();
    await page.keyboard.press("Enter");
    await rows(page).first().waitFor();
    await page.context().close();
  });

  test("vantages and services are chosen from lists that are searched; Escape keeps what was chosen", async () => {
    const page = await stage.open(query());
    await rows(page).first().waitFor();
    await page.getByRole("button", { name: /^From:/ }).click();
    const list = page.getByRole("listbox", { name: "From" });
    await list.waitFor();
    expect(await focused(page)).toBe("");
    await page.keyboard.type("snet-app");
    await expect.poll(() => list.getByRole("option").count()).toBeLessThan(5);
    await list.getByRole("option", { name: app }).click();
    await shot(page, "access-picker");
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => caption(page).textContent()).toContain("12 services × 1 vantage");
    await page.getByRole("button", { name: /^To:/ }).click();
    const services = page.getByRole("listbox", { name: "To" });
    await services.getByRole("option", { name: /kv-contoso key vault/ }).click();
    await page.keyboard.press("Escape");
    await expect
      .poll(() => caption(page).textContent())
      .toContain("1 service × 1 vantage = 1 pair");
    await expect.poll(() => rows(page).textContent()).toContain(app);
    expect(page.url()).toContain("targets=kv-contoso.vault.azure.net");
    await page.getByRole("button", { name: /^From: .*snet-app/ }).waitFor();
    await page.context().close();
  });

  test("what is shown is copied as the command line writes it", async () => {
    const page = await stage.open(query({ targets: "kv-contoso.vault.azure.net", gb: "20" }));
    await rows(page).first().waitFor();
    await caption(page).getByRole("button", { name: "Copy as Markdown" }).click();
    const reply = await stage.api("compareAccess", {
      names: ["kv-contoso.vault.azure.net"],
      gbPerMonth: 20,
    });
    if (!reply.ok) throw new Error(reply.fault.sentence);
    await expect.poll(() => clipboard(page)).toBe(comparisonMarkdown(reply.value));
    await rows(page).first().click();
    await details(page).getByRole("button", { name: "Copy as Markdown" }).click();
    const [one] = reply.value.rows;
    await expect
      .poll(() => clipboard(page))
      .toBe(comparisonMarkdown({ ...reply.value, rows: one ? [one] : [], linkServices: [] }));
    await page.context().close();
  });

  test("from the map: a service is compared from everywhere, a subnet with everything", async () => {
    const page = await stage.open(
      `host=demo&screen=map&${viewPart({ level: "3", drawer: "outline" })}`,
    );
    const scene = await sceneOn(page, 3);
    const press = async (title: string) => {
      const box = scene.boxes.find((one) => one.title === title);
      await inPage(
        page,
        `location.hash = "#/map?level=3&select=" + encodeURIComponent(${JSON.stringify(box?.id)})`,
      );
      await details(page).getByRole("heading", { name: title }).waitFor();
      await details(page).getByRole("button", { name: "Compare access" }).click();
    };
    await press("kv-contoso");
    await expect.poll(() => caption(page).textContent()).toContain("1 service × 10 vantages");
    await page.goBack();
    await press("snet-data");
    await expect.poll(() => caption(page).textContent()).toContain("12 services × 1 vantage");
    await page.context().close();
  });

  test("advice and filter narrow the list; nothing left says so and offers the way back", async () => {
    const page = await stage.open(query());
    await rows(page).first().waitFor();
    await page.getByRole("button", { name: /^As it is/ }).click();
    await expect.poll(() => caption(page).textContent()).toMatch(/54 hidden by the filter/);
    await page.locator("#filter").fill("outcome:mixed");
    await page.getByText("Nothing matches. 120 pairs are hidden by the filter.").waitFor();
    await shot(page, "access-nothing");
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Show all pairs" }).click();
    await rows(page).first().waitFor();
    await page.context().close();
  });

  test("a vantage and a name that are not there are told, and everything else is one press away", async () => {
    const page = await stage.open(query({ sources: "vm-nowhere" }));
    await page.getByRole("alert").getByText("vm-nowhere").waitFor();
    await shot(page, "access-refused");
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Compare everything" }).click();
    await rows(page).first().waitFor();
    await page.context().close();
    const other = await stage.open(query({ targets: "www.example.org" }));
    await other.getByText("www.example.org: no name of a service that was read.").waitFor();
    await other.getByRole("button", { name: "Compare everything" }).click();
    await rows(other).first().waitFor();
    await other.context().close();
  });

  test("an estate without services says so, and shows what was read", async () => {
    await openDocuments("empty.json", [
      arm.vnet("vnet-alone", { prefixes: ["10.8.0.0/16"], subnets: { main: "10.8.0.0/24" } }),
    ]);
    const page = await stage.open("screen=access");
    await page.getByText("This estate has no services, so there is nothing to compare.").waitFor();
    await shot(page, "access-empty");
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "See what was read" }).click();
    await page.getByRole("heading", { name: "What was read" }).waitFor();
    await page.context().close();
  });

  test("a private link service of one's own is checked beside, with who uses it", async () => {
    const vnet = arm.vnet("vnet-own", {
      prefixes: ["10.8.0.0/16"],
      subnets: { app: "10.8.0.0/24", nat: "10.8.1.0/24" },
    });
    const own = arm.resource(
      "Microsoft.Network/privateLinkServices",
      "pls-orders",
      {},
      {
        alias: "pls-orders.2f1c.westeurope.azure.privatelinkservice",
        loadBalancerFrontendIpConfigurations: [{ id: `${vnet.id}/no-balancer/frontend` }],
        ipConfigurations: [{ properties: { subnet: { id: `${vnet.id}/subnets/nat` } } }],
        visibility: { subscriptions: ["*"] },
        autoApproval: { subscriptions: [] },
      },
    );
    await openDocuments("own.json", [vnet, arm.keyVault("kv-own", {}), own]);
    const page = await stage.open("screen=access");
    await rows(page).first().waitFor();
    await page.getByRole("row", { name: /^pls-orders/ }).click();
    const pane = details(page);
    await pane.getByRole("heading", { name: "pls-orders" }).waitFor();
    expect(await pane.textContent()).toContain("Visible to everybody who knows its alias.");
    expect(await pane.textContent()).toContain("Nobody uses it.");
    await shot(page, "access-link");
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });

  test("a redacted estate is compared under its pseudonyms, and no name of before is left", async () => {
    const { documents } = demoSnapshot();
    const redaction = redactionFor({ documents, gaps: [] }, (text) => text.length % 2 === 0);
    await openDocuments("redacted.json", documents.map(redaction.document));
    const page = await stage.open("screen=access");
    await rows(page).first().waitFor();
    await rows(page).nth(1).click();
    await details(page).getByRole("button", { name: "Trace this" }).waitFor();
    expect(await page.locator("main").textContent()).not.toMatch(/contoso|spoke-01/);
    await page.context().close();
  });

  test("two hundred thousand pairs: told while they are compared, stopped and begun again, and only rows that are looked at are sent", async () => {
    await openDocuments("large.json", largeDocuments(8000));
    const page = await stage.open("screen=access");
    await page.getByText(/Compared [\d,]+ of [\d,]+ pairs/).waitFor({ timeout: 20_000 });
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("The comparison was stopped.").waitFor();
    await page.getByRole("button", { name: "Compare again" }).click();
    await page.getByText(/Compared [\d,]+ of [\d,]+ pairs/).waitFor({ timeout: 20_000 });
    // The engine answers others in between.
    const asked = Date.now();
    expect(await stage.api("gaps", {})).toMatchObject({ ok: true });
    expect(Date.now() - asked).toBeLessThan(1000);
    await page.locator(".access-group-row").first().waitFor({ timeout: 60_000 });
    expect(await caption(page).textContent()).toMatch(/1 service left out, as there are too many/);
    await page.locator(".access-group-row").nth(1).click();
    await expect.poll(() => rows(page).first().textContent()).toContain("$7.30");
    const frame = page.locator(".access-scroll");
    await frame.evaluate((one) => {
      one.scrollTop = 400 * 33;
    });
    await expect
      .poll(() => rows(page).last().textContent(), { timeout: 10_000 })
      .toContain("$7.30");
    expect(await rows(page).count()).toBeLessThan(80);
    expect(await page.getByText("pairs are too many to copy").count()).toBe(1);
    await page.context().close();
  }, 180_000);
});
