/** Which gateways serve a VNet, and what a circuit or a connection needs to work (path.md sections 1.3, 1.4, 1.9). */
import {
  type Circuit,
  type Connection,
  type Estate,
  type Evidence,
  type Gateway,
  having,
  inList,
  type Key,
  type Site,
} from "#src/model/index.ts";
import type { Confidence } from "./flow.ts";
import { pathFacts } from "./path-facts.ts";
import { type Peer, peersOf } from "./peers.ts";
import { seen } from "./routes-entry.ts";

/** A gateway that a VNet may use: its own, or one that a peer lends. */
export type ServingGateway = {
  readonly gateway: Gateway;
  /** The VNet in which it stands. */
  readonly home: Key;
  /** The peering over which it is borrowed; absent for an own gateway. */
  readonly over?: Peer;
  readonly confidence: Confidence;
};

export function isExpressRoute(gateway: Gateway): boolean {
  return gateway.gatewayType.toLowerCase() === "expressroute";
}

/** Gateways that stand in `vnet`. */
export function gatewaysIn(estate: Estate, vnet: Key): readonly Gateway[] {
  return having(estate.gateways, "vnet", vnet);
}

/** Whether the spoke's peering borrows the hub's gateway: both flags, both halves working (path.md 1.3). */
export function borrows(peer: Peer): boolean {
  if (peer.fault || !peer.half.useRemoteGateways) return false;
  // A half that cannot be read is taken to lend: Azure refuses useRemoteGateways otherwise.
  return peer.back ? peer.back.allowGatewayTransit : true;
}

/** Whether the hub's peering lends its gateway to the spoke. */
export function lends(peer: Peer): boolean {
  if (peer.fault || !peer.half.allowGatewayTransit) return false;
  return peer.back ? peer.back.useRemoteGateways : false;
}

/** Gateways that serve `vnet`, its own first. */
export function gatewaysServing(estate: Estate, vnet: Key): readonly ServingGateway[] {
  const own = gatewaysIn(estate, vnet).map(
    (gateway): ServingGateway => ({ gateway, home: vnet, confidence: "CERTAIN" }),
  );
  const borrowed = peersOf(estate, vnet)
    .filter(borrows)
    .flatMap((peer) =>
      gatewaysIn(estate, peer.remote)
        // The Basic SKU of VPN gateways knows no transit.
        .filter((g) => isExpressRoute(g) || g.sku.toLowerCase() !== "basic")
        .map(
          (gateway): ServingGateway => ({
            gateway,
            home: peer.remote,
            over: peer,
            confidence: peer.confidence,
          }),
        ),
    );
  return [...own, ...borrowed];
}

/** Spokes that borrow the gateway of `hub`. */
export function spokesOf(estate: Estate, hub: Key): readonly Peer[] {
  return peersOf(estate, hub).filter(lends);
}

/** What is wrong with a circuit's private peering, as evidence; empty when it works (path.md 1.9, step 1). */
export function circuitFaults(circuit: Circuit): readonly Evidence[] {
  const own = peeringOf(circuit, "AzurePrivatePeering");
  const isOff = !own || (own.state !== "" && own.state.toLowerCase() !== "enabled");
  return [
    ...lineFaults(circuit),
    ...(isOff ? [seen(circuit.id, "/properties/peerings", own?.state ?? null)] : []),
  ];
}

/** What is wrong with a circuit itself, whichever of its peerings is meant. */
export function lineFaults(circuit: Circuit): readonly Evidence[] {
  const faults: Evidence[] = [];
  if (circuit.providerState !== "" && circuit.providerState.toLowerCase() !== "provisioned")
    faults.push(
      seen(circuit.id, "/properties/serviceProviderProvisioningState", circuit.providerState),
    );
  if (circuit.circuitState !== "" && circuit.circuitState.toLowerCase() !== "enabled")
    faults.push(seen(circuit.id, "/properties/circuitProvisioningState", circuit.circuitState));
  return faults;
}

/** The peering of `kind` of a circuit. */
export function peeringOf(circuit: Circuit, kind: "AzurePrivatePeering" | "MicrosoftPeering") {
  return circuit.peerings.find((p) => p.peeringType.toLowerCase() === kind.toLowerCase());
}

/** What is wrong with a connection, as evidence; empty when it works. `connectionStatus` is advisory. */
export function connectionFaults(estate: Estate, connection: Connection): readonly Evidence[] {
  const state = connection.provisioningState;
  const own =
    state !== "" && state.toLowerCase() !== "succeeded"
      ? [seen(connection.id, "/properties/provisioningState", state)]
      : [];
  const circuit = inList(estate.circuits, connection.circuit);
  return circuit ? [...own, ...circuitFaults(circuit)] : own;
}

/** Connections of `gateway`. */
export function connectionsOf(estate: Estate, gateway: Key): readonly Connection[] {
  return pathFacts(estate).connectionsOf.get(gateway) ?? [];
}

/** The other gateway of a connection between two gateways. */
export function farGateway(
  estate: Estate,
  connection: Connection,
  gateway: Key,
): Gateway | undefined {
  const far = connection.gateway1 === gateway ? connection.gateway2 : connection.gateway1;
  return far === gateway ? undefined : inList(estate.gateways, far);
}

/** Whether `site` hangs on the resource `key`, or on a part of it such as a peering of a circuit. */
export function hangsOn(site: Site, key: Key | undefined): boolean {
  return key !== undefined && site.attach.some((a) => a === key || a.startsWith(`${key}/`));
}

/** Sites that the user says are attached by this connection. */
export function sitesOver(estate: Estate, connection: Connection): readonly Site[] {
  const keys = [connection.key, connection.localGateway, connection.circuit];
  return estate.sites.filter((site) => keys.some((key) => hangsOn(site, key)));
}

/** Gateways, other than `gateway`, that are connected to the circuit `circuit`, with their connections. */
export function othersOnCircuit(
  estate: Estate,
  circuit: Key,
  gateway: Key,
): readonly { readonly gateway: Gateway; readonly connection: Connection }[] {
  return having(estate.connections, "circuit", circuit).flatMap((connection) => {
    const key = connection.gateway1 ?? connection.gateway2;
    const other = key === gateway ? undefined : inList(estate.gateways, key);
    return other ? [{ gateway: other, connection }] : [];
  });
}
