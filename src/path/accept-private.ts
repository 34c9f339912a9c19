/** Whether a service takes what comes over a private endpoint (path.md 3.1). */
import { aliasOf } from "#src/azure/catalogue/index.ts";
import {
  type EndpointConnection,
  type Estate,
  having,
  inList,
  type PrivateEndpoint,
  type Service,
  type ServiceConnection,
} from "#src/model/index.ts";
import { parseName } from "#src/net/index.ts";
import { evidence, lastName, passing, stopped, undecided } from "./filters-answer.ts";
import type { Filtered } from "./flow.ts";

const isApproved = (state: string) => state.toLowerCase() === "approved";

/**
 * Accepted when the endpoint stands, both sides call the connection approved, and it serves the sub-resource of `fqdn`.
 * Public network access, address rules and perimeters do not count here. `service` is what `fqdn` belongs to.
 */
export function acceptsPrivate(
  estate: Estate,
  endpoint: PrivateEndpoint,
  service: Service | undefined,
  fqdn: string,
): Filtered {
  const args = { endpoint: endpoint.name, name: fqdn };
  const standing = endpoint.provisioningState.toLowerCase();
  if (!["", "succeeded", "updating"].includes(standing))
    return stopped("PE_STATE", "endpoint-not-standing", {
      args: { ...args, state: endpoint.provisioningState },
      because: [evidence(endpoint.id, "/properties/provisioningState", endpoint.provisioningState)],
      confidence: "LIKELY",
    });
  const fitting = connectionsFor(endpoint, service);
  if (fitting.length === 0) {
    if (endpoint.connections.length === 0) return undecided("endpoint-connection-unseen", { args });
    return stopped("PE_STATE", "endpoint-of-another-service", {
      args: { ...args, target: lastName(endpoint.connections[0]?.target ?? "") },
      because: [
        evidence(endpoint.id, pointerOf(endpoint.connections[0]), endpoint.connections[0]?.target),
      ],
    });
  }
  const group = groupOf(service, fqdn);
  const serving = fitting.filter((c) => serves(c.groupIds, group));
  if (serving.length === 0)
    return stopped("PE_STATE", "endpoint-of-another-sub-resource", {
      args: { ...args, group, groups: fitting.flatMap((c) => c.groupIds).join(", ") },
      because: [
        evidence(
          endpoint.id,
          `${pointerOf(fitting[0])}/0/properties/groupIds`,
          fitting.flatMap((c) => c.groupIds),
        ),
      ],
    });
  const judged = serving.map((connection) => stateAnswer(estate, endpoint, connection, args));
  return (
    judged.find((j) => j.passes === "yes") ??
    judged.find((j) => j.passes === "unknown") ??
    judged[0] ??
    undecided("endpoint-connection-unseen", { args })
  );
}

function pointerOf(connection: EndpointConnection | undefined): string {
  return connection?.manual
    ? "/properties/manualPrivateLinkServiceConnections"
    : "/properties/privateLinkServiceConnections";
}

/** Connections to `service`, or to a slot's own app; all of them when the service is not known. */
function connectionsFor(
  endpoint: PrivateEndpoint,
  service: Service | undefined,
): readonly EndpointConnection[] {
  if (!service) return endpoint.connections;
  return endpoint.connections.filter(
    (c) =>
      c.targetKey === service.key ||
      service.key.startsWith(`${c.targetKey}/`) ||
      c.targetKey.startsWith(`${service.key}/`) ||
      service.listeners.some((l) => l.primary === c.targetKey),
  );
}

function groupOf(service: Service | undefined, fqdn: string): string {
  const name = fqdn.toLowerCase();
  const own = service?.names.find((n) => n.fqdn.toLowerCase() === name)?.groupId;
  if (own) return own;
  const parsed = parseName(name);
  return (parsed && aliasOf(parsed)?.groupId) ?? "";
}

/** Whether a connection for `groups` serves `group`; what is not told on either side may. */
function serves(groups: readonly string[], group: string): boolean {
  const wanted = group.toLowerCase();
  if (groups.length === 0 || wanted === "") return true;
  // A slot's sub-resource is the app's with the slot's name behind it.
  return groups.some(
    (g) =>
      g.toLowerCase() === wanted || (wanted === "sites" && g.toLowerCase().startsWith("sites-")),
  );
}

/** What the provider's own list says of this endpoint, when the provider was read. */
function providerSide(
  estate: Estate,
  endpoint: PrivateEndpoint,
  connection: EndpointConnection,
): { readonly isRead: boolean; readonly isListed: boolean; readonly own?: ServiceConnection } {
  const provider =
    inList(estate.services, connection.targetKey) ??
    inList(estate.linkServices, connection.targetKey) ??
    having(estate.linkServices, "alias", connection.target)[0];
  const own = provider?.connections && having(provider.connections, "endpointKey", endpoint.key)[0];
  return {
    isRead: provider !== undefined,
    isListed: provider?.connections !== undefined,
    ...(own ? { own } : {}),
  };
}

function stateAnswer(
  estate: Estate,
  endpoint: PrivateEndpoint,
  connection: EndpointConnection,
  told: Readonly<Record<string, string>>,
): Filtered {
  const { own, isRead, isListed } = providerSide(estate, endpoint, connection);
  const args = { ...told, state: connection.state || "?", provider: own?.state ?? "" };
  const because = [
    evidence(endpoint.id, pointerOf(connection), connection.state),
    ...(own
      ? [evidence(own.id, "/properties/privateLinkServiceConnectionState/status", own.state)]
      : []),
  ];
  if (connection.state === "" && !own) return undecided("endpoint-state-unseen", { args, because });
  const consumer = connection.state === "" ? (own?.state ?? "") : connection.state;
  if (own && isApproved(own.state) !== isApproved(consumer))
    return undecided("endpoint-sides-differ", { args, because });
  if (!isApproved(consumer))
    return stopped("PE_STATE", "endpoint-not-approved", {
      args: { ...args, state: consumer },
      because,
    });
  // Azure keeps both sides alike, so a service whose document was read without a list of connections contradicts nothing;
  // one that was not read, or that lists others alone, leaves only the endpoint's own word.
  const isSure = own !== undefined || (isRead && !isListed);
  return passing("endpoint-accepts", { args, because, confidence: isSure ? "CERTAIN" : "LIKELY" });
}
