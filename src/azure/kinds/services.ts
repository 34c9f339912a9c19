/** Which documents are services, and what do they say of names, connections, doors and integration? */
import { type CloudName, linkableTypes, serviceNames } from "#src/azure/catalogue/index.ts";
import { type Key, keyOf, type Service } from "#src/model/index.ts";
import { prop } from "../bag.ts";
import { bagAt, type Doc, filled, flagAt, itemsAt, keyAt, propsAt, textAt } from "../doc.ts";
import type { Pool } from "../pool.ts";
import { tenantOf, thingOf } from "../things.ts";
import { skuOf } from "./balancers.ts";
import { readDoor } from "./doors.ts";
import { connectionsOf } from "./endpoints.ts";

export type ServiceContext = {
  readonly pool: Pool;
  readonly cloud: CloudName;
  /** Keys that private endpoints lead to. */
  readonly targets: ReadonlySet<Key>;
};

/** Providers whose resources are no services, unless private endpoints lead to them. */
const NO_SERVICES =
  /^microsoft\.(network|compute|resources|authorization|managedidentity|insights\/(?!privatelinkscopes|components)|classic\w*)\b/;

/** The service that `doc` tells of; undefined when it tells of none. */
export function readService(doc: Doc, context: ServiceContext): Service | undefined {
  const { pool, cloud, targets } = context;
  const isTarget = targets.has(doc.key);
  const connections = connectionsOf(doc, pool);
  const isConnected = connections !== undefined && connections.length > 0;
  const isKnown = linkableTypes.has(doc.type) || EXTRA.has(doc.type);
  if (!isTarget && !isConnected && !isKnown && NO_SERVICES.test(doc.type)) return undefined;
  const thing = thingOf(doc);
  const p = propsAt(doc);
  const kind = textAt({ ...p, bag: doc.body, pointer: "" }, "kind");
  const names = serviceNames({
    // A slot is named as an app is, with both names joined.
    type: doc.type === "microsoft.web/sites/slots" ? "microsoft.web/sites" : doc.type,
    name: doc.name,
    location: thing.location,
    kind,
    properties: doc.props,
    cloud,
  });
  if (!isTarget && connections === undefined && !isKnown && names.length === 0) return undefined;
  // Parts of services (databases, hubs, capacity pools) may repeat a name; the service itself speaks for it.
  if (!isTarget && !isConnected && !isKnown && doc.type.split("/").length > 2) return undefined;
  const sql = doc.type === "microsoft.sql/servers" ? sqlParts(doc, pool, cloud) : NOT_SQL;
  return filled<Service>(
    {
      ...thing,
      kind,
      sku: skuOf(doc),
      names,
      door: readDoor(doc, pool),
      listeners: sql.listeners,
    },
    {
      tenant: tenantOf(doc),
      connections,
      ...webParts(doc, pool),
      connectionPolicy: sql.connectionPolicy,
      aks: clusterParts(doc),
    },
  );
}

/** Services that the table of private link zones does not list. */
const EXTRA = new Set(["microsoft.web/sites/slots", "microsoft.storage/storageaccounts"]);

type WebParts = {
  readonly integrationSubnet?: Key | undefined;
  readonly routesAll?: boolean | undefined;
};

/** Where a web app's own traffic goes into a VNet (path.md 1.13). */
function webParts(doc: Doc, pool: Pool): WebParts {
  if (doc.type !== "microsoft.web/sites" && doc.type !== "microsoft.web/sites/slots") return {};
  const p = propsAt(doc);
  const swift = pool.get(keyOf(`${doc.key}/config/virtualnetwork`));
  const web = pool.get(keyOf(`${doc.key}/config/web`));
  const site = bagAt(p, "siteConfig");
  const outbound = bagAt(p, "outboundVnetRouting");
  const routed = outbound
    ? [flagAt(outbound, "allTraffic"), flagAt(outbound, "applicationTraffic")]
    : [];
  const told = routed.includes(true) ? true : routed.find((flag) => flag !== undefined);
  return {
    integrationSubnet:
      keyAt(p, "virtualNetworkSubnetId") ?? (swift && keyAt(propsAt(swift), "subnetResourceId")),
    routesAll:
      told ??
      flagAt(p, "vnetRouteAllEnabled") ??
      (web && flagAt(propsAt(web), "vnetRouteAllEnabled")) ??
      (site && flagAt(site, "vnetRouteAllEnabled")),
  };
}

const SQL_SUFFIX: Readonly<Record<CloudName, string>> = {
  commercial: "database.windows.net",
  usgovernment: "database.usgovcloudapi.net",
  china: "database.chinacloudapi.cn",
};

type SqlParts = {
  readonly connectionPolicy?: string | undefined;
  readonly listeners: Service["listeners"];
};

const NOT_SQL: SqlParts = { listeners: [] };

/** Connection policy and failover groups of a SQL server; both live in child documents. */
function sqlParts(doc: Doc, pool: Pool, cloud: CloudName): SqlParts {
  const [policy] = pool.children(doc, "connectionpolicies");
  const type = policy && textAt(propsAt(policy), "connectionType");
  const listeners = pool.children(doc, "failovergroups").flatMap((group) => {
    const p = propsAt(group);
    const isPrimary = textAt(p, "replicationRole").toLowerCase() !== "secondary";
    const partner = itemsAt(p, "partnerServers")
      .map((server) => keyAt(server, "id"))
      .find((key) => key !== undefined);
    const primary = isPrimary ? doc.key : (partner ?? doc.key);
    const secondary = isPrimary ? (partner ?? doc.key) : doc.key;
    const name = group.name.toLowerCase();
    return [
      { fqdn: `${name}.${SQL_SUFFIX[cloud]}`, primary },
      { fqdn: `${name}.secondary.${SQL_SUFFIX[cloud]}`, primary: secondary },
    ];
  });
  return { connectionPolicy: type || undefined, listeners };
}

/** What an AKS cluster's document says of its API server (dns.md 1.2). */
function clusterParts(doc: Doc): Service["aks"] {
  if (doc.type !== "microsoft.containerservice/managedclusters") return undefined;
  const p = propsAt(doc);
  const api = bagAt(p, "apiServerAccessProfile");
  const isPrivate = (api && flagAt(api, "enablePrivateCluster")) ?? false;
  const fqdn = textAt(p, "fqdn").toLowerCase();
  const zone = api ? textAt(api, "privateDNSZone") : "";
  return {
    privateFqdn: textAt(p, "privateFQDN").toLowerCase(),
    fqdn,
    isPrivate,
    privateDnsZone: zone || (isPrivate ? "system" : ""),
    publicFqdn: (api && flagAt(api, "enablePrivateClusterPublicFQDN")) ?? fqdn !== "",
    nodeSubnets: [
      ...new Set(
        itemsAt(p, "agentPoolProfiles")
          .map((pool) => keyAt(pool, "vnetSubnetID"))
          .filter((key) => key !== undefined),
      ),
    ],
  };
}

/** The keys that the private endpoints among `docs` lead to. */
export function targetsOf(docs: readonly Doc[]): ReadonlySet<Key> {
  const targets = new Set<Key>();
  for (const doc of docs) {
    if (doc.type !== "microsoft.network/privateendpoints") continue;
    for (const list of ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"]) {
      const items = prop(doc.props, list);
      if (!Array.isArray(items)) continue;
      for (const place of itemsAt(propsAt(doc), list)) {
        const inside = prop(place.bag, "properties") ?? place.bag;
        const id = prop(inside as Record<string, unknown>, "privateLinkServiceId");
        if (typeof id === "string") targets.add(keyOf(id.trim()));
      }
    }
  }
  return targets;
}
