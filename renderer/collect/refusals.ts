/** Which rights were missing, and how are they asked for? */
import { groupedBy } from "#src/base/index.ts";
import { collectWords as words } from "#src/messages/index.ts";
import type { Gap } from "#src/model/index.ts";

/** What one missing right hid. */
export type Refusal = {
  readonly right: string;
  readonly types: readonly string[];
  /** Scopes as Azure names them, lower case. */
  readonly scopes: readonly string[];
  readonly gaps: number;
};

const unique = (texts: readonly string[]) => [...new Set(texts)].sort();
const everything = "everything";

/** The refusals among `gaps` by right, the one that hid most first. */
export function refusalsIn(gaps: readonly Gap[]): readonly Refusal[] {
  const refused = gaps.filter((gap) => gap.why === "refused");
  return [...groupedBy(refused, (gap) => gap.right || "Reader")]
    .map(([right, own]) => ({
      right,
      types: unique(own.map((gap) => (gap.type === "*" ? everything : gap.type))),
      scopes: unique(own.map((gap) => gap.scope || "/")),
      gaps: own.length,
    }))
    .sort((a, b) => b.gaps - a.gaps || (a.right < b.right ? -1 : 1));
}

/** The subscription or group in which a right is asked for: roles are given there, not on one resource. */
const placeOf = (scope: string): string => /^\/subscriptions\/[^/]+/.exec(scope)?.[0] ?? scope;

/** The request for a right, to be sent to whoever may give it. */
export const requestFor = ({ right, scopes }: Refusal): string =>
  words.request({ right, scopes: unique(scopes.map(placeOf)) });
