/** How ARM writes gateways, connections and circuits. */
import { type ArmDocument, type At, given, idOf, type Ref, refTo, resource } from "./document.ts";

export type GatewayOptions = At & {
  /** The VNet whose `GatewaySubnet` it stands in. */
  readonly vnet: Ref;
  readonly publicIp?: Ref;
  readonly sku?: string;
  readonly bgp?: boolean;
  readonly asn?: number;
  /** Address pools of point-to-site clients. */
  readonly clientPools?: readonly string[];
  /** Local network gateway to which all traffic is forced. */
  readonly defaultSite?: Ref;
  readonly customRoutes?: readonly string[];
};

function gateway(
  kind: "Vpn" | "ExpressRoute",
  name: string,
  options: GatewayOptions,
  sku: string,
): ArmDocument {
  const type = "Microsoft.Network/virtualNetworkGateways";
  const { id } = resource(type, name, options, {});
  return resource(type, name, options, {
    gatewayType: kind,
    vpnType: kind === "Vpn" ? "RouteBased" : "PolicyBased",
    sku: { name: options.sku ?? sku, tier: options.sku ?? sku },
    enableBgp: options.bgp ?? kind === "ExpressRoute",
    activeActive: false,
    bgpSettings: options.asn ? { asn: options.asn } : undefined,
    ipConfigurations: [
      {
        id: `${id}/ipConfigurations/default`,
        name: "default",
        properties: given({
          privateIPAllocationMethod: "Dynamic",
          subnet: { id: `${idOf(options.vnet)}/subnets/GatewaySubnet` },
          publicIPAddress: refTo(options.publicIp),
        }),
      },
    ],
    gatewayDefaultSite: refTo(options.defaultSite),
    vpnClientConfiguration: options.clientPools
      ? { vpnClientAddressPool: { addressPrefixes: options.clientPools } }
      : undefined,
    customRoutes: options.customRoutes ? { addressPrefixes: options.customRoutes } : undefined,
    allowRemoteVnetTraffic: false,
    allowVirtualWanTraffic: false,
  });
}

/** A VPN gateway; with `clientPools` also for point-to-site clients. */
export function vpnGateway(name: string, options: GatewayOptions): ArmDocument {
  return gateway("Vpn", name, options, "VpnGw2AZ");
}

/** An ExpressRoute gateway. */
export function expressRouteGateway(name: string, options: GatewayOptions): ArmDocument {
  return gateway("ExpressRoute", name, options, "ErGw1AZ");
}

/** A local network gateway: the other end of a site-to-site tunnel, with the prefixes behind it. */
export function localGateway(
  name: string,
  options: At & { readonly prefixes: readonly string[]; readonly address: string },
): ArmDocument {
  return resource("Microsoft.Network/localNetworkGateways", name, options, {
    localNetworkAddressSpace: { addressPrefixes: options.prefixes },
    gatewayIpAddress: options.address,
  });
}

export type ConnectionOptions = At & {
  readonly gateway: Ref;
  /** The local network gateway (IPsec), circuit (ExpressRoute) or second gateway (Vnet2Vnet). */
  readonly to: Ref;
  readonly kind?: "IPsec" | "ExpressRoute" | "Vnet2Vnet";
  readonly status?: "Connected" | "NotConnected" | "Unknown";
  readonly bgp?: boolean;
  readonly weight?: number;
};

/** A connection of a gateway. */
export function connection(name: string, options: ConnectionOptions): ArmDocument {
  const kind = options.kind ?? "IPsec";
  return resource("Microsoft.Network/connections", name, options, {
    connectionType: kind,
    virtualNetworkGateway1: refTo(options.gateway),
    virtualNetworkGateway2: kind === "Vnet2Vnet" ? refTo(options.to) : undefined,
    localNetworkGateway2: kind === "IPsec" ? refTo(options.to) : undefined,
    peer: kind === "ExpressRoute" ? refTo(options.to) : undefined,
    connectionStatus: options.status ?? "Connected",
    enableBgp: options.bgp ?? false,
    routingWeight: options.weight ?? 0,
    expressRouteGatewayBypass: false,
    enablePrivateLinkFastPath: false,
    trafficSelectorPolicies: [],
  });
}

/** An ExpressRoute circuit with its private peering. */
export function circuit(
  name: string,
  options: At & { readonly state?: "Provisioned" | "NotProvisioned" },
): ArmDocument {
  const type = "Microsoft.Network/expressRouteCircuits";
  const { id } = resource(type, name, options, {});
  return resource(
    type,
    name,
    options,
    {
      serviceProviderProvisioningState: options.state ?? "Provisioned",
      circuitProvisioningState: "Enabled",
      serviceProviderProperties: {
        serviceProviderName: "Contoso Carrier",
        peeringLocation: "Amsterdam",
        bandwidthInMbps: 1000,
      },
      globalReachEnabled: false,
      peerings: [
        {
          id: `${id}/peerings/AzurePrivatePeering`,
          name: "AzurePrivatePeering",
          properties: {
            peeringType: "AzurePrivatePeering",
            state: "Enabled",
            azureASN: 12076,
            peerASN: 65010,
          },
        },
      ],
    },
    { sku: { name: "Standard_MeteredData", tier: "Standard", family: "MeteredData" } },
  );
}
