/** Two estates that differ from the real one: with a service endpoint everywhere, and with an endpoint in every VNet. */
import { normalRegion, pairedRegion, serviceEndpointFor } from "#src/azure/catalogue/index.ts";
import {
  type Estate,
  having,
  type Key,
  keyOf,
  type PrivateEndpoint,
  type Service,
  type Subnet,
  type Vnet,
} from "#src/model/index.ts";
import { ipv4Text, parsePrefix } from "#src/net/index.ts";

const servedBy = new WeakMap<Estate, Estate>();

/**
 * `estate` with service endpoints of every kind on every subnet, and every service open to all subnets by rule and to
 * nobody else: what service endpoints alone could do. Endpoint policies stay as they are.
 */
export function withServiceEndpoints(estate: Estate): Estate {
  let world = servedBy.get(estate);
  if (!world) {
    const kinds = [...new Set(estate.services.flatMap((s) => serviceEndpointFor(s.type) ?? []))];
    const rules = estate.subnets.map((s) => ({ subnet: s.key, state: "Succeeded" }));
    world = {
      ...estate,
      subnets: estate.subnets.map((s) => ({ ...s, serviceEndpoints: endpointsOn(s, kinds) })),
      services: estate.services.map((s) => opened(s, rules)),
      // A web app with a private endpoint takes nobody over a service endpoint, so none stands in this estate.
      endpoints: [],
    };
    servedBy.set(estate, world);
  }
  return world;
}

function endpointsOn(subnet: Subnet, kinds: readonly string[]): Subnet["serviceEndpoints"] {
  const own = subnet.serviceEndpoints;
  return [
    ...own.filter((e) => e.networkIdentifier),
    ...kinds
      .filter((kind) => !own.some((e) => e.networkIdentifier && e.service === kind))
      // The endpoint for all regions stands in for both forms; which one is needed is a fact of its own.
      .map((kind) => ({
        service: kind === "Microsoft.Storage" ? "Microsoft.Storage.Global" : kind,
        locations: ["*"],
        state: "Succeeded",
      })),
  ];
}

function opened(service: Service, subnetRules: Service["door"]["subnetRules"]): Service {
  return {
    ...service,
    connections: [],
    door: {
      ...service.door,
      // A perimeter decides alone where the service is left to it; access that is off is told apart (`supposed.ts`).
      publicAccess:
        service.door.publicAccess === "SecuredByPerimeter" ? "SecuredByPerimeter" : "Enabled",
      defaultAction: "Deny",
      ipRules: [],
      subnetRules,
      complete: true,
      ...(service.type === "microsoft.web/sites"
        ? {
            restrictions: subnetRules.map(({ subnet }) => ({
              address: "",
              subnet,
              action: "Allow",
              priority: 100,
            })),
          }
        : {}),
    },
  };
}

/** Whether the endpoint for Storage that a subnet in `region` may have covers an account in `target` (path.md 1.6). */
export function isNearby(region: string, target: string): boolean {
  const [here, there] = [normalRegion(region), normalRegion(target)];
  return here === there || pairedRegion(here) === there;
}

const supposedEndpoint = new WeakMap<Estate, SupposedEndpoints>();

export type SupposedEndpoints = {
  readonly estate: Estate;
  /** Address of the supposed endpoint by VNet. */
  readonly addressIn: ReadonlyMap<Key, string>;
};

/** `estate` with one more private endpoint in every VNet, approved and serving whatever is asked of it. */
export function withEndpoints(estate: Estate): SupposedEndpoints {
  let world = supposedEndpoint.get(estate);
  if (!world) {
    const addressIn = new Map<Key, string>();
    const made: PrivateEndpoint[] = [];
    for (const vnet of estate.vnets) {
      const home = homeIn(estate, vnet);
      if (!home) continue;
      addressIn.set(vnet.key, home.address);
      made.push(endpointAt(vnet, home.subnet, home.address));
    }
    world = { estate: { ...estate, endpoints: [...estate.endpoints, ...made] }, addressIn };
    supposedEndpoint.set(estate, world);
  }
  return world;
}

/** Where an endpoint would go: where others stand already, else the last subnet that nobody reserves. */
function homeIn(
  estate: Estate,
  vnet: Vnet,
): { readonly subnet: Key; readonly address: string } | undefined {
  const subnets = having(estate.subnets, "vnet", vnet.key).filter(
    (s) => s.delegations.length === 0 && !/^(gatewaysubnet|azure|routeserver)/i.test(s.name),
  );
  const taken = subnets.find((s) => having(estate.endpoints, "subnet", s.key).length > 0);
  const subnet = taken ?? subnets.at(-1);
  const prefix = subnet?.prefixes.flatMap((p) => parsePrefix(p) ?? []).find((p) => p.family === 4);
  if (!subnet || !prefix || prefix.length > 30) return undefined;
  // The last address before the broadcast address: the likeliest to be free.
  const address = ipv4Text(Number(prefix.base) + 2 ** (32 - prefix.length) - 2);
  return { subnet: subnet.key, address };
}

function endpointAt(vnet: Vnet, subnet: Key, address: string): PrivateEndpoint {
  const id = `${vnet.id}/supposed`;
  return {
    ...vnet,
    id,
    key: keyOf(id),
    name: "supposed",
    type: "microsoft.network/privateendpoints",
    subnet,
    vnet: vnet.key,
    nics: [],
    connections: [
      {
        name: "supposed",
        target: "",
        targetKey: keyOf(""),
        groupIds: [],
        state: "Approved",
        manual: false,
      },
    ],
    customDns: [],
    ipConfigs: [{ groupId: "", member: "", address }],
    asgs: [],
    provisioningState: "Succeeded",
    guid: "",
  };
}
