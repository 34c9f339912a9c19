/** How ARM writes services that run or carry things: registries, messaging, OpenAI, web apps, clusters. */
import { type ArmDocument, child, idOf, type Ref } from "./document.ts";
import { type DoorOptions, networkAcls, service } from "./door.ts";

/** A Premium container registry with a data endpoint. */
export function registry(name: string, options: DoorOptions = {}): ArmDocument {
  const region = options.region ?? "westeurope";
  return service(
    "Microsoft.ContainerRegistry/registries",
    name,
    options,
    {
      loginServer: `${name}.azurecr.io`,
      dataEndpointEnabled: true,
      dataEndpointHostNames: [`${name}.${region}.data.azurecr.io`],
      networkRuleBypassOptions: "AzureServices",
      networkRuleSet: {
        defaultAction: options.defaultAction ?? "Allow",
        ipRules: (options.ipRules ?? []).map((value) => ({ action: "Allow", value })),
      },
    },
    { sku: { name: "Premium", tier: "Premium" } },
  );
}

function messaging(type: string, name: string, options: DoorOptions): readonly ArmDocument[] {
  const namespace = service(
    type,
    name,
    options,
    {
      serviceBusEndpoint: `https://${name}.servicebus.windows.net:443/`,
      status: "Active",
    },
    { sku: { name: "Premium", tier: "Premium" } },
  );
  const rules = child(namespace, "networkRuleSets", "default", {
    publicNetworkAccess: options.publicAccess ?? "Enabled",
    defaultAction: options.defaultAction ?? "Allow",
    ipRules: (options.ipRules ?? []).map((ipMask) => ({ ipMask, action: "Allow" })),
    virtualNetworkRules: (options.subnetRules ?? []).map((s) => ({
      subnet: { id: idOf(s) },
      ignoreMissingVnetServiceEndpoint: false,
    })),
    trustedServiceAccessEnabled: false,
  });
  return [namespace, rules];
}

/** A Service Bus namespace, followed by its network rule set. */
export function serviceBus(name: string, options: DoorOptions = {}): readonly ArmDocument[] {
  return messaging("Microsoft.ServiceBus/namespaces", name, options);
}

/** An Event Hubs namespace, followed by its network rule set. */
export function eventHub(name: string, options: DoorOptions = {}): readonly ArmDocument[] {
  return messaging("Microsoft.EventHub/namespaces", name, options);
}

/** An Azure OpenAI account with its custom subdomain. */
export function openai(name: string, options: DoorOptions = {}): ArmDocument {
  return service(
    "Microsoft.CognitiveServices/accounts",
    name,
    options,
    {
      customSubDomainName: name,
      endpoint: `https://${name}.openai.azure.com/`,
      networkAcls: networkAcls(options),
    },
    { kind: "OpenAI", sku: { name: "S0" } },
  );
}

export type WebAppOptions = DoorOptions & {
  /** Subnet of VNet integration. */
  readonly integration?: Ref;
  /** Whether all outbound traffic goes into the VNet. */
  readonly routesAll?: boolean;
};

/** A web app; access restrictions come from `ipRules`. */
export function webApp(name: string, options: WebAppOptions = {}): ArmDocument {
  return service(
    "Microsoft.Web/sites",
    name,
    options,
    {
      state: "Running",
      hostNames: [`${name}.azurewebsites.net`],
      enabledHostNames: [`${name}.azurewebsites.net`, `${name}.scm.azurewebsites.net`],
      defaultHostName: `${name}.azurewebsites.net`,
      virtualNetworkSubnetId: options.integration ? idOf(options.integration) : null,
      vnetRouteAllEnabled: options.routesAll ?? false,
      siteConfig: {
        ipSecurityRestrictions: (options.ipRules ?? []).map((ipAddress, i) => ({
          ipAddress,
          action: "Allow",
          priority: 100 + i,
          name: `rule-${i + 1}`,
        })),
        ipSecurityRestrictionsDefaultAction: options.defaultAction,
      },
    },
    { kind: "app,linux" },
  );
}

export type ClusterOptions = DoorOptions & {
  /** GUID label of the system zone. */
  readonly guid: string;
  readonly nodes: Ref;
  /** `system`, `none` or a zone's id. */
  readonly zone?: string;
  readonly publicName?: boolean;
};

/** A private AKS cluster: its name in the zone is `<name>-1a2b3c4d` (dns.md 1.2). */
export function privateCluster(name: string, options: ClusterOptions): ArmDocument {
  const region = options.region ?? "westeurope";
  const label = `${name}-1a2b3c4d`;
  return service(
    "Microsoft.ContainerService/managedClusters",
    name,
    options,
    {
      privateFQDN: `${label}.${options.guid}.privatelink.${region}.azmk8s.io`,
      fqdn: options.publicName ? `${label}.hcp.${region}.azmk8s.io` : undefined,
      apiServerAccessProfile: {
        enablePrivateCluster: true,
        privateDNSZone: options.zone ?? "system",
        enablePrivateClusterPublicFQDN: options.publicName ?? false,
      },
      agentPoolProfiles: [{ name: "system", count: 3, vnetSubnetID: idOf(options.nodes) }],
    },
    { sku: { name: "Base", tier: "Standard" } },
  );
}

/** A service of any other type, by its public suffix: `<name>.<suffix>`. */
export function otherService(
  type: string,
  name: string,
  options: DoorOptions & { readonly properties?: Readonly<Record<string, unknown>> } = {},
): ArmDocument {
  return service(type, name, options, options.properties ?? {});
}
