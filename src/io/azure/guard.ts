/** Which requests may leave at all: reads, to this cloud's ARM, and nothing else. */
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { collectMessages } from "#src/messages/index.ts";

/** Actions that are POST but change nothing, beyond Resource Graph; each must be wished for. */
export type ReadingActions = { readonly effectiveRoutes: boolean; readonly learnedRoutes: boolean };

/** A request that the guard stopped; it never reached the network. */
export class Blocked extends Error {
  override readonly name = "Blocked";
}

/** Whether a request is a read of the cloud at `origin`. */
export function mayLeave(
  origin: string,
  actions: ReadingActions,
  request: { readonly method: string; readonly url: string },
): boolean {
  const url = new URL(request.url);
  if (url.origin !== origin) return false;
  if (request.method === "GET") return true;
  if (request.method !== "POST") return false;
  const path = url.pathname.toLowerCase();
  if (path === "/providers/microsoft.resourcegraph/resources") return true;
  if (path.endsWith("/effectiveroutetable")) return actions.effectiveRoutes;
  return path.endsWith("/getlearnedroutes") && actions.learnedRoutes;
}

/**
 * A policy that stops everything but reads of `origin`. A page's `nextLink` may name any host, and the token
 * would travel with it (spec/toolchain.md 5); the guard stands after redirects too.
 */
export function readOnlyGuard(origin: string, actions: ReadingActions): PipelinePolicy {
  return {
    name: "readOnlyGuard",
    sendRequest: (request, next) => {
      if (mayLeave(origin, actions, request)) return next(request);
      const { origin: host, pathname } = new URL(request.url);
      throw new Blocked(collectMessages.blocked({ method: request.method, host, path: pathname }));
    },
  };
}
