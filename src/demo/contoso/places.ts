/** Where Contoso's resources stand: subscriptions, groups and regions. */
import type { ArmDocument, At } from "../arm/index.ts";
import { guidOf } from "../arm/index.ts";

const CONNECTIVITY = "5b0c0000-0000-4000-8000-000000000001";
const APPS = "5b0c0000-0000-4000-8000-000000000002";
const DATA = "5b0c0000-0000-4000-8000-000000000003";
const SHOP = "5b0c0000-0000-4000-8000-000000000004";
/** The subscription that could not be read. */
export const LEGACY = "5b0c0000-0000-4000-8000-000000000009";

/** The hub in West Europe. */
export const hubPlace = {
  subscription: CONNECTIVITY,
  group: "rg-hub",
  region: "westeurope",
} satisfies At;
/** The hub in North Europe. */
export const hubNeuPlace = {
  subscription: CONNECTIVITY,
  group: "rg-hub-neu",
  region: "northeurope",
} satisfies At;
/** The one place for private zones, by intention. */
export const dnsPlace = { subscription: CONNECTIVITY, group: "rg-dns" } satisfies At;
export const appsPlace = {
  subscription: APPS,
  group: "rg-app-prod",
  region: "westeurope",
} satisfies At;
export const dataPlace = {
  subscription: DATA,
  group: "rg-data-prod",
  region: "westeurope",
} satisfies At;
export const appsNeuPlace = {
  subscription: APPS,
  group: "rg-app-neu",
  region: "northeurope",
} satisfies At;
export const shopPlace = {
  subscription: SHOP,
  group: "rg-shop",
  region: "westeurope",
} satisfies At;
export const shopNeuPlace = {
  subscription: SHOP,
  group: "rg-shop-neu",
  region: "northeurope",
} satisfies At;

/** The subscriptions that were read, as `GET /subscriptions` lists them. */
export function subscriptions(): readonly ArmDocument[] {
  const names: readonly (readonly [string, string])[] = [
    [CONNECTIVITY, "contoso-connectivity"],
    [APPS, "contoso-apps"],
    [DATA, "contoso-data"],
    [SHOP, "contoso-shop"],
  ];
  return names.map(([subscriptionId, displayName]) => ({
    id: `/subscriptions/${subscriptionId}`,
    name: displayName,
    type: "Microsoft.Resources/subscriptions",
    subscriptionId,
    tenantId: guidOf("tenant contoso"),
    displayName,
    state: "Enabled",
    properties: { state: "Enabled" },
  }));
}
