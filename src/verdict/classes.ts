/** Which vantages send packets alike, and which destinations take them alike: each class is walked once. */
import { aliasOf } from "#src/azure/catalogue/index.ts";
import {
  type Estate,
  having,
  inList,
  type Key,
  type Nic,
  type PrivateEndpoint,
  type Service,
  type Subnet,
  type Vantage,
} from "#src/model/index.ts";
import { parseName } from "#src/net/index.ts";
import { type Destination, hostOf, isNamed } from "#src/path/index.ts";
import { addressesOf, endpointAt } from "./endpoint-at.ts";
import { endpointsOf } from "./expect.ts";
import { ashore } from "./islands.ts";
import { firewallRules, placeInSpaces, placeOfAddress } from "./literals.ts";

/**
 * The class of `from`: vantages with equal text have journeys that end alike to every destination. What the walk looks at
 * is in it; where a part is too rare to be worth it, the vantage stands for itself.
 */
export function pathClassOf(estate: Estate, from: Vantage): string {
  switch (from.kind) {
    case "internet":
      return "internet";
    case "site":
      return `site ${from.site ?? from.label}`;
    case "app": {
      const app = inList(estate.services, from.key);
      const subnet = inList(estate.subnets, app?.integrationSubnet ?? from.subnet);
      const own = `${app?.routesAll} ${app?.location} ${app?.subscription}`;
      return subnet
        ? `app ${own} ${subnetClass(estate, subnet)}`
        : `app ${own} ${from.subnet ?? ""}`;
    }
    case "vm":
    case "nic": {
      const nic = nicOf(estate, from);
      const place = nic?.ipConfigs.find((c) => c.subnet)?.subnet ?? from.subnet;
      const subnet = inList(estate.subnets, place);
      return nic && subnet
        ? `nic ${nicClass(estate, nic)} ${subnetClass(estate, subnet)}`
        : from.id;
    }
    case "subnet": {
      const subnet = inList(estate.subnets, from.subnet ?? from.key);
      return subnet
        ? `subnet ${sourcesOf(estate, subnet)} ${subnetClass(estate, subnet)}`
        : from.id;
    }
    default:
      return from.id;
  }
}

/** The NIC from which a machine or NIC sends. */
export function nicOf(estate: Estate, from: Vantage): Nic | undefined {
  const direct = inList(estate.nics, from.key);
  if (direct) return direct;
  const own = (inList(estate.vms, from.key)?.nics ?? []).flatMap(
    (k) => inList(estate.nics, k) ?? [],
  );
  return own.find((n) => n.primary) ?? own[0];
}

function nicClass(estate: Estate, nic: Nic): string {
  const configs = nic.ipConfigs.map((c) =>
    [placeOfAddress(estate, c.address), c.publicIp, c.asgs.join(), c.pools.join()].join("/"),
  );
  return `${nic.nsg} ${nic.defaultOutbound} ${configs.join()}`;
}

function sourcesOf(estate: Estate, subnet: Subnet): string {
  return subnet.prefixes.map((p) => placeOfAddress(estate, p.split("/")[0] ?? p)).join();
}

const memo = new WeakMap<Estate, Map<Key, string>>();

function subnetClass(estate: Estate, subnet: Subnet): string {
  let known = memo.get(estate);
  if (!known) memo.set(estate, (known = new Map()));
  let text = known.get(subnet.key);
  if (text === undefined) known.set(subnet.key, (text = describe(estate, subnet)));
  return text;
}

function describe(estate: Estate, subnet: Subnet): string {
  const { vnet } = subnet;
  // Who is known by the subnet itself (service endpoints, subnet peerings, appliances beside it) is alone in its class.
  const isNamed =
    subnet.serviceEndpoints.length > 0 ||
    having(estate.peerings, "vnet", vnet).some((p) => !p.completeVnets) ||
    standBesideAppliances(estate, subnet.key);
  if (isNamed) return subnet.key;
  return [
    vnet,
    subnet.routeTable,
    subnet.nsg,
    subnet.natGateway,
    subnet.defaultOutboundAccess,
    sourcesOf(estate, subnet),
  ].join(" ");
}

const appliances = new WeakMap<Estate, ReadonlySet<Key>>();

/** Whether something that forwards packets stands in the subnet. */
export function standBesideAppliances(estate: Estate, subnet: Key): boolean {
  let places = appliances.get(estate);
  if (!places) {
    places = new Set([
      ...estate.nics
        .filter((n) => n.ipForwarding)
        .flatMap((n) => n.ipConfigs.flatMap((c) => c.subnet ?? [])),
      ...estate.loadBalancers.flatMap((b) => b.frontends.flatMap((f) => f.subnet ?? [])),
      ...estate.firewalls.flatMap((f) => f.subnets),
      ...estate.appliances.flatMap((a) => a.subnet ?? []),
    ]);
    appliances.set(estate, places);
  }
  return places.has(subnet);
}

/** The class of a destination at a port: destinations with equal text are reached, and take packets, alike. */
export function destinationClassOf(estate: Estate, to: Destination, port: number): string {
  return classWith(estate, to, { port });
}

/** A class of endpoints for those to whom they are far away, and the island on which they are not. */
export type FarClass = { readonly island: string; readonly class: string };

/**
 * The class of a private endpoint for vantages on other islands, none of whose routes lead to it: where it stands is all
 * one to them. Undefined for other destinations.
 */
export function farClassOf(estate: Estate, to: Destination, port: number): FarClass | undefined {
  if (to.kind !== "address") return undefined;
  const at = ashore(estate, to.address);
  if (!at || !endpointAt(estate, to.address) || isShared(estate, to.address)) return undefined;
  return { island: at.island, class: classWith(estate, to, { port, home: `far ${at.isRead}` }) };
}

function classWith(
  estate: Estate,
  to: Destination,
  { port, home }: { readonly port: number; readonly home?: string },
): string {
  // Apps judge callers of their consoles by other rules.
  const isConsole = /\.scm\./i.test(to.fqdn ?? "");
  const named = `${port} ${patternsOf(estate, to)} ${isConsole}`;
  if (to.kind === "service") {
    const door = to.service ? doorClass(estate, to.service) : isAzureName(to.fqdn);
    return ["service", to.tag, to.region, named, door].join(" ");
  }
  const endpoint = endpointAt(estate, to.address);
  // An address that two own, or that is nobody's endpoint, stands for itself.
  if (!endpoint || isShared(estate, to.address))
    return ["address", to.address, named, to.service?.key, to.fqdn].join(" ");
  const group = to.service?.names.find((n) => n.fqdn === to.fqdn)?.groupId ?? "";
  return [
    "endpoint",
    placeOfAddress(estate, to.address),
    home ?? homeClass(estate, endpoint, to.address),
    endpoint.location,
    endpoint.asgs.join(),
    endpoint.provisioningState,
    named,
    endpoint.connections.map((c) => `${c.state}/${c.groupIds.join("+")}`).join(),
    serviceSide(to.service, endpoint.key),
    endpoint.connections.some((c) => c.targetKey === to.service?.key),
    group || (to.fqdn ?? ""),
    port === 1433 ? to.service?.connectionPolicy : "",
  ].join(" ");
}

const homes = new WeakMap<Estate, Map<Key, string>>();

/** What the subnet of an endpoint brings to whoever comes to it: its VNet, its filter, and whether that holds. */
function homeClass(estate: Estate, endpoint: PrivateEndpoint, address: string): string {
  const subnet = inList(estate.subnets, endpoint.subnet);
  if (!subnet) return endpoint.subnet ?? "";
  let known = homes.get(estate);
  if (!known) homes.set(estate, (known = new Map()));
  let text = known.get(subnet.key);
  if (text === undefined) {
    // Peerings of subnets lead to some of a VNet alone, and what forwards packets looks at its neighbours.
    const isOwn =
      having(estate.peerings, "remoteVnet", subnet.vnet).some((p) => !p.completeVnets) ||
      having(estate.peerings, "vnet", subnet.vnet).some((p) => !p.completeVnets) ||
      standBesideAppliances(estate, subnet.key);
    text = isOwn
      ? subnet.key
      : [subnet.vnet, subnet.nsg, subnet.routeTable, subnet.privateEndpointNetworkPolicies].join(
          " ",
        );
    known.set(subnet.key, text);
  }
  return `${text} ${endpoint.vnet} ${placeInSpaces(estate, address)}`;
}

/** What the service's own list says of the endpoint, and whether it has a list at all. */
function serviceSide(service: Service | undefined, endpoint: Key): string {
  if (!service) return "none";
  const own = service.connections?.find((c) => c.endpointKey === endpoint);
  return own ? own.state : service.connections ? "unlisted" : "unread";
}

const shared = new WeakMap<Estate, ReadonlySet<string>>();

function isShared(estate: Estate, address: string): boolean {
  let found = shared.get(estate);
  if (!found) {
    const owners = new Map<string, number>();
    for (const endpoint of estate.endpoints)
      for (const own of addressesOf(estate, endpoint)) owners.set(own, (owners.get(own) ?? 0) + 1);
    found = new Set([...owners].filter(([, count]) => count > 1).map(([own]) => own));
    shared.set(estate, found);
  }
  return found.has(address);
}

const doors = new WeakMap<Service, string>();

/** Everything at the door of a service that an answer rests on. */
function doorClass(estate: Estate, service: Service): string {
  let text = doors.get(service);
  if (text === undefined) {
    const { pointers: _, ...door } = service.door;
    text = [
      service.type,
      service.subscription,
      service.connectionPolicy,
      JSON.stringify(door),
    ].join(" ");
    doors.set(service, text);
  }
  const perimeter = having(estate.perimeterAssociations, "resource", service.key).map((a) => a.key);
  const isWeb = service.type === "microsoft.web/sites";
  const connected = isWeb
    ? `${service.connections?.map((c) => c.state).join()} ${endpointsOf(estate, service).length} ${service.key}`
    : "";
  // Endpoint policies list accounts one by one.
  const listed = estate.serviceEndpointPolicies.length > 0 ? service.key : "";
  return `${text} ${perimeter.join()} ${connected} ${listed}`;
}

function isAzureName(fqdn: string): string {
  const name = parseName(fqdn);
  return name && aliasOf(name) ? "azure" : "other";
}

const patterns = new WeakMap<Estate, ReadonlySet<string>>();

/** The name patterns of firewall rules that hold the name asked for, or are names of the service behind it. */
function patternsOf(estate: Estate, to: Destination): string {
  let all = patterns.get(estate);
  if (!all) {
    const found = [...firewallRules(estate)].flatMap((r) => [
      ...r.fqdns,
      ...(r.urls ?? []).map(hostOf),
    ]);
    patterns.set(estate, (all = new Set(found.map((f) => f.toLowerCase()))));
  }
  if (all.size === 0) return "";
  const name = (to.fqdn ?? "").toLowerCase();
  const target =
    to.kind === "address" ? endpointAt(estate, to.address)?.connections[0]?.targetKey : undefined;
  const kin = (to.service ?? inList(estate.services, target))?.names ?? [];
  const own = [...all].filter((pattern) => isNamed(pattern, name));
  return `${own.join()} ${kin.filter((k) => all.has(k.fqdn.toLowerCase())).length > 0 ? kin[0]?.fqdn : ""}`;
}
