/** The lines that tell of PaaS services, private endpoints, and what could not be read. */
import { arm } from "#src/demo/index.ts";
import { keyOf } from "#src/model/index.ts";
import { amend, type Draft, find, findService, put, type Tell, takeOut } from "./draft.ts";
import { Misread } from "./form.ts";
import { subnetAt } from "./tell-networks.ts";

type ArmDocument = arm.ArmDocument;

/** What `service <kind>` makes. */
const KINDS: Readonly<
  Record<string, (name: string, options: arm.DoorOptions) => readonly ArmDocument[]>
> = {
  storage: (name, o) => [arm.storage(name, o)],
  "storage-with-secondary": (name, o) => [arm.storage(name, { ...o, secondary: true })],
  "storage-in-dns-zone": (name, o) => [
    {
      ...arm.storage(name, o),
      properties: {
        ...arm.storage(name, o).properties,
        primaryEndpoints: { blob: `https://${name}.z12.blob.storage.azure.net/` },
      },
    },
  ],
  vault: (name, o) => [arm.keyVault(name, o)],
  sql: (name, o) => arm.sqlServer(name, o),
  cosmos: (name, o) => [arm.cosmos(name, o)],
  registry: (name, o) => [arm.registry(name, o)],
  bus: (name, o) => arm.serviceBus(name, o),
  events: (name, o) => arm.eventHub(name, o),
  redis: (name, o) => [arm.redis(name, o)],
  openai: (name, o) => [arm.openai(name, o)],
  postgres: (name, o) => [arm.postgres(name, o)],
  web: (name, o) => [arm.webApp(name, o)],
  api: (name, o) => [
    arm.otherService("Microsoft.ApiManagement/service", name, {
      ...o,
      properties: { gatewayUrl: `https://${name}.azure-api.net` },
    }),
  ],
  kusto: (name, o) => [
    arm.otherService("Microsoft.Kusto/clusters", name, {
      ...o,
      properties: {
        uri: `https://${name}.${o.region ?? "westeurope"}.kusto.windows.net`,
        dataIngestionUri: `https://ingest-${name}.${o.region ?? "westeurope"}.kusto.windows.net`,
      },
    }),
  ],
  learning: (name, o) => [
    arm.otherService("Microsoft.MachineLearningServices/workspaces", name, {
      ...o,
      properties: { workspaceId: arm.guidOf(name) },
    }),
  ],
  monitor: (name, o) => [arm.otherService("Microsoft.Insights/privateLinkScopes", name, o)],
  purview: (name, o) => [arm.otherService("Microsoft.Purview/accounts", name, o)],
};

const STATES = ["Approved", "Pending", "Rejected", "Disconnected"] as const;

function stateOf(told: string | undefined): arm.ApprovalState {
  return STATES.find((s) => s.toLowerCase() === told) ?? "Approved";
}

/** Sets the state of an endpoint's connections, as both sides tell it. */
function setState(draft: Draft, endpoint: ArmDocument, state: arm.ApprovalState): void {
  const moved = (list: unknown) =>
    (Array.isArray(list) ? list : []).map((c: { readonly properties: object }) => ({
      ...c,
      properties: { ...c.properties, privateLinkServiceConnectionState: { status: state } },
    }));
  amend(draft, endpoint, {
    privateLinkServiceConnections: moved(endpoint.properties.privateLinkServiceConnections),
    manualPrivateLinkServiceConnections: moved(
      endpoint.properties.manualPrivateLinkServiceConnections,
    ),
  });
  for (const service of draft.documents.values()) {
    const list = service.properties.privateEndpointConnections;
    if (!Array.isArray(list)) continue;
    const owns = (c: {
      readonly properties?: { readonly privateEndpoint?: { readonly id: string } };
    }) => c.properties?.privateEndpoint?.id === endpoint.id;
    if (list.some(owns))
      amend(draft, service, {
        privateEndpointConnections: list.map((c) => (owns(c) ? moved([c])[0] : c)),
      });
  }
}

export const serviceForms: readonly Tell[] = [
  {
    form: "service <kind> <name> [region <region>] [public <access:on|off>]",
    says: `A PaaS service. Kinds: ${Object.keys(KINDS).join(", ")}.`,
    does: (draft, told) => {
      const make = KINDS[told.one("kind")];
      if (!make)
        throw new Misread(
          `"${told.one("kind")}" is no kind of service`,
          Object.keys(KINDS).join(", "),
        );
      const region = told.maybe("region");
      put(
        draft,
        ...make(told.one("name"), {
          ...(region ? { region } : {}),
          publicAccess: told.maybe("access") === "off" ? "Disabled" : "Enabled",
        }),
      );
    },
  },
  {
    form: "app <name> [in <place>]",
    says: "A web app to ask from; `in`: the subnet of its VNet integration.",
    does: (draft, told) => {
      const place = told.maybe("place");
      put(
        draft,
        arm.webApp(
          told.one("name"),
          place ? { integration: subnetAt(draft, place), routesAll: true } : {},
        ),
      );
    },
  },
  {
    form: "cluster <name> guid <guid> in <place> [region <region>] [zone <zone>] [public name]",
    says: "A private AKS cluster whose private name is <name>-1a2b3c4d.<guid>.privatelink.<region>.azmk8s.io.",
    does: (draft, told) => {
      const region = told.maybe("region");
      const zone = told.maybe("zone");
      put(
        draft,
        arm.privateCluster(told.one("name"), {
          guid: told.one("guid"),
          nodes: subnetAt(draft, told.one("place")),
          publicName: told.has("public"),
          ...(region ? { region } : {}),
          ...(zone ? { zone } : {}),
        }),
      );
    },
  },
  {
    form: "endpoint <name> for <group> of <service> in <place> at <addresses,> [is <state:approved|pending|rejected|disconnected>] [manual] [writes <zones,>] [serving <fqdns,>]",
    says: "A private endpoint; `writes`: the zones of its zone group; `serving`: one public name per address, where the kind does not tell.",
    does: (draft, told) => {
      const fqdns = told.list("fqdns");
      const zones = told.list("zones").map((z) => find(draft, "zone", z));
      const made = arm.privateEndpoint(told.one("name"), {
        target: findService(draft, told.one("service")),
        groupId: told.one("group"),
        subnet: subnetAt(draft, told.one("place")),
        addresses: told.list("addresses"),
        state: stateOf(told.maybe("state")),
        manual: told.has("manual"),
        ...(zones.length > 0 ? { zones } : {}),
        ...(fqdns.length > 0
          ? { members: fqdns.map((f, i) => ({ member: `member-${i + 1}`, fqdns: [f] })) }
          : {}),
      });
      put(draft, ...made.all);
    },
  },
  {
    form: "endpoint <name> is <state:approved|pending|rejected|disconnected>",
    says: "Sets the state of an endpoint's connection.",
    does: (draft, told) =>
      setState(draft, find(draft, "endpoint", told.one("name")), stateOf(told.maybe("state"))),
  },
  {
    form: "remove endpoint <name>",
    says: "Takes an endpoint away, with its NIC; its records stay.",
    does: (draft, told) => {
      const endpoint = find(draft, "endpoint", told.one("name"));
      for (const nic of draft.documents.values()) {
        const owner = nic.properties.privateEndpoint as { readonly id?: string } | undefined;
        if (owner?.id === endpoint.id) takeOut(draft, nic.id);
      }
      for (const service of draft.documents.values()) {
        const list = service.properties.privateEndpointConnections;
        if (!Array.isArray(list)) continue;
        const kept = list.filter((c) => c.properties?.privateEndpoint?.id !== endpoint.id);
        if (kept.length < list.length) amend(draft, service, { privateEndpointConnections: kept });
      }
      takeOut(draft, endpoint.id);
    },
  },
  {
    form: "stranger endpoint <name> for <group> of <service> [is <state:approved|pending|rejected|disconnected>]",
    says: "An endpoint of somebody else, which only the service's own list tells.",
    does: (draft, told) => {
      const service = findService(draft, told.one("service"));
      const endpoint = arm.resourceId("Microsoft.Network/privateEndpoints", told.one("name"), {
        subscription: "99999999-0000-4000-8000-000000000001",
        group: "rg-stranger",
      });
      const name = `${told.one("name")}.${arm.guidOf(endpoint)}`;
      const list = service.properties.privateEndpointConnections;
      amend(draft, service, {
        privateEndpointConnections: [
          ...(Array.isArray(list) ? list : []),
          {
            id: `${service.id}/privateEndpointConnections/${name}`,
            name,
            properties: {
              privateEndpoint: { id: endpoint },
              groupIds: [told.one("group")],
              privateLinkServiceConnectionState: { status: stateOf(told.maybe("state")) },
            },
          },
        ],
      });
    },
  },
  {
    form: "unread links of <zone>",
    says: "The links of a zone could not be read.",
    does: (draft, told) => {
      const zone = find(draft, "zone", told.one("zone"));
      draft.gaps.push({
        scope: keyOf(zone.id),
        type: "microsoft.network/privatednszones/virtualnetworklinks",
        why: "refused",
        right: "Microsoft.Network/privateDnsZones/virtualNetworkLinks/read",
      });
    },
  },
  {
    form: "unread subscription <id>",
    says: "A subscription could not be read.",
    does: (draft, told) => {
      const scope = keyOf(`/subscriptions/${told.one("id")}`);
      draft.gaps.push({ scope, type: "*", why: "refused", right: "Reader" });
    },
  },
];
