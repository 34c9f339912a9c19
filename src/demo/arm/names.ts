/** How ARM writes zones, links, records, resolvers, rulesets and DNS security policies. */
import {
  type ArmDocument,
  type At,
  child,
  given,
  idOf,
  nameOf,
  type Ref,
  refTo,
  resource,
} from "./document.ts";

/** A private DNS zone. */
export function privateZone(zone: string, options: At = {}): ArmDocument {
  return resource(
    "Microsoft.Network/privateDnsZones",
    zone,
    { ...options, region: "global" },
    {
      maxNumberOfRecordSets: 25000,
    },
  );
}

/** A public DNS zone of the estate's own. */
export function publicZone(zone: string, options: At = {}): ArmDocument {
  return resource(
    "Microsoft.Network/dnsZones",
    zone,
    { ...options, region: "global" },
    { zoneType: "Public" },
  );
}

export type ZoneLinkOptions = {
  readonly registration?: boolean;
  readonly policy?: "Default" | "NxDomainRedirect";
  readonly state?: "Completed" | "InProgress";
  readonly provisioningState?: "Succeeded" | "Failed";
  readonly name?: string;
};

/** The link of a private zone to a VNet, named `link-<vnet>` unless told. */
export function zoneLink(zone: Ref, vnet: Ref, options: ZoneLinkOptions = {}): ArmDocument {
  return child(zone, "virtualNetworkLinks", options.name ?? `link-${nameOf(vnet)}`, {
    provisioningState: options.provisioningState ?? "Succeeded",
    virtualNetwork: { id: idOf(vnet) },
    registrationEnabled: options.registration ?? false,
    resolutionPolicy: options.policy ?? "Default",
    virtualNetworkLinkState: options.state ?? "Completed",
  });
}

export type RecordType = "A" | "AAAA" | "CNAME" | "MX" | "PTR" | "SRV" | "TXT";

export type RecordOptions = {
  readonly ttl?: number;
  /** Text of `metadata.creator`. */
  readonly creator?: string;
  readonly registered?: boolean;
};

/** The wire form of record values (dns.md 2.9). */
function recordValues(type: RecordType, values: readonly string[]): Record<string, unknown> {
  switch (type) {
    case "A":
      return { aRecords: values.map((ipv4Address) => ({ ipv4Address })) };
    case "AAAA":
      return { aaaaRecords: values.map((ipv6Address) => ({ ipv6Address })) };
    case "CNAME":
      return { cnameRecord: { cname: values[0] } };
    case "PTR":
      return { ptrRecords: values.map((ptrdname) => ({ ptrdname })) };
    case "TXT":
      return { txtRecords: values.map((value) => ({ value: [value] })) };
    case "MX":
      return {
        mxRecords: values.map((value) => {
          const [preference = "0", exchange = ""] = value.split(" ");
          return { preference: Number(preference), exchange };
        }),
      };
    case "SRV":
      return {
        srvRecords: values.map((value) => {
          const [priority, weight, port, target = ""] = value.split(" ");
          return { priority: Number(priority), weight: Number(weight), port: Number(port), target };
        }),
      };
  }
}

/** A record set of a zone; `name` is relative, `@` for the apex. TTL 10 s as endpoints write them, unless told. */
export function recordSet(
  zone: Ref,
  type: RecordType,
  name: string,
  values: readonly string[],
  options: RecordOptions = {},
): ArmDocument {
  const zoneName = nameOf(zone);
  return child(zone, type, name, {
    provisioningState: undefined,
    ...(options.creator ? { metadata: { creator: options.creator } } : {}),
    ttl: options.ttl ?? 10,
    fqdn: name === "@" ? `${zoneName}.` : `${name}.${zoneName}.`,
    isAutoRegistered: options.registered ?? false,
    ...recordValues(type, values),
  });
}

/** A Private Resolver in `vnet`. */
export function resolver(name: string, options: At & { readonly vnet: Ref }): ArmDocument {
  return resource("Microsoft.Network/dnsResolvers", name, options, {
    dnsResolverState: "Connected",
    virtualNetwork: refTo(options.vnet),
  });
}

/** An inbound endpoint of `resolver` at `address`. */
export function inbound(
  resolver: Ref,
  name: string,
  options: At & { readonly subnet: Ref; readonly address: string },
): ArmDocument {
  const written = child(resolver, "inboundEndpoints", name, {
    ipConfigurations: [
      {
        subnet: { id: idOf(options.subnet) },
        privateIpAddress: options.address,
        privateIpAllocationMethod: "Static",
      },
    ],
  });
  return { ...written, location: options.region ?? "westeurope" };
}

/** An outbound endpoint of `resolver`. */
export function outbound(
  resolver: Ref,
  name: string,
  options: At & { readonly subnet: Ref },
): ArmDocument {
  const written = child(resolver, "outboundEndpoints", name, {
    subnet: { id: idOf(options.subnet) },
  });
  return { ...written, location: options.region ?? "westeurope" };
}

/** A forwarding ruleset that sends by outbound endpoints. */
export function ruleset(
  name: string,
  options: At & { readonly outbound: readonly Ref[] },
): ArmDocument {
  return resource("Microsoft.Network/dnsForwardingRulesets", name, options, {
    dnsResolverOutboundEndpoints: options.outbound.map((o) => ({ id: idOf(o) })),
  });
}

/** A rule of `ruleset`: names under `domain` (without trailing dot; "" or "." is the wildcard) go to `targets`. */
export function rule(
  ruleset: Ref,
  domain: string,
  targets: readonly string[],
  options: { readonly name?: string; readonly disabled?: boolean } = {},
): ArmDocument {
  const suffix = domain === "" || domain === "." ? "." : `${domain}.`;
  const name = options.name ?? (suffix === "." ? "wildcard" : domain.replaceAll(".", "-"));
  return child(ruleset, "forwardingRules", name, {
    domainName: suffix,
    forwardingRuleState: options.disabled ? "Disabled" : "Enabled",
    targetDnsServers: targets.map((ipAddress) => ({ ipAddress, port: 53 })),
  });
}

/** The link of a ruleset to a VNet. */
export function rulesetLink(ruleset: Ref, vnet: Ref): ArmDocument {
  return child(ruleset, "virtualNetworkLinks", `link-${nameOf(vnet)}`, {
    virtualNetwork: { id: idOf(vnet) },
  });
}

/** A DNS security policy (dns.md 2.8). */
export function dnsPolicy(name: string, options: At = {}): ArmDocument {
  return resource("Microsoft.Network/dnsResolverPolicies", name, options, {});
}

/** A list of domains for DNS security rules; names get their trailing dot. */
export function domainList(
  name: string,
  options: At & { readonly domains: readonly string[] },
): ArmDocument {
  return resource("Microsoft.Network/dnsResolverDomainLists", name, options, {
    domains: options.domains.map((d) => (d.endsWith(".") ? d : `${d}.`)),
  });
}

/** A rule of a DNS security policy. */
export function dnsPolicyRule(
  policy: Ref,
  name: string,
  options: {
    readonly priority: number;
    readonly action: "Allow" | "Alert" | "Block";
    readonly lists: readonly Ref[];
  },
): ArmDocument {
  return child(policy, "dnsSecurityRules", name, {
    priority: options.priority,
    action: given({ actionType: options.action }),
    dnsResolverDomainLists: options.lists.map((l) => ({ id: idOf(l) })),
    dnsSecurityRuleState: "Enabled",
  });
}

/** The link of a DNS security policy to a VNet. */
export function dnsPolicyLink(policy: Ref, vnet: Ref): ArmDocument {
  return child(policy, "virtualNetworkLinks", `link-${nameOf(vnet)}`, {
    virtualNetwork: { id: idOf(vnet) },
  });
}
