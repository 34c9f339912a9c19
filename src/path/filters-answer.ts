/** How the answer of a filter is made, and what several filters in a row answer together. */
import type { Evidence, Service } from "#src/model/index.ts";
import type { Filtered } from "./flow.ts";
import type { BlockedAt } from "./journey.ts";

type Rest = Partial<Pick<Filtered, "args" | "because" | "risks" | "confidence">>;

/** The answer that the packet passes. */
export function passing(did: string, rest: Rest = {}): Filtered {
  return filtered("yes", null, did, rest);
}

/** The answer that the packet is stopped at `at`. */
export function stopped(at: BlockedAt, did: string, rest: Rest = {}): Filtered {
  return filtered("no", at, did, rest);
}

/** The answer that nobody can tell, because something was not seen. */
export function undecided(did: string, rest: Rest = {}): Filtered {
  return filtered("unknown", null, did, { ...rest, confidence: "UNKNOWN" });
}

function filtered(
  passes: Filtered["passes"],
  blockedAt: BlockedAt | null,
  did: string,
  rest: Rest,
): Filtered {
  return {
    passes,
    blockedAt,
    did,
    args: {},
    because: [],
    risks: [],
    confidence: "CERTAIN",
    ...rest,
  };
}

/** One piece of evidence. */
export function evidence(resource: string, pointer: string, seen: unknown): Evidence {
  return { resource, pointer, seen };
}

/**
 * Evidence from the door of a service. Parts of it may stand in documents of their own, which the pointer names before
 * `/properties`; of a list of such documents the list is named.
 */
export function doorEvidence(service: Service, pointer: string, value: unknown): Evidence {
  const at = pointer.indexOf("/properties");
  if (at >= 0) return evidence(`${service.id}${pointer.slice(0, at)}`, pointer.slice(at), value);
  return evidence(`${service.id}${pointer}`, "", value);
}

/** The last part of an id: the name of a thing that was not read. */
export function lastName(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

/**
 * Several filters that must all let the packet pass, in its order: the first that stops it decides, then the first that
 * is unknown; else the last that has something to say.
 */
export function allOf(filters: readonly Filtered[]): Filtered {
  const risks = [...new Set(filters.flatMap((f) => f.risks))].sort();
  const stop = filters.find((f) => f.passes === "no");
  if (stop) return { ...stop, risks };
  const unknown = filters.find((f) => f.passes === "unknown");
  if (unknown) return { ...unknown, risks };
  const last = filters.at(-1) ?? passing("nsg-none");
  const confidence = filters.some((f) => f.confidence === "LIKELY") ? "LIKELY" : "CERTAIN";
  return { ...last, because: filters.flatMap((f) => f.because), risks, confidence };
}
