/** Who may speak with the browser host: is this request from our own page, with our own token? */
import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** A token of this run: 144 random bits, in letters that a URL fragment and a header may carry. */
export function newToken(): string {
  return randomBytes(18).toString("base64url");
}

/** The `Host` values of a page on `port`; any other name means that DNS was bent towards us (421). */
export function ownHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** Whether the request names this host, and not some site whose name was pointed at 127.0.0.1. */
export function namesUs(request: IncomingMessage, port: number): boolean {
  return ownHosts(port).includes(request.headers.host ?? "");
}

/** Whether the request was made by a page of this very host; a missing `Origin` is not one. */
export function isFromOurPage(request: IncomingMessage, port: number): boolean {
  return namesUs(request, port) && request.headers.origin === `http://${request.headers.host}`;
}

/** Whether `offered` is `token`, told in the same time for every wrong guess. */
export function isToken(offered: string | undefined, token: string): boolean {
  const [a, b] = [Buffer.from(offered ?? ""), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The token in an `Authorization: Bearer …` header. */
export function bearerOf(request: IncomingMessage): string | undefined {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
}

/** The sub-protocol that the page's socket speaks; the token is offered as the one after it. */
export const socketProtocol = "split-horizon";

/** The token among the sub-protocols that a socket offers (a page cannot set headers on a socket). */
export function offeredToken(request: IncomingMessage): string | undefined {
  const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((p) => p.trim());
  return offered[0] === socketProtocol ? offered[1] : undefined;
}
