/** What do documents of private endpoints, zone groups and private link services say (dns.md 0.4)? */
import {
  type EndpointConnection,
  keyOf,
  type PrivateEndpoint,
  type PrivateLinkService,
  type ServiceConnection,
  type ZoneGroup,
} from "#src/model/index.ts";
import {
  bagAt,
  type Doc,
  filled,
  flagAt,
  idAt,
  inner,
  innerItemsAt,
  itemsAt,
  keyAt,
  keysAt,
  noteOdd,
  numberAt,
  type Place,
  propsAt,
  textAt,
  textsAt,
} from "../doc.ts";
import { beforeSegment, parentOf } from "../ids.ts";
import type { Pool } from "../pool.ts";
import { thingOf } from "../things.ts";

/** A private endpoint with its connections, automatic ones first. */
export function readEndpoint(doc: Doc): PrivateEndpoint {
  const p = propsAt(doc);
  const subnet = keyAt(p, "subnet");
  const required = {
    ...thingOf(doc),
    nics: keysAt(p, "networkInterfaces"),
    connections: [
      ...itemsAt(p, "privateLinkServiceConnections").map((c) => readConnection(c, false)),
      ...itemsAt(p, "manualPrivateLinkServiceConnections").map((c) => readConnection(c, true)),
    ].filter((connection) => connection !== undefined),
    customDns: itemsAt(p, "customDnsConfigs").map((config) => ({
      fqdn: textAt(config, "fqdn").toLowerCase().replace(/\.$/, ""),
      addresses: textsAt(config, "ipAddresses"),
    })),
    ipConfigs: innerItemsAt(p, "ipConfigurations").map((config) => ({
      groupId: textAt(config, "groupId"),
      member: textAt(config, "memberName"),
      address: textAt(config, "privateIPAddress"),
    })),
    asgs: keysAt(p, "applicationSecurityGroups"),
    provisioningState: textAt(p, "provisioningState"),
    guid: textAt(p, "resourceGuid"),
  };
  const vnet = subnet && beforeSegment(subnet, "subnets");
  return filled<PrivateEndpoint>(required, { subnet, vnet });
}

function readConnection(place: Place, manual: boolean): EndpointConnection | undefined {
  const p = inner(place);
  const target = idAt(p, "privateLinkServiceId");
  if (target === "") {
    noteOdd(p, "privateLinkServiceId", "no-reference", null);
    return undefined;
  }
  return {
    name: textAt(place, "name"),
    target,
    targetKey: keyOf(target),
    groupIds: textsAt(p, "groupIds"),
    state: stateAt(p),
    manual,
  };
}

/** The state of a connection, as either side tells it; "" when neither does. */
function stateAt(p: Place): string {
  const state = bagAt(p, "privateLinkServiceConnectionState");
  return state ? textAt(state, "status") : "";
}

/** A zone group: the zones into which an endpoint's records are written, and the records. */
export function readZoneGroup(doc: Doc): ZoneGroup {
  const configs = innerItemsAt(propsAt(doc), "privateDnsZoneConfigs");
  return {
    ...thingOf(doc),
    endpoint: parentOf(doc.key),
    zones: configs.flatMap((config) => {
      const zoneId = idAt(config, "privateDnsZoneId");
      if (zoneId === "") {
        noteOdd(config, "privateDnsZoneId", "no-reference", null);
        return [];
      }
      return [
        {
          zoneId,
          zone: keyOf(zoneId),
          records: innerItemsAt(config, "recordSets").map((record) => ({
            fqdn: textAt(record, "fqdn").toLowerCase().replace(/\.$/, ""),
            type: textAt(record, "recordType"),
            ttl: numberAt(record, "ttl") ?? 0,
            addresses: textsAt(record, "ipAddresses"),
          })),
        },
      ];
    }),
  };
}

/** A private link service of the user's own. */
export function readLinkService(doc: Doc, pool: Pool): PrivateLinkService {
  const p = propsAt(doc);
  const nats = innerItemsAt(p, "ipConfigurations");
  const subscriptionsAt = (name: string) => {
    const bag = bagAt(p, name);
    return bag ? textsAt(bag, "subscriptions") : [];
  };
  return {
    ...thingOf(doc),
    alias: textAt(p, "alias"),
    frontends: keysAt(p, "loadBalancerFrontendIpConfigurations"),
    destinationAddress: textAt(p, "destinationIPAddress"),
    natSubnets: [
      ...new Set(nats.map((nat) => keyAt(nat, "subnet")).filter((key) => key !== undefined)),
    ],
    natAddresses: nats.map((nat) => textAt(nat, "privateIPAddress")).filter((a) => a !== ""),
    visibility: subscriptionsAt("visibility"),
    autoApproval: subscriptionsAt("autoApproval"),
    proxyProtocol: flagAt(p, "enableProxyProtocol") ?? false,
    accessMode: textAt(p, "accessMode"),
    connections: connectionsOf(doc, pool) ?? [],
  };
}

/** The connections that a service lists, inside its document or apart; undefined when it lists none at all. */
export function connectionsOf(doc: Doc, pool: Pool): readonly ServiceConnection[] | undefined {
  const apart = pool.children(doc, "privateendpointconnections");
  const told = doc.props.privateEndpointConnections;
  if (apart.length === 0 && (told === undefined || told === null)) return undefined;
  // Some lists tell connections without id or name, which then are no documents of their own.
  const nameless = itemsAt(propsAt(doc), "privateEndpointConnections").filter(
    (item) => textAt(item, "id") === "" && textAt(item, "name") === "",
  );
  return [
    ...apart.map((connection) => serviceConnection(connection.id, propsAt(connection))),
    ...nameless.map((item) => serviceConnection("", inner(item))),
  ];
}

function serviceConnection(id: string, p: Place): ServiceConnection {
  const endpoint = idAt(p, "privateEndpoint");
  const groups = textsAt(p, "groupIds");
  return {
    id,
    endpoint,
    endpointKey: keyOf(endpoint),
    groupIds: groups.length > 0 ? groups : textsAt(p, "groupId"),
    state: stateAt(p),
  };
}
