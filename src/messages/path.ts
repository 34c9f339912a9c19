/** What people read about ways: the sentence of each hop, and the reasons for doubt. */
import { acceptSteps, doubts } from "./accept.ts";
import { filterSteps } from "./filters.ts";

type Args = Readonly<Record<string, string | number>>;
type Text = Readonly<Record<string, string>>;

/** Assumptions and gaps that the engine puts beside a journey. */
export const pathWords = {
  gapRouteTable: (a: Text) =>
    `Route table ${a.table} was not read, so any of its routes may go before.`,
  gapTag: (a: Text) =>
    `The prefixes of service tag ${a.tag} are not at hand, so whether its route holds the address is not known.`,
  gapRegion: (a: Text) =>
    `The region of ${a.name} is not known, so whether a regional service endpoint covers it is not known.`,
  gapPolicyTarget: (a: Text) =>
    `The resource behind ${a.name} was not read, so whether the service endpoint policy lists it is not known.`,
  gapAppliance: (a: Text) =>
    `Nothing that was read stands at the next hop ${a.address}, though its subnet exists.`,
  gapEndpoint: (a: Text) =>
    `A private endpoint that was not read may own ${a.address} and bring a route of its own.`,
  gapGateway: (a: Text) => `The gateways of ${a.vnet} were not all read.`,
  gapMembers: (a: Text) => `No members of load balancer ${a.balancer} were read.`,
  gapAttachment: (a: Text) =>
    `Nothing in the estate tells by which gateway or hub site ${a.site} is attached.`,
  gapVnet: (a: Text) => `${a.vnet} was not read, so its routes are not known.`,
  gapNic: (a: Text) => `The network interface of ${a.place} was not read.`,
  gapNextHop: (a: Text) => `What lies behind a next hop of type ${a.type} is not known here.`,
  gapLearned: (a: Text) =>
    `Gateways of ${a.vnet} learn routes by BGP that nobody told; one of them may lead there.`,
  gapUnread: (a: Text) =>
    `Not all was read of the peers, gateways, hubs and groups of ${a.vnet}; one of them may lead there.`,
  gapBehindGateway: (a: Text) =>
    `Nothing tells of a connection of gateway ${a.gateway}, so where it leads is not known.`,
  gaveUp: (a: Text) => `The walk was given up after ${a.count} appliances and gateways.`,
  subnetsDiffer: (a: Text) => `The subnets of ${a.vnet} do not all have the same way there.`,
  assumePolicyOff: (a: Text) =>
    `The subnet of private endpoint ${a.endpoint} was not read; its network policies are taken as off.`,
  assumeNoPeerEndpoints: (a: Text) =>
    `Route table ${a.table} takes peering routes away; that it takes the endpoints of peers away too is not documented.`,
  assumeEndpointWins: (a: Text) =>
    `The service endpoint is taken to override the longer user-defined route ${a.prefix}; Azure's documents disagree.`,
  assumeOutside: (a: Text) =>
    `The public address of ${a.name} is taken to lie outside ${a.prefix}.`,
  assumePeeringWorks: (a: Text) =>
    `The other side of peering ${a.peering} was not read; it is taken to match.`,
  assumeReceiverDecides: (a: Text) =>
    `Forwarded traffic is taken to need the leave of the receiving peering ${a.peering}; Azure's documents describe the flag from both sides.`,
  assumePassesOn: (a: Text) =>
    `${a.appliance} is taken to pass the packet on: what an appliance does inside is not in Azure.`,
  assumeSpreadAlike: (a: Text) =>
    `The appliances between which ${a.prefix} is spread are taken to be alike.`,
  assumeCustomRoutes: (a: Text) =>
    `The far side of gateway ${a.gateway} is taken to know the addresses of VPN clients.`,
  assumeOnPremisesKnows: (a: Text) =>
    `The VPN device of ${a.site} is taken to know the spokes of ${a.vnet}: without BGP their prefixes are typed in there.`,
  assumeFirewallAllows: (a: Text) =>
    `Firewall ${a.firewall} is taken to allow it: its rules do not tell.`,
  assumeSomeForward: (a: Text) =>
    `Not every member of load balancer ${a.balancer} forwards packets; one that does is followed.`,
  assumeWayOut: (a: Text) => `${a.what} was not read; it is taken to give a way out.`,
  assumeSiteSendsOn: (a: Text) =>
    `The place behind gateway ${a.gateway} is taken to send the packet on to the internet.`,
  assumeCircuitWorks: (a: Text) => `Circuit ${a.circuit} was not read; it is taken to work.`,
  assumeCommunity: (a: Text) =>
    `The route filter of circuit ${a.circuit} is taken to hold the service's prefixes.`,
  assumeSplitTunnel: (a: Text) =>
    `VPN clients of ${a.gateway} are taken to reach public addresses by their own way.`,
  assumeClientsReachPeers: (a: Text) =>
    `${a.vnet} does not use the gateway; VPN clients are documented to reach direct peers of its VNet.`,
  assumeNotAllRouted: (a: Text) =>
    `Nothing tells whether ${a.app} routes all its traffic into the VNet; it is taken not to.`,
  assumeNoLearnedDefault: (a: Text) =>
    `Gateways of ${a.vnet} are taken not to learn a route for 0.0.0.0/0.`,
} satisfies Record<string, (args: Text) => string>;

const to = (a: Args) => (a.to === "" ? "" : ` (${a.to})`);

/** Sentences of the hops of a journey, by the hop's `did`. Arguments are those of the hop. */
export const pathSteps = {
  "took-route": (a: Args) => `the ${a.source} route ${a.prefix} leads to ${a.type}${to(a)}`,
  "found-no-route": (_: Args) => "no route holds the address",
  "dropped-by-route": (a: Args) => `the user-defined route ${a.prefix} drops the packet`,
  "no-route": (a: Args) => `nothing leads to ${a.address}, so the packet is dropped`,
  "may-be-learned": (a: Args) => `whether a gateway has learned a way to ${a.address} is not told`,
  "peering-half-missing": (a: Args) =>
    `the peering with ${a.remote} has only its far half, ${a.peering}, which is ${a.state}`,
  "peering-down": (a: Args) =>
    `peering ${a.peering} with ${a.remote} is ${a.state}, not Connected, so it carries nothing`,
  "peering-closed": (a: Args) =>
    `peering ${a.peering} with ${a.remote} does not allow access between the VNets`,
  "peering-ipv6-only": (a: Args) => `peering ${a.peering} with ${a.remote} carries IPv6 only`,
  "peering-unsynced": (a: Args) =>
    `peering ${a.peering} with ${a.remote} has not learned this prefix (${a.level})`,
  "peering-unsynced-back": (a: Args) =>
    `peering ${a.peering} of ${a.remote} has not learned the prefix that the packet comes from`,
  "peering-without-subnet": (a: Args) =>
    `subnet peering ${a.peering} with ${a.remote} does not list the subnet of the address`,
  "subnet-not-peered": (a: Args) =>
    `this subnet is not listed in subnet peering ${a.peering}: it has the route, but its packets are dropped`,
  "forwarding-refused": (a: Args) =>
    `peering ${a.peering} does not let forwarded traffic in, and the packet still bears its first source`,
  "circuit-without-vnet-traffic": (a: Args) =>
    `circuit ${a.circuit} joins ${a.remote} too, but traffic between VNets is not allowed on both gateways`,
  "gateway-not-lent": (a: Args) =>
    `the gateway of ${a.remote} leads there, but ${a.flag} is off on peering ${a.peering}`,
  "connection-down": (a: Args) => `${a.connection} does not work`,
  "basic-balancer-over-global-peering": (a: Args) =>
    `load balancer ${a.balancer} is of the Basic SKU, which global peering does not reach`,
  arrived: (a: Args) => `delivers the packet to ${a.address}`,
  "arrived-outside": (a: Args) => `the packet leaves Azure for ${a.site}`,
  "reached-endpoint": (a: Args) =>
    `private endpoint ${a.endpoint} (${a.address}) takes the packet to ${a.service}`,
  "reached-by-service-endpoint": (a: Args) =>
    `${a.service} is reached by a service endpoint, with the subnet as the sender`,
  "reached-publicly": (a: Args) =>
    a.from === "?" ? "is reached by its public address" : `is reached publicly, from ${a.from}`,
  "no-way-out": (a: Args) =>
    `${a.subnet} is a private subnet without a NAT gateway or another way out`,
  "appliance-without-address": (a: Args) => `the route ${a.prefix} names no appliance`,
  "appliance-out-of-reach": (a: Args) =>
    `the next hop ${a.address} lies neither in this VNet nor in a direct peer`,
  "nobody-at-address": (a: Args) => `the next hop ${a.address} lies in no subnet`,
  "unread-appliance": (a: Args) => `what stands at the next hop ${a.address} was not read`,
  "went-in-circles": (a: Args) => `the packet came back to ${a.address}: it goes round in a loop`,
  "forwarding-off": (a: Args) =>
    `IP forwarding is off on ${a.nic}, so Azure drops packets for others`,
  "passed-appliance": (a: Args) => `${a.appliance} passes the packet on`,
  "balancer-without-rule": (a: Args) =>
    `load balancer ${a.balancer} has no rule for port ${a.port} nor for all ports`,
  "unread-members": (a: Args) => `the members of load balancer ${a.balancer} were not read`,
  "balanced-to": (a: Args) => `load balancer ${a.balancer} spreads packets over ${a.members}`,
  "passed-firewall": (a: Args) =>
    a.snat === "yes"
      ? `firewall ${a.firewall} passes the packet on with its own address`
      : a.snat === "no"
        ? `firewall ${a.firewall} passes the packet on with its source unchanged`
        : `firewall ${a.firewall} passes the packet on`,
  "gateway-hop-over-expressroute": (a: Args) =>
    `a route may not name a gateway where ExpressRoute (${a.gateway}) is in use`,
  "gateway-hop-without-gateway": (_: Args) =>
    "the route names a gateway, but no VPN gateway serves",
  "passed-gateway": (a: Args) => `gateway ${a.gateway} routes the packet on inside Azure`,
  "left-by-gateway": (a: Args) =>
    a.connection === ""
      ? `gateway ${a.gateway} takes the packet`
      : `gateway ${a.gateway} takes the packet by connection ${a.connection}`,
  "clients-not-to-circuit": (a: Args) =>
    `VPN clients do not get from gateway ${a.gateway} to ExpressRoute`,
  "circuit-not-to-circuit": (a: Args) =>
    `gateway ${a.gateway} does not pass traffic from circuit to circuit`,
  "no-branch-to-branch": (a: Args) =>
    `gateway ${a.gateway} gets from ExpressRoute to VPN only with a Route Server that joins branches`,
  "no-transit-without-bgp": (a: Args) =>
    `gateway ${a.gateway} passes traffic on to another connection only over BGP`,
  "no-branch-to-branch-in-hub": (a: Args) =>
    `hub ${a.hub} does not pass traffic from branch to branch`,
  "hub-without-route": (a: Args) => `hub ${a.hub} has no route for ${a.address}`,
  "sent-by-intent": (a: Args) => `routing intent of hub ${a.hub} sends the packet to ${a.to}`,
  "routed-by-hub": (a: Args) => `hub ${a.hub} routes the packet by ${a.prefix}`,
  "sent-over-internet": (_: Args) => "the packet goes over the internet",
  "private-from-internet": (a: Args) => `${a.address} is not reached from the internet`,
  "no-private-peering": (a: Args) =>
    `circuit ${a.circuit} has no private peering, and Microsoft peering never reaches private addresses`,
  "attached-nowhere": (a: Args) => `how ${a.site} is attached to Azure is not told`,
  "sent-by-microsoft-peering": (a: Args) =>
    `${a.site} reaches Microsoft's public addresses by circuit ${a.circuit}`,
  "came-in-by-hub": (a: Args) => `${a.site} comes in by ${a.gateway}`,
  "came-in-by-gateway": (a: Args) => `${a.site} comes in by gateway ${a.gateway}`,
  "came-in-by-client": (a: Args) => `the VPN client comes in by gateway ${a.gateway}`,
  "not-summarized": (a: Args) =>
    `${a.address} lies in no prefix that ${a.vnet} tells its sites (summarizedGatewayPrefixes)`,
  "not-advertised": (a: Args) =>
    `${a.address} lies in a VNet that does not use the gateway of ${a.vnet}, so sites do not learn of it`,
  "not-advertised-over-broken-peering": (a: Args) =>
    `${a.address} lies behind peering ${a.peering} of ${a.vnet}, which carries nothing, so sites do not learn of it`,
  "took-fastpath": (a: Args) => `connection ${a.connection} goes past the gateway by FastPath`,
  "app-without-vnet": (a: Args) => `${a.app} has no VNet integration`,
  "sent-by-app-itself": (a: Args) => `${a.app} sends it from its own public addresses`,
  "unread-vnet": (a: Args) => `${a.vnet} was not read`,
  ...filterSteps,
  ...acceptSteps,
} satisfies Record<string, (args: Args) => string>;

/** The sentence of one hop, after its place's name. A hop without a sentence is our own mistake. */
export function pathText(hop: { readonly did: string; readonly args: Args }): string {
  const sentence = (pathSteps as Record<string, ((args: Args) => string) | undefined>)[hop.did];
  if (!sentence) throw new Error(`No sentence for the hop "${hop.did}".`);
  return sentence(hop.args);
}

/** A sentence that says why the answer of a filter or a service is less than certain. */
export function wayDoubt(answer: { readonly did: string; readonly args: Args }): string {
  const told = doubts[answer.did]?.(answer.args);
  if (told !== undefined) return told;
  const text = pathText(answer);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
