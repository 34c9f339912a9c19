/** The errors of drivers and services that tell something of names and ways: how they read, and what they mean. */
import type { PastedRcode } from "../reading.ts";

export type ErrorRow = {
  readonly code: string;
  /** Group `name`: the host; `client`: the address that the service saw; `server`: a server's name without its suffix. */
  readonly pattern: RegExp;
  /** Ending of the host, where the text tells only the server's own name. */
  readonly suffix?: string;
  /** The side of the service at which the refusal is made; absent: the error does not tell. */
  readonly side?: "public" | "private";
  readonly rcodes?: readonly PastedRcode[];
  /** Whether the service was reached at all; absent: not told. */
  readonly reached?: boolean;
};

const ANY: readonly PastedRcode[] = ["NXDOMAIN", "NODATA", "SERVFAIL", "REFUSED", "TIMEOUT"];
const NONE: readonly PastedRcode[] = ["NXDOMAIN", "NODATA"];
const LATER: readonly PastedRcode[] = ["SERVFAIL", "TIMEOUT", "REFUSED"];

// Each pattern is looked for in one paragraph; none has a repetition inside another, so all are quick on any text.
export const errorRows: readonly ErrorRow[] = [
  {
    code: "sql-client-not-allowed",
    pattern:
      /Cannot open server '(?<server>[^']{1,80})' requested by the login\. Client with IP address '(?<client>[^']{1,45})' is not allowed/i,
    suffix: "database.windows.net",
    side: "public",
    reached: true,
  },
  {
    code: "sql-public-denied",
    pattern:
      /Deny Public Network Access|(?:error|fehler|erreur)[: ]{1,2}47073\b|public network access on this server/i,
    side: "public",
    reached: true,
  },
  {
    code: "sql-database-unavailable",
    pattern:
      /Database '[^']{0,128}' on server '(?<server>[^']{1,120})' is not currently available|(?:error|fehler|erreur)[: ]{1,2}40613\b/i,
    suffix: "database.windows.net",
    reached: true,
  },
  {
    code: "sql-unknown-server-name",
    pattern:
      /Cannot open server "?(?<server>[a-z0-9-]{1,63})"? requested by the login|(?:error|fehler|erreur)[: ]{1,2}40532\b|server name cannot be determined/i,
    suffix: "database.windows.net",
    reached: true,
  },
  {
    code: "keyvault-public-denied",
    pattern:
      /Public network access is disabled and request is not from a trusted service nor via an approved private link|ForbiddenByConnection/i,
    side: "public",
    reached: true,
  },
  {
    code: "keyvault-client-not-allowed",
    pattern:
      /Client address is not authorized and caller is not a trusted service[\s\S]{0,200}?Client address:\s{0,3}(?<client>[0-9a-f.:]{3,45})|ForbiddenByFirewall/i,
    reached: true,
  },
  {
    code: "cosmos-client-not-allowed",
    pattern:
      /Request originated from (?:client )?IP (?<client>[0-9a-f.:]{3,45}) through public internet/i,
    side: "public",
    reached: true,
  },
  {
    code: "cosmos-service-endpoint",
    pattern:
      /Request originated from (?:client )?(?:VNET|IP [0-9a-f.:]{3,45}) through (?:a )?(?:Azure )?service endpoint/i,
    side: "public",
    reached: true,
  },
  {
    code: "cosmos-private-endpoint",
    pattern: /Request originated from [^.\n]{0,80} through (?:a )?private endpoint/i,
    side: "private",
    reached: true,
  },
  {
    code: "storage-authorization",
    pattern:
      /AuthorizationFailure|This request is not authorized to perform this operation\.(?! using)/i,
    reached: true,
  },
  {
    code: "servicebus-client-not-allowed",
    pattern:
      /Ip has been prevented to connect to the endpoint|IpAddress(?:es)? [^\n]{0,60}not allowed|public network access is (?:disabled|not allowed)[^\n]{0,60}(?:namespace|endpoint)/i,
    side: "public",
    reached: true,
  },
  {
    code: "public-access-disabled",
    pattern:
      /Public (?:network )?access is (?:disabled|not allowed|not permitted)|PublicNetworkAccessDisabled|Access denied due to Virtual Network\/Firewall rules/i,
    side: "public",
    reached: true,
  },
  {
    code: "registry-client-not-allowed",
    pattern: /client with IP '(?<client>[0-9a-f.:]{3,45})' is not allowed access/i,
    side: "public",
    reached: true,
  },
  {
    code: "dotnet-no-host",
    pattern:
      /No such host is known\.?(?: \((?<name>[^):\s]{1,255})(?::\d{1,5})?\))?|Der angegebene Host ist unbekannt|H.te inconnu/i,
    rcodes: NONE,
    reached: false,
  },
  {
    code: "dotnet-no-data",
    pattern: /The requested name is valid, but no data of the requested type was found/i,
    rcodes: ["NODATA"],
    reached: false,
  },
  {
    code: "getaddrinfo-again",
    pattern:
      /Temporary failure in name resolution|EAI_AGAIN(?: (?<name>[a-z0-9._-]{1,255}))?|\[Errno -3\]/i,
    rcodes: LATER,
    reached: false,
  },
  {
    code: "java-unknown-host",
    pattern: /UnknownHostException:?\s{0,2}(?:Failed to resolve ')?(?<name>[a-z0-9._-]{1,255})?/i,
    rcodes: ANY,
    reached: false,
  },
  {
    code: "getaddrinfo-no-name",
    pattern:
      /getaddrinfo (?:failed|ENOTFOUND(?: (?<name>[a-z0-9._-]{1,255}))?)|Name or service not known|nodename nor servname provided|No address associated with hostname|\[Errno (?:-2|-5|11001|11004)\]|Unknown MySQL server host '(?<name2>[^']{1,255})'/i,
    rcodes: NONE,
    reached: false,
  },
  {
    code: "postgres-not-translated",
    pattern: /could not translate host name (?:\x22|')(?<name>[^\x22'\s]{1,255})/i,
    rcodes: ANY,
    reached: false,
  },
  {
    code: "go-no-host",
    pattern:
      /lookup (?<name>[a-z0-9._-]{1,255})(?: on (?<resolver>[0-9a-f.:[\]]{3,60}))?: no such host/i,
    rcodes: NONE,
    reached: false,
  },
  {
    code: "odbc-no-login",
    pattern:
      /Login timeout expired|TCP Provider: (?:No such host is known|Error code 0x2AF9|Error code 0x68)|network-related or instance-specific error/i,
    reached: false,
  },
  {
    code: "jdbc-no-connection",
    pattern:
      /The TCP\/IP connection to the host (?<name>[a-z0-9._-]{1,255}), port (?<port>\d{1,5}) has failed/i,
    reached: false,
  },
  {
    code: "timed-out-connecting",
    pattern:
      /connection attempt failed because the connected party did not properly respond|Connection timed out|ETIMEDOUT|connect timed out/i,
    reached: false,
  },
];
