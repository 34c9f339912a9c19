/** Which rights does a collection need, and which of them does the reader of a scope lack? */
import { unique } from "#src/base/index.ts";
import { childRows, sweepRows } from "./kinds.table.ts";
import type { PlanOptions } from "./scope.ts";

/** What ARM says a caller may do at a scope: `GET {scope}/providers/Microsoft.Authorization/permissions`. */
export type Permission = {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
};

/** The right to read resources of an ARM type (lower case), as Azure writes it: `Microsoft.Network/privateEndpoints/read`. */
export function readRight(type: string): string {
  return `${type.replace(/^microsoft\./, "Microsoft.")}/read`;
}

export const EFFECTIVE_ROUTES = "Microsoft.Network/networkInterfaces/effectiveRouteTable/action";
export const LEARNED_ROUTES = "Microsoft.Network/virtualNetworkGateways/getLearnedRoutes/action";

/** Every right that a collection with these options uses, each once, in order. */
export function rightsFor(options: PlanOptions): readonly string[] {
  const types = unique([
    ...sweepRows.flatMap((row) => row.types),
    ...childRows
      .filter((row) => !row.optional || options.zoneGroups !== "none")
      .map((row) => row.type),
  ]);
  return [
    "Microsoft.Resources/subscriptions/read",
    ...types.map(readRight).sort(),
    ...(options.effectiveRoutes ? [EFFECTIVE_ROUTES] : []),
    ...(options.learnedRoutes ? [LEARNED_ROUTES] : []),
    ...(options.serviceTags ? ["Microsoft.Network/locations/serviceTags/read"] : []),
  ];
}

/**
 * Whether `permissions` allow `right`: some entry names it in its actions and not in its notActions. Stars stand
 * for any text, letter case does not count (Azure RBAC, "Understand role definitions").
 */
export function isAllowed(permissions: readonly Permission[], right: string): boolean {
  return permissions.some(
    ({ actions, notActions }) =>
      actions.some((action) => names(action, right)) &&
      !notActions.some((action) => names(action, right)),
  );
}

function names(action: string, right: string): boolean {
  const [wanted, lower] = [right.toLowerCase(), action.toLowerCase()];
  if (!lower.includes("*")) return lower === wanted;
  const parts = lower.split("*");
  const [first = "", last = ""] = [parts[0], parts[parts.length - 1]];
  if (!wanted.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = wanted.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return wanted.length - last.length >= at && wanted.endsWith(last);
}

/** The types (lower case) that a collection reads and `permissions` do not allow; all of them is told by "*". */
export function hiddenTypes(permissions: readonly Permission[]): readonly string[] | "*" {
  const types = unique([
    ...sweepRows.flatMap((row) => row.types),
    ...childRows.map((row) => row.type),
  ]);
  const hidden = types.filter((type) => !isAllowed(permissions, readRight(type)));
  return hidden.length === types.length ? "*" : hidden;
}
