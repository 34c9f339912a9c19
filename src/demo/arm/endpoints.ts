/** How ARM writes private endpoints: the endpoint, its NIC, its zone group, and the records that Azure then writes. */
import { aliasOf } from "#src/azure/catalogue/index.ts";
import { isUnder, parseName, relativeTo } from "#src/net/index.ts";
import {
  type ArmDocument,
  type At,
  child,
  given,
  guidOf,
  idOf,
  nameOf,
  type Ref,
  refTo,
  resource,
} from "./document.ts";
import { type Member, membersOf } from "./members.ts";
import { recordSet } from "./names.ts";

export type ApprovalState = "Approved" | "Pending" | "Rejected" | "Disconnected";

export type EndpointOptions = At & {
  readonly subnet: Ref;
  /** The service; by id only when it lies outside the estate. */
  readonly target: ArmDocument | string;
  /** Sub-resource, e.g. `blob`. */
  readonly groupId: string;
  /** One address per member, in the members' order. */
  readonly addresses: readonly string[];
  readonly state?: ApprovalState;
  readonly manual?: boolean;
  /** Members, where they do not follow from the target (`membersOf`). */
  readonly members?: readonly Member[];
  /** Zones of its zone group; a record is written for every name that fits. Absent: no zone group. */
  readonly zones?: readonly Ref[];
  readonly asgs?: readonly Ref[];
};

/** The documents of one private endpoint, apart, for call sites that leave some out. */
export type EndpointDocuments = {
  readonly endpoint: ArmDocument;
  readonly nic: ArmDocument;
  readonly zoneGroup?: ArmDocument;
  readonly records: readonly ArmDocument[];
  /** All of them, in that order. */
  readonly all: readonly ArmDocument[];
};

/** A private endpoint with its NIC; with `zones`, also its zone group and the records that the group writes. */
export function privateEndpoint(name: string, options: EndpointOptions): EndpointDocuments {
  const type = "Microsoft.Network/privateEndpoints";
  const { id } = resource(type, name, options, {});
  const guid = guidOf(id);
  const members =
    options.members ??
    (typeof options.target === "string" ? [] : membersOf(options.target, options.groupId));
  const nicId = resource(
    "Microsoft.Network/networkInterfaces",
    `${name}.nic.${guid}`,
    options,
    {},
  ).id;
  const state = options.state ?? "Approved";
  const connection = {
    id: `${id}/privateLinkServiceConnections/${name}`,
    name,
    type: `${type}/privateLinkServiceConnections`,
    properties: {
      provisioningState: "Succeeded",
      privateLinkServiceId: idOf(options.target),
      groupIds: [options.groupId],
      privateLinkServiceConnectionState: {
        status: state,
        description: state === "Approved" ? "Auto-Approved" : "",
        actionsRequired: "None",
      },
    },
  };
  // The owner of an endpoint sees no names before the approval (dns.md 1.1).
  const named = members.map((m) => ({ ...m, fqdns: state === "Pending" ? [] : m.fqdns }));
  const endpoint = resource(type, name, options, {
    resourceGuid: guid,
    subnet: { id: idOf(options.subnet) },
    networkInterfaces: [{ id: nicId }],
    privateLinkServiceConnections: options.manual ? [] : [connection],
    manualPrivateLinkServiceConnections: options.manual ? [connection] : [],
    applicationSecurityGroups: options.asgs?.map((a) => ({ id: idOf(a) })),
    ipConfigurations: [],
    // With a zone group attached Azure leaves this list empty (dns.md 0.4).
    customDnsConfigs: options.zones
      ? []
      : named.flatMap((m, i) =>
          m.fqdns.map((fqdn) => ({ fqdn, ipAddresses: [options.addresses[i] ?? ""] })),
        ),
  });
  const nic = endpointNic(nicId, endpoint, named, options);
  const group = options.zones
    ? zoneGroup(endpoint, options.zones, named, options.addresses)
    : undefined;
  const records = group?.records ?? [];
  return {
    endpoint,
    nic,
    ...(group ? { zoneGroup: group.written } : {}),
    records,
    all: [endpoint, nic, ...(group ? [group.written] : []), ...records],
  };
}

function endpointNic(
  id: string,
  endpoint: ArmDocument,
  members: readonly Member[],
  options: EndpointOptions,
): ArmDocument {
  const ipConfigurations = options.addresses.map((address, i) => {
    const member = members[i];
    return {
      id: `${id}/ipConfigurations/privateEndpointIpConfig.${i + 1}`,
      name: `privateEndpointIpConfig.${i + 1}`,
      properties: given({
        privateIPAddress: address,
        privateIPAllocationMethod: "Dynamic",
        subnet: { id: idOf(options.subnet) },
        primary: i === 0,
        privateIPAddressVersion: "IPv4",
        privateLinkConnectionProperties: {
          groupId: options.groupId,
          requiredMemberName: member?.member ?? options.groupId,
          fqdns: member?.fqdns ?? [],
        },
      }),
    };
  });
  return {
    id,
    name: nameOf(id),
    type: "Microsoft.Network/networkInterfaces",
    ...(endpoint.location ? { location: endpoint.location } : {}),
    properties: {
      provisioningState: "Succeeded",
      ipConfigurations,
      dnsSettings: { dnsServers: [], appliedDnsServers: [] },
      enableIPForwarding: false,
      privateEndpoint: refTo(endpoint),
      nicType: "Standard",
    },
  };
}

/** A zone group and the A records it writes: one per name whose privatelink form lies in one of its zones (dns.md 5). */
function zoneGroup(
  endpoint: ArmDocument,
  zones: readonly Ref[],
  members: readonly Member[],
  addresses: readonly string[],
): { readonly written: ArmDocument; readonly records: readonly ArmDocument[] } {
  const records: ArmDocument[] = [];
  const configs = zones.map((zone) => {
    const zoneName = nameOf(zone);
    const recordSets = members.flatMap((member, i) =>
      member.fqdns.flatMap((fqdn) => {
        const name = parseName(fqdn);
        const alias = (name && aliasOf(name)?.alias) ?? fqdn;
        const address = addresses[i];
        if (!isUnder(alias, zoneName) || address === undefined) return [];
        const relative = relativeTo(alias, zoneName);
        const creator = `created by private endpoint ${endpoint.name} with resource guid ${guidOf(endpoint.id)}`;
        records.push(recordSet(zone, "A", relative, [address], { creator }));
        return [
          {
            recordType: "A",
            recordSetName: relative,
            fqdn: alias,
            ttl: 10,
            ipAddresses: [address],
            provisioningState: "Succeeded",
          },
        ];
      }),
    );
    return {
      name: zoneName.replaceAll(".", "-"),
      properties: { privateDnsZoneId: idOf(zone), recordSets },
    };
  });
  return {
    written: child(endpoint, "privateDnsZoneGroups", "default", {
      privateDnsZoneConfigs: configs,
    }),
    records,
  };
}

/**
 * `documents` with each service's own list of private endpoint connections filled in, as the provider writes it on its
 * side for every endpoint that names the service. Entries of other endpoints (of strangers) are kept in front.
 */
export function withBothSides(documents: readonly ArmDocument[]): readonly ArmDocument[] {
  const byTarget = new Map<string, ProviderConnection[]>();
  for (const seen of documents) {
    if (seen.type !== "Microsoft.Network/privateEndpoints") continue;
    for (const list of ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"]) {
      for (const connection of connectionsIn(seen.properties[list])) {
        const key = connection.target.toLowerCase();
        const name = `${seen.name}.${guidOf(seen.id)}`;
        byTarget.set(key, [
          ...(byTarget.get(key) ?? []),
          {
            id: `${connection.target}/privateEndpointConnections/${name}`,
            name,
            properties: {
              provisioningState: "Succeeded",
              privateEndpoint: { id: seen.id },
              groupIds: connection.groupIds,
              privateLinkServiceConnectionState: connection.state,
            },
          },
        ]);
      }
    }
  }
  return documents.map((seen) => {
    const own = byTarget.get(seen.id.toLowerCase());
    const told = seen.properties.privateEndpointConnections;
    if (!own) return seen;
    const ids = new Set(own.map((c) => c.properties.privateEndpoint.id));
    const before = (Array.isArray(told) ? told : []).filter(
      (c: ProviderConnection) => !ids.has(c.properties.privateEndpoint.id),
    );
    return {
      ...seen,
      properties: { ...seen.properties, privateEndpointConnections: [...before, ...own] },
    };
  });
}

/** A connection as a service lists it. */
type ProviderConnection = {
  readonly id: string;
  readonly name: string;
  readonly properties: {
    readonly provisioningState: string;
    readonly privateEndpoint: { readonly id: string };
    readonly groupIds: unknown;
    readonly privateLinkServiceConnectionState: unknown;
  };
};

type SeenConnection = {
  readonly target: string;
  readonly groupIds: unknown;
  readonly state: unknown;
};

function connectionsIn(list: unknown): SeenConnection[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: { readonly properties?: Readonly<Record<string, unknown>> }) => {
    const target = item.properties?.privateLinkServiceId;
    if (typeof target !== "string") return [];
    const { groupIds, privateLinkServiceConnectionState: state } = item.properties ?? {};
    return [{ target, groupIds, state }];
  });
}
