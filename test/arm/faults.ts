/** What goes wrong on the way, and how does it look on the wire? */
import type { ServerResponse } from "node:http";

export const faultKinds = [
  "429 seconds",
  "429 date",
  "500",
  "503",
  "401 claims",
  "401",
  "403",
  "404",
  "409",
  "400 version",
  "truncated body",
  "not JSON",
  "slow head",
  "slow body",
  "dropped before headers",
  "dropped in the body",
  "foreign next page",
  "payload too large",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Faults that pass when the same is asked again. */
export const passingKinds: ReadonlySet<FaultKind> = new Set([
  "429 seconds",
  "429 date",
  "500",
  "503",
  "401 claims",
  "409",
  "truncated body",
  "not JSON",
  "slow head",
  "slow body",
  "dropped before headers",
  "dropped in the body",
]);

const claims = Buffer.from(
  JSON.stringify({ access_token: { nbf: { essential: true, value: "1700000000" } } }),
).toString("base64");

const error = (code: string, message: string) => JSON.stringify({ error: { code, message } });

/** Answers with the fault, or never does. `whole` is the body that would have been sent. */
export function sendFault(kind: FaultKind, response: ServerResponse, whole: string): boolean {
  const send = (status: number, body: string, headers: Record<string, string> = {}) => {
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(body);
    return true;
  };
  const length = { "content-length": String(Buffer.byteLength(whole)) };
  switch (kind) {
    case "429 seconds":
      return send(429, error("TooManyRequests", "Slow down."), {
        "retry-after": "7",
        "x-ms-ratelimit-remaining-subscription-reads": "0",
      });
    case "429 date":
      return send(429, error("RateLimiting", "Please provide below info."), {
        "retry-after": new Date(Date.now() + 3000).toUTCString(),
        "x-ms-user-quota-remaining": "0",
        "x-ms-user-quota-resets-after": "00:00:05",
      });
    case "500":
      return send(500, error("InternalServerError", "Something went wrong."));
    case "503":
      return send(503, "");
    case "401 claims":
      return send(401, error("TokenIssuedBeforeRevocationTimestamp", "Sign in again."), {
        "www-authenticate": `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${claims}"`,
      });
    case "401":
      return send(401, error("ExpiredAuthenticationToken", "The access token has expired."));
    case "403":
      return send(
        403,
        error(
          "AuthorizationFailed",
          "The client 'x' with object id 'y' does not have authorization to perform action 'Microsoft.Fault/things/read' over scope '/z' or the scope is invalid.",
        ),
      );
    case "404":
      return send(404, error("ResourceNotFound", "The Resource was not found."));
    case "409":
      return send(409, error("AnotherOperationInProgress", "Another operation is in progress."));
    case "400 version":
      return send(
        400,
        error(
          "NoRegisteredProviderFound",
          "No registered resource provider found for location 'westeurope' and API version '2099-01-01' for type 'things'. The supported api-versions are '2020-01-01, 2021-02-02'. The supported locations are ''.",
        ),
      );
    case "payload too large":
      return send(400, error("ResponsePayloadTooLarge", "Response payload size is too large."));
    case "truncated body":
      return send(200, whole.slice(0, Math.floor(whole.length / 2)));
    case "not JSON":
      return send(200, "<html>Sign in to the proxy</html>", { "content-type": "text/html" });
    case "slow head":
      return true;
    case "slow body":
      response.writeHead(200, { "content-type": "application/json", ...length });
      return response.write(whole.slice(0, 10));
    case "dropped before headers":
      response.socket?.destroy();
      return true;
    case "dropped in the body":
      response.writeHead(200, { "content-type": "application/json", ...length });
      return response.write(whole.slice(0, 10), () => response.socket?.destroy());
    case "foreign next page": {
      const body = JSON.parse(whole) as Record<string, unknown>;
      return send(
        200,
        JSON.stringify({ ...body, nextLink: "https://collector.example.net/next?page=2" }),
      );
    }
  }
}
