/** PaaS services, the private endpoints that lead to them, and who may come in. */
import type { Key, Thing } from "./thing.ts";

/** `Approved`, `Pending`, `Rejected`, `Disconnected`, as Azure writes it; "" when not told. */
export type ApprovalState = string;

export type EndpointConnection = {
  readonly name: string;
  /** ARM id (or alias) of the target, as written. */
  readonly target: string;
  readonly targetKey: Key;
  readonly groupIds: readonly string[];
  readonly state: ApprovalState;
  readonly manual: boolean;
};

/** A private endpoint: the private addresses by which a VNet reaches one service. */
export type PrivateEndpoint = Thing & {
  readonly subnet?: Key;
  /** The VNet of its subnet. */
  readonly vnet?: Key;
  readonly nics: readonly Key[];
  readonly connections: readonly EndpointConnection[];
  readonly customDns: readonly { readonly fqdn: string; readonly addresses: readonly string[] }[];
  readonly ipConfigs: readonly {
    readonly groupId: string;
    readonly member: string;
    readonly address: string;
  }[];
  readonly asgs: readonly Key[];
  readonly provisioningState: string;
  readonly guid: string;
};

export type ZoneGroup = Thing & {
  readonly endpoint: Key;
  readonly zones: readonly {
    readonly zoneId: string;
    readonly zone: Key;
    readonly records: readonly {
      readonly fqdn: string;
      readonly type: string;
      readonly ttl: number;
      readonly addresses: readonly string[];
    }[];
  }[];
};

/** A private link service of the user's own. */
export type PrivateLinkService = Thing & {
  readonly alias: string;
  readonly frontends: readonly Key[];
  readonly destinationAddress: string;
  readonly natSubnets: readonly Key[];
  readonly natAddresses: readonly string[];
  readonly visibility: readonly string[];
  readonly autoApproval: readonly string[];
  readonly proxyProtocol: boolean;
  readonly accessMode: string;
  readonly connections: readonly ServiceConnection[];
};

/** A private endpoint connection as the service itself lists it. */
export type ServiceConnection = {
  readonly id: string;
  /** ARM id as written; "" when not told. */
  readonly endpoint: string;
  readonly endpointKey: Key;
  readonly groupIds: readonly string[];
  readonly state: ApprovalState;
};

/** Who may come in over the public endpoint, in one form for every service kind (path.md section 3.3). */
export type PublicDoor = {
  /** `Enabled`, `Disabled`, `SecuredByPerimeter`; undefined: not told. */
  readonly publicAccess?: "Enabled" | "Disabled" | "SecuredByPerimeter";
  /** `Allow` or `Deny`; undefined: the service tells no default (no firewall, or not seen). */
  readonly defaultAction?: "Allow" | "Deny";
  /** Addresses, CIDRs, or `from-to` ranges that may come in. */
  readonly ipRules: readonly string[];
  readonly subnetRules: readonly { readonly subnet: Key; readonly state: string }[];
  readonly bypass: readonly string[];
  /** Whether instance rules exist (storage `resourceAccessRules`). */
  readonly instanceRules: boolean;
  /** JSON pointers of the properties this was read from, by field, for evidence. */
  readonly pointers: Readonly<Record<string, string>>;
  /** False when the settings live in child documents that were not seen (SQL, Service Bus, Event Hubs). */
  readonly complete: boolean;
  /** App Service access restrictions, in priority order. */
  readonly restrictions?: readonly DoorRestriction[];
  /** Those of an app's console (its scm site); absent: not told. */
  readonly console?: {
    /** Whether the app's own restrictions count for it. */
    readonly usesMain: boolean;
    readonly restrictions?: readonly DoorRestriction[];
    readonly defaultAction?: "Allow" | "Deny";
  };
};

/** One access restriction of a web app. */
export type DoorRestriction = {
  readonly address: string;
  readonly subnet?: Key;
  readonly action: string;
  readonly priority: number;
  /** It asks for request headers that only proxies set. */
  readonly needsHeaders?: true;
};

/** A public name of a service. */
export type ServiceName = {
  readonly fqdn: string;
  /** Private link sub-resource that serves this name (`blob`, `vault`, `sites` …); "" when unknown. */
  readonly groupId: string;
};

/** A PaaS resource: anything that private endpoints or service endpoints can lead to. */
export type Service = Thing & {
  /** ARM `kind`; "" when not told. */
  readonly kind: string;
  readonly sku: string;
  /** As Resource Graph tells beside every row; absent when not told. */
  readonly tenant?: string;
  readonly names: readonly ServiceName[];
  /** undefined: the document has no such list, so nothing is known about endpoints of others. */
  readonly connections?: readonly ServiceConnection[];
  readonly door: PublicDoor;
  /** Web apps: subnet of VNet integration. */
  readonly integrationSubnet?: Key;
  /** Web apps: whether all outbound traffic goes into the VNet; undefined when not told. */
  readonly routesAll?: boolean;
  /** SQL `Proxy`, `Redirect`, `Default`; undefined when not seen. */
  readonly connectionPolicy?: string;
  /** AKS. */
  readonly aks?: {
    readonly privateFqdn: string;
    readonly fqdn: string;
    readonly isPrivate: boolean;
    /** `system`, `none` or a zone id. */
    readonly privateDnsZone: string;
    readonly publicFqdn: boolean;
    readonly nodeSubnets: readonly Key[];
  };
  /** SQL failover groups: listener name and the server that is primary now. */
  readonly listeners: readonly { readonly fqdn: string; readonly primary: Key }[];
};

export type Perimeter = Thing;
export type PerimeterProfile = Thing & {
  readonly perimeter: Key;
  readonly rules: readonly {
    readonly name: string;
    readonly direction: string;
    readonly prefixes: readonly string[];
    readonly subscriptions: readonly string[];
    readonly fqdns: readonly string[];
  }[];
};
export type PerimeterAssociation = Thing & {
  readonly perimeter: Key;
  readonly profile?: Key;
  readonly resource: Key;
  /** `Learning`, `Enforced`, `Audit`. */
  readonly mode: string;
};
