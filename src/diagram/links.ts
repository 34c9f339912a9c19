/** The wires of structure: peerings, gateway connections, sites, VPN clients, virtual hubs. */
import { type Estate, having, type Key } from "#src/model/index.ts";
import type { Ground } from "./plan.ts";
import type { Stands } from "./stand.ts";
import type { TieBasket } from "./tie.ts";

/** Puts the links of the estate between the boxes that stand for their ends. */
export function putLinks({ estate, words }: Ground, stands: Stands, basket: TieBasket): void {
  const link = (a: string | undefined, b: string | undefined, label: string) => {
    const from = a === undefined ? undefined : stands.outermost(a);
    const to = b === undefined ? undefined : stands.outermost(b);
    if (!from || !to) return;
    const isOrdered = from.lane < to.lane || (from.lane === to.lane && from.id <= to.id);
    const ends = isOrdered ? { from, to } : { from: to, to: from };
    basket.put({ ...ends, kind: "link", outcome: null, label, flagged: false, lit: false });
  };
  for (const { vnet, remoteVnet } of estate.peerings) {
    // Each half of a peering tells of it; one is enough.
    const hasOther = having(estate.peerings, "vnet", remoteVnet).some((p) => p.remoteVnet === vnet);
    if (!hasOther || vnet < remoteVnet) link(vnet, remoteVnet, words.peering);
  }
  for (const { hub, remoteVnet } of estate.hubConnections) {
    link(hub, remoteVnet, words.hubConnection);
  }
  for (const gateway of [...estate.gateways, ...estate.hubGateways]) {
    if (gateway.clientPools.length > 0)
      link(`p2s:${gateway.id}`, gateway.id, words.clientsSubtitle);
  }
  for (const site of estate.sites) {
    for (const gateway of gatewaysOf(estate, site.attach)) {
      link(`site:${site.name}`, gateway, words.connection);
    }
  }
  const attached = new Set<string>(estate.sites.flatMap((site) => gatewaysOf(estate, site.attach)));
  for (const { gateway1, gateway2, localGateway, circuit } of estate.connections) {
    link(gateway1, gateway2, words.connection);
    const line = localGateway ?? circuit;
    if (gateway1 && line && !attached.has(gateway1)) link(line, gateway1, words.connection);
  }
}

/** The gateways to which connections, local gateways, circuits or VPN sites lead. */
function gatewaysOf(estate: Estate, attach: readonly Key[]): readonly Key[] {
  const own = new Set<string>(attach);
  const of = (key: Key | undefined) => key !== undefined && own.has(key);
  return [
    ...estate.connections
      .filter((c) => of(c.key) || of(c.localGateway) || of(c.circuit))
      .flatMap((c) => c.gateway1 ?? []),
    ...estate.hubGateways.filter((g) => g.remotes.some((remote) => of(remote))).map((g) => g.key),
  ];
}
