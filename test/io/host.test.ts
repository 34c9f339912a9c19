/** Does the browser host serve its own page and nobody else: token, Host, Origin, paths, drops? */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { networkInterfaces, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Api, apiOver, overSocket } from "#src/api/index.ts";
import { type Host, startHost } from "#src/io/index.ts";

const engine: Api = async (name, ask) => ({ ok: true, value: { name, ask } as never });

let root: string;
let host: Host;
let origin: string;

beforeAll(async () => {
  root = join(await mkdtemp(join(tmpdir(), "page-")), "renderer");
  await mkdir(join(root, "assets"), { recursive: true });
  await writeFile(join(root, "index.html"), "<!doctype html><title>Page</title>");
  await writeFile(join(root, "assets", "main.js"), "export {};");
  await writeFile(join(root, "secret.key"), "not a page's type");
  await writeFile(join(dirname(root), "outside.html"), "outside");
  host = await startHost({ api: engine, root, dropCap: 1000 });
  origin = `http://127.0.0.1:${host.port}`;
});

afterAll(async () => {
  await host.close();
  await rm(dirname(root), { recursive: true });
});

type Answer = { readonly status: number; readonly body: string; readonly headers: object };

/** One request with exactly the path and headers given: `fetch` would tidy them first. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  { method = "GET", body = "" }: { readonly method?: string; readonly body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port: host.port, path, method, headers },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }),
        );
      },
    );
    asked.on("error", reject).end(body);
  });
}

/** How a socket to the host ends up: "open", or the status that refused it. */
function knock(path: string, headers: Record<string, string>, protocols: string[]) {
  return new Promise<string>((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, protocols, { headers });
    socket.on("open", () => {
      socket.close();
      resolve("open");
    });
    socket.on("unexpected-response", (_request, response) => resolve(String(response.statusCode)));
    socket.on("error", () => {});
  });
}

test("the page and its scripts are served, with a policy that lets nothing in from elsewhere", async () => {
  const page = await ask("/");
  expect(page).toMatchObject({ status: 200, body: "<!doctype html><title>Page</title>" });
  expect(page.headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": expect.stringContaining("default-src 'none'; script-src 'self'"),
  });
  expect(await ask("/assets/main.js")).toMatchObject({ status: 200, body: "export {};" });
});

test("no path leads out of the page's folder, nor to a file that is no part of a page", async () => {
  const paths = [
    "/../outside.html",
    "/assets/../../outside.html",
    "/%2e%2e/outside.html",
    "/..%2foutside.html",
    "/..%5coutside.html",
    "/assets/%00.html",
    "/%",
    "/secret.key",
    "/assets",
    "/nowhere.html",
  ];
  for (const path of paths) expect((await ask(path)).status, path).toBe(404);
});

test("a name that was bent towards this machine is refused, however it asks", async () => {
  for (const name of ["evil.example", `evil.example:${host.port}`, "127.0.0.1", "localhost:1"]) {
    expect((await ask("/", { host: name })).status, name).toBe(421);
    expect(await knock("/door", { host: name, origin }, ["split-horizon", host.token])).toBe("421");
  }
});

test("a socket needs our page's origin and the token of this run", async () => {
  const right = ["split-horizon", host.token];
  expect(await knock("/door", { origin }, right)).toBe("open");
  expect(await knock("/door", {}, right)).toBe("403");
  expect(await knock("/door", { origin: "https://evil.example" }, right)).toBe("403");
  expect(await knock("/door", { origin: `http://localhost:${host.port}` }, right)).toBe("403");
  expect(await knock("/door", { origin }, [])).toBe("403");
  expect(await knock("/door", { origin }, ["split-horizon", "x".repeat(host.token.length)])).toBe(
    "403",
  );
  expect(await knock("/door", { origin }, [host.token])).toBe("403");
  expect(await knock("/elsewhere", { origin }, right)).toBe("404");
});

test("the api answers over the socket as in-process", async () => {
  const socket = new WebSocket(
    `${origin.replace("http", "ws")}/door`,
    ["split-horizon", host.token],
    {
      headers: { origin },
    },
  );
  const reply = await apiOver(overSocket(socket))("resolve", {
    name: "a.net",
    from: "internet",
  });
  expect(reply).toEqual(await engine("resolve", { name: "a.net", from: "internet" }));
  socket.close();
});

test("a dropped file is kept for its owner, and gone when the host closes", async () => {
  const own = await startHost({ api: engine, root, dropCap: 1000 });
  const headers = { origin: `http://127.0.0.1:${own.port}`, authorization: `Bearer ${own.token}` };
  const put = (path: string, body: string) =>
    fetch(`http://127.0.0.1:${own.port}${path}`, { method: "PUT", headers, body });
  const kept = (await (await put("/drop/d1/vnets%20of%20h%C3%B6he.json", "[1]")).json()) as {
    folder: string;
    path: string;
  };
  expect(kept.path).toBe(join(kept.folder, "vnets of höhe.json"));
  expect(await readFile(kept.path, "utf8")).toBe("[1]");
  await own.close();
  expect(existsSync(kept.folder)).toBe(false);
});

test("a drop past the cap is refused with a sentence that says how to open it instead", async () => {
  const headers = { origin, authorization: `Bearer ${host.token}` };
  const put = (path: string, size: number) =>
    ask(path, headers, { method: "PUT", body: Buffer.alloc(size, "x") });
  expect((await put("/drop/d2/first.json", 600)).status).toBe(200);
  const second = await put("/drop/d2/second.json", 600_000);
  expect(second.status).toBe(413);
  expect(second.body).toContain("npm start -- <path>");
  // The cap is of one drop: what fits is still taken, and another drop starts anew.
  expect((await put("/drop/d2/third.json", 400)).status).toBe(200);
  expect((await put("/drop/d3/first.json", 1000)).status).toBe(200);
});

test("nothing is dropped without the token, from another page, or under a name that climbs", async () => {
  const body = "[]";
  const authorization = `Bearer ${host.token}`;
  const put = async (path: string, headers: Record<string, string>) =>
    (await ask(path, headers, { method: "PUT", body })).status;
  expect(await put("/drop/d4/a.json", { origin })).toBe(403);
  expect(await put("/drop/d4/a.json", { authorization })).toBe(403);
  expect(await put("/drop/d4/a.json", { authorization, origin: "https://evil.example" })).toBe(403);
  for (const name of [
    "..",
    ".",
    "..%2Fa.json",
    "a%5Cb.json",
    "%00",
    "%",
    "",
    "b/c.json",
    "x".repeat(201),
  ]) {
    expect(await put(`/drop/d4/${name}`, { authorization, origin }), name).toBe(400);
  }
  expect(await put("/drop/..%2Fd5/a.json", { authorization, origin })).toBe(400);
});

test("other methods are refused", async () => {
  for (const method of ["POST", "DELETE", "OPTIONS"]) {
    expect((await ask("/", {}, { method })).status, method).toBe(405);
  }
});

test("it listens on the loopback address and nowhere else", async () => {
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((face) => face && !face.internal && face.family === "IPv4")
    .map((face) => face?.address ?? "");
  for (const address of others) {
    await expect(fetch(`http://${address}:${host.port}/`), address).rejects.toThrow();
  }
  expect(new URL(host.url)).toMatchObject({ hostname: "127.0.0.1", hash: `#token=${host.token}` });
});

test("a page that was not built, and a port that is taken, each have their sentence", async () => {
  await expect(startHost({ api: engine, root: dirname(root) })).rejects.toThrow(/npm run build/);
  await expect(startHost({ api: engine, root, port: host.port })).rejects.toThrow(/--port/);
});

test("each run has a token of its own", async () => {
  const other = await startHost({ api: engine, root });
  expect(other.token).not.toBe(host.token);
  await other.close();
});
