/** How does a browser on this machine get the page and the api: the host behind `split-horizon serve`. */
import { access } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { WebSocketServer } from "ws";
import { type Api, overSocket, serve } from "#src/api/index.ts";
import { hostMessages } from "#src/messages/index.ts";
import {
  bearerOf,
  isFromOurPage,
  isToken,
  namesUs,
  newToken,
  offeredToken,
  ownHosts,
  socketProtocol,
} from "./doorkeeper.ts";
import { type Drops, newDrops } from "./drops.ts";
import { pageAt } from "./pages.ts";
import { pageHeaders } from "./policy.ts";

/** What the host serves. */
export type HostOptions = {
  readonly api: Api;
  /** Folder of the built page (`dist/renderer`). */
  readonly root: string;
  /** TCP port, or 0 (the default) for any free one. */
  readonly port?: number;
  /** Most bytes that one drop of files may hold; 256 MiB unless told. */
  readonly dropCap?: number;
};

/** A host that listens. */
export type Host = {
  /** Address to open, with the token of this run in its fragment, which no server or log ever sees. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  /** Stops listening, ends all sockets, and removes the files that were dropped. */
  readonly close: () => Promise<void>;
};

/** An ask is small; what is larger is no ask of ours. */
const mostBytesOfAnAsk = 4 * 2 ** 20;
const mostBytesOfADrop = 256 * 2 ** 20;

/**
 * Listens on 127.0.0.1 and nowhere else: serves the page, the api on a WebSocket at `/door`, and
 * `PUT /drop/<drop>/<file>` for dropped files. Rejects with a sentence when the page is not built
 * or the port is taken.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { api, root, dropCap = mostBytesOfADrop } = options;
  await access(join(root, "index.html")).catch(() => {
    throw new Error(hostMessages.notBuilt({ root }));
  });
  const token = newToken();
  const drops = newDrops(dropCap);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(hostMessages.failed({ why: String(error) }));
    });
  });
  const port = await listening(server, options.port ?? 0);
  const sockets = ownHosts(port).map((name) => `ws://${name}`);
  const door = new WebSocketServer({
    noServer: true,
    maxPayload: mostBytesOfAnAsk,
    handleProtocols: () => socketProtocol,
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!namesUs(request, port)) {
      response.writeHead(421).end(hostMessages.wrongHost({ seen: request.headers.host ?? "" }));
      return;
    }
    const { pathname } = new URL(request.url ?? "/", `http://${request.headers.host}`);
    for (const [name, value] of Object.entries(pageHeaders(sockets)))
      response.setHeader(name, value);
    if (request.method === "PUT" && pathname.startsWith("/drop/")) {
      const mayDrop = isFromOurPage(request, port) && isToken(bearerOf(request), token);
      if (mayDrop) await takeDrop(drops, request, response, pathname);
      else response.writeHead(403).end(hostMessages.notOurPage());
      return;
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    const page = await pageAt(root, pathname);
    if (!page) response.writeHead(404).end(hostMessages.noPage({ pathname }));
    else response.writeHead(200, { "content-type": page.type }).end(page.bytes);
  }

  server.on("upgrade", (request, socket, head) => {
    const pathname = (request.url ?? "").split("?")[0];
    const status = refusalOf(request, pathname);
    if (status) socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n\r\n`);
    else {
      door.handleUpgrade(request, socket, head, (client) => {
        // A broken frame ends the socket; without a listener it would end the process.
        client.on("error", () => client.terminate());
        serve(api, overSocket(client));
      });
    }
  });

  function refusalOf(request: IncomingMessage, pathname: string | undefined): string | undefined {
    if (!namesUs(request, port)) return "421 Misdirected Request";
    if (pathname !== "/door") return "404 Not Found";
    const mayAsk = isFromOurPage(request, port) && isToken(offeredToken(request), token);
    return mayAsk ? undefined : "403 Forbidden";
  }

  return {
    url: `http://127.0.0.1:${port}/#token=${token}`,
    port,
    token,
    close: async () => {
      for (const client of door.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await drops.clear();
    },
  };
}

async function listening(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) =>
      reject(new Error(hostMessages.noPort({ port, why: error.message }))),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return typeof address === "object" && address ? address.port : port;
}

async function takeDrop(
  drops: Drops,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  const [batch = "", name = "", ...more] = pathname.slice("/drop/".length).split("/");
  const dropped = await drops.keep(more.length ? "" : batch, decodedName(name), request);
  response.setHeader("content-type", "application/json; charset=utf-8");
  const [status, body] =
    dropped.is === "kept"
      ? [200, { folder: dropped.folder, path: dropped.path }]
      : [dropped.is === "too large" ? 413 : 400, { sentence: hostMessages.notTaken(dropped) }];
  response.writeHead(status).end(JSON.stringify(body));
}

/** `name` without percent-encoding, or "" (which is no file name) when it is badly encoded. */
function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return "";
  }
}
