/** What are networks made of: the tables of subnets, with what filters and routes there, and of peerings. */

import type { Facts } from "./facts.ts";
import { nameIn } from "./facts.ts";

type Rows = readonly (readonly string[])[];

/** A row for each subnet: where, which addresses, which security group and route table, endpoints and delegations. */
export const subnets = ({ estate }: Facts): Rows =>
  estate.subnets.map((subnet) => [
    `${nameIn(estate.vnets, subnet.vnet)}/${subnet.name}`,
    subnet.prefixes.join(", "),
    nameIn(estate.nsgs, subnet.nsg),
    nameIn(estate.routeTables, subnet.routeTable),
    subnet.serviceEndpoints.map(({ service }) => service).join(", "),
    subnet.delegations.join(", "),
  ]);

/** A row for each half of a peering: both ends, its state, and what it lets through. */
export const peerings = ({ estate, words }: Facts): Rows =>
  estate.peerings.map((half) => [
    nameIn(estate.vnets, half.vnet),
    nameIn(estate.vnets, half.remoteVnet),
    half.syncLevel === "FullyInSync" ? half.state : `${half.state}, ${half.syncLevel}`,
    [
      ...(half.allowVnetAccess ? [words.peering.access] : []),
      ...(half.allowForwardedTraffic ? [words.peering.forwarded] : []),
      ...(half.allowGatewayTransit ? [words.peering.transit] : []),
      ...(half.useRemoteGateways ? [words.peering.remote] : []),
    ].join(", "),
  ]);
