/** Whether a service takes what comes to its public address, over a service endpoint or not (path.md 3.2, 3.3). */
import { aliasOf } from "#src/azure/catalogue/index.ts";
import { type Estate, having, type Service } from "#src/model/index.ts";
import { parseName } from "#src/net/index.ts";
import { perimeterWord } from "./accept-perimeter.ts";
import {
  allowsAllAzure,
  isInAzure,
  isInEffect,
  knowsAddress,
  sharesRegion,
  subnetRuleOf,
} from "./accept-rules.ts";
import { tenantAnswer } from "./accept-tenant.ts";
import { webDoor } from "./accept-web.ts";
import { doorEvidence, lastName, passing, stopped, undecided } from "./filters-answer.ts";
import type { Caller, Filtered } from "./flow.ts";

const STORAGE = "microsoft.storage/storageaccounts";
const VAULT = "microsoft.keyvault/vaults";
const SQL = "microsoft.sql/servers";
const WEB = "microsoft.web/sites";

/** Types whose address rules are a list of who may come in: without a rule nobody does. */
const CLOSED_WITHOUT_RULES = new Set([
  SQL,
  "microsoft.synapse/workspaces",
  "microsoft.dbforpostgresql/servers",
  "microsoft.dbforpostgresql/flexibleservers",
  "microsoft.dbformysql/servers",
  "microsoft.dbformysql/flexibleservers",
  "microsoft.dbformariadb/servers",
]);

/** Types in whose rules the address 0.0.0.0 stands for everybody in Azure. */
const KNOWS_ALL_AZURE = new Set([...CLOSED_WITHOUT_RULES, "microsoft.documentdb/databaseaccounts"]);

/** Types whose missing `publicNetworkAccess` is known to mean Enabled. */
const ENABLED_UNLESS_TOLD = new Set([
  STORAGE,
  VAULT,
  SQL,
  "microsoft.documentdb/databaseaccounts",
  "microsoft.containerregistry/registries",
  "microsoft.servicebus/namespaces",
  "microsoft.eventhub/namespaces",
  "microsoft.cognitiveservices/accounts",
  "microsoft.search/searchservices",
  "microsoft.containerservice/managedclusters",
]);

/** The answer of `service`, called by its public name `fqdn`. Without a service that was read: unknown, when the name is Azure's. */
export function acceptsPublic(
  estate: Estate,
  service: Service | undefined,
  fqdn: string,
  caller: Caller,
): Filtered {
  if (!service) {
    const name = parseName(fqdn);
    return name && aliasOf(name)
      ? undecided("service-unseen", { args: { name: fqdn } })
      : passing("no-service", { args: { name: fqdn }, confidence: "LIKELY" });
  }
  // Somebody on the internet is whoever is in no list; that one of the lists may hold him makes the answer likely only.
  const isAnybody = caller.kind === "internet" && caller.publicAddresses === "unknown";
  const asked: Caller = isAnybody ? { ...caller, publicAddresses: [] } : caller;
  const word = perimeterWord(estate, service, asked);
  // A learning perimeter adds to what the service's own rules let in, unless its public side is off altogether.
  const own = word.is === "answer" ? word.answer : ownAnswer(estate, service, fqdn, asked);
  const answer =
    word.is === "open" && word.otherwise && own.passes !== "yes" ? word.otherwise : own;
  const risks = word.is === "open" ? word.risks : [];
  const isDoubted = isAnybody && answer.confidence === "CERTAIN" && BY_ADDRESS.has(answer.did);
  return {
    ...answer,
    risks: [...new Set([...risks, ...answer.risks])].sort(),
    ...(isDoubted && hasLists(estate, service) ? { confidence: "LIKELY" } : {}),
  };
}

/** Answers that another public address might change. */
const BY_ADDRESS = new Set([
  "address-not-listed",
  "perimeter-denies",
  "web-restriction-default",
  "web-open",
]);

function hasLists(estate: Estate, { door, key }: Service): boolean {
  return (
    door.ipRules.length > 0 ||
    (door.restrictions ?? []).length > 0 ||
    having(estate.perimeterAssociations, "resource", key).length > 0
  );
}

function ownAnswer(estate: Estate, service: Service, fqdn: string, caller: Caller): Filtered {
  const { door } = service;
  const args = { service: service.name };
  if (door.publicAccess === "Disabled")
    return stopped("PAAS_ACL", "public-access-off", {
      args,
      because: [seen(service, "publicAccess", "Disabled")],
      risks: keepsTrusted(service) ? ["TRUSTED_BYPASS"] : [],
    });
  if (service.type === WEB) return webDoor(estate, service, fqdn, caller);
  if (service.door.publicAccess === undefined && tellsNothing(service))
    return undecided("door-unseen", { args });
  if (!door.complete) return undecided("door-rules-unseen", { args });
  const tenants = tenantAnswer(estate, service, caller);
  if (tenants) return tenants;
  return rulesAnswer(service, caller);
}

/** Whether trusted services, or instances that the account names, keep their way in (path.md 3.2; 8, P68). */
function keepsTrusted({ type, door }: Service): boolean {
  if (type !== STORAGE && type !== VAULT) return false;
  return door.instanceRules || door.bypass.length > 0;
}

/** Whether the document of a kind that nobody knows says nothing at all about its public side. */
function tellsNothing({ type, door }: Service): boolean {
  return (
    !ENABLED_UNLESS_TOLD.has(type) &&
    door.defaultAction === undefined &&
    door.ipRules.length === 0 &&
    door.subnetRules.length === 0
  );
}

function seen(service: Service, field: string, value: unknown) {
  const usual: Readonly<Record<string, string>> = {
    publicAccess: "/properties/publicNetworkAccess",
    defaultAction: "/properties/networkAcls/defaultAction",
    ipRules: "/properties/networkAcls/ipRules",
    subnetRules: "/properties/networkAcls/virtualNetworkRules",
  };
  const pointer = service.door.pointers[field] ?? usual[field] ?? "/properties";
  return doorEvidence(service, pointer, value);
}

function isOpenToAll(service: Service): boolean {
  const { door, type } = service;
  const hasRules = door.ipRules.length + door.subnetRules.length > 0;
  if (CLOSED_WITHOUT_RULES.has(type)) return door.defaultAction === "Allow";
  if (door.defaultAction) return door.defaultAction === "Allow";
  return !hasRules;
}

function rulesAnswer(service: Service, caller: Caller): Filtered {
  const { door } = service;
  const args = { service: service.name };
  if (isOpenToAll(service)) {
    const isKnown = ENABLED_UNLESS_TOLD.has(service.type);
    return passing("open-to-all", {
      args,
      because: [
        door.defaultAction
          ? seen(service, "defaultAction", door.defaultAction)
          : seen(service, "ipRules", door.ipRules),
      ],
      // What further rules a kind may have that nobody described here is not known.
      confidence: isKnown || door.defaultAction ? "CERTAIN" : "LIKELY",
    });
  }
  if (KNOWS_ALL_AZURE.has(service.type) && allowsAllAzure(door.ipRules) && isInAzure(caller))
    return passing("any-azure-allowed", {
      args,
      because: [seen(service, "ipRules", door.ipRules)],
      confidence: caller.viaServiceEndpoint ? "LIKELY" : "CERTAIN",
    });
  return caller.viaServiceEndpoint ? subnetAnswer(service, caller) : addressAnswer(service, caller);
}

/** With a service endpoint the service sees the subnet and a private source, so that address rules no longer match. */
function subnetAnswer(service: Service, caller: Caller): Filtered {
  const { door } = service;
  const subnet = lastName(caller.viaServiceEndpoint?.subnet ?? "");
  const args = { service: service.name, subnet };
  const rule = subnetRuleOf(door, caller);
  const because = [
    seen(
      service,
      "subnetRules",
      door.subnetRules.map((r) => r.subnet),
    ),
  ];
  if (!rule) return stopped("PAAS_ACL", "subnet-not-listed", { args, because });
  if (!isInEffect(rule.state))
    return stopped("PAAS_ACL", "subnet-rule-not-in-effect", {
      args: { ...args, state: rule.state },
      because: [seen(service, "subnetRules", rule)],
      confidence: "LIKELY",
    });
  // Rules of SQL hold in the server's own region only (path.md 3.3).
  if (service.type === SQL && sharesRegion(service, caller) === "no")
    return stopped("PAAS_ACL", "subnet-rule-of-another-region", { args, because });
  const isPreview = service.type === "microsoft.containerregistry/registries";
  return passing("subnet-listed", { args, because, confidence: isPreview ? "LIKELY" : "CERTAIN" });
}

function addressAnswer(service: Service, caller: Caller): Filtered {
  const { door } = service;
  const address = caller.publicAddresses === "unknown" ? "" : caller.publicAddresses.join(", ");
  const args = { service: service.name, address };
  const because = [seen(service, "ipRules", door.ipRules)];
  const known = knowsAddress(door.ipRules, caller);
  if (known === "no") return stopped("PAAS_ACL", "address-not-listed", { args, because });
  if (service.type === STORAGE) {
    // Storage does not see public addresses of its own region: address rules have no effect there (path.md 3.2).
    const together = sharesRegion(service, caller);
    if (together === "yes")
      return stopped("PAAS_ACL", "same-region-rule", {
        args: { ...args, region: service.location },
        because,
      });
    if (together === "unknown" && isInAzure(caller))
      return undecided("address-undecided", { args, because });
  }
  if (known === "unknown") return undecided("address-undecided", { args, because });
  return passing("address-listed", { args, because });
}
