/** What would happen from a vantage to a service with private endpoints only, and with service endpoints only. */
import { defaultPort } from "#src/azure/catalogue/index.ts";
import {
  type Estate,
  inList,
  type PrivateEndpoint,
  type Service,
  type Vantage,
} from "#src/model/index.ts";
import { type Destination, destinationOf } from "#src/path/index.ts";
import {
  addressesOf,
  destinationClassOf,
  endpointsOf,
  groupOf,
  type JourneyEnd,
  journeyOf,
  placeOf,
  type VerdictClass,
} from "#src/verdict/index.ts";
import type { Fact, Supposed } from "./comparison.ts";
import { evidence, fact } from "./facts.ts";
import { withEndpoints, withServiceEndpoints } from "./worlds.ts";

const CLASSES: Readonly<Record<NonNullable<JourneyEnd["arrives"]>, VerdictClass>> = {
  "private-endpoint": "PRIVATE_ENDPOINT",
  "service-endpoint": "SERVICE_ENDPOINT",
  public: "PUBLIC",
  "private-address": "PRIVATE_ADDRESS",
};

/** A question of the comparison. */
export type Pair = {
  readonly estate: Estate;
  readonly from: Vantage;
  readonly service: Service;
  readonly fqdn: string;
};

/** The end of a journey as a supposed verdict. */
function supposed(journey: JourneyEnd): Supposed {
  const { risks } = journey;
  if (journey.ending === "blocked")
    return { class: "BLOCKED", blockedAt: journey.blockedAt, risks };
  if (journey.ending === "unknown" || journey.arrives === null)
    return { class: "UNKNOWN", blockedAt: null, risks };
  return { class: CLASSES[journey.arrives], blockedAt: null, risks };
}

export type ByEndpoint = Supposed & {
  /** The endpoint that would be used, when it stands already. */
  readonly endpoint?: PrivateEndpoint;
  readonly address: string;
  /** Whether an appliance in another VNet is on the way. */
  readonly pastAppliance: boolean;
  /** Of the endpoint that would be used, standing or to come; "" when not known. */
  readonly region: string;
};

/** With a private endpoint and right DNS: by the best of those that stand, else by one in the caller's own VNet or a hub. */
export function byPrivateEndpoint({ estate, from, service, fqdn }: Pair): ByEndpoint {
  const group = groupOf(service, fqdn);
  const port = defaultPort(group);
  const wanted = group.toLowerCase();
  const own = endpointsOf(estate, service).filter((e) =>
    e.connections.some(
      (c) => c.groupIds.length === 0 || c.groupIds.some((g) => g.toLowerCase() === wanted),
    ),
  );
  const ways = own.flatMap((endpoint) =>
    addressesOf(estate, endpoint)
      .slice(0, 1)
      .map((address) => {
        const aim = aimAt(estate, service, { fqdn, address, port });
        const journey = journeyOf(estate, placeOf(estate, from), aim);
        return {
          endpoint,
          address,
          ...supposed(journey),
          pastAppliance: passesAppliance(journey),
          region: endpoint.location,
        };
      }),
  );
  if (ways.length > 0) return best(ways);
  const world = withEndpoints(estate);
  const homes = from.vnet ? [from.vnet] : gatewayHomes(estate);
  const tries = homes.flatMap((vnet) => {
    const address = world.addressIn.get(vnet);
    if (!address) return [];
    const journey = journeyOf(
      world.estate,
      placeOf(world.estate, from),
      supposedAim(world.estate, address, port),
    );
    return [
      {
        address: "",
        ...supposed(journey),
        pastAppliance: passesAppliance(journey),
        region: inList(estate.vnets, vnet)?.location ?? "",
      },
    ];
  });
  return best(tries);
}

/** VNets with gateways, where an endpoint for the premises would stand. */
function gatewayHomes(estate: Estate) {
  return [...new Set(estate.gateways.flatMap((g) => g.vnet ?? []))].sort();
}

function passesAppliance(journey: JourneyEnd): boolean {
  return journey.hops.some((h) => h.nextHopType.startsWith("VirtualAppliance"));
}

function best(ways: readonly ByEndpoint[]): ByEndpoint {
  const order: readonly VerdictClass[] = ["PRIVATE_ENDPOINT", "UNKNOWN", "BLOCKED"];
  const [first] = [...ways].sort((a, b) => order.indexOf(a.class) - order.indexOf(b.class));
  return (
    first ?? {
      class: "UNKNOWN",
      blockedAt: null,
      risks: [],
      address: "",
      pastAppliance: false,
      region: "",
    }
  );
}

/**
 * With a service endpoint on the caller's subnet, a rule for it at the service, and no private endpoint in DNS. Public
 * network access that is off keeps it out whatever the rules (path.md 3.2): `shut` then tells that this alone does.
 */
export function byServiceEndpoint({ estate, from, service, fqdn }: Pair): Supposed & {
  readonly shut: Fact | null;
} {
  const world = withServiceEndpoints(estate);
  const target = inList(world.services, service.key) ?? service;
  const aim = aimOf(world, target, fqdn);
  const way = supposed(journeyOf(world, placeOf(world, from), aim));
  const { publicAccess, pointers } = service.door;
  if (publicAccess !== "Disabled" || way.class !== "SERVICE_ENDPOINT")
    return { ...way, shut: null };
  const pointer = pointers.publicAccess ?? "/properties/publicNetworkAccess";
  const because = [evidence(service.id, pointer, publicAccess)];
  return {
    class: "BLOCKED",
    blockedAt: "PAAS_ACL",
    risks: [],
    shut: fact("se-shut-by-public-access", { service: service.name }, because),
  };
}

type Aim = { readonly to: Destination; readonly port: number; readonly class: string };
const aims = new WeakMap<Estate, Map<string, Aim>>();

/** One aim per estate and text, its class worked out once for all vantages. */
function once(estate: Estate, text: string, port: number, make: () => Destination): Aim {
  let known = aims.get(estate);
  if (!known) aims.set(estate, (known = new Map()));
  let aim = known.get(text);
  if (!aim) {
    const to = make();
    aim = { to, port, class: destinationClassOf(estate, to, port) };
    known.set(text, aim);
  }
  return aim;
}

/** The public address of a service as a destination. */
function aimOf(world: Estate, service: Service, fqdn: string): Aim {
  const port = defaultPort(groupOf(service, fqdn));
  return once(world, `${service.key} ${fqdn}`, port, () => destinationOf("public", fqdn, service));
}

type At = { readonly fqdn: string; readonly address: string; readonly port: number };

/** An endpoint's address, asked for by the service's name. */
function aimAt(estate: Estate, service: Service, { fqdn, address, port }: At): Aim {
  const text = `${service.key} ${fqdn} ${address}`;
  return once(estate, text, port, () => destinationOf(address, fqdn, service));
}

/** The address of a supposed endpoint. */
function supposedAim(world: Estate, address: string, port: number): Aim {
  return once(world, `${address} ${port}`, port, () => ({ kind: "address", address }));
}
