/** Who may come to the console of a web app: its own restrictions, or the app's, and the same told by the matrix. */
import { expect, test } from "vitest";
import { arm } from "#src/demo/index.ts";
import { findVantage, vantagesOf } from "#src/model/index.ts";
import { matrixOf, traceOf } from "#src/verdict/index.ts";
import { estateOf } from "../../kit/world.ts";

type Bag = Readonly<Record<string, unknown>>;

const APP = "web1.azurewebsites.net";
const CONSOLE = "web1.scm.azurewebsites.net";
const only = (address: string, more: Bag = {}) => [
  { ipAddress: address, action: "Allow", priority: 100, name: "only", ...more },
];

/** A machine behind 203.0.113.9, and an app with these settings. */
function world(siteConfig: Bag) {
  const address = arm.publicIp("out", { address: "203.0.113.9" });
  const nat = arm.natGateway("nat", { publicIps: [address] });
  const v = arm.vnet("v", {
    prefixes: ["10.0.0.0/16"],
    subnets: { app: { prefix: "10.0.1.0/24", natGateway: nat } },
  });
  const app = arm.webApp("web1", {});
  return estateOf([
    address,
    nat,
    v,
    { ...app, properties: { ...app.properties, publicNetworkAccess: "Enabled", siteConfig } },
  ]);
}

function seen(siteConfig: Bag, name: string) {
  const estate = world(siteConfig);
  const found = findVantage(estate, "subnet:v/app");
  if (!("vantage" in found)) throw new Error("There is one such subnet.");
  return traceOf(estate, { name, from: found.vantage }).verdict;
}

const split = {
  ipSecurityRestrictions: only("198.51.100.1/32"),
  scmIpSecurityRestrictions: only("203.0.113.9/32"),
  scmIpSecurityRestrictionsUseMain: false,
};

test("a console has restrictions of its own", () => {
  expect(seen(split, CONSOLE).class).toBe("PUBLIC");
  expect(seen(split, APP)).toMatchObject({ class: "BLOCKED", blockedAt: "PAAS_ACL" });
  const other = { ...split, scmIpSecurityRestrictions: only("203.0.113.10/32") };
  expect(seen(other, CONSOLE)).toMatchObject({ class: "BLOCKED", blockedAt: "PAAS_ACL" });
  const none = { ...split, scmIpSecurityRestrictions: [] };
  expect(seen(none, CONSOLE).class).toBe("PUBLIC");
  const shut = { ...none, scmIpSecurityRestrictionsDefaultAction: "Deny" };
  expect(seen(shut, CONSOLE)).toMatchObject({ class: "BLOCKED", blockedAt: "PAAS_ACL" });
});

test("or those of the app, when it is told so; or nobody knows", () => {
  expect(seen({ ...split, scmIpSecurityRestrictionsUseMain: true }, CONSOLE)).toMatchObject({
    class: "BLOCKED",
    blockedAt: "PAAS_ACL",
  });
  expect(seen({ ipSecurityRestrictions: only("198.51.100.1/32") }, CONSOLE).class).toBe("UNKNOWN");
});

test("a restriction that asks for headers of a proxy takes no caller of an estate", () => {
  const headers = { "x-azure-fdid": ["00000000-0000-0000-0000-000000000001"] };
  const restrictions = only("203.0.113.9/32", { headers });
  expect(seen({ ipSecurityRestrictions: restrictions }, APP)).toMatchObject({
    class: "BLOCKED",
    blockedAt: "PAAS_ACL",
  });
  expect(seen({ ipSecurityRestrictions: only("203.0.113.9/32", { headers: {} }) }, APP).class).toBe(
    "PUBLIC",
  );
});

test("the matrix tells app and console apart as single traces do", async () => {
  for (const config of [split, { ipSecurityRestrictions: only("198.51.100.1/32") }]) {
    const estate = world(config);
    const vantages = vantagesOf(estate);
    const matrix = await matrixOf(estate, vantages, [APP, CONSOLE]);
    for (const cell of matrix?.cells ?? []) {
      const [from, name] = [vantages[cell.v], matrix?.names[cell.n]?.name ?? ""];
      if (!from) throw new Error("A cell has a vantage.");
      expect(cell.class, `${from.label} ${name}`).toBe(
        traceOf(estate, { name, from }).verdict.class,
      );
    }
    expect(matrix?.cells.length).toBeGreaterThan(0);
  }
});
