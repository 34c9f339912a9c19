/** Does a ticket pasted into the page open its trace, with predicted beside pasted and the causes below, and is no secret shown? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  axeFaults,
  demo,
  inPage,
  newStage,
  type Stage,
  shot,
  viewPart,
} from "./page-under-test.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await newStage();
}, 120_000);
afterAll(() => stage?.close());

/** Pastes as people do: by the clipboard and the keys. */
async function paste(page: Page, text: string): Promise<void> {
  await inPage(page, `navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.keyboard.press("Control+V");
}

const nslookup = `azureuser@vm-app-01:~$ nslookup ${demo.blob}
Server:\t\t168.63.129.16
Address:\t168.63.129.16#53

Non-authoritative answer:
${demo.blob}\tcanonical name = stcontoso.privatelink.blob.core.windows.net.
Name:\tstcontoso.privatelink.blob.core.windows.net
Address: 10.1.2.5
`;

const page = (parts: Readonly<Record<string, string>>) =>
  stage.open(`host=demo&screen=trace&${viewPart(parts)}`, { width: 1440, height: 1000 });

test("into the box: the trace opens from the machine of the prompt, with the causes that explain first", async () => {
  const tab = await page({});
  await tab.keyboard.press("Control+K");
  await tab.getByRole("combobox").first().waitFor();
  await paste(tab, nslookup);
  const panel = tab.getByRole("region", { name: "Pasted" });
  await panel.getByRole("heading", { level: 2 }).waitFor();
  expect(await panel.getByRole("heading", { level: 2 }).textContent()).toBe(
    "The pasted answer is not the predicted one.",
  );
  expect(await panel.locator(".pasted-table tbody tr").first().allInnerTexts()).toEqual([
    expect.stringMatching(/public\s+10\.1\.2\.5/),
  ]);
  const first = await panel.locator(".pasted-causes li").first().innerText();
  expect(first).toContain("privatelink.blob.core.windows.net");
  expect(first).toContain("tried: the prediction is then as pasted");
  expect(await inPage(tab, "location.hash")).toContain("vm-app-01");
  await tab.locator(".answer").waitFor();
  await shot(tab, "pasted-light");
  expect(await axeFaults(tab)).toEqual([]);
  await tab.close();
}, 60_000);

test("from another place: choosing it predicts and compares anew", async () => {
  const tab = await page({});
  await tab.locator(".trace-form input[type=text]").nth(1).focus();
  await paste(
    tab,
    `${demo.blob} has address 10.1.2.5\nkv-contoso.vault.azure.net has address 10.1.2.6\n`,
  );
  const panel = tab.getByRole("region", { name: "Pasted" });
  await panel.getByRole("heading", { level: 2 }).waitFor();
  expect(await panel.getByRole("heading", { level: 2 }).textContent()).toBe(
    "The pasted answer is the predicted one.",
  );
  const others = panel.getByRole("button", { name: /^Predict from/ });
  expect(await others.count()).toBeGreaterThan(1);
  await others.first().click();
  await tab.waitForTimeout(500);
  expect(await panel.getByRole("heading", { level: 2 }).textContent()).toBe(
    "The pasted answer is the predicted one.",
  );
  await panel.getByRole("button", { name: "Remove the pasted text" }).click();
  expect(await panel.count()).toBe(0);
  await tab.close();
}, 60_000);

test("a connection string: its host is traced, and its key is nowhere in the page, its address or its stores", async () => {
  const tab = await page({ from: demo.vmApp });
  await tab.locator(".trace-form input[type=text]").nth(1).focus();
  const key = "Pl4nt3dS3cretKeyOfTheAccount00PlantedSecretaaBBccDDeeFFggHHiiJJkkLLmmNNooPPqqRR12==";
  await paste(
    tab,
    `DefaultEndpointsProtocol=https;AccountName=stcontoso;AccountKey=${key};EndpointSuffix=core.windows.net`,
  );
  const panel = tab.getByRole("region", { name: "Pasted" });
  await panel.getByRole("heading", { level: 2 }).waitFor();
  expect(await panel.innerText()).toContain("was dropped before the text was read");
  const seen = await inPage<string>(
    tab,
    "document.documentElement.outerHTML + location.href + JSON.stringify({ ...localStorage, ...sessionStorage }) + [...document.querySelectorAll('input')].map((i) => i.value).join(' ')",
  );
  expect(seen.includes("Pl4nt3d")).toBe(false);
  expect(seen).toContain(demo.blob);
  await shot(tab, "pasted-string");
  await tab.close();
}, 60_000);

test("what cannot be understood says what would be", async () => {
  const tab = await page({});
  await tab.locator(".trace-form input[type=text]").nth(1).focus();
  await paste(tab, "it does not work\nplease help\n");
  const panel = tab.getByRole("region", { name: "Pasted" });
  await panel.getByRole("alert").waitFor();
  expect(await panel.innerText()).toContain("Right would be the output of nslookup");
  await tab.close();
}, 60_000);

test("in the dark", async () => {
  const tab = await stage.open(`host=demo&screen=trace&${viewPart({})}`, {
    theme: "dark",
    width: 1440,
    height: 1000,
  });
  await tab.locator(".trace-form input[type=text]").nth(1).focus();
  await paste(
    tab,
    nslookup.replace("168.63.129.16#53", "10.0.4.4#53").replace("168.63.129.16", "10.0.4.4"),
  );
  await tab.getByRole("region", { name: "Pasted" }).getByRole("heading", { level: 2 }).waitFor();
  await tab.locator(".answer").waitFor();
  await shot(tab, "pasted-dark");
  expect(await axeFaults(tab)).toEqual([]);
  await tab.close();
}, 60_000);

test("Test-NetConnection: where it went, by which port, and whether it got there, beside the prediction", async () => {
  const tab = await page({});
  await tab.keyboard.press("Control+K");
  await tab.getByRole("combobox").first().waitFor();
  await paste(
    tab,
    `WARNING: TCP connect to (10.1.2.5 : 443) failed

ComputerName     : ${demo.blob}
RemoteAddress    : 10.1.2.5
RemotePort       : 443
InterfaceAlias   : Ethernet
SourceAddress    : 192.168.7.7
TcpTestSucceeded : False
`,
  );
  const panel = tab.getByRole("region", { name: "Pasted" });
  const row = (name: string) =>
    panel.locator(".pasted-table tbody tr", { has: tab.getByRole("rowheader", { name }) });
  await row("Gone to").waitFor();
  expect(await row("Gone to").innerText()).toMatch(/10\.1\.2\.5\s+10\.1\.2\.5/);
  expect(await row("Port").innerText()).toMatch(/443\s+443/);
  expect(await row("Connection").innerText()).toMatch(/connects\s+No connection/);
  expect(await panel.locator(".pasted-way").innerText()).toContain("where one is predicted");
  await shot(tab, "pasted-way");
  await tab.emulateMedia({ colorScheme: "dark" });
  await shot(tab, "pasted-way-dark");
  expect(await axeFaults(tab)).toEqual([]);
  await tab.close();
}, 60_000);
