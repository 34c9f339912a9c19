/** What does the served Azure hold, and what may the caller see of it? */

export type Doc = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly type: string;
};

/** Rights that the caller lacks: `type` in lower case or "*", at a scope and below it. */
export type Denial = { readonly scope: string; readonly type: string };

export type ServedEstate = {
  readonly documents: readonly Doc[];
  /** Documents by lower-case id. */
  readonly byId: ReadonlyMap<string, Doc>;
  /** Lower-case id of a parent and child segment (`…/forwardingrules`) → children. */
  readonly children: ReadonlyMap<string, readonly Doc[]>;
  /** Resource Graph's rows by table. */
  readonly tables: ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>;
};

// Child types that Resource Graph has no rows for (REST reference; path.md 6.2, column ARG).
const notInGraph =
  /\/(privatednszonegroups|forwardingrules|hubvirtualnetworkconnections|hubroutetables|routingintent|routemaps|firewallrules|virtualnetworkrules|connectionpolicies|networkrulesets|dnssecurityrules|subnets|virtualnetworkpeerings)$|(dnsforwardingrulesets|dnsresolverpolicies)\/virtualnetworklinks$/;
const records = /^microsoft\.network\/privatednszones\/(a|aaaa|cname|mx|ptr|soa|srv|txt)$/;
const inNetworkTable =
  /^microsoft\.network\/(firewallpolicies\/rulecollectiongroups|networksecurityperimeters\/.+|effective.+)$/;

/** Lower-case type. */
export const typeOf = (doc: Doc) => doc.type.toLowerCase();
export const subscriptionOf = (id: string) =>
  /^\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? "";
const groupOf = (id: string) => /\/resourcegroups\/([^/]+)/i.exec(id)?.[1] ?? "";

/** An estate to serve, as Azure keeps it: peerings stand in their networks. */
export function servedEstate(raw: readonly Doc[]): ServedEstate {
  const documents = withPeeringsInside(raw);
  const byId = new Map(documents.map((doc) => [doc.id.toLowerCase(), doc]));
  const children = new Map<string, Doc[]>();
  for (const doc of documents) {
    const id = doc.id.toLowerCase();
    const list = id.slice(0, id.lastIndexOf("/"));
    const own = children.get(list);
    if (own) own.push(doc);
    else children.set(list, [doc]);
  }
  const tables = new Map<string, Readonly<Record<string, unknown>>[]>();
  for (const doc of documents) {
    const table = tableOf(typeOf(doc));
    if (table === undefined) continue;
    const own = tables.get(table);
    if (own) own.push(rowOf(doc));
    else tables.set(table, [rowOf(doc)]);
  }
  for (const rows of tables.values()) rows.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
  return { documents, byId, children, tables };
}

function withPeeringsInside(raw: readonly Doc[]): readonly Doc[] {
  const isPeering = (doc: Doc) => /\/virtualnetworkpeerings$/i.test(doc.type);
  const peerings = Map.groupBy(raw.filter(isPeering), (doc) =>
    doc.id.split("/").slice(0, -2).join("/").toLowerCase(),
  );
  return raw
    .filter((doc) => !isPeering(doc))
    .map((doc) => {
      const own = peerings.get(doc.id.toLowerCase());
      const properties = doc.properties as Readonly<Record<string, unknown>>;
      return own ? { ...doc, properties: { ...properties, virtualNetworkPeerings: own } } : doc;
    });
}

function tableOf(type: string): string | undefined {
  if (/^microsoft\.resources\/subscriptions(\/resourcegroups)?$/.test(type))
    return "resourcecontainers";
  if (records.test(type)) return "dnsresources";
  if (inNetworkTable.test(type)) return "networkresources";
  if (type === "microsoft.web/sites/config") return "appserviceresources";
  return notInGraph.test(type) ? undefined : "resources";
}

function rowOf(doc: Doc): Readonly<Record<string, unknown>> {
  const { id, name, location, tags, kind, sku, properties } = doc;
  return {
    id,
    name,
    type: typeOf(doc),
    tenantId: "e3763666-df7d-4603-84f1-ab20627b3be5",
    kind: kind ?? "",
    location: location ?? "",
    resourceGroup: groupOf(id).toLowerCase(),
    subscriptionId: subscriptionOf(id),
    managedBy: "",
    sku: sku ?? null,
    plan: null,
    properties,
    tags: tags ?? null,
    identity: null,
    zones: null,
    extendedLocation: null,
    apiVersion: doc.apiVersion ?? "2025-05-01",
  };
}

/** Whether the caller may read `type` at `id`. */
export function mayRead(denials: readonly Denial[], id: string, type: string): boolean {
  const lower = id.toLowerCase();
  return !denials.some(
    (d) =>
      (d.type === "*" || d.type === type.toLowerCase()) &&
      (lower === d.scope.toLowerCase() || lower.startsWith(`${d.scope.toLowerCase()}/`)),
  );
}

/** The permissions that ARM tells at a scope. */
export function permissionsAt(denials: readonly Denial[], scope: string): readonly unknown[] {
  const here = denials.filter((d) => {
    const [own, lower] = [d.scope.toLowerCase(), scope.toLowerCase()];
    return lower === own || lower.startsWith(`${own}/`);
  });
  if (here.some((d) => d.type === "*")) return [];
  return [{ actions: ["*/read"], notActions: here.map((d) => `${d.type}/read`), dataActions: [] }];
}
