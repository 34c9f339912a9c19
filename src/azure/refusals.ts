/** What does an error of ARM that was saved instead of data say: which resources stay unseen, and why? */
import { type Gap, keyOf } from "#src/model/index.ts";
import { type Bag, get, isBag } from "./bag.ts";

/** The body of an error of ARM. */
export type AzureError = { readonly code: string; readonly message: string };

/** The error that `value` is, `{ error: { code, message } }` or the inner part alone; undefined when it is none. */
export function azureErrorIn(value: Bag): AzureError | undefined {
  const body = get(value, "error");
  const error = isBag(body) ? body : value;
  const code = get(error, "code");
  const message = get(error, "message");
  if (typeof code !== "string" || code === "") return undefined;
  // A resource may have a code and a message of its own, but then it has an id too.
  if (error === value && (typeof message !== "string" || get(value, "id") !== undefined))
    return undefined;
  if (error !== value && get(value, "properties") !== undefined) return undefined;
  return { code, message: typeof message === "string" ? message : "" };
}

const REFUSED =
  /^(AuthorizationFailed|LinkedAuthorizationFailed|Forbidden|AccessDenied|AuthenticationFailed|InvalidAuthenticationToken.*|ExpiredAuthenticationToken|Unauthorized|40[13]|RBACAccessDenied.*)$/i;

/**
 * What stays unseen because of `error`; undefined when it hides nothing. A refusal hides its scope, and where it names
 * none, resources of its type anywhere: a refusal is never an empty list. Another failure hides only what it names.
 */
export function gapOfError({ code, message }: AzureError): Gap | undefined {
  const scope =
    /over scope '([^']+)'/i.exec(message)?.[1] ??
    /'?(\/subscriptions\/[^\s'"]+)/i.exec(message)?.[1];
  const action = /perform (?:the )?action '([^']+)'/i.exec(message)?.[1] ?? "";
  const type = /^(.+)\/(read|write|action|\*)$/i.exec(action)?.[1]?.toLowerCase() ?? "*";
  const isRefusal = REFUSED.test(code);
  if (!isRefusal && scope === undefined) return undefined;
  if (!isRefusal && /NotFound$/i.test(code)) return undefined;
  return {
    scope: keyOf(scope?.replace(/[.,;]+$/, "") ?? ""),
    type: type.startsWith("microsoft.resources/subscriptions") ? "*" : type,
    why: isRefusal ? "refused" : "failed",
    right: isRefusal ? action || "Reader" : "",
  };
}
