/** Whether a SQL client is sent on to other ports than 1433, which filters must let pass too (path.md 2.4). */
import { type Estate, inList, type PrivateEndpoint } from "#src/model/index.ts";
import type { PortRange } from "#src/net/index.ts";
import type { Flow } from "./flow.ts";
import { pathFacts } from "./path-facts.ts";

export type Redirect = {
  readonly ports: PortRange;
  /** False when the connection policy was not seen: then it is a risk only. */
  readonly isTold: boolean;
  readonly server: string;
};

const SQL_PORT = 1433;

/** The endpoint at the flow's destination, when its address is one of an endpoint. */
export function endpointOf(estate: Estate, flow: Flow): PrivateEndpoint | undefined {
  if (flow.to.kind !== "address") return undefined;
  const owners = pathFacts(estate).endpointsAt.get(flow.to.address) ?? [];
  return (owners.find((o) => o.subnet === flow.toSubnet) ?? owners[0])?.endpoint;
}

/**
 * The further ports that a client of a SQL server needs: 1433–65535 over an endpoint under the policy Redirect
 * (`Default` means Proxy there), 11000–11999 at the public address from inside Azure. Undefined when there are none.
 */
export function redirectOf(
  estate: Estate,
  flow: Flow,
  endpoint: PrivateEndpoint | undefined = endpointOf(estate, flow),
): Redirect | undefined {
  if (flow.port !== SQL_PORT || flow.protocol !== "tcp") return undefined;
  if (endpoint) {
    const connection = endpoint.connections.find(
      (c) =>
        c.groupIds.some((g) => g.toLowerCase() === "sqlserver") ||
        c.targetKey.includes("/microsoft.sql/servers/"),
    );
    if (!connection) return undefined;
    const server = inList(estate.services, connection.targetKey);
    const policy = server?.connectionPolicy?.toLowerCase();
    if (policy !== undefined && policy !== "redirect") return undefined;
    return {
      ports: { from: SQL_PORT, to: 65535 },
      isTold: policy === "redirect",
      server: server?.name ?? connection.targetKey.slice(connection.targetKey.lastIndexOf("/") + 1),
    };
  }
  if (flow.to.kind !== "service" || flow.to.service?.type !== "microsoft.sql/servers")
    return undefined;
  const { service } = flow.to;
  const policy = service.connectionPolicy?.toLowerCase();
  if (policy === "proxy") return undefined;
  // Filters and firewalls stand in Azure, where `Default` means Redirect.
  const isTold = policy === "redirect" || policy === "default";
  return { ports: { from: 11000, to: 11999 }, isTold, server: service.name };
}
