/** What people read about ways: the sentence of each hop, and the reasons for doubt. */
import { acceptSteps } from "./accept.ts";
import { filterSteps } from "./filters.ts";

import type { Sentences, With } from "./said.ts";

/** Assumptions and gaps that the engine puts beside a journey. */
export const pathWords = {
  gapRouteTable: (a: With<"table">) =>
    `Route table ${a.table} was not read, so any of its routes may go before.`,
  gapTag: (a: With<"tag">) =>
    `The prefixes of service tag ${a.tag} are not at hand, so whether its route holds the address is not known.`,
  gapRegion: (a: With<"name">) =>
    `The region of ${a.name} is not known, so whether a regional service endpoint covers it is not known.`,
  gapPolicyTarget: (a: With<"name">) =>
    `The resource behind ${a.name} was not read, so whether the service endpoint policy lists it is not known.`,
  gapAppliance: (a: With<"address">) =>
    `Nothing that was read stands at the next hop ${a.address}, though its subnet exists.`,
  gapEndpoint: (a: With<"address">) =>
    `A private endpoint that was not read may own ${a.address} and bring a route of its own.`,
  gapGateway: (a: With<"vnet">) => `The gateways of ${a.vnet} were not all read.`,
  gapMembers: (a: With<"balancer">) => `No members of load balancer ${a.balancer} were read.`,
  gapAttachment: (a: With<"site">) =>
    `Nothing in the estate tells by which gateway or hub site ${a.site} is attached.`,
  gapVnet: (a: With<"vnet">) => `${a.vnet} was not read, so its routes are not known.`,
  gapNic: (a: With<"place">) => `The network interface of ${a.place} was not read.`,
  gapNextHop: (a: With<"type">) =>
    `What lies behind a next hop of type ${a.type} is not known here.`,
  gapLearned: (a: With<"vnet">) =>
    `Gateways of ${a.vnet} learn routes by BGP that nobody told; one of them may lead there.`,
  gapUnread: (a: With<"vnet">) =>
    `Not all was read of the peers, gateways, hubs and groups of ${a.vnet}; one of them may lead there.`,
  gapBehindGateway: (a: With<"gateway">) =>
    `Nothing tells of a connection of gateway ${a.gateway}, so where it leads is not known.`,
  gaveUp: (a: With<"count">) => `The walk was given up after ${a.count} appliances and gateways.`,
  subnetsDiffer: (a: With<"vnet">) =>
    `The subnets of ${a.vnet} do not all have the same way there.`,
  assumePolicyOff: (a: With<"endpoint">) =>
    `The subnet of private endpoint ${a.endpoint} was not read; its network policies are taken as off.`,
  assumeNoPeerEndpoints: (a: With<"table">) =>
    `Route table ${a.table} takes peering routes away; that it takes the endpoints of peers away too is not documented.`,
  assumeEndpointWins: (a: With<"prefix">) =>
    `The service endpoint is taken to override the longer user-defined route ${a.prefix}; Azure's documents disagree.`,
  assumeOutside: (a: With<"name" | "prefix">) =>
    `The public address of ${a.name} is taken to lie outside ${a.prefix}.`,
  assumePeeringWorks: (a: With<"peering">) =>
    `The other side of peering ${a.peering} was not read; it is taken to match.`,
  assumeReceiverDecides: (a: With<"peering">) =>
    `Forwarded traffic is taken to need the leave of the receiving peering ${a.peering}; Azure's documents describe the flag from both sides.`,
  assumePassesOn: (a: With<"appliance">) =>
    `${a.appliance} is taken to pass the packet on: what an appliance does inside is not in Azure.`,
  assumeSpreadAlike: (a: With<"prefix">) =>
    `The appliances between which ${a.prefix} is spread are taken to be alike.`,
  assumeCustomRoutes: (a: With<"gateway">) =>
    `The far side of gateway ${a.gateway} is taken to know the addresses of VPN clients.`,
  assumeOnPremisesKnows: (a: With<"site" | "vnet">) =>
    `The VPN device of ${a.site} is taken to know the spokes of ${a.vnet}: without BGP their prefixes are typed in there.`,
  assumeFirewallAllows: (a: With<"firewall">) =>
    `Firewall ${a.firewall} is taken to allow it: its rules do not tell.`,
  assumeSomeForward: (a: With<"balancer">) =>
    `Not every member of load balancer ${a.balancer} forwards packets; one that does is followed.`,
  assumeWayOut: (a: With<"what">) => `${a.what} was not read; it is taken to give a way out.`,
  assumeSiteSendsOn: (a: With<"gateway">) =>
    `The place behind gateway ${a.gateway} is taken to send the packet on to the internet.`,
  assumeCircuitWorks: (a: With<"circuit">) =>
    `Circuit ${a.circuit} was not read; it is taken to work.`,
  assumeCommunity: (a: With<"circuit">) =>
    `The route filter of circuit ${a.circuit} is taken to hold the service's prefixes.`,
  assumeSplitTunnel: (a: With<"gateway">) =>
    `VPN clients of ${a.gateway} are taken to reach public addresses by their own way.`,
  assumeClientsReachPeers: (a: With<"vnet">) =>
    `${a.vnet} does not use the gateway; VPN clients are documented to reach direct peers of its VNet.`,
  assumeNotAllRouted: (a: With<"app">) =>
    `Nothing tells whether ${a.app} routes all its traffic into the VNet; it is taken not to.`,
  assumeNoLearnedDefault: (a: With<"vnet">) =>
    `Gateways of ${a.vnet} are taken not to learn a route for 0.0.0.0/0.`,
} satisfies Sentences;

const to = (a: With<"to">) => (a.to === "" ? "" : ` (${a.to})`);

/** Sentences of the hops of a journey, by the hop's `did`. Arguments are those of the hop. */
export const pathSteps = {
  "took-route": (a: With<"source" | "prefix" | "type" | "to">) =>
    `the ${a.source} route ${a.prefix} leads to ${a.type}${to(a)}`,
  "found-no-route": (_: With) => "no route holds the address",
  "dropped-by-route": (a: With<"prefix">) => `the user-defined route ${a.prefix} drops the packet`,
  "no-route": (a: With<"address">) => `nothing leads to ${a.address}, so the packet is dropped`,
  "may-be-learned": (a: With<"address">) =>
    `whether a gateway has learned a way to ${a.address} is not told`,
  "peering-half-missing": (a: With<"remote" | "peering" | "state">) =>
    `the peering with ${a.remote} has only its far half, ${a.peering}, which is ${a.state}`,
  "peering-down": (a: With<"peering" | "remote" | "state">) =>
    `peering ${a.peering} with ${a.remote} is ${a.state}, not Connected, so it carries nothing`,
  "peering-closed": (a: With<"peering" | "remote">) =>
    `peering ${a.peering} with ${a.remote} does not allow access between the VNets`,
  "peering-ipv6-only": (a: With<"peering" | "remote">) =>
    `peering ${a.peering} with ${a.remote} carries IPv6 only`,
  "peering-unsynced": (a: With<"peering" | "remote" | "level">) =>
    `peering ${a.peering} with ${a.remote} has not learned this prefix (${a.level})`,
  "peering-unsynced-back": (a: With<"peering" | "remote">) =>
    `peering ${a.peering} of ${a.remote} has not learned the prefix that the packet comes from`,
  "peering-without-subnet": (a: With<"peering" | "remote">) =>
    `subnet peering ${a.peering} with ${a.remote} does not list the subnet of the address`,
  "subnet-not-peered": (a: With<"peering">) =>
    `this subnet is not listed in subnet peering ${a.peering}: it has the route, but its packets are dropped`,
  "forwarding-refused": (a: With<"peering">) =>
    `peering ${a.peering} does not let forwarded traffic in, and the packet still bears its first source`,
  "circuit-without-vnet-traffic": (a: With<"circuit" | "remote">) =>
    `circuit ${a.circuit} joins ${a.remote} too, but traffic between VNets is not allowed on both gateways`,
  "gateway-not-lent": (a: With<"remote" | "flag" | "peering">) =>
    `the gateway of ${a.remote} leads there, but ${a.flag} is off on peering ${a.peering}`,
  "connection-down": (a: With<"connection">) => `${a.connection} does not work`,
  "basic-balancer-over-global-peering": (a: With<"balancer">) =>
    `load balancer ${a.balancer} is of the Basic SKU, which global peering does not reach`,
  arrived: (a: With<"address">) => `delivers the packet to ${a.address}`,
  "arrived-outside": (a: With<"site">) => `the packet leaves Azure for ${a.site}`,
  "reached-endpoint": (a: With<"endpoint" | "address" | "service">) =>
    `private endpoint ${a.endpoint} (${a.address}) takes the packet to ${a.service}`,
  "reached-by-service-endpoint": (a: With<"service">) =>
    `${a.service} is reached by a service endpoint, with the subnet as the sender`,
  "reached-publicly": (a: With<"from">) =>
    a.from === "?" ? "is reached by its public address" : `is reached publicly, from ${a.from}`,
  "no-way-out": (a: With<"subnet">) =>
    `${a.subnet} is a private subnet without a NAT gateway or another way out`,
  "appliance-without-address": (a: With<"prefix">) => `the route ${a.prefix} names no appliance`,
  "appliance-out-of-reach": (a: With<"address">) =>
    `the next hop ${a.address} lies neither in this VNet nor in a direct peer`,
  "nobody-at-address": (a: With<"address">) => `the next hop ${a.address} lies in no subnet`,
  "unread-appliance": (a: With<"address">) =>
    `what stands at the next hop ${a.address} was not read`,
  "went-in-circles": (a: With<"address">) =>
    `the packet came back to ${a.address}: it goes round in a loop`,
  "forwarding-off": (a: With<"nic">) =>
    `IP forwarding is off on ${a.nic}, so Azure drops packets for others`,
  "passed-appliance": (a: With<"appliance">) => `${a.appliance} passes the packet on`,
  "balancer-without-rule": (a: With<"balancer" | "port">) =>
    `load balancer ${a.balancer} has no rule for port ${a.port} nor for all ports`,
  "unread-members": (a: With<"balancer">) =>
    `the members of load balancer ${a.balancer} were not read`,
  "balanced-to": (a: With<"balancer" | "members">) =>
    `load balancer ${a.balancer} spreads packets over ${a.members}`,
  "passed-firewall": (a: With<"snat" | "firewall">) =>
    a.snat === "yes"
      ? `firewall ${a.firewall} passes the packet on with its own address`
      : a.snat === "no"
        ? `firewall ${a.firewall} passes the packet on with its source unchanged`
        : `firewall ${a.firewall} passes the packet on`,
  "gateway-hop-over-expressroute": (a: With<"gateway">) =>
    `a route may not name a gateway where ExpressRoute (${a.gateway}) is in use`,
  "gateway-hop-without-gateway": (_: With) =>
    "the route names a gateway, but no VPN gateway serves",
  "passed-gateway": (a: With<"gateway">) =>
    `gateway ${a.gateway} routes the packet on inside Azure`,
  "left-by-gateway": (a: With<"connection" | "gateway">) =>
    a.connection === ""
      ? `gateway ${a.gateway} takes the packet`
      : `gateway ${a.gateway} takes the packet by connection ${a.connection}`,
  "clients-not-to-circuit": (a: With<"gateway">) =>
    `VPN clients do not get from gateway ${a.gateway} to ExpressRoute`,
  "circuit-not-to-circuit": (a: With<"gateway">) =>
    `gateway ${a.gateway} does not pass traffic from circuit to circuit`,
  "no-branch-to-branch": (a: With<"gateway">) =>
    `gateway ${a.gateway} gets from ExpressRoute to VPN only with a Route Server that joins branches`,
  "no-transit-without-bgp": (a: With<"gateway">) =>
    `gateway ${a.gateway} passes traffic on to another connection only over BGP`,
  "no-branch-to-branch-in-hub": (a: With<"hub">) =>
    `hub ${a.hub} does not pass traffic from branch to branch`,
  "hub-without-route": (a: With<"hub" | "address">) => `hub ${a.hub} has no route for ${a.address}`,
  "sent-by-intent": (a: With<"hub" | "to">) =>
    `routing intent of hub ${a.hub} sends the packet to ${a.to}`,
  "routed-by-hub": (a: With<"hub" | "prefix">) => `hub ${a.hub} routes the packet by ${a.prefix}`,
  "sent-over-internet": (_: With) => "the packet goes over the internet",
  "private-from-internet": (a: With<"address">) => `${a.address} is not reached from the internet`,
  "no-private-peering": (a: With<"circuit">) =>
    `circuit ${a.circuit} has no private peering, and Microsoft peering never reaches private addresses`,
  "attached-nowhere": (a: With<"site">) => `how ${a.site} is attached to Azure is not told`,
  "sent-by-microsoft-peering": (a: With<"site" | "circuit">) =>
    `${a.site} reaches Microsoft's public addresses by circuit ${a.circuit}`,
  "came-in-by-hub": (a: With<"site" | "gateway">) => `${a.site} comes in by ${a.gateway}`,
  "came-in-by-gateway": (a: With<"site" | "gateway">) =>
    `${a.site} comes in by gateway ${a.gateway}`,
  "came-in-by-client": (a: With<"gateway">) => `the VPN client comes in by gateway ${a.gateway}`,
  "not-summarized": (a: With<"address" | "vnet">) =>
    `${a.address} lies in no prefix that ${a.vnet} tells its sites (summarizedGatewayPrefixes)`,
  "not-advertised": (a: With<"address" | "vnet">) =>
    `${a.address} lies in a VNet that does not use the gateway of ${a.vnet}, so sites do not learn of it`,
  "not-advertised-over-broken-peering": (a: With<"address" | "peering" | "vnet">) =>
    `${a.address} lies behind peering ${a.peering} of ${a.vnet}, which carries nothing, so sites do not learn of it`,
  "took-fastpath": (a: With<"connection">) =>
    `connection ${a.connection} goes past the gateway by FastPath`,
  "app-without-vnet": (a: With<"app">) => `${a.app} has no VNet integration`,
  "sent-by-app-itself": (a: With<"app">) => `${a.app} sends it from its own public addresses`,
  "unread-vnet": (a: With<"vnet">) => `${a.vnet} was not read`,
  ...filterSteps,
  ...acceptSteps,
} satisfies Sentences;
