/** How far does a collection reach, and what is wanted beyond the usual? */

/** What to read: a tenant's every visible subscription, management groups, subscriptions, or resource groups. */
export type Scope =
  | { readonly is: "tenant" }
  | { readonly is: "management-groups"; readonly names: readonly string[] }
  | { readonly is: "subscriptions"; readonly ids: readonly string[] }
  | {
      readonly is: "resource-groups";
      readonly groups: readonly { readonly subscription: string; readonly name: string }[];
    };

/** Evidence that costs many requests, or needs more than Reader. */
export type PlanOptions = {
  /** Zone groups of each private endpoint: one request for each; `auto` asks when there are at most 500. */
  readonly zoneGroups?: "auto" | "all" | "none";
  /** Effective routes of the interfaces of running machines (an action that Reader does not hold). */
  readonly effectiveRoutes?: boolean;
  /** Routes that virtual network gateways learned by BGP (an action that Reader does not hold). */
  readonly learnedRoutes?: boolean;
  /** Service tags with their prefixes, one request for each region in use. */
  readonly serviceTags?: boolean;
  /** What public DNS answers for the public names, asked from this computer. */
  readonly publicAnswers?: boolean;
};

/** Most endpoints for which `auto` asks for zone groups (path.md 6.4: fetch lazily in big estates). */
export const AUTO_ZONE_GROUPS = 500;

/** The ARM scopes (lower case) whose contents the collection reads, given the subscriptions it found. */
export function readScopes(scope: Scope, subscriptions: readonly string[]): readonly string[] {
  if (scope.is !== "resource-groups")
    return subscriptions.map((id) => `/subscriptions/${id.toLowerCase()}`);
  return scope.groups.map(({ subscription, name }) =>
    `/subscriptions/${subscription}/resourcegroups/${name}`.toLowerCase(),
  );
}

/** The subscriptions that a scope names itself, lower case; empty when they must be looked up. */
export function namedSubscriptions(scope: Scope): readonly string[] {
  if (scope.is === "subscriptions")
    return [...new Set(scope.ids.map((id) => id.toLowerCase()))].sort();
  if (scope.is === "resource-groups")
    return [...new Set(scope.groups.map((g) => g.subscription.toLowerCase()))].sort();
  return [];
}
