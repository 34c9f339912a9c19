/** What people read about private endpoints against service endpoints: one sentence per fact, and the words of the table. */

import type { Sentences, With } from "./said.ts";
import { stopAt } from "./way-words.ts";

/** Sentences of facts, by code. */
export const compareFacts = {
  "pe-premises-none": (_: With) =>
    "Private addresses can be reached from the premises once a gateway leads there; this estate has none.",
  "pe-premises-reached": (a: With<"sites">) => `Reached privately from ${a.sites} today.`,
  "pe-premises-possible": (_: With) =>
    "Can be reached from the premises over the gateways, once names and routes lead there.",
  "pe-premises-untold": (_: With) =>
    "Can be reached from the premises over the gateways; nobody told of the sites behind them.",
  "pe-bound-and-shut": (a: With<"service">) =>
    `Leads to ${a.service} and to nothing else, and its public side is shut.`,
  "pe-bound-but-open": (a: With<"service">) =>
    `Leads to ${a.service} and to nothing else, but its public side is not disabled.`,
  "pe-routes-new": (_: With) =>
    "Its /32 route beats shorter routes, unless the subnet's network policy obeys route tables.",
  "pe-routes-unseen": (a: With<"endpoint">) => `The subnet of ${a.endpoint} was not read.`,
  "pe-routes-bypass-firewall": (a: With<"from" | "endpoint" | "policy">) =>
    `Traffic from ${a.from} passes the firewall by: the /32 route of ${a.endpoint} wins (network policy ${a.policy}).`,
  "pe-routes-obeyed": (a: With<"endpoint" | "policy">) =>
    `Route tables count for ${a.endpoint} when their route is as long as the VNet's prefix (network policy ${a.policy}).`,
  "pe-routes-by-host-only": (a: With<"endpoint" | "policy">) =>
    `Only a /32 route of one's own goes before that of ${a.endpoint} (network policy ${a.policy}).`,
  "pe-filters-new": (_: With) =>
    "Security groups count before the endpoint when the subnet's network policy says so.",
  "pe-filters-unseen": (a: With<"endpoint">) => `The subnet of ${a.endpoint} was not read.`,
  "pe-filters-off": (a: With<"endpoint" | "policy">) =>
    `Security groups do not count before ${a.endpoint} (network policy ${a.policy}).`,
  "pe-filters-on": (a: With<"endpoint">) =>
    `The subnet's security group counts before ${a.endpoint}, on the way in.`,
  "pe-filters-on-without-group": (a: With<"endpoint">) =>
    `Security groups would count before ${a.endpoint}, but its subnet has none.`,
  "pe-dns-done": (_: With) => "None: the name leads to the endpoint.",
  "pe-dns-forwarder": (a: With<"from" | "name">) =>
    `${a.from} must forward the public suffix of ${a.name} to a resolver in Azure.`,
  "pe-dns-zone-missing": (a: With<"zone">) =>
    `Zone ${a.zone} must be made, linked, and given the record.`,
  "pe-dns-by-servers": (a: With<"servers" | "from" | "zone">) =>
    `The DNS servers ${a.servers} of ${a.from} must ask a VNet that zone ${a.zone} is linked to.`,
  "pe-dns-record": (a: With<"zone">) => `Zone ${a.zone} is linked; the right record is missing.`,
  "pe-dns-link": (a: With<"zone" | "from">) =>
    `Zone ${a.zone} must be linked to the VNet of ${a.from}.`,
  "pe-region-same": (_: With) => "Endpoint and service stand in one region.",
  "pe-region-other": (a: With<"region" | "target">) =>
    `Reaches any region; traffic from ${a.region} to ${a.target} is charged as between regions.`,
  "pe-region-any": (_: With) => "Reaches any region.",
  "pe-tenant-any": (_: With) => "Reaches any tenant, once the owner approves.",
  "pe-tenant-same": (_: With) => "One tenant.",
  "pe-tenant-other": (_: With) =>
    "The service belongs to another tenant: its owner must approve by hand.",
  "se-shut-by-public-access": (a: With<"service">) =>
    `Public network access of ${a.service} is disabled; it would have to be opened to chosen networks first.`,
  "se-no-subnet": (a: With<"from">) => `Does not apply: ${a.from} stands in no subnet.`,
  "se-premises-by-address": (a: With<"service" | "addresses">) =>
    `The premises cannot use it; ${a.service} would have to let in ${a.addresses}.`,
  "se-premises-never": (_: With) =>
    "The premises cannot use it: only a rule for their public address lets them in.",
  "se-open-without-policies": (_: With) =>
    "Leads to every instance of the service, of anybody: endpoint policies exist for Storage alone.",
  "se-open-without-policy": (_: With) =>
    "Leads to every account of the service, of anybody: the subnet has no endpoint policy.",
  "se-policed": (a: With<"subnet">) =>
    `The endpoint policy of ${a.subnet} lets it to the listed accounts only.`,
  "se-routes-plain": (_: With) => "Its routes go before any of one's own.",
  "se-routes-bypass-firewall": (a: With<"table">) =>
    `Its routes go before ${a.table}, so traffic passes the firewall by.`,
  "se-filters-none": (a: With<"tag">) =>
    `No security group; one would have to allow ${a.tag} outbound.`,
  "se-filters-allow": (a: With<"rule" | "nsg">) => `Rule ${a.rule} of ${a.nsg} lets it out.`,
  "se-filters-deny": (a: With<"rule" | "nsg" | "tag">) =>
    `Rule ${a.rule} of ${a.nsg} denies it; a rule for ${a.tag} is needed.`,
  "se-filters-unseen": (_: With) => "What the security groups do cannot be told.",
  "se-dns-none": (_: With) => "None: the name keeps its public address.",
  "se-dns-leads-elsewhere": (a: With<"service">) =>
    `The private endpoint of ${a.service} must not answer here, or the name leads to it instead.`,
  "se-region-unknown": (_: With) => "Regions are not known.",
  "se-region-paired": (_: With) => "Same or paired region: the regional endpoint covers it.",
  "se-region-global": (a: With<"target" | "region">) =>
    `${a.target} is not paired with ${a.region}: the endpoint for all regions is needed (Microsoft.Storage.Global).`,
  "se-region-same": (_: With) => "Same region.",
  "se-region-never": (a: With<"service" | "target">) =>
    `SQL takes subnets of its own region alone: ${a.service} stands in ${a.target}.`,
  "se-region-any": (_: With) => "Any region.",
  "se-tenant-other": (_: With) => "The service belongs to another tenant, which this kind allows.",
  "se-tenant-never": (_: With) =>
    "The service belongs to another tenant, which this kind does not allow.",
  "se-tenant-any": (_: With) => "Any tenant.",
  "se-tenant-same-only": (_: With) => "One's own tenant only.",
  "private-today": (_: With) => "It is reached privately today.",
  "no-private-link": (a: With<"service">) =>
    `No private endpoint is known to lead to services of the kind of ${a.service}.`,
  "free-and-policed": (_: With) =>
    "A service endpoint costs nothing, and the endpoint policy keeps data with the listed accounts.",
  "service-endpoint-today": (_: With) =>
    "A service endpoint works today, and can stay until the private way stands.",
  "outside-and-shut": (a: With<"service">) =>
    `It stands on no network of the estate, and ${a.service} keeps the public out.`,
  outside: (a: With<"service">) =>
    `It stands on no network of the estate: only rules at ${a.service} can let it in, or keep it out.`,
  "no-service-endpoint": (a: With<"service">) =>
    `No service endpoint covers services of the kind of ${a.service}.`,
  "needs-subnet": (a: With<"from">) =>
    `${a.from} stands in no subnet, and a service endpoint belongs to a subnet.`,
  "public-access-off": (a: With<"service">) =>
    `${a.service} has public access disabled, which shuts service endpoints out as well.`,
  "endpoint-stands": (a: With<"service">) =>
    `${a.service} has a private endpoint, which is paid for already.`,
  "approval-first": (_: With) => "The connection of the endpoint must be approved first.",
  "way-stopped": (a: With<"at">) =>
    `The way to the endpoint is stopped ${stopAt(String(a.at))}, as things are.`,
  "premises-too": (_: With) =>
    "Sites on premises are part of this estate, and only private addresses serve them too.",
  inspection: (a: With<"table">) =>
    `${a.table} sends traffic through an appliance, which a service endpoint would pass by.`,
  "pls-balancer-unseen": (a: With<"service">) => `The load balancer of ${a.service} was not read.`,
  "pls-balancer-standard": (a: With<"balancer">) => `Load balancer ${a.balancer} is Standard.`,
  "pls-balancer-basic": (a: With<"balancer" | "sku">) =>
    `Load balancer ${a.balancer} is ${a.sku}; only Standard works.`,
  "pls-pool-by-address": (a: With<"pool" | "balancer">) =>
    `Pool ${a.pool} of ${a.balancer} has members by address; they must be members by network interface.`,
  "pls-pool-by-interface": (a: With<"balancer">) =>
    `The pools of ${a.balancer} have members by network interface.`,
  "pls-direct": (a: With<"address">) =>
    `Leads to the fixed address ${a.address} without a load balancer (preview), which is charged by the hour.`,
  "pls-direct-even": (a: With<"count">) => `${a.count} NAT addresses: an even number, as needed.`,
  "pls-direct-odd": (a: With<"count">) =>
    `${a.count} NAT addresses; a fixed address needs two or another even number.`,
  "pls-direct-to-endpoint": (a: With<"address">) =>
    `${a.address} is a private endpoint, to which it must not lead.`,
  "pls-direct-filtered": (a: With<"endpoint">) =>
    `The subnet of consumer ${a.endpoint} applies security groups, which a fixed address does not allow.`,
  "pls-direct-other-region": (a: With<"endpoint">) =>
    `Consumer ${a.endpoint} stands in another region, which a fixed address does not allow.`,
  "pls-nat-subnet-unseen": (a: With<"subnet">) =>
    `Subnet ${a.subnet} of its NAT addresses was not read.`,
  "pls-nat-policy-off": (a: With<"subnet">) =>
    `The network policy for private link services is off on ${a.subnet}, as needed.`,
  "pls-nat-policy-on": (a: With<"subnet">) =>
    `The network policy for private link services is on at ${a.subnet}; it must be off.`,
  "pls-nat-count": (a: With<"count" | "most">) =>
    `${a.count} NAT addresses; there must be one to ${a.most}.`,
  "pls-visible-to-all": (_: With) => "Visible to everybody who knows its alias.",
  "pls-visible-by-role": (_: With) => "Visible to those only who have a role on it.",
  "pls-visible-to-some": (a: With<"count">) => `Visible to ${a.count} subscriptions.`,
  "pls-approval-beyond-visibility": (a: With<"subscriptions">) =>
    `Approves ${a.subscriptions} by itself, which cannot see it.`,
  "pls-approves-unseen": (a: With<"subscriptions">) =>
    `Approves consumers of ${a.subscriptions} without anybody looking.`,
  "pls-consumer-waits": (a: With<"endpoint">) => `Consumer ${a.endpoint} waits for approval.`,
  "pls-consumer-unlisted": (a: With<"endpoint" | "subscription">) =>
    `Consumer ${a.endpoint} waits, and its subscription ${a.subscription} is not in the visibility.`,
  "pls-consumer-not-approved": (a: With<"endpoint" | "state">) =>
    `The connection of consumer ${a.endpoint} is ${a.state}.`,
  "pls-proxy-differs": (a: With<"other">) =>
    `${a.other} on the same load balancer sets the proxy protocol otherwise, so probes fail.`,
} satisfies Sentences;

/** The words of the comparison's table and headings. */
export const compareWords = {
  title: "Private endpoints and service endpoints",
  prices: (a: With<"asOf" | "currency" | "from" | "gb" | "tags" | "source">) =>
    `Prices in ${a.currency} as of ${a.asOf}, from ${a.from}; for ${a.gb} GB a month through each way. Service tags as of ${a.tags || "an unknown date"} (${a.source}).`,
  noRows: "No vantage and no service to compare.",
  from: (a: With<"vantage">) => `From ${a.vantage}`,
  to: (a: With<"service" | "name">) => `${a.service} (${a.name})`,
  service: "service",
  advice: "to do",
  today: "today",
  privateEndpoint: "private endpoint",
  serviceEndpoint: "service endpoint",
  dimension: "",
  happens: "what happens",
  support: "offered for this kind",
  onPremises: "from the premises",
  monthly: "cost a month",
  exfiltration: "data that could leave",
  routes: "routes",
  filters: "security groups",
  dns: "work in DNS",
  crossRegion: "across regions",
  crossTenant: "across tenants",
  money: (a: With<"amount" | "currency">) =>
    a.currency === "USD" ? `$${a.amount}` : `${a.amount} ${a.currency}`,
  blockedAt: (a: With<"word" | "at">) => `${a.word} ${stopAt(String(a.at))}`,
  shut: (a: With<"word" | "why">) => `${a.word}. ${a.why}`,
  short: {
    "private-endpoint": "private endpoint",
    "service-endpoint": "service endpoint",
    "public-rules": "public, with rules",
    "as-is": "as it is",
  },
  choose: {
    "private-endpoint": "Use a private endpoint.",
    "service-endpoint": "Use a service endpoint.",
    "public-rules": "Keep the public way, with rules.",
    "as-is": "Leave it as it is.",
  },
  offered: { yes: "yes", preview: "in a preview that ended", no: "no", unknown: "not known" },
  classes: {
    PRIVATE_ENDPOINT: "Private",
    SERVICE_ENDPOINT: "Service endpoint",
    PRIVATE_ADDRESS: "Private",
    PUBLIC: "Public",
    BLOCKED: "Blocked",
    UNKNOWN: "Not seen",
  },
  levels: { fine: "fine", watch: "to watch", wrong: "wrong", unknown: "not seen" },
  linkServices: "Private link services of one's own",
  consumers: "Consumers",
  noConsumers: "No consumers.",
  consumer: (a: With<"endpoint" | "subscription" | "state">) =>
    `${a.endpoint} in ${a.subscription || "an unknown subscription"}: ${a.state || "state not told"}`,
} as const;
