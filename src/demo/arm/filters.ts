/** How ARM writes route tables, network security groups and service endpoint policies. */
import { type ArmDocument, type At, given, idOf, type Ref, resource } from "./document.ts";

export type RouteTold = {
  readonly name: string;
  /** CIDR or service tag. */
  readonly to: string;
  readonly hop: "VirtualAppliance" | "Internet" | "None" | "VirtualNetworkGateway" | "VnetLocal";
  /** Address of the appliance. */
  readonly by?: string;
};

export type RouteTableOptions = At & {
  readonly routes: readonly RouteTold[];
  /** Whether gateway routes are kept out. */
  readonly withoutGatewayRoutes?: boolean;
};

/** A route table with its routes inline. */
export function routeTable(name: string, options: RouteTableOptions): ArmDocument {
  const type = "Microsoft.Network/routeTables";
  const { id } = resource(type, name, options, {});
  return resource(type, name, options, {
    disableBgpRoutePropagation: options.withoutGatewayRoutes ?? false,
    routes: options.routes.map((route) => ({
      id: `${id}/routes/${route.name}`,
      name: route.name,
      type: `${type}/routes`,
      properties: given({
        provisioningState: "Succeeded",
        addressPrefix: route.to,
        nextHopType: route.hop,
        nextHopIpAddress: route.by,
      }),
    })),
  });
}

export type RuleTold = {
  readonly name: string;
  readonly priority: number;
  readonly direction: "Inbound" | "Outbound";
  readonly access: "Allow" | "Deny";
  /** `*` unless told. */
  readonly protocol?: "*" | "Tcp" | "Udp" | "Icmp";
  /** CIDRs, addresses or service tags; `*` unless told. */
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  /** Destination ports; `*` unless told. */
  readonly ports?: readonly string[];
};

/** One list in the two forms that ARM uses: the singular property for one value, the plural for more. */
function oneOrMore(one: string, many: string, values: readonly string[]): Record<string, unknown> {
  return values.length === 1 ? { [one]: values[0], [many]: [] } : { [many]: values };
}

function ruleDocument(id: string, type: string, kind: string, rule: RuleTold) {
  return {
    id: `${id}/${kind}/${rule.name}`,
    name: rule.name,
    type: `${type}/${kind}`,
    properties: {
      provisioningState: "Succeeded",
      protocol: rule.protocol ?? "*",
      sourcePortRange: "*",
      sourcePortRanges: [],
      ...oneOrMore("destinationPortRange", "destinationPortRanges", rule.ports ?? ["*"]),
      ...oneOrMore("sourceAddressPrefix", "sourceAddressPrefixes", rule.from ?? ["*"]),
      ...oneOrMore("destinationAddressPrefix", "destinationAddressPrefixes", rule.to ?? ["*"]),
      access: rule.access,
      priority: rule.priority,
      direction: rule.direction,
    },
  };
}

/** Azure's own rules of every group (Microsoft Learn, "Network security groups", default security rules). */
const DEFAULTS: readonly RuleTold[] = [
  {
    name: "AllowVnetInBound",
    priority: 65000,
    direction: "Inbound",
    access: "Allow",
    from: ["VirtualNetwork"],
    to: ["VirtualNetwork"],
  },
  {
    name: "AllowAzureLoadBalancerInBound",
    priority: 65001,
    direction: "Inbound",
    access: "Allow",
    from: ["AzureLoadBalancer"],
  },
  { name: "DenyAllInBound", priority: 65500, direction: "Inbound", access: "Deny" },
  {
    name: "AllowVnetOutBound",
    priority: 65000,
    direction: "Outbound",
    access: "Allow",
    from: ["VirtualNetwork"],
    to: ["VirtualNetwork"],
  },
  {
    name: "AllowInternetOutBound",
    priority: 65001,
    direction: "Outbound",
    access: "Allow",
    to: ["Internet"],
  },
  { name: "DenyAllOutBound", priority: 65500, direction: "Outbound", access: "Deny" },
];

/** A network security group with the user's rules and Azure's defaults. */
export function nsg(
  name: string,
  options: At & { readonly rules: readonly RuleTold[] },
): ArmDocument {
  const type = "Microsoft.Network/networkSecurityGroups";
  const { id } = resource(type, name, options, {});
  return resource(type, name, options, {
    securityRules: options.rules.map((rule) => ruleDocument(id, type, "securityRules", rule)),
    defaultSecurityRules: DEFAULTS.map((rule) =>
      ruleDocument(id, type, "defaultSecurityRules", rule),
    ),
  });
}

/** A service endpoint policy that lets Storage traffic to `resources` only. */
export function serviceEndpointPolicy(
  name: string,
  options: At & { readonly resources: readonly Ref[] },
): ArmDocument {
  const type = "Microsoft.Network/serviceEndpointPolicies";
  const { id } = resource(type, name, options, {});
  return resource(type, name, options, {
    serviceEndpointPolicyDefinitions: [
      {
        id: `${id}/serviceEndpointPolicyDefinitions/storage`,
        name: "storage",
        properties: {
          service: "Microsoft.Storage",
          serviceResources: options.resources.map(idOf),
        },
      },
    ],
  });
}
