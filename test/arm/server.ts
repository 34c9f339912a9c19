/** Azure on this machine: an HTTPS server that serves an estate as ARM and Resource Graph do (REST reference). */

import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import { certificate } from "./certificate.ts";
import {
  type Denial,
  type Doc,
  mayRead,
  permissionsAt,
  type ServedEstate,
  servedEstate,
  subscriptionOf,
  typeOf,
} from "./estate.ts";
import { type FaultKind, sendFault } from "./faults.ts";
import { evaluate } from "./graph.ts";

/** One request that arrived. */
export type Hit = {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
  readonly body: string;
  /** The same for every try of the same ask. */
  readonly signature: string;
};

export type BenchOptions = {
  readonly documents: readonly Doc[];
  readonly denials?: readonly Denial[];
  /** Rows that Resource Graph still tells though ARM has them no more. */
  readonly stale?: readonly Doc[];
  /** Whether the caller's rights stand on subscriptions alone, and none on the root of the tenant. */
  readonly isRootHidden?: boolean;
  /** Items of an ARM list's page; 100 unless told. */
  readonly page?: number;
  /** Most rows of a Resource Graph page; 1000 unless told. */
  readonly graphPage?: number;
  /** Api-versions that providers know; all when not told. */
  readonly versions?: readonly string[];
  /** Milliseconds before each answer. */
  readonly delayMs?: number;
  /** What goes wrong with a request, by what arrived and how often that ask was seen before. */
  readonly fault?: (hit: Hit, seenBefore: number) => FaultKind | undefined;
  /** Headers of every answer of Resource Graph and of ARM. */
  readonly graphHeaders?: () => Readonly<Record<string, string>>;
  readonly armHeaders?: () => Readonly<Record<string, string>>;
};

export type Bench = {
  readonly url: string;
  readonly ca: string;
  readonly hits: readonly Hit[];
  /** Forgets what arrived, for another story over the same lines. */
  readonly forget: () => void;
  readonly close: () => Promise<void>;
};

type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

const ok = (body: unknown): Reply => ({ status: 200, body });
const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  body: { error: { code, message } },
});
const notFound = (what: string) => refusal(404, "ResourceNotFound", `${what} was not found.`);
const forbidden = (id: string, action: string) =>
  refusal(
    403,
    "AuthorizationFailed",
    `The client 'reader' with object id '0' does not have authorization to perform action '${action}' over scope '${id}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );

/** Starts the bench on a free port of 127.0.0.1. */
export async function startBench(options: BenchOptions): Promise<Bench> {
  const estate = servedEstate(options.documents);
  const graphs = options.stale ? servedEstate([...options.documents, ...options.stale]) : estate;
  const hits: Hit[] = [];
  const seen = new Map<string, number>();
  const polls = new Map<string, number>();
  const answers = new Map<string, ReturnType<typeof evaluate>>();
  const { key, cert } = certificate();
  let base = "";

  const server = createServer({ key, cert }, (request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString("utf8");
    });
    request.on("end", () => {
      setTimeout(() => answer(request, response, body), options.delayMs ?? 0);
    });
  });

  function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
    const url = new URL(request.url ?? "/", base);
    const { method = "GET" } = request;
    const signature = signatureOf(method, url, body);
    const hit: Hit = {
      method,
      url: url.href,
      authorization: request.headers.authorization ?? "",
      body,
      signature,
    };
    hits.push(hit);
    const before = seen.get(signature) ?? 0;
    seen.set(signature, before + 1);
    const reply = replyTo(method, url, body);
    const text = JSON.stringify(reply.body);
    const fault = options.fault?.(hit, before);
    if (fault) {
      sendFault(fault, response, text);
      return;
    }
    response.writeHead(reply.status, {
      "content-type": "application/json; charset=utf-8",
      "x-ms-request-id": "00000000-0000-0000-0000-000000000000",
      ...reply.headers,
    });
    response.end(text);
  }

  function replyTo(method: string, url: URL, body: string): Reply {
    const path = decodeURIComponent(url.pathname);
    const lower = path.toLowerCase();
    if (method === "POST" && lower === "/providers/microsoft.resourcegraph/resources")
      return { ...graphReply(body), headers: options.graphHeaders?.() ?? {} };
    if (method === "POST" && /\/(effectiveroutetable|getlearnedroutes)$/.test(lower))
      return actionReply(path);
    if (method !== "GET") return refusal(405, "MethodNotAllowed", method);
    const version = url.searchParams.get("api-version");
    if (version === null) return refusal(400, "MissingApiVersionParameter", "No api-version.");
    return { ...getReply(path, lower, version, url), headers: options.armHeaders?.() ?? {} };
  }

  function getReply(path: string, lower: string, version: string, url: URL): Reply {
    const denials = options.denials ?? [];
    if (lower.includes("/operationresults/")) return pollReply(path);
    if (lower === "/subscriptions") {
      const visible = estate.documents.filter(
        (doc) =>
          typeOf(doc) === "microsoft.resources/subscriptions" && mayRead(denials, doc.id, "*"),
      );
      return listReply(
        visible.map(({ type: _type, ...doc }) => doc),
        url,
      );
    }
    const rights = /^(.*)\/providers\/microsoft\.authorization\/permissions$/.exec(lower);
    if (rights?.[1]?.startsWith("/providers/microsoft.management/"))
      return options.isRootHidden || denials.length > 0
        ? forbidden(rights[1], "Microsoft.Authorization/permissions/read")
        : ok({ value: permissionsAt([], "") });
    if (rights) return ok({ value: permissionsAt(denials, rights[1] ?? "") });
    const management = /managementgroups\/([^/]+)\/descendants$/.exec(lower);
    if (management) return listReply(descendants(estate), url);
    if (/^\/subscriptions\/[^/]+\/resourcegroups$/.test(lower))
      return listReply(groupsOf(estate, path), url);
    const isRegistered = (options.versions ?? [version]).includes(version);
    if (!isRegistered)
      return refusal(
        400,
        "NoRegisteredProviderFound",
        `No registered resource provider found for location 'westeurope' and API version '${version}' for type 'x'. The supported api-versions are '${options.versions?.join(", ")}'. The supported locations are 'westeurope'.`,
      );
    const own = estate.byId.get(lower);
    if (own) {
      if (!mayRead(denials, own.id, typeOf(own))) return forbidden(own.id, `${own.type}/read`);
      return ok(own);
    }
    if (lower.endsWith("/servicetags")) return ok(serviceTags(path));
    return listOf(path, lower, url);
  }

  function listOf(path: string, lower: string, url: URL): Reply {
    const denials = options.denials ?? [];
    const bySubscription = /^(\/subscriptions\/[^/]+)\/providers\/([^/]+\/[^/]+)$/.exec(lower);
    if (bySubscription) {
      const [, scope = "", type = ""] = bySubscription;
      if (!mayRead(denials, scope, type)) return forbidden(scope, `${type}/read`);
      return listReply(
        estate.documents.filter(
          (doc) => typeOf(doc) === type && doc.id.toLowerCase().startsWith(`${scope}/`),
        ),
        url,
      );
    }
    const parent = lower.slice(0, lower.lastIndexOf("/"));
    const above = estate.byId.get(parent);
    if (!above) return refusal(404, "ParentResourceNotFound", `${path} has no parent.`);
    const type = `${typeOf(above)}/${lower.slice(lower.lastIndexOf("/") + 1)}`;
    if (!mayRead(denials, above.id, type)) return forbidden(above.id, `${type}/read`);
    return listReply(estate.children.get(lower) ?? [], url);
  }

  function listReply(all: readonly unknown[], url: URL): Reply {
    const size = options.page ?? 100;
    const from = Number(url.searchParams.get("$skipToken") ?? 0);
    const value = all.slice(from, from + size);
    if (from + size >= all.length) return ok({ value });
    const next = new URL(url.href);
    next.searchParams.set("$skipToken", String(from + size));
    return ok({ value, nextLink: next.href });
  }

  function graphReply(body: string): Reply {
    const ask = JSON.parse(body) as {
      readonly query: string;
      readonly subscriptions?: readonly string[];
      readonly options?: { readonly $top?: number; readonly $skipToken?: string };
    };
    const asked = new Set(ask.subscriptions?.map((id) => id.toLowerCase()));
    if (asked.size > 300) return refusal(400, "BadRequest", "More than 300 subscriptions.");
    const denials = options.denials ?? [];
    const visible = (table: string) =>
      (graphs.tables.get(table) ?? []).filter(
        (row) =>
          (asked.size === 0 || asked.has(String(row.subscriptionId))) &&
          mayRead(denials, String(row.id), String(row.type)),
      );
    // The pages of one query are cut from one answer.
    const key = `${ask.query} ${[...asked].join(" ")}`;
    const rows = answers.get(key) ?? evaluate(ask.query, visible);
    answers.set(key, rows);
    if (!Array.isArray(rows))
      return refusal(400, "BadRequest", `InvalidQuery: ${"error" in rows ? rows.error : ""}`);
    const top = Math.min(ask.options?.$top ?? 100, options.graphPage ?? 1000, 1000);
    const from = Number(
      ask.options?.$skipToken ? Buffer.from(ask.options.$skipToken, "base64").toString() : 0,
    );
    const data = rows.slice(from, from + top);
    const more = from + top < rows.length;
    return ok({
      totalRecords: rows.length,
      count: data.length,
      data,
      facets: [],
      resultTruncated: "false",
      ...(more ? { $skipToken: Buffer.from(String(from + top)).toString("base64") } : {}),
    });
  }

  function actionReply(path: string): Reply {
    const id = path.slice(0, path.lastIndexOf("/"));
    if (!estate.byId.has(id.toLowerCase())) return notFound(id);
    if (!mayRead(options.denials ?? [], id, "actions"))
      return forbidden(id, "Microsoft.X/y/action");
    const operation = `/subscriptions/${subscriptionOf(id)}/providers/Microsoft.Network/locations/westeurope/operationResults/${hits.length}?api-version=2026-01-01`;
    return {
      status: 202,
      body: null,
      headers: { location: `${base}${operation}`, "retry-after": "0" },
    };
  }

  /** The first look finds it still at work. */
  function pollReply(path: string): Reply {
    const before = polls.get(path) ?? 0;
    polls.set(path, before + 1);
    if (before === 0)
      return {
        status: 202,
        body: null,
        headers: { location: `${base}${path}?api-version=2026-01-01`, "retry-after": "0" },
      };
    const route = {
      source: "Default",
      state: "Active",
      addressPrefix: ["10.0.0.0/16"],
      nextHopType: "VnetLocal",
      nextHopIpAddress: [],
    };
    return ok({ value: [route] });
  }

  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  base = `https://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    url: base,
    ca: cert,
    hits,
    forget: () => {
      hits.length = 0;
      seen.clear();
      polls.clear();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function signatureOf(method: string, url: URL, body: string): string {
  if (method !== "POST" || body === "") return `${method} ${url.pathname}${url.search}`;
  const ask = JSON.parse(body) as {
    readonly query?: string;
    readonly subscriptions?: readonly string[];
    readonly options?: { readonly $skipToken?: string };
  };
  const parts = [ask.query, ask.subscriptions?.join("+"), ask.options?.$skipToken];
  return `${method} ${url.pathname} ${parts.join(" ")}`;
}

function descendants(estate: ServedEstate): readonly unknown[] {
  return estate.documents
    .filter((doc) => typeOf(doc) === "microsoft.resources/subscriptions")
    .map((doc) => ({ id: doc.id, name: subscriptionOf(doc.id), type: "/subscriptions" }));
}

function groupsOf(estate: ServedEstate, path: string): readonly unknown[] {
  const groups = new Map<string, string>();
  for (const { id } of estate.documents) {
    const found = /^(\/subscriptions\/[^/]+\/resourceGroups\/[^/]+)/i.exec(id)?.[1];
    const isOwn =
      found && path.toLowerCase().startsWith(`/subscriptions/${subscriptionOf(found)}/`);
    if (isOwn) groups.set(found.toLowerCase(), found);
  }
  return [...groups.values()].map((id) => ({ id, name: id.split("/").pop() }));
}

function serviceTags(path: string): unknown {
  return {
    id: path,
    name: "Public",
    type: "Microsoft.Network/serviceTags",
    changeNumber: "1",
    cloud: "Public",
    values: [
      {
        id: "Storage.WestEurope",
        name: "Storage.WestEurope",
        properties: { addressPrefixes: ["20.60.0.0/16"] },
      },
    ],
  };
}
