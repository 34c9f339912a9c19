/** How does a request reach Azure Resource Manager: through the pipeline of the SDK, with its body as it was on the wire? */
import type { TokenCredential } from "@azure/core-auth";
import { type ReadingActions, readOnlyGuard } from "./guard.ts";

/** What came back, whatever the status. */
export type WireReply = {
  readonly status: number;
  /** A header's value by its name in lower case; "" when it was not sent. */
  readonly header: (name: string) => string;
  readonly body: unknown;
  /** Whether the body was whole, well-formed JSON. */
  readonly isWhole: boolean;
};

/** A query of Resource Graph. */
export type GraphAsk = {
  readonly query: string;
  readonly subscriptions?: readonly string[];
  readonly managementGroups?: readonly string[];
  readonly top: number;
  readonly skipToken: string;
};

/** A signed-in line to one cloud. Rejects only when nothing came back at all, or on `signal`. */
export type Arm = {
  readonly origin: string;
  readonly get: (url: string, signal: AbortSignal) => Promise<WireReply>;
  readonly graph: (ask: GraphAsk, signal: AbortSignal) => Promise<WireReply>;
  /** Routes in effect at a network interface, as Azure computes them. Rejects with a `RestError`. */
  readonly effectiveRoutes: (nic: string, signal: AbortSignal) => Promise<unknown>;
  /** Routes that a virtual network gateway learned. Rejects with a `RestError`. */
  readonly learnedRoutes: (gateway: string, signal: AbortSignal) => Promise<unknown>;
};

export type ArmOptions = {
  readonly endpoint: string;
  readonly tokenScope: string;
  readonly credential: TokenCredential;
  readonly actions: ReadingActions;
  /** Certificates to trust instead of the usual ones (tests). */
  readonly ca?: string;
  /** Time after which a request without an answer is given up. */
  readonly timeoutMs: number;
  /** Says for each request when it is given up, instead of a clock (tests). */
  readonly patience?: () => AbortSignal;
};

/** A line to ARM. The packages of the SDK are loaded here and not before, so that the program starts fast. */
export async function connectArm(options: ArmOptions): Promise<Arm> {
  const [{ ResourceGraphClient }, pipelines] = await Promise.all([
    import("@azure/arm-resourcegraph"),
    import("@azure/core-rest-pipeline"),
  ]);
  const { createDefaultHttpClient, createPipelineRequest, isRestError } = pipelines;
  const origin = new URL(options.endpoint).origin;
  const guard = readOnlyGuard(origin, options.actions);
  const clientOptions = {
    endpoint: options.endpoint,
    credentials: { scopes: [options.tokenScope] },
    credentialScopes: [options.tokenScope],
    // Waiting and asking again is ours to do: it must be told, bounded and ended at once.
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
    userAgentOptions: { userAgentPrefix: "split-horizon" },
    additionalPolicies: [
      { policy: guard, position: "perCall" as const },
      { policy: { ...guard, name: "readOnlyGuardOfEachTry" }, position: "perRetry" as const },
    ],
    ...(options.ca === undefined ? {} : { tlsOptions: { ca: options.ca } }),
  };
  const graphs = new ResourceGraphClient(options.credential, clientOptions);
  const http = createDefaultHttpClient();
  const bounded = (signal: AbortSignal) =>
    AbortSignal.any([signal, options.patience?.() ?? AbortSignal.timeout(options.timeoutMs)]);

  async function get(url: string, signal: AbortSignal): Promise<WireReply> {
    const request = createPipelineRequest({ url, method: "GET", abortSignal: bounded(signal) });
    request.headers.set("accept", "application/json");
    const reply = await graphs.pipeline.sendRequest(http, request);
    return {
      status: reply.status,
      header: (name) => reply.headers.get(name) ?? "",
      ...parsed(reply.bodyAsText ?? ""),
    };
  }

  async function graph(ask: GraphAsk, signal: AbortSignal): Promise<WireReply> {
    let header = (_name: string) => "";
    try {
      const body = await graphs.resources(
        {
          query: ask.query,
          ...(ask.subscriptions ? { subscriptions: [...ask.subscriptions] } : {}),
          ...(ask.managementGroups ? { managementGroups: [...ask.managementGroups] } : {}),
          options: {
            resultFormat: "objectArray",
            top: ask.top,
            ...(ask.skipToken === "" ? {} : { skipToken: ask.skipToken }),
          },
        },
        {
          abortSignal: bounded(signal),
          onResponse: (reply) => {
            header = (name) => reply.headers.get(name) ?? "";
          },
        },
      );
      // A proxy's page comes through the client as an answer without rows.
      return { status: 200, header, body, isWhole: Array.isArray(body.data) };
    } catch (error) {
      if (!isRestError(error) || error.statusCode === undefined) throw error;
      const headers = error.response?.headers;
      return {
        status: error.statusCode,
        header: (name) => headers?.get(name) ?? header(name),
        // The client may have kept the body on the error, or only its code and message.
        ...(error.response?.bodyAsText
          ? parsed(error.response.bodyAsText)
          : { body: { error: { code: error.code ?? "", message: error.message } }, isWhole: true }),
      };
    }
  }

  /** arm-network is large: loaded only by those who wish for what it alone serves. */
  async function network(subscription: string) {
    const { NetworkManagementClient } = await import("@azure/arm-network");
    return new NetworkManagementClient(options.credential, subscription, clientOptions);
  }

  return {
    origin,
    get,
    graph,
    effectiveRoutes: async (nic, signal) => {
      const { subscription, group, name } = placeOf(nic);
      const client = await network(subscription);
      return await client.networkInterfaces.getEffectiveRouteTable(group, name, {
        abortSignal: signal,
      });
    },
    learnedRoutes: async (gateway, signal) => {
      const { subscription, group, name } = placeOf(gateway);
      const client = await network(subscription);
      return await client.virtualNetworkGateways.getLearnedRoutes(group, name, {
        abortSignal: signal,
      });
    },
  };
}

function parsed(text: string): { readonly body: unknown; readonly isWhole: boolean } {
  try {
    return { body: JSON.parse(text), isWhole: true };
  } catch {
    // Cut short, or no JSON: a proxy's page, say.
    return { body: undefined, isWhole: false };
  }
}

function placeOf(id: string) {
  const [, , subscription = "", , group = "", , , , name = ""] = id.split("/");
  return { subscription, group, name };
}
