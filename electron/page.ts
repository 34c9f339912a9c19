/** How does the page get its files without a network and without `file:`? By a scheme of its own. */
import { join } from "node:path";
import { protocol } from "electron";
import { pageAt, pageHeaders } from "#src/io/index.ts";
import { home, scheme } from "./channels.ts";

const root = join(import.meta.dirname, "../renderer");

/** Makes `app:` a scheme like https: an origin, relative addresses, fetch. To be called before the app is ready. */
export function declareScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }]);
}

/** Serves the built page under its own address, with the content policy on every answer. */
export function servePage(): void {
  protocol.handle(scheme, async (request) => {
    const file =
      request.method === "GET" && request.url.startsWith(home)
        ? await pageAt(root, new URL(request.url).pathname)
        : undefined;
    const headers = new Headers(Object.entries(pageHeaders()));
    if (!file) return new Response(null, { status: 404, headers });
    headers.set("content-type", file.type);
    return new Response(file.bytes, { headers });
  });
}
