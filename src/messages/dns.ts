/** What people read about names: the sentence of each step, and the reasons for doubt. */

import type { Sentences, With } from "./said.ts";

/** Whose settings name the DNS servers of a vantage. */
const sources: Readonly<Record<string, (name: string | number) => string>> = {
  site: (name) => `site ${name}`,
  nic: (name) => `NIC ${name}`,
  vnet: (name) => `VNet ${name}`,
  vpn: (name) => `VPN profile of ${name}`,
};

const source = (a: With<"source" | "by">) => sources[a.by]?.(a.source) ?? a.source;

/** Sentences of the steps of a resolution, by the step's `did`. Arguments are those of the step. */
export const dnsSteps = {
  asked: (a: With<"server" | "name" | "source" | "by">) =>
    `asked ${a.server} for ${a.name}, its DNS server by ${source(a)}`,
  "asked-azure": (a: With<"name" | "source" | "by">) =>
    `asked Azure-provided DNS for ${a.name}: ${source(a)} has no DNS servers of its own`,
  "own-resolver": (a: With<"name">) => `asked a public resolver for ${a.name}`,
  "site-without-servers": (a: With<"name" | "source">) =>
    `asked a resolver that nobody described for ${a.name}: site ${a.source} lists no DNS servers`,
  "app-without-vnet": (a: With<"name">) =>
    `asked a public resolver for ${a.name}: the app has no VNet integration`,
  "p2s-without-servers": (a: With<"name">) =>
    `asked the laptop's own resolver for ${a.name}: there are no custom DNS servers that the VPN profile could carry`,
  "asked-public-resolver": (a: With<"address">) =>
    `${a.address} is a public resolver: it sees public DNS only`,
  "reached-inbound": (a: With<"address" | "endpoint" | "vnet">) =>
    `${a.address} is the inbound endpoint ${a.endpoint}: Azure-provided DNS is asked from ${a.vnet}`,
  balanced: (a: With<"address" | "members">) =>
    `${a.address} is a load balancer in front of ${a.members}`,
  proxied: (a: With<"firewall" | "to">) =>
    `DNS proxy of firewall ${a.firewall} passed the question on to ${a.to}`,
  "proxied-by-hub": (a: With<"firewall">) =>
    `firewall ${a.firewall} stands in a virtual hub, to which no private zone can be linked: public DNS is asked`,
  "proxy-off": (a: With<"firewall">) =>
    `firewall ${a.firewall} does not answer: its DNS proxy is off`,
  unreachable: (a: With<"address" | "why">) => `${a.address} does not answer: ${a.why}`,
  looped: (a: With<"name">) =>
    `was asked for ${a.name} a second time: the question goes round in a loop`,
  "gave-up": (a: With<"count" | "limit">) => `gave up after ${a.count} ${a.limit}`,
  "policy-blocked": (a: With<"rule" | "name">) => `DNS security rule ${a.rule} blocks ${a.name}`,
  "policy-allowed": (a: With<"rule" | "name" | "action">) =>
    `DNS security rule ${a.rule} lets ${a.name} pass (${a.action})`,
  answered: (a: With<"zone" | "name" | "data">) => `zone ${a.zone} holds ${a.name}: ${a.data}`,
  "answered-registered": (a: With<"zone" | "name" | "data">) =>
    `zone ${a.zone} holds ${a.name}, registered by the machine itself: ${a.data}`,
  "answered-internal": (a: With<"name" | "data">) =>
    `${a.name} is a machine of this VNet: ${a.data}`,
  "internal-other-type": (a: With<"name" | "type">) =>
    `${a.name} is a machine of this VNet, which has nothing of type ${a.type}`,
  "found-no-internal": (a: With<"name" | "vnet">) => `${a.name} is no machine of ${a.vnet}`,
  "followed-alias": (a: With<"zone" | "name" | "to">) =>
    `zone ${a.zone} has ${a.name} as an alias of ${a.to}`,
  "found-no-record": (a: With<"zone" | "name">) =>
    `zone ${a.zone} is linked here and has no record for ${a.name}, so the name does not exist`,
  "found-other-type": (a: With<"zone" | "name" | "type">) =>
    `zone ${a.zone} holds ${a.name}, but nothing of type ${a.type}`,
  "redirected-to-public": (a: With<"zone" | "name">) =>
    `zone ${a.zone} has no record for ${a.name}; its link falls back to the internet, so public DNS is asked`,
  "had-no-zone": (a: With<"vnet" | "name" | "wanted">) =>
    `no zone linked to ${a.vnet} holds ${a.name} (${a.wanted} is not linked), so public DNS is next`,
  "link-not-ready": (a: With<"zone" | "vnet" | "state">) =>
    `zone ${a.zone} has a link to ${a.vnet} that does not work yet (${a.state})`,
  "could-not-see": (a: With<"what">) => `could not see ${a.what}, which may hold the answer`,
  "matched-rule": (a: With<"domain" | "ruleset" | "name" | "targets">) =>
    `rule ${a.domain} of ruleset ${a.ruleset} sends ${a.name} to ${a.targets}`,
  "skipped-rule": (a: With<"domain" | "name" | "reserved">) =>
    `rule ${a.domain} is passed over for ${a.name}: it is shorter than the reserved suffix ${a.reserved}`,
  "forwarded-away": (a: With<"address">) =>
    `the question went to ${a.address}, whose data the estate does not hold`,
  "assumed-azure-forwarder": (a: With<"owner" | "vnet">) =>
    `${a.owner} has a configuration that nobody told; assumed here to forward to Azure-provided DNS from ${a.vnet}`,
  "assumed-internet-forwarder": (a: With<"owner">) =>
    `${a.owner} has a configuration that nobody told; assumed here to ask the internet`,
  "public-alias": (a: With<"name" | "to">) => `${a.name} is an alias of ${a.to}`,
  "public-no-alias": (a: With<"name">) =>
    `${a.name} has no privatelink alias: no private endpoint connection of the resource is approved`,
  "public-listener": (a: With<"name" | "to">) =>
    `${a.name} is a failover group listener whose primary is ${a.to}`,
  "public-private-address": (a: With<"name" | "data">) =>
    `${a.name} is published with the private address ${a.data}`,
  "public-answered": (a: With<"data" | "name">) =>
    a.data === "public" ? `${a.name} has a public address` : `${a.name} has the address ${a.data}`,
  "public-nothing": (a: With<"rcode" | "name">) =>
    a.rcode === "NODATA"
      ? `${a.name} has no data of the type asked for`
      : `${a.name} does not exist in public DNS`,
  "matched-forwarder": (a: With<"zone" | "name" | "targets">) =>
    `conditional forwarder ${a.zone} sends ${a.name} to ${a.targets}`,
  "used-default-forwarder": (a: With<"name" | "targets">) =>
    `no conditional forwarder fits ${a.name}: the default forwarders ${a.targets} are asked`,
  "used-root-hints": (a: With<"name">) =>
    `no forwarder fits ${a.name}: the server asks public DNS from the root`,
  "has-no-upstream": (a: With<"name">) => `has neither forwarders nor root hints for ${a.name}`,
  "forwarding-cancelled": (a: With<"zone">) => `forwarding is cancelled below ${a.zone}`,
  "fell-back-to-root": (a: With<"zone">) =>
    `the targets for ${a.zone} are silent, so the server asks public DNS itself`,
  "hosted-answer": (a: With<"zone" | "name" | "data">) =>
    `hosts zone ${a.zone} itself: ${a.name} is ${a.data}`,
  "hosted-alias": (a: With<"zone" | "name" | "to">) =>
    `hosts zone ${a.zone} itself: ${a.name} is an alias of ${a.to}`,
  "hosted-nothing": (a: With<"zone" | "name">) =>
    `hosts zone ${a.zone} itself and has nothing for ${a.name}`,
  chased: (a: With<"to">) => `took only the alias and asked anew for ${a.to}`,
  "not-validated": (a: With<"name">) =>
    `validates DNSSEC and refuses ${a.name}, which comes from an unsigned private zone`,
  filtered: (_: With) =>
    `dropped the private address: its filter against DNS rebinding does not exempt the name`,
} satisfies Sentences;

/** Assumptions, gaps, conditions and reasons that the engine puts beside an answer. */
export const dnsWords = {
  assumePublicZoneDelegated: (a: With<"zone">) =>
    `The public zone ${a.zone} is taken as delegated to, as its registrar is not in the estate.`,
  assumeNoOtherEndpoint: (a: With<"name">) =>
    `The document of ${a.name} lists no private endpoint connections; endpoints that others may have made to it are not seen.`,
  assumeSharedAlias: (a: With<"name">) =>
    `All of Azure shares ${a.name}; it is taken to have its privatelink alias by somebody's private endpoint.`,
  assumeAksNotPublic: (a: With<"name">) =>
    `${a.name} is a private cluster name, which public DNS does not carry.`,
  assumeExists: (a: With<"name">) => `Public DNS is not asked; ${a.name} is taken to exist there.`,
  assumeClusterAlias: (a: With<"name">) =>
    `${a.name} is taken as an alias of a name of Azure's own, which the estate does not hold.`,
  assumeClusterPublished: (a: With<"name">) =>
    `Public DNS is taken to hold the private address of ${a.name}, as for other private clusters with a public name.`,
  assumeOnlyA: (a: With<"name">) => `${a.name} is taken to publish addresses of type A only.`,
  assumeBlockIsServfail: (_: With) =>
    "A blocked query is answered SERVFAIL, as documented in Azure's how-to.",
  assumeReserved: (a: With<"name">) =>
    `Rules shorter than a reserved Azure suffix are passed over for ${a.name}: documented for the wildcard rule, inferred for others.`,
  assumeOutboundHere: (a: With<"ruleset">) =>
    `The outbound endpoint of ruleset ${a.ruleset} was not read; its packets are taken to leave from the linked VNet.`,
  assumeSiteReachable: (a: With<"site">) =>
    `Site ${a.site} is taken as connected: nothing tells how it is attached.`,
  assumeReachable: (a: With<"address">) =>
    `The way to ${a.address} is taken as open: it leads by an appliance or a virtual hub that was not fully read.`,
  assumeForwardsToAzure: (a: With<"address">) =>
    `${a.address} is assumed to forward everything to Azure-provided DNS (its configuration was not told).`,
  assumeForwardsToInternet: (a: With<"address">) =>
    `${a.address} is assumed to ask the internet (its configuration was not told).`,
  assumeSilentSkipped: (a: With<"server">) =>
    `${a.server} does not answer; a client waits and asks its next server.`,
  assumeSiteResolvesPublicly: (a: With<"site">) =>
    `Site ${a.site} lists no DNS servers; it is assumed to resolve by public DNS.`,
  assumeNoAppDnsOverride: (a: With<"app">) =>
    `${a.app} is taken to have no DNS server app setting of its own, which a Reader cannot see.`,
  assumeAzureProvided: (a: With<"vnet">) =>
    `VNet ${a.vnet} was not read; it is taken to use Azure-provided DNS.`,
  assumeNoClientDns: (a: With<"gateway">) =>
    `The VPN profile of ${a.gateway} is taken to carry no DNS servers.`,
  assumeClusterAddress: (a: With<"cluster">) =>
    `The address is taken as the API server of ${a.cluster}, whose endpoint was not read.`,
  assumeForeignEndpoint: (a: With<"address" | "endpoint">) =>
    `${a.address} is taken to belong to ${a.endpoint}, which made the record and was not read.`,
  assumeValidationFails: (a: With<"name">) =>
    `A validating server is taken to refuse ${a.name}: private zones are unsigned (field reports).`,
  assumeBareAlias: (a: With<"name">) =>
    `The forwarded answer ends in the alias ${a.name} without an address; Azure is taken to go on from there by itself, which nobody has measured.`,
  assumeSubResource: (a: With<"name">) =>
    `An approved private endpoint of the resource behind ${a.name} was not read, nor its sub-resource; it is taken to serve this name.`,
  assumeRegistered: (a: With<"name" | "zone">) =>
    `${a.name} is taken to be registered in zone ${a.zone}, as for a machine that is not deallocated; its record was not read.`,
  assumeClientChooses: (a: With<"servers">) =>
    `Which of its DNS servers a client asks is left to the client: ${a.servers}.`,
  assumeServerChooses: (a: With<"servers">) =>
    `Which of its upstreams a server asks is left to the server: ${a.servers}.`,
  assumeRoundRobin: (a: With<"name">) =>
    `Which of the addresses of ${a.name} a client uses is left to the client.`,
  assumeZoneBeforeRule: (a: With<"zone" | "domain" | "name">) =>
    `Zone ${a.zone} is taken to answer before the longer forwarding rule ${a.domain}, which fits ${a.name} too: documented, but nobody has measured it.`,
  assumeNotAnAddress: (a: With<"name" | "data" | "type">) =>
    `The record ${a.name} holds ${a.data}, which is no address of type ${a.type}; it is left out.`,
  assumeColdCache: (a: With<"address" | "name" | "to">) =>
    `${a.address} is taken to ask for ${a.name} with nothing cached; while it still knows only the alias ${a.to}, for which no conditional forwarder fits, it may answer otherwise.`,
  assumeNoRecursion: (a: With<"address" | "zone">) =>
    `${a.address} is taken not to ask the internet when the targets for ${a.zone} are silent; the zone's "use recursion" setting was not told.`,
  sameZoneTwice: (a: With<"zone" | "vnet">) =>
    `Two zones named ${a.zone} are linked to ${a.vnet}, which Azure refuses; the export is inconsistent.`,
  severalRulesets: (a: With<"vnet">) =>
    `Several rulesets are linked to ${a.vnet}, which is undocumented; the longest rule of them all is taken.`,
  gapForeignService: (a: With<"name">) =>
    `The resource behind ${a.name} is not in the estate, so whether it has an approved private endpoint is not known.`,
  gapZone: (a: With<"name" | "scope" | "right">) =>
    `A private zone that would answer ${a.name} may lie in ${a.scope}, which was not read.${a.right ? ` Needs ${a.right}.` : ""}`,
  gapRecords: (a: With<"zone">) => `The records of zone ${a.zone} were not read.`,
  gapHostedRecords: (a: With<"address" | "zone">) =>
    `${a.address} hosts zone ${a.zone}, whose records were not told.`,
  gapVantage: (a: With<"vantage" | "what">) =>
    `Which DNS servers ${a.vantage} asks was not read: ${a.what} is missing.`,
  gapInbound: (a: With<"address" | "vnet">) =>
    `Whether an inbound endpoint answers at ${a.address} in ${a.vnet} was not read.`,
  gapServer: (a: With<"address">) => `The VNet of the endpoint ${a.address} was not read.`,
  gapSiteServer: (a: With<"address" | "site">) =>
    `${a.address} is a DNS server of site ${a.site} whose configuration was not told.`,
  gapMachineServer: (a: With<"owner" | "address">) =>
    `${a.owner} answers at ${a.address} with a DNS configuration that was not told.`,
  gapUnknownServer: (a: With<"address">) =>
    `Nothing in the estate tells what answers at ${a.address}.`,
  gapDomainList: (a: With<"list" | "rule" | "name">) =>
    `The domain list ${a.list} of DNS security rule ${a.rule} was not read, so whether it blocks ${a.name} is not known.`,
  gapLinks: (a: With<"zone" | "count" | "vnet">) =>
    `Zone ${a.zone} has ${a.count} links that were not read; one of them may be to ${a.vnet}.`,
  gapKnotHosted: (a: With<"address" | "zone">) =>
    `Whether ${a.address} uses its own zone ${a.zone} for the target of an alias depends on its forwarding policy, which was not told.`,
  gapPolicy: (a: With<"firewall">) =>
    `The firewall policy of ${a.firewall} was not read, so whether its DNS proxy is on is not known.`,
  gapSoftware: (a: With<"address">) =>
    `The software of ${a.address} was not told, and servers differ in how they treat aliases.`,
  gapWindowsHosted: (a: With<"zone">) =>
    `Whether a Windows server with forwarders uses its own zone ${a.zone} for the target of an alias is not settled.`,
  gapEndpointOwner: (a: With<"address">) =>
    `No private endpoint that was read owns ${a.address}; one that was not read may.`,
  whenNoEndpoint: (a: With<"name">) =>
    `the resource behind ${a.name} has no approved private endpoint`,
  whenEndpoint: (a: With<"name">) =>
    `the resource behind ${a.name} has an approved private endpoint`,
  whenHiddenZone: (a: With<"name">) =>
    `a zone that was not read holds ${a.name} and is linked here`,
  whenNoHiddenZone: (a: With<"name">) => `no zone that was not read holds ${a.name}`,
  whenListHolds: (a: With<"list" | "name">) => `the domain list ${a.list} holds ${a.name}`,
  whenListLacks: (a: With<"list" | "name">) => `the domain list ${a.list} does not hold ${a.name}`,
  whenForwardsToAzure: (a: With<"address">) => `${a.address} forwards to Azure-provided DNS`,
  whenForwardsToInternet: (a: With<"address">) => `${a.address} asks the internet`,
  whenServer: (a: With<"address">) => `${a.address} is asked`,
  whenFamily: (a: With<"family" | "address">) =>
    a.family === "chasing"
      ? `${a.address} asks anew for the target of an alias`
      : `${a.address} passes on its upstream's whole answer`,
  whenHostedApplies: (a: With<"zone">) =>
    `the server uses its own zone ${a.zone} for the target of the alias`,
  whenHostedIgnored: (_: With) => `the server passes on its forwarder's whole answer`,
  whenRoundRobin: (a: With<"address">) => `the client picks ${a.address}`,
  whyPlatformAddress: (_: With) => "168.63.129.16 exists only inside Azure VNets",
  whyRuleToPlatform: (_: With) =>
    "Azure does not take 168.63.129.16 as the target of a forwarding rule",
  whyNoWayToSite: (a: With<"site">) => `no gateway leads from here to site ${a.site}`,
  whyNoWayToVnet: (a: With<"vnet" | "from">) =>
    `it stands in ${a.vnet}, which is not peered with ${a.from}`,
  whyNotOnHub: (a: With<"hub">) =>
    `it stands in virtual hub ${a.hub}, to which this VNet is not connected`,
  whyNoInbound: (a: With<"vnet">) =>
    `it lies in a resolver's subnet of ${a.vnet}, but no inbound endpoint has this address`,
  whyNoRoute: (a: With<"from">) => `no VNet, peering or gateway leads from ${a.from} to it`,
} satisfies Sentences;
