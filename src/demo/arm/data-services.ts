/** How ARM writes services that keep data: Storage, Key Vault, SQL, Cosmos, PostgreSQL, Redis. */
import { type ArmDocument, child, given, guidOf, idOf, nameOf } from "./document.ts";
import { type DoorOptions, networkAcls, service } from "./door.ts";

export type StorageOptions = DoorOptions & {
  /** Endpoint kinds; all but `web` unless told. */
  readonly kinds?: readonly string[];
  /** Whether it has a readable secondary. */
  readonly secondary?: boolean;
  readonly dataLake?: boolean;
};

/** A storage account. */
export function storage(name: string, options: StorageOptions = {}): ArmDocument {
  const kinds = options.kinds ?? ["blob", "file", "queue", "table", "dfs"];
  const endpoints = (host: string) =>
    Object.fromEntries(kinds.map((k) => [k, `https://${host}.${k}.core.windows.net/`]));
  return service(
    "Microsoft.Storage/storageAccounts",
    name,
    options,
    {
      primaryLocation: options.region ?? "westeurope",
      primaryEndpoints: endpoints(name),
      secondaryEndpoints: options.secondary ? endpoints(`${name}-secondary`) : undefined,
      isHnsEnabled: options.dataLake,
      networkAcls: networkAcls(options),
    },
    { kind: "StorageV2", sku: { name: options.secondary ? "Standard_RAGRS" : "Standard_LRS" } },
  );
}

/** A key vault; its `publicNetworkAccess` is written in lower case, as Azure does. */
export function keyVault(name: string, options: DoorOptions = {}): ArmDocument {
  return service("Microsoft.KeyVault/vaults", name, options, {
    vaultUri: `https://${name}.vault.azure.net/`,
    tenantId: guidOf("tenant contoso"),
    enableRbacAuthorization: true,
    publicNetworkAccess: (options.publicAccess ?? "Enabled").toLowerCase(),
    networkAcls: networkAcls(options),
  });
}

export type SqlOptions = DoorOptions & {
  readonly connectionPolicy?: "Default" | "Proxy" | "Redirect";
};

/** A SQL server, followed by its child documents: firewall rules, VNet rules, connection policy. */
export function sqlServer(name: string, options: SqlOptions = {}): readonly ArmDocument[] {
  const server = service("Microsoft.Sql/servers", name, options, {
    fullyQualifiedDomainName: `${name}.database.windows.net`,
    version: "12.0",
    state: "Ready",
  });
  const firewall = (options.ipRules ?? []).map((range, i) => {
    const [start = range, end = start] = range.split("-");
    return child(server, "firewallRules", `rule-${i + 1}`, {
      startIpAddress: start,
      endIpAddress: end,
    });
  });
  const vnetRules = (options.subnetRules ?? []).map((s) =>
    child(server, "virtualNetworkRules", `rule-${nameOf(s)}`, {
      virtualNetworkSubnetId: idOf(s),
      ignoreMissingVnetServiceEndpoint: false,
      state: "Ready",
    }),
  );
  const policy = child(server, "connectionPolicies", "default", {
    connectionType: options.connectionPolicy ?? "Default",
  });
  return [server, ...firewall, ...vnetRules, policy];
}

/** A Cosmos account of the SQL kind with one region. */
export function cosmos(name: string, options: DoorOptions = {}): ArmDocument {
  const region = options.region ?? "westeurope";
  const location = {
    id: `${name}-${region}`,
    locationName: region,
    documentEndpoint: `https://${name}-${region}.documents.azure.com:443/`,
    failoverPriority: 0,
  };
  return service(
    "Microsoft.DocumentDB/databaseAccounts",
    name,
    options,
    {
      documentEndpoint: `https://${name}.documents.azure.com:443/`,
      EnabledApiTypes: "Sql",
      ipRules: (options.ipRules ?? []).map((ipAddressOrRange) => ({ ipAddressOrRange })),
      isVirtualNetworkFilterEnabled: (options.subnetRules ?? []).length > 0,
      virtualNetworkRules: (options.subnetRules ?? []).map((s) => ({ id: idOf(s) })),
      writeLocations: [location],
      readLocations: [location],
      locations: [location],
    },
    { kind: "GlobalDocumentDB" },
  );
}

/** A Premium Redis cache. */
export function redis(name: string, options: DoorOptions = {}): ArmDocument {
  return service("Microsoft.Cache/redis", name, options, {
    hostName: `${name}.redis.cache.windows.net`,
    sslPort: 6380,
    sku: { name: "Premium", family: "P", capacity: 1 },
  });
}

/** A PostgreSQL flexible server without VNet injection. */
export function postgres(name: string, options: DoorOptions = {}): ArmDocument {
  return service(
    "Microsoft.DBforPostgreSQL/flexibleServers",
    name,
    options,
    {
      fullyQualifiedDomainName: `${name}.postgres.database.azure.com`,
      state: "Ready",
      publicNetworkAccess: undefined,
      network: given({ publicNetworkAccess: options.publicAccess ?? "Enabled" }),
    },
    { sku: { name: "Standard_D2ds_v5", tier: "GeneralPurpose" } },
  );
}
