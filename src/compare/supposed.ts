/** What would happen from a vantage to a service with private endpoints only, and with service endpoints only. */
import { defaultPort } from "#src/azure/catalogue/index.ts";
import {
  type Estate,
  inList,
  type PrivateEndpoint,
  type Service,
  type Vantage,
} from "#src/model/index.ts";
import { type Destination, destinationOf, type Journey } from "#src/path/index.ts";
import {
  addressesOf,
  destinationClassOf,
  endpointsOf,
  groupOf,
  journeyOf,
  placeOf,
  type VerdictClass,
} from "#src/verdict/index.ts";
import type { Supposed } from "./comparison.ts";
import { withEndpoints, withServiceEndpoints } from "./worlds.ts";

const CLASSES: Readonly<Record<NonNullable<Journey["arrives"]>, VerdictClass>> = {
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
function supposed(journey: Journey): Supposed {
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
        const to = destinationOf(address, fqdn, service);
        const journey = journeyOf(estate, placeOf(estate, from), { to, port });
        return { endpoint, address, ...supposed(journey), pastAppliance: passesAppliance(journey) };
      }),
  );
  if (ways.length > 0) return best(ways);
  const world = withEndpoints(estate);
  const homes = from.vnet ? [from.vnet] : gatewayHomes(estate);
  const tries = homes.flatMap((vnet) => {
    const address = world.addressIn.get(vnet);
    if (!address) return [];
    const to = { kind: "address", address } as const;
    const journey = journeyOf(world.estate, placeOf(world.estate, from), { to, port });
    return [{ address: "", ...supposed(journey), pastAppliance: passesAppliance(journey) }];
  });
  return best(tries);
}

/** VNets with gateways, where an endpoint for the premises would stand. */
function gatewayHomes(estate: Estate) {
  return [...new Set(estate.gateways.flatMap((g) => g.vnet ?? []))].sort();
}

function passesAppliance(journey: Journey): boolean {
  return journey.hops.some((h) => h.nextHopType.startsWith("VirtualAppliance"));
}

function best(ways: readonly ByEndpoint[]): ByEndpoint {
  const order: readonly VerdictClass[] = ["PRIVATE_ENDPOINT", "UNKNOWN", "BLOCKED"];
  const [first] = [...ways].sort((a, b) => order.indexOf(a.class) - order.indexOf(b.class));
  return (
    first ?? { class: "UNKNOWN", blockedAt: null, risks: [], address: "", pastAppliance: false }
  );
}

/** With a service endpoint on the caller's subnet, a rule for it at the service, and no private endpoint in DNS. */
export function byServiceEndpoint({ estate, from, service, fqdn }: Pair): Supposed {
  const world = withServiceEndpoints(estate);
  const target = inList(world.services, service.key) ?? service;
  const aim = aimOf(world, target, fqdn);
  return supposed(journeyOf(world, placeOf(world, from), aim));
}

type Aim = { readonly to: Destination; readonly port: number; readonly class: string };
const aims = new WeakMap<Service, Map<string, Aim>>();

/** The public address of a service as a destination, its class worked out once for all vantages. */
function aimOf(world: Estate, service: Service, fqdn: string): Aim {
  let known = aims.get(service);
  if (!known) aims.set(service, (known = new Map()));
  let aim = known.get(fqdn);
  if (!aim) {
    const to = destinationOf("public", fqdn, service);
    const port = defaultPort(groupOf(service, fqdn));
    aim = { to, port, class: destinationClassOf(world, to, port) };
    known.set(fqdn, aim);
  }
  return aim;
}
