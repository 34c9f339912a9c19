/** What people read about names: the sentence of each step, and the reasons for doubt. */

type Args = Readonly<Record<string, string | number>>;

/** Sentences of the steps of a resolution, by the step's `did`. Arguments are those of the step. */
export const dnsSteps = {
  asked: (a: Args) => `asked ${a.server} for ${a.name}, its DNS server by ${a.source}`,
  "asked-azure": (a: Args) =>
    `asked Azure-provided DNS for ${a.name}: ${a.source} has no DNS servers of its own`,
  "own-resolver": (a: Args) => `asked a public resolver for ${a.name}`,
  "site-without-servers": (a: Args) =>
    `asked a resolver that nobody described for ${a.name}: site ${a.source} lists no DNS servers`,
  "app-without-vnet": (a: Args) =>
    `asked a public resolver for ${a.name}: the app has no VNet integration`,
  "p2s-without-servers": (a: Args) =>
    `asked the laptop's own resolver for ${a.name}: there are no custom DNS servers that the VPN profile could carry`,
  "asked-public-resolver": (a: Args) =>
    `${a.address} is a public resolver: it sees public DNS only`,
  "reached-inbound": (a: Args) =>
    `${a.address} is the inbound endpoint ${a.endpoint}: Azure-provided DNS is asked from ${a.vnet}`,
  balanced: (a: Args) => `${a.address} is a load balancer in front of ${a.members}`,
  proxied: (a: Args) => `DNS proxy of firewall ${a.firewall} passed the question on to ${a.to}`,
  "proxied-by-hub": (a: Args) =>
    `firewall ${a.firewall} stands in a virtual hub, to which no private zone can be linked: public DNS is asked`,
  "proxy-off": (a: Args) => `firewall ${a.firewall} does not answer: its DNS proxy is off`,
  unreachable: (a: Args) => `${a.address} does not answer: ${a.why}`,
  looped: (a: Args) => `was asked for ${a.name} a second time: the question goes round in a loop`,
  "gave-up": (a: Args) => `gave up after ${a.count} ${a.limit}`,
  "policy-blocked": (a: Args) => `DNS security rule ${a.rule} blocks ${a.name}`,
  "policy-allowed": (a: Args) => `DNS security rule ${a.rule} lets ${a.name} pass (${a.action})`,
  answered: (a: Args) => `zone ${a.zone} holds ${a.name}: ${a.data}`,
  "answered-registered": (a: Args) =>
    `zone ${a.zone} holds ${a.name}, registered by the machine itself: ${a.data}`,
  "answered-internal": (a: Args) => `${a.name} is a machine of this VNet: ${a.data}`,
  "internal-other-type": (a: Args) =>
    `${a.name} is a machine of this VNet, which has nothing of type ${a.type}`,
  "found-no-internal": (a: Args) => `${a.name} is no machine of ${a.vnet}`,
  "followed-alias": (a: Args) => `zone ${a.zone} has ${a.name} as an alias of ${a.to}`,
  "found-no-record": (a: Args) =>
    `zone ${a.zone} is linked here and has no record for ${a.name}, so the name does not exist`,
  "found-other-type": (a: Args) => `zone ${a.zone} holds ${a.name}, but nothing of type ${a.type}`,
  "redirected-to-public": (a: Args) =>
    `zone ${a.zone} has no record for ${a.name}; its link falls back to the internet, so public DNS is asked`,
  "had-no-zone": (a: Args) =>
    `no zone linked to ${a.vnet} holds ${a.name} (${a.wanted} is not linked), so public DNS is next`,
  "link-not-ready": (a: Args) =>
    `zone ${a.zone} has a link to ${a.vnet} that does not work yet (${a.state})`,
  "could-not-see": (a: Args) => `could not see ${a.what}, which may hold the answer`,
  "matched-rule": (a: Args) =>
    `rule ${a.domain} of ruleset ${a.ruleset} sends ${a.name} to ${a.targets}`,
  "skipped-rule": (a: Args) =>
    `rule ${a.domain} is passed over for ${a.name}: it is shorter than the reserved suffix ${a.reserved}`,
  "forwarded-away": (a: Args) =>
    `the question went to ${a.address}, whose data the estate does not hold`,
  "assumed-azure-forwarder": (a: Args) =>
    `${a.owner} has a configuration that nobody told; assumed here to forward to Azure-provided DNS from ${a.vnet}`,
  "assumed-internet-forwarder": (a: Args) =>
    `${a.owner} has a configuration that nobody told; assumed here to ask the internet`,
  "public-alias": (a: Args) => `${a.name} is an alias of ${a.to}`,
  "public-no-alias": (a: Args) =>
    `${a.name} has no privatelink alias: no private endpoint connection of the resource is approved`,
  "public-listener": (a: Args) => `${a.name} is a failover group listener whose primary is ${a.to}`,
  "public-private-address": (a: Args) =>
    `${a.name} is published with the private address ${a.data}`,
  "public-answered": (a: Args) =>
    a.data === "public" ? `${a.name} has a public address` : `${a.name} has the address ${a.data}`,
  "public-nothing": (a: Args) =>
    a.rcode === "NODATA"
      ? `${a.name} has no data of the type asked for`
      : `${a.name} does not exist in public DNS`,
  "matched-forwarder": (a: Args) =>
    `conditional forwarder ${a.zone} sends ${a.name} to ${a.targets}`,
  "used-default-forwarder": (a: Args) =>
    `no conditional forwarder fits ${a.name}: the default forwarders ${a.targets} are asked`,
  "used-root-hints": (a: Args) =>
    `no forwarder fits ${a.name}: the server asks public DNS from the root`,
  "has-no-upstream": (a: Args) => `has neither forwarders nor root hints for ${a.name}`,
  "forwarding-cancelled": (a: Args) => `forwarding is cancelled below ${a.zone}`,
  "fell-back-to-root": (a: Args) =>
    `the targets for ${a.zone} are silent, so the server asks public DNS itself`,
  "hosted-answer": (a: Args) => `hosts zone ${a.zone} itself: ${a.name} is ${a.data}`,
  "hosted-alias": (a: Args) => `hosts zone ${a.zone} itself: ${a.name} is an alias of ${a.to}`,
  "hosted-nothing": (a: Args) => `hosts zone ${a.zone} itself and has nothing for ${a.name}`,
  chased: (a: Args) => `took only the alias and asked anew for ${a.to}`,
  "not-validated": (a: Args) =>
    `validates DNSSEC and refuses ${a.name}, which comes from an unsigned private zone`,
  filtered: (_: Args) =>
    `dropped the private address: its filter against DNS rebinding does not exempt the name`,
} satisfies Record<string, (args: Args) => string>;

/** The sentence of one step, after the actor's name. A step without a sentence is our own mistake. */
export function dnsText(step: { readonly did: string; readonly args: Args }): string {
  const sentence = (dnsSteps as Record<string, ((args: Args) => string) | undefined>)[step.did];
  if (!sentence) throw new Error(`No sentence for the step "${step.did}".`);
  return sentence(step.args);
}

type Text = Readonly<Record<string, string>>;

/** Assumptions, gaps, conditions and reasons that the engine puts beside an answer. */
export const dnsWords = {
  assumePublicZoneDelegated: (a: Text) =>
    `The public zone ${a.zone} is taken as delegated to, as its registrar is not in the estate.`,
  assumeNoOtherEndpoint: (a: Text) =>
    `The document of ${a.name} lists no private endpoint connections; endpoints that others may have made to it are not seen.`,
  assumeSharedAlias: (a: Text) =>
    `All of Azure shares ${a.name}; it is taken to have its privatelink alias by somebody's private endpoint.`,
  assumeAksNotPublic: (a: Text) =>
    `${a.name} is a private cluster name, which public DNS does not carry.`,
  assumeExists: (a: Text) => `Public DNS is not asked; ${a.name} is taken to exist there.`,
  assumeClusterAlias: (a: Text) =>
    `${a.name} is taken as an alias of a name of Azure's own, which the estate does not hold.`,
  assumeClusterPublished: (a: Text) =>
    `Public DNS is taken to hold the private address of ${a.name}, as for other private clusters with a public name.`,
  assumeOnlyA: (a: Text) => `${a.name} is taken to publish addresses of type A only.`,
  assumeBlockIsServfail: (_: Text) =>
    "A blocked query is answered SERVFAIL, as documented in Azure's how-to.",
  assumeReserved: (a: Text) =>
    `Rules shorter than a reserved Azure suffix are passed over for ${a.name}: documented for the wildcard rule, inferred for others.`,
  assumeOutboundHere: (a: Text) =>
    `The outbound endpoint of ruleset ${a.ruleset} was not read; its packets are taken to leave from the linked VNet.`,
  assumeSiteReachable: (a: Text) =>
    `Site ${a.site} is taken as connected: nothing tells how it is attached.`,
  assumeReachable: (a: Text) =>
    `The way to ${a.address} is taken as open: it leads by an appliance or a virtual hub that was not fully read.`,
  assumeForwardsToAzure: (a: Text) =>
    `${a.address} is assumed to forward everything to Azure-provided DNS (its configuration was not told).`,
  assumeForwardsToInternet: (a: Text) =>
    `${a.address} is assumed to ask the internet (its configuration was not told).`,
  assumeSilentSkipped: (a: Text) =>
    `${a.server} does not answer; a client waits and asks its next server.`,
  assumeSiteResolvesPublicly: (a: Text) =>
    `Site ${a.site} lists no DNS servers; it is assumed to resolve by public DNS.`,
  assumeNoAppDnsOverride: (a: Text) =>
    `${a.app} is taken to have no DNS server app setting of its own, which a Reader cannot see.`,
  assumeAzureProvided: (a: Text) =>
    `VNet ${a.vnet} was not read; it is taken to use Azure-provided DNS.`,
  assumeNoClientDns: (a: Text) =>
    `The VPN profile of ${a.gateway} is taken to carry no DNS servers.`,
  assumeClusterAddress: (a: Text) =>
    `The address is taken as the API server of ${a.cluster}, whose endpoint was not read.`,
  assumeForeignEndpoint: (a: Text) =>
    `${a.address} is taken to belong to ${a.endpoint}, which made the record and was not read.`,
  assumeValidationFails: (a: Text) =>
    `A validating server is taken to refuse ${a.name}: private zones are unsigned (field reports).`,
  assumeBareAlias: (a: Text) =>
    `The forwarded answer ends in the alias ${a.name} without an address; Azure is taken to go on from there by itself, which nobody has measured.`,
  assumeSubResource: (a: Text) =>
    `An approved private endpoint of the resource behind ${a.name} was not read, nor its sub-resource; it is taken to serve this name.`,
  assumeRegistered: (a: Text) =>
    `${a.name} is taken to be registered in zone ${a.zone}, as for a machine that is not deallocated; its record was not read.`,
  assumeClientChooses: (a: Text) =>
    `Which of its DNS servers a client asks is left to the client: ${a.servers}.`,
  assumeServerChooses: (a: Text) =>
    `Which of its upstreams a server asks is left to the server: ${a.servers}.`,
  assumeRoundRobin: (a: Text) =>
    `Which of the addresses of ${a.name} a client uses is left to the client.`,
  assumeZoneBeforeRule: (a: Text) =>
    `Zone ${a.zone} is taken to answer before the longer forwarding rule ${a.domain}, which fits ${a.name} too: documented, but nobody has measured it.`,
  assumeNotAnAddress: (a: Text) =>
    `The record ${a.name} holds ${a.data}, which is no address of type ${a.type}; it is left out.`,
  assumeColdCache: (a: Text) =>
    `${a.address} is taken to ask for ${a.name} with nothing cached; while it still knows only the alias ${a.to}, for which no conditional forwarder fits, it may answer otherwise.`,
  assumeNoRecursion: (a: Text) =>
    `${a.address} is taken not to ask the internet when the targets for ${a.zone} are silent; the zone's "use recursion" setting was not told.`,
  sameZoneTwice: (a: Text) =>
    `Two zones named ${a.zone} are linked to ${a.vnet}, which Azure refuses; the export is inconsistent.`,
  severalRulesets: (a: Text) =>
    `Several rulesets are linked to ${a.vnet}, which is undocumented; the longest rule of them all is taken.`,
  gapForeignService: (a: Text) =>
    `The resource behind ${a.name} is not in the estate, so whether it has an approved private endpoint is not known.`,
  gapZone: (a: Text) =>
    `A private zone that would answer ${a.name} may lie in ${a.scope}, which was not read.${a.right ? ` Needs ${a.right}.` : ""}`,
  gapRecords: (a: Text) => `The records of zone ${a.zone} were not read.`,
  gapHostedRecords: (a: Text) => `${a.address} hosts zone ${a.zone}, whose records were not told.`,
  gapVantage: (a: Text) =>
    `Which DNS servers ${a.vantage} asks was not read: ${a.what} is missing.`,
  gapInbound: (a: Text) =>
    `Whether an inbound endpoint answers at ${a.address} in ${a.vnet} was not read.`,
  gapServer: (a: Text) => `The VNet of the endpoint ${a.address} was not read.`,
  gapSiteServer: (a: Text) =>
    `${a.address} is a DNS server of site ${a.site} whose configuration was not told.`,
  gapMachineServer: (a: Text) =>
    `${a.owner} answers at ${a.address} with a DNS configuration that was not told.`,
  gapUnknownServer: (a: Text) => `Nothing in the estate tells what answers at ${a.address}.`,
  gapDomainList: (a: Text) =>
    `The domain list ${a.list} of DNS security rule ${a.rule} was not read, so whether it blocks ${a.name} is not known.`,
  gapLinks: (a: Text) =>
    `Zone ${a.zone} has ${a.count} links that were not read; one of them may be to ${a.vnet}.`,
  gapKnotHosted: (a: Text) =>
    `Whether ${a.address} uses its own zone ${a.zone} for the target of an alias depends on its forwarding policy, which was not told.`,
  gapPolicy: (a: Text) =>
    `The firewall policy of ${a.firewall} was not read, so whether its DNS proxy is on is not known.`,
  gapSoftware: (a: Text) =>
    `The software of ${a.address} was not told, and servers differ in how they treat aliases.`,
  gapWindowsHosted: (a: Text) =>
    `Whether a Windows server with forwarders uses its own zone ${a.zone} for the target of an alias is not settled.`,
  gapEndpointOwner: (a: Text) =>
    `No private endpoint that was read owns ${a.address}; one that was not read may.`,
  whenNoEndpoint: (a: Text) => `the resource behind ${a.name} has no approved private endpoint`,
  whenEndpoint: (a: Text) => `the resource behind ${a.name} has an approved private endpoint`,
  whenHiddenZone: (a: Text) => `a zone that was not read holds ${a.name} and is linked here`,
  whenNoHiddenZone: (a: Text) => `no zone that was not read holds ${a.name}`,
  whenListHolds: (a: Text) => `the domain list ${a.list} holds ${a.name}`,
  whenListLacks: (a: Text) => `the domain list ${a.list} does not hold ${a.name}`,
  whenForwardsToAzure: (a: Text) => `${a.address} forwards to Azure-provided DNS`,
  whenForwardsToInternet: (a: Text) => `${a.address} asks the internet`,
  whenServer: (a: Text) => `${a.address} is asked`,
  whenFamily: (a: Text) =>
    a.family === "chasing"
      ? `${a.address} asks anew for the target of an alias`
      : `${a.address} passes on its upstream's whole answer`,
  whenHostedApplies: (a: Text) =>
    `the server uses its own zone ${a.zone} for the target of the alias`,
  whenHostedIgnored: (_: Text) => `the server passes on its forwarder's whole answer`,
  whenRoundRobin: (a: Text) => `the client picks ${a.address}`,
  whyPlatformAddress: (_: Text) => "168.63.129.16 exists only inside Azure VNets",
  whyRuleToPlatform: (_: Text) =>
    "Azure does not take 168.63.129.16 as the target of a forwarding rule",
  whyNoWayToSite: (a: Text) => `no gateway leads from here to site ${a.site}`,
  whyNoWayToVnet: (a: Text) => `it stands in ${a.vnet}, which is not peered with ${a.from}`,
  whyNotOnHub: (a: Text) =>
    `it stands in virtual hub ${a.hub}, to which this VNet is not connected`,
  whyNoInbound: (a: Text) =>
    `it lies in a resolver's subnet of ${a.vnet}, but no inbound endpoint has this address`,
  whyNoRoute: (a: Text) => `no VNet, peering or gateway leads from ${a.from} to it`,
} satisfies Record<string, (args: Text) => string>;
