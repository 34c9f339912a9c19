/** How much is there to collect: a look beforehand that costs a handful of requests? */
import {
  type Counts,
  countQueryOf,
  namedSubscriptions,
  type Scope,
} from "#src/azure/plan/index.ts";
import type { Clock } from "./clock.ts";
import type { Arm } from "./connection.ts";
import { newAsker } from "./manners.ts";
import { isBag } from "./reply.ts";

const TABLES = ["resources", "dnsresources", "networkresources", "appserviceresources"] as const;

/** What the scope holds, by type; undefined when Azure does not tell, and the plan must assume. */
export async function countScope(
  arm: Arm,
  scope: Scope,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<Counts | undefined> {
  const nobody = () => {};
  const asker = newAsker(arm, { clock, signal, width: 6, onThrottled: nobody, onRequest: nobody });
  const of =
    scope.is === "management-groups"
      ? { managementGroups: scope.names }
      : { subscriptions: await subscriptionsOf(arm, scope, asker) };
  if ("subscriptions" in of && of.subscriptions.length === 0) return undefined;
  const rows: Record<string, number> = {};
  const answers = await Promise.all(
    [...TABLES.map(countQueryOf), "resourcecontainers | summarize rows = count() by type"].map(
      (query) => asker.graph({ ...of, query, top: 1000, skipToken: "" }),
    ),
  );
  for (const answer of answers) {
    if (answer.is !== "ok" || !Array.isArray(answer.body.data)) return undefined;
    for (const row of answer.body.data)
      if (isBag(row) && typeof row.type === "string" && typeof row.rows === "number")
        rows[row.type.toLowerCase()] = row.rows;
  }
  const listed = "subscriptions" in of ? of.subscriptions.length : 0;
  return { subscriptions: listed || (rows["microsoft.resources/subscriptions"] ?? 1), rows };
}

async function subscriptionsOf(
  arm: Arm,
  scope: Scope,
  asker: ReturnType<typeof newAsker>,
): Promise<readonly string[]> {
  const named = namedSubscriptions(scope);
  if (named.length > 0) return named;
  const answer = await asker.get(`${arm.origin}/subscriptions?api-version=2022-12-01`, "");
  const value = answer.is === "ok" && Array.isArray(answer.body.value) ? answer.body.value : [];
  // A query takes 1,000 subscriptions at most; a look need not be whole.
  return value.flatMap((one) => (isBag(one) ? [String(one.subscriptionId)] : [])).slice(0, 1000);
}
