/** How ARM writes firewalls and their policies. */
import {
  type ArmDocument,
  type At,
  child,
  given,
  idOf,
  type Ref,
  refTo,
  resource,
} from "./document.ts";

export type FirewallOptions = At & {
  /** VNet whose `AzureFirewallSubnet` it stands in; a hub firewall has none. */
  readonly vnet?: Ref;
  /** Virtual hub it stands in. */
  readonly hub?: Ref;
  readonly address: string;
  readonly policy?: Ref;
  readonly publicIp?: Ref;
};

/** An Azure Firewall in a VNet or in a virtual hub. */
export function firewall(name: string, options: FirewallOptions): ArmDocument {
  const type = "Microsoft.Network/azureFirewalls";
  const { id } = resource(type, name, options, {});
  const place = options.hub
    ? {
        virtualHub: refTo(options.hub),
        hubIPAddresses: {
          privateIPAddress: options.address,
          publicIPs: { count: 1, addresses: [] },
        },
      }
    : {
        ipConfigurations: [
          {
            id: `${id}/ipConfigurations/default`,
            name: "default",
            properties: given({
              privateIPAddress: options.address,
              privateIPAllocationMethod: "Dynamic",
              subnet: options.vnet
                ? { id: `${idOf(options.vnet)}/subnets/AzureFirewallSubnet` }
                : undefined,
              publicIPAddress: refTo(options.publicIp),
            }),
          },
        ],
      };
  return resource(type, name, options, {
    sku: { name: options.hub ? "AZFW_Hub" : "AZFW_VNet", tier: "Standard" },
    threatIntelMode: "Alert",
    additionalProperties: {},
    ...place,
    firewallPolicy: refTo(options.policy),
  });
}

export type FirewallRuleTold = {
  readonly name: string;
  readonly from: readonly string[];
  /** Addresses or service tags of a network rule. */
  readonly to?: readonly string[];
  /** Names of an application rule. */
  readonly fqdns?: readonly string[];
  readonly ports: readonly string[];
  readonly protocols?: readonly string[];
};

export type FirewallPolicyOptions = At & {
  readonly base?: Ref;
  /** Absent: not set here. */
  readonly dnsProxy?: boolean;
  readonly dnsServers?: readonly string[];
  readonly snatPrivateRanges?: readonly string[];
  /** Rules that allow; collected in one group. */
  readonly allow?: readonly FirewallRuleTold[];
};

/** A firewall policy, followed by its rule collection group when it allows anything. */
export function firewallPolicy(
  name: string,
  options: FirewallPolicyOptions,
): readonly ArmDocument[] {
  const set = options.dnsProxy !== undefined || options.dnsServers !== undefined;
  const policy = resource("Microsoft.Network/firewallPolicies", name, options, {
    sku: { tier: "Standard" },
    threatIntelMode: "Alert",
    basePolicy: refTo(options.base),
    dnsSettings: set
      ? { servers: options.dnsServers ?? [], enableProxy: options.dnsProxy ?? false }
      : undefined,
    snat: options.snatPrivateRanges ? { privateRanges: options.snatPrivateRanges } : undefined,
  });
  const told = options.allow ?? [];
  if (told.length === 0) return [policy];
  const collections = [true, false].flatMap((byName) => {
    const rules = told.filter((rule) => (rule.fqdns !== undefined) === byName);
    if (rules.length === 0) return [];
    return [
      {
        ruleCollectionType: "FirewallPolicyFilterRuleCollection",
        name: byName ? "allow-names" : "allow-addresses",
        priority: byName ? 200 : 100,
        action: { type: "Allow" },
        rules: rules.map(firewallRule),
      },
    ];
  });
  const group = child(policy, "ruleCollectionGroups", "default", {
    priority: 200,
    ruleCollections: collections,
  });
  // As ARM does, the policy lists its groups by their ids alone.
  const listed = { ...policy.properties, ruleCollectionGroups: [refTo(group.id)] };
  return [{ ...policy, properties: listed }, group];
}

function firewallRule(rule: FirewallRuleTold): Record<string, unknown> {
  if (rule.fqdns)
    return {
      ruleType: "ApplicationRule",
      name: rule.name,
      sourceAddresses: rule.from,
      targetFqdns: rule.fqdns,
      protocols: rule.ports.map((port) => ({ protocolType: "Https", port: Number(port) })),
    };
  return {
    ruleType: "NetworkRule",
    name: rule.name,
    ipProtocols: rule.protocols ?? ["TCP"],
    sourceAddresses: rule.from,
    destinationAddresses: rule.to ?? ["*"],
    destinationPorts: rule.ports,
  };
}
