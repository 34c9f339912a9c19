/** Who comes to a service through a private endpoint, and who should and does not? */
import type { MatrixReply, ServiceRow } from "#src/api/index.ts";
import type { Box } from "#src/diagram/index.ts";
import { mapWords as words } from "#src/messages/index.ts";
import { go } from "../state/store.ts";

/** Most vantages that are named; the rest is counted. */
const MOST_NAMED = 3;

type Served = {
  readonly service: ServiceRow;
  readonly endpoint: ServiceRow["endpoints"][number];
};

/** What an endpoint's box serves; undefined for any other box. */
export function servedBy(box: Box, services: readonly ServiceRow[]): Served | undefined {
  for (const service of services) {
    const endpoint = service.endpoints.find(({ id }) => id === box.id);
    if (endpoint) return { service, endpoint };
  }
  return undefined;
}

/** The sentence about an endpoint; undefined where the matrix cannot tell whose pairs lead through it. */
export function endpointSentence(
  { service, endpoint }: Served,
  matrix: MatrixReply | null,
): string | undefined {
  const serves = (groupId: string) => endpoint.groupIds.includes(groupId);
  const isAlone = service.endpoints.every(
    (one) => one === endpoint || !one.groupIds.some((group) => serves(group)),
  );
  if (!matrix || !isAlone) return undefined;
  const own = new Set(
    service.names.filter(({ groupId }) => serves(groupId)).map(({ fqdn }) => fqdn),
  );
  const columns = new Set(matrix.names.flatMap(({ name }, n) => (own.has(name) ? [n] : [])));
  const cells = matrix.cells.filter(({ n }) => columns.has(n));
  if (cells.length === 0) return undefined;
  const reaching = new Set(cells.filter(({ word }) => word === "private").map(({ v }) => v));
  const missing = new Set(
    cells.filter(({ v, asExpected }) => asExpected === false && !reaching.has(v)).map(({ v }) => v),
  );
  const labels = [...missing].map((v) => matrix.vantages[v]?.label ?? "");
  return words.endpointSentence({
    service: service.name,
    reaching: reaching.size,
    missing: labels.slice(0, MOST_NAMED),
    more: Math.max(0, labels.length - MOST_NAMED),
  });
}

/** Rows of facts: what it serves, as which sub-resource, and whether the service has taken it. */
export function EndpointFacts({ service, endpoint }: Served) {
  return (
    <>
      <dt>{words.factServes}</dt>
      <dd>
        <button type="button" className="link" onClick={() => go({ select: service.id }, true)}>
          {service.name}
        </button>{" "}
        {endpoint.groupIds.length > 0 && <code>{endpoint.groupIds.join(", ")}</code>}
      </dd>
      <dt>{words.factState}</dt>
      <dd>{endpoint.state || words.stateUnknown}</dd>
    </>
  );
}
