/** What does a person wish to collect, and how is that asked at the door? */
import type { CollectAsk, PlanOptions, Scope, SeenSubscription, SignIn } from "#src/api/index.ts";

export type Way = SignIn["by"];
export type CloudName = "commercial" | "usgovernment" | "china" | "custom";
export type ScopeKind = "subscriptions" | "management-groups" | "resource-groups";
export type Extra =
  | "zoneGroups"
  | "effectiveRoutes"
  | "learnedRoutes"
  | "serviceTags"
  | "publicAnswers";

/** The fields of the sheet; absent texts are "". */
export type Wish = {
  readonly by: Way;
  readonly tenant: string;
  readonly client: string;
  readonly secretVariable: string;
  readonly certificate: string;
  readonly passwordVariable: string;
  readonly cloud: CloudName;
  readonly arm: string;
  readonly authority: string;
  readonly scope: ScopeKind;
  /** Ids of subscriptions, or all that are seen. */
  readonly chosen: readonly string[] | "all";
  /** One a line. */
  readonly names: string;
  readonly extras: readonly Extra[];
  /** Folder or file for the snapshot; "" for the usual one. */
  readonly output: string;
};

export const firstWish: Wish = {
  by: "azure-cli",
  tenant: "",
  client: "",
  secretVariable: "",
  certificate: "",
  passwordVariable: "",
  cloud: "commercial",
  arm: "",
  authority: "",
  scope: "subscriptions",
  chosen: "all",
  names: "",
  extras: [],
  output: "",
};

const given = <K extends string>(key: K, text: string): { readonly [key in K]?: string } => {
  const told: { [key in K]?: string } = {};
  if (text.trim() !== "") told[key] = text.trim();
  return told;
};

function signInOf(wish: Wish): SignIn {
  const { by } = wish;
  switch (by) {
    case "secret":
      return { by, client: wish.client.trim(), secretVariable: wish.secretVariable.trim() };
    case "certificate":
      return {
        by,
        client: wish.client.trim(),
        path: wish.certificate.trim(),
        ...given("passwordVariable", wish.passwordVariable),
      };
    case "azure-cli":
    case "environment":
      return { by };
    default:
      return { by, ...given("client", wish.client) };
  }
}

/** The lines of `names`. */
const linesOf = (names: string): readonly string[] =>
  names
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

function scopeOf({ scope, chosen, names }: Wish): Scope {
  if (scope === "management-groups") return { is: scope, names: linesOf(names) };
  if (scope === "resource-groups") {
    const groups = linesOf(names).map((line) => {
      const [subscription = "", name = ""] = line.split(/\/(.*)/s);
      return { subscription, name };
    });
    return { is: scope, groups };
  }
  return chosen === "all" ? { is: "tenant" } : { is: "subscriptions", ids: chosen };
}

function optionsOf({ extras }: Wish): PlanOptions {
  const options: { -readonly [key in Exclude<Extra, "zoneGroups">]?: true } = {};
  for (const extra of extras) if (extra !== "zoneGroups") options[extra] = true;
  return { ...options, ...(extras.includes("zoneGroups") ? { zoneGroups: "all" } : {}) };
}

/** The ask of a wish. */
export function askOf(wish: Wish): CollectAsk {
  const { cloud, arm, authority } = wish;
  return {
    signIn: signInOf(wish),
    scope: scopeOf(wish),
    options: optionsOf(wish),
    cloud: cloud === "custom" ? { arm: arm.trim(), authority: authority.trim() } : cloud,
    ...given("tenant", wish.tenant),
    ...given("output", wish.output),
  };
}

/** The ask whose plan tells most: where everything is wished for, what is seen stands for it. */
export function planAskOf(wish: Wish, seen: readonly SeenSubscription[]): CollectAsk {
  const ask = askOf(wish);
  return ask.scope.is === "tenant" && seen.length > 0
    ? { ...ask, scope: { is: "subscriptions", ids: seen.map(({ id }) => id) } }
    : ask;
}

/** Whether something is wished for at all. */
export const isNamed = (wish: Wish): boolean =>
  wish.scope === "subscriptions" ? wish.chosen.length > 0 : linesOf(wish.names).length > 0;
