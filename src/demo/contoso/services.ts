/** Contoso's services and the private endpoints that lead to them. */
import {
  type ArmDocument,
  cosmos,
  keyVault,
  openai,
  privateEndpoint,
  redis,
  registry,
  serviceBus,
  sqlServer,
  storage,
  subnetOf,
  webApp,
} from "../arm/index.ts";
import { shopVault, zones } from "./names.ts";
import { legacyEndpoint, spoke01, spoke02, spoke11, spoke12 } from "./networks.ts";
import { appsNeuPlace, appsPlace, dataPlace, shopNeuPlace } from "./places.ts";

const shut = { publicAccess: "Disabled", defaultAction: "Deny" } as const;
const inApps = { ...appsPlace, subnet: subnetOf(spoke01, "snet-pe") };
const inData = { ...dataPlace, subnet: subnetOf(spoke02, "snet-pe") };
const inAppsNeu = { ...appsNeuPlace, subnet: subnetOf(spoke11, "snet-pe") };
const inShop = { ...shopNeuPlace, subnet: subnetOf(spoke12, "snet-pe") };

function appServices(): readonly ArmDocument[] {
  const account = storage("stcontoso", { ...appsPlace, ...shut, kinds: ["blob"] });
  const vault = keyVault("kv-contoso", { ...appsPlace, ...shut });
  const app = webApp("app-contoso", {
    ...appsPlace,
    publicAccess: "Disabled",
    integration: subnetOf(spoke01, "snet-web"),
    routesAll: true,
  });
  const ai = openai("ai-contoso", { ...appsPlace, ...shut });
  return [
    account,
    vault,
    app,
    ai,
    ...privateEndpoint("pe-stcontoso", {
      ...inApps,
      target: account,
      groupId: "blob",
      addresses: ["10.1.2.5"],
      zones: [zones.blob],
    }).all,
    ...privateEndpoint("pe-kv-contoso", {
      ...inApps,
      target: vault,
      groupId: "vault",
      addresses: ["10.1.2.6"],
      zones: [zones.vault],
    }).all,
    ...privateEndpoint("pe-app-contoso", {
      ...inApps,
      target: app,
      groupId: "sites",
      addresses: ["10.1.2.7"],
      zones: [zones.web],
    }).all,
    // Mistake: the owner of the account rejected this endpoint, and public access is off.
    ...privateEndpoint("pe-ai-contoso", {
      ...inApps,
      target: ai,
      groupId: "account",
      addresses: ["10.1.2.8"],
      state: "Rejected",
      zones: [zones.cognitive, zones.openai, zones.foundry],
    }).all,
  ];
}

function dataServices(): readonly ArmDocument[] {
  const [sql, ...sqlChildren] = sqlServer("sql-contoso", {
    ...dataPlace,
    publicAccess: "Disabled",
  });
  // Mistake: the account has an endpoint, yet public access was left on for everybody.
  const account = cosmos("cosmos-contoso", {
    ...dataPlace,
    publicAccess: "Enabled",
    strangers: [{ endpoint: legacyEndpoint("pe-cosmos-legacy"), groupId: "Sql" }],
  });
  const images = registry("crcontoso", { ...dataPlace, ...shut });
  const cache = redis("redis-contoso", { ...dataPlace, publicAccess: "Disabled" });
  const [bus, ...busChildren] = serviceBus("sb-contoso", { ...dataPlace, ...shut });
  // No private endpoint, on purpose: two subnets come in by service endpoint.
  const logs = storage("stcontosolog", {
    ...dataPlace,
    kinds: ["blob"],
    defaultAction: "Deny",
    subnetRules: [subnetOf(spoke01, "snet-app"), subnetOf(spoke02, "snet-data")],
  });
  if (!sql || !bus) return [];
  return [
    sql,
    ...sqlChildren,
    account,
    images,
    cache,
    bus,
    ...busChildren,
    logs,
    ...privateEndpoint("pe-sql-contoso", {
      ...inData,
      target: sql,
      groupId: "sqlServer",
      addresses: ["10.2.2.5"],
      zones: [zones.sql],
    }).all,
    ...privateEndpoint("pe-cosmos-contoso", {
      ...inData,
      target: account,
      groupId: "Sql",
      addresses: ["10.2.2.6", "10.2.2.7"],
      zones: [zones.cosmos],
    }).all,
    ...privateEndpoint("pe-crcontoso", {
      ...inData,
      target: images,
      groupId: "registry",
      addresses: ["10.2.2.8", "10.2.2.9"],
      zones: [zones.registry],
    }).all,
    ...privateEndpoint("pe-sb-contoso", {
      ...inData,
      target: bus,
      groupId: "namespace",
      addresses: ["10.2.2.10"],
      zones: [zones.bus],
    }).all,
    // Its zone group was forgotten when it was made anew, so the old record stayed (see names.ts).
    ...privateEndpoint("pe-redis-contoso", {
      ...inData,
      target: cache,
      groupId: "redisCache",
      addresses: ["10.2.2.12"],
    }).all,
  ];
}

function northernServices(): readonly ArmDocument[] {
  const account = storage("stcontosoneu", { ...appsNeuPlace, ...shut, kinds: ["blob"] });
  const vault = keyVault("kv-shop", { ...shopNeuPlace, ...shut });
  return [
    account,
    vault,
    ...privateEndpoint("pe-stcontosoneu", {
      ...inAppsNeu,
      target: account,
      groupId: "blob",
      addresses: ["10.17.2.5"],
      zones: [zones.blob],
    }).all,
    ...privateEndpoint("pe-kv-shop", {
      ...inShop,
      target: vault,
      groupId: "vault",
      addresses: ["10.18.2.5"],
      zones: [shopVault],
    }).all,
  ];
}

/** All documents of services, endpoints and the records that the endpoints write. */
export function services(): readonly ArmDocument[] {
  return [...appServices(), ...dataServices(), ...northernServices()];
}
