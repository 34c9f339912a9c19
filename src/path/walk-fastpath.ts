/** When FastPath leads past the gateway straight to a private endpoint (path.md 1.9). */
import { type Connection, inList, type Key } from "#src/model/index.ts";
import { seen } from "./routes-entry.ts";
import { addHop, type Course, type End, type Position } from "./walk-course.ts";
import { endpointIn, reachEndpoint } from "./walk-deliver.ts";

/** Services whose private endpoints FastPath reaches (path.md 1.9). */
const FAST = [
  "microsoft.documentdb/databaseaccounts",
  "microsoft.keyvault/vaults",
  "microsoft.storage/storageaccounts",
  "microsoft.network/privatelinkservices",
];

/** FastPath leads past the gateway to endpoints of its own VNet; otherwise the gateway is passed as ever. */
export function byFastPath(
  course: Course,
  position: Position,
  home: Key,
  connection: Connection,
  address: string,
): End | undefined {
  const { estate } = course;
  const at = endpointIn(course, home, address);
  const circuit = inList(estate.circuits, connection.circuit);
  if (!at || !connection.privateLinkFastPath || !circuit?.direct) return undefined;
  const target = at.endpoint.connections[0]?.targetKey ?? "";
  if (!FAST.some((type) => target.includes(`/${type}/`))) return undefined;
  addHop(course, {
    at: connection.name,
    actor: connection.id,
    nextHopType: "InterfaceEndpoint",
    nextHop: at.endpoint.name,
    did: "took-fastpath",
    args: { connection: connection.name },
    because: [
      seen(connection.id, "/properties/expressRouteGatewayBypass", true),
      seen(connection.id, "/properties/enablePrivateLinkFastPath", true),
    ],
  });
  return reachEndpoint(course, position, at);
}
