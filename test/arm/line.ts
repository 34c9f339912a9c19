/** How do tests talk to the bench: the real SDK clients, a token that is told, a clock that does not wait. */
import { setImmediate } from "node:timers/promises";
import type { PlanOptions, Scope } from "#src/azure/plan/index.ts";
import {
  type Arm,
  type Clock,
  collectAzure,
  connectArm,
  newShelf,
  noJournal,
  type PublicDns,
} from "#src/io/azure/index.ts";
import type { Bench } from "./server.ts";

/** A line to the bench with the planted token. */
export function lineTo(
  bench: Bench,
  more: {
    readonly timeoutMs?: number;
    readonly token?: string;
    readonly patience?: () => AbortSignal;
  } = {},
): Promise<Arm> {
  return connectArm({
    endpoint: bench.url,
    tokenScope: "https://management.azure.com/.default",
    credential: {
      getToken: async (_scopes, options) => ({
        token: `${more.token ?? "planted-token"}${options?.claims ? "-with-claims" : ""}`,
        expiresOnTimestamp: Date.now() + 3_600_000,
      }),
    },
    actions: { effectiveRoutes: true, learnedRoutes: true },
    ca: bench.ca,
    timeoutMs: more.timeoutMs ?? 10_000,
    ...(more.patience ? { patience: more.patience } : {}),
  });
}

/** A clock on which every wait is over at once, and which tells of it. */
export function hurriedClock(): Clock & { readonly waits: readonly number[] } {
  const waits: number[] = [];
  let ahead = 0;
  return {
    waits,
    now: () => Date.now() + ahead,
    wait: async (ms, signal) => {
      waits.push(ms);
      ahead += ms;
      await setImmediate();
      signal.throwIfAborted();
    },
  };
}

/** Collects everything the bench serves. */
export async function collectFrom(
  bench: Bench,
  more: {
    readonly scope?: Scope;
    readonly options?: PlanOptions;
    readonly timeoutMs?: number;
    readonly signal?: AbortSignal;
    readonly clock?: Clock;
    readonly publicDns?: PublicDns;
    /** A line that is there already. */
    readonly arm?: Arm;
  } = {},
) {
  const shelf = newShelf();
  const collection = await collectAzure({
    arm: more.arm ?? (await lineTo(bench, more)),
    scope: more.scope ?? { is: "tenant" },
    options: more.options ?? { zoneGroups: "all" },
    shelf,
    journal: noJournal(),
    clock: more.clock ?? hurriedClock(),
    signal: more.signal ?? new AbortController().signal,
    ...(more.publicDns ? { publicDns: more.publicDns } : {}),
  });
  return { shelf, ...collection };
}
