/** Contoso's ways between places: firewalls, gateways, the circuit and the tunnel to headquarters. */
import {
  type ArmDocument,
  circuit,
  connection,
  expressRouteGateway,
  firewall,
  firewallPolicy,
  localGateway,
  publicIp,
  vpnGateway,
} from "../arm/index.ts";
import { FIREWALL, FIREWALL_NEU, hub, hubNeu, RESOLVER, RESOLVER_NEU } from "./networks.ts";
import { hubNeuPlace, hubPlace } from "./places.ts";

const firewallIp = publicIp("pip-afw-hub", { ...hubPlace, address: "20.50.10.4" });
const firewallIpNeu = publicIp("pip-afw-hub-neu", { ...hubNeuPlace, address: "20.67.10.4" });
const vpnIp = publicIp("pip-vpngw-hub", { ...hubPlace, address: "20.50.10.5" });

/** The circuit between headquarters and both hubs. */
export const headquarters = circuit("er-hq", { ...hubPlace });
const tunnelEnd = localGateway("lgw-hq", {
  ...hubPlace,
  prefixes: ["192.168.0.0/16"],
  address: "203.0.113.7",
});
const vpn = vpnGateway("vpngw-hub", {
  ...hubPlace,
  vnet: hub,
  publicIp: vpnIp,
  clientPools: ["172.16.0.0/24"],
});
const expressRoute = expressRouteGateway("ergw-hub", { ...hubPlace, vnet: hub });
const expressRouteNeu = expressRouteGateway("ergw-hub-neu", { ...hubNeuPlace, vnet: hubNeu });

/** The tunnel to headquarters, beside the circuit. */
export const tunnel = connection("con-vpn-hq", { ...hubPlace, gateway: vpn, to: tunnelEnd });

// Traffic between spokes is translated too, so that answers of private endpoints come back the same way:
// 255.255.255.255/32 as the only range that is left alone (Microsoft Learn, "Azure Firewall SNAT private IP ranges").
const ALWAYS_SNAT = ["255.255.255.255/32"];
const CONTOSO = ["10.0.0.0/8", "192.168.0.0/16", "172.16.0.0/24"];

function policy(name: string, at: typeof hubPlace | typeof hubNeuPlace, resolver: string) {
  return firewallPolicy(name, {
    ...at,
    dnsProxy: true,
    dnsServers: [resolver],
    snatPrivateRanges: ALWAYS_SNAT,
    allow: [
      { name: "contoso-to-contoso", from: CONTOSO, to: CONTOSO, ports: ["*"], protocols: ["Any"] },
      {
        name: "azure-services",
        from: CONTOSO,
        to: ["AzureCloud"],
        ports: ["443", "1433", "5671", "6380"],
      },
    ],
  });
}

/** All documents of firewalls, gateways and connections. */
export function ways(): readonly ArmDocument[] {
  const policies = policy("afwp-contoso", hubPlace, RESOLVER);
  const policiesNeu = policy("afwp-contoso-neu", hubNeuPlace, RESOLVER_NEU);
  return [
    firewallIp,
    firewallIpNeu,
    vpnIp,
    ...policies,
    ...policiesNeu,
    firewall("afw-hub", {
      ...hubPlace,
      vnet: hub,
      address: FIREWALL,
      publicIp: firewallIp,
      ...(policies[0] ? { policy: policies[0] } : {}),
    }),
    firewall("afw-hub-neu", {
      ...hubNeuPlace,
      vnet: hubNeu,
      address: FIREWALL_NEU,
      publicIp: firewallIpNeu,
      ...(policiesNeu[0] ? { policy: policiesNeu[0] } : {}),
    }),
    vpn,
    expressRoute,
    expressRouteNeu,
    headquarters,
    tunnelEnd,
    connection("con-er-hq", {
      ...hubPlace,
      gateway: expressRoute,
      to: headquarters,
      kind: "ExpressRoute",
    }),
    connection("con-er-hq-neu", {
      ...hubNeuPlace,
      gateway: expressRouteNeu,
      to: headquarters,
      kind: "ExpressRoute",
    }),
    tunnel,
  ];
}
