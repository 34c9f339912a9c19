/** What does a reply of ARM mean for the collection? */
import type { WireReply } from "./connection.ts";

/** An answer, or why there is none. */
export type Answer =
  | { readonly is: "ok"; readonly body: Readonly<Record<string, unknown>> }
  /** 403, with the action that ARM named, or "". */
  | { readonly is: "refused"; readonly right: string }
  | { readonly is: "missing" }
  /** The cloud does not know this api-version; those it named, newest first. */
  | { readonly is: "version"; readonly known: readonly string[] }
  | { readonly is: "too-large" }
  /** Asking again later may help. `afterMs` is what Azure asked for, or undefined. */
  | { readonly is: "again"; readonly afterMs: number | undefined; readonly isThrottled: boolean }
  /** Nobody is signed in any more. */
  | { readonly is: "signed-out" }
  | { readonly is: "failed"; readonly code: string };

const passing = new Set([408, 425, 429, 500, 502, 503, 504]);
const versionCodes = new Set([
  "noregisteredproviderfound",
  "invalidapiversionparameter",
  "invalidapiversion",
  "unsupportedapiversion",
  "apiversionnotsupported",
]);
const sizeCodes = new Set(["responsepayloadtoolarge", "payloadtoolarge", "responsetoolarge"]);

/** The meaning of `reply`; `now` tells how long a `Retry-After` date is away. */
export function meaningOf(reply: WireReply, now: number): Answer {
  const { code, message } = errorOf(reply.body);
  const lower = code.toLowerCase();
  if (reply.status === 200 && reply.isWhole && isBag(reply.body))
    return { is: "ok", body: reply.body };
  if (sizeCodes.has(lower)) return { is: "too-large" };
  if (passing.has(reply.status))
    return { is: "again", afterMs: retryAfter(reply, now), isThrottled: reply.status === 429 };
  if (reply.status === 401) return { is: "signed-out" };
  if (reply.status === 403) return { is: "refused", right: actionIn(message) };
  if (reply.status === 404) {
    // An unknown version of a provider may come as 404 too.
    if (versionCodes.has(lower)) return { is: "version", known: versionsIn(message) };
    return { is: "missing" };
  }
  if (reply.status === 400 && versionCodes.has(lower))
    return { is: "version", known: versionsIn(message) };
  // Cut short or not JSON at all: the next try may bring it whole.
  if (reply.status === 200) return { is: "again", afterMs: undefined, isThrottled: false };
  if (reply.status === 409)
    return { is: "again", afterMs: retryAfter(reply, now), isThrottled: false };
  return { is: "failed", code: code || String(reply.status) };
}

/** Whether a value is a JSON object. */
export function isBag(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function errorOf(body: unknown): { readonly code: string; readonly message: string } {
  const outer = isBag(body) ? body : {};
  const error = isBag(outer.error) ? outer.error : outer;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return { code: text(error.code), message: text(error.message) };
}

/** Milliseconds of `Retry-After` (seconds or a date) or `x-ms-retry-after-ms`; undefined when neither is sent. */
function retryAfter(reply: WireReply, now: number): number | undefined {
  const ms = Number.parseInt(
    reply.header("x-ms-retry-after-ms") || reply.header("retry-after-ms"),
    10,
  );
  if (Number.isFinite(ms)) return Math.max(0, ms);
  const text = reply.header("retry-after").trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = text === "" ? Number.NaN : Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The action in ARM's words of refusal: `… to perform action 'Microsoft.Network/virtualNetworks/read' over scope …`. */
function actionIn(message: string): string {
  return /perform action '([\w./*-]{1,200})'/.exec(message)?.[1] ?? "";
}

/** The versions that ARM offers: `The supported api-versions are '2022-07-01, 2024-05-01'.`, newest first. */
function versionsIn(message: string): readonly string[] {
  const offered = /supported api-versions are '([^']*)'/i.exec(message)?.[1] ?? "";
  return (offered.match(/\d{4}-\d{2}-\d{2}(?:-preview)?/g) ?? []).sort().reverse();
}

/** What Resource Graph says of its quota: queries left, and milliseconds until it is whole again. */
export function graphQuota(
  reply: WireReply,
): { readonly remaining: number; readonly fullAfterMs: number } | undefined {
  const remaining = Number.parseInt(reply.header("x-ms-user-quota-remaining"), 10);
  if (!Number.isFinite(remaining)) return undefined;
  const parts = reply.header("x-ms-user-quota-resets-after").split(":").map(Number);
  const seconds = parts.reduce((sum, part) => sum * 60 + (Number.isFinite(part) ? part : 0), 0);
  return { remaining, fullAfterMs: seconds * 1000 };
}

/** Reads left in the subscription's bucket, or undefined when the reply tells nothing. */
export function readsLeft(reply: WireReply): number | undefined {
  const left = Number.parseInt(reply.header("x-ms-ratelimit-remaining-subscription-reads"), 10);
  return Number.isFinite(left) ? left : undefined;
}
