/** How ARM writes VNets, their subnets and their peerings. */
import {
  type ArmDocument,
  type At,
  child,
  given,
  guidOf,
  idOf,
  type Ref,
  refTo,
  resource,
} from "./document.ts";

export type SubnetOptions = {
  readonly prefix: string;
  readonly nsg?: Ref;
  readonly routeTable?: Ref;
  readonly natGateway?: Ref;
  /** Services such as `Microsoft.Storage`; the locations are the subnet's region. */
  readonly serviceEndpoints?: readonly string[];
  readonly serviceEndpointPolicies?: readonly Ref[];
  /** `privateEndpointNetworkPolicies`; ARM's default is `Disabled`. */
  readonly policies?: "Disabled" | "Enabled" | "NetworkSecurityGroupEnabled" | "RouteTableEnabled";
  /** Service of a delegation, e.g. `Microsoft.Web/serverFarms`. */
  readonly delegation?: string;
  readonly defaultOutbound?: boolean;
};

export type VnetOptions = At & {
  readonly prefixes: readonly string[];
  /** Subnets by name: a CIDR, or more. */
  readonly subnets?: Readonly<Record<string, string | SubnetOptions>>;
  /** Custom DNS servers; absent: Azure-provided DNS. */
  readonly dns?: readonly string[];
};

/** A VNet with its subnets inline (path.md 6.2). */
export function vnet(name: string, options: VnetOptions): ArmDocument {
  const type = "Microsoft.Network/virtualNetworks";
  const region = options.region ?? "westeurope";
  const bare = resource(type, name, options, {});
  const subnets = Object.entries(options.subnets ?? {}).map(([subnet, told]) => {
    const o: SubnetOptions = typeof told === "string" ? { prefix: told } : told;
    return {
      id: `${bare.id}/subnets/${subnet}`,
      name: subnet,
      type: `${type}/subnets`,
      properties: given({
        provisioningState: "Succeeded",
        addressPrefix: o.prefix,
        networkSecurityGroup: refTo(o.nsg),
        routeTable: refTo(o.routeTable),
        natGateway: refTo(o.natGateway),
        serviceEndpoints: o.serviceEndpoints?.map((service) => ({
          service,
          locations: service.endsWith(".Global") ? ["*"] : [region],
          provisioningState: "Succeeded",
        })),
        serviceEndpointPolicies: o.serviceEndpointPolicies?.map((p) => ({ id: idOf(p) })),
        delegations: o.delegation
          ? [{ name: "delegation", properties: { serviceName: o.delegation } }]
          : [],
        privateEndpointNetworkPolicies: o.policies ?? "Disabled",
        privateLinkServiceNetworkPolicies: "Enabled",
        defaultOutboundAccess: o.defaultOutbound,
      }),
    };
  });
  return resource(type, name, options, {
    resourceGuid: guidOf(bare.id),
    addressSpace: { addressPrefixes: options.prefixes },
    dhcpOptions: options.dns ? { dnsServers: options.dns } : undefined,
    subnets,
    enableDdosProtection: false,
  });
}

/** The id of the subnet `name` of `vnet`. */
export function subnetOf(vnet: Ref, name: string): string {
  return `${idOf(vnet)}/subnets/${name}`;
}

export type PeeringOptions = {
  /** Whether forwarded traffic may come in, on both halves; Azure's default is not. */
  readonly forwarded?: boolean;
  /** Whether the first VNet lends its gateway to the second. */
  readonly lends?: boolean;
  /** `Connected` unless told; `Disconnected` when the other half was deleted. */
  readonly state?: "Connected" | "Initiated" | "Disconnected";
  readonly access?: boolean;
};

/** Both halves of the peering between two VNets, the first one's half first. */
export function peering(
  first: ArmDocument,
  second: ArmDocument,
  options: PeeringOptions = {},
): readonly [ArmDocument, ArmDocument] {
  const half = (from: ArmDocument, to: ArmDocument, lends: boolean, borrows: boolean) =>
    child(from, "virtualNetworkPeerings", `to-${to.name}`, {
      peeringState: options.state ?? "Connected",
      peeringSyncLevel: "FullyInSync",
      remoteVirtualNetwork: { id: to.id },
      allowVirtualNetworkAccess: options.access ?? true,
      allowForwardedTraffic: options.forwarded ?? false,
      allowGatewayTransit: lends,
      useRemoteGateways: borrows,
      remoteAddressSpace: to.properties.addressSpace,
      remoteVirtualNetworkAddressSpace: to.properties.addressSpace,
    });
  const lends = options.lends ?? false;
  return [half(first, second, lends, false), half(second, first, false, lends)];
}
