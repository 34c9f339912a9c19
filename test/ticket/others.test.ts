/** Are curl, the errors of drivers and services, connection strings and single words understood? */
import { describe, expect, test } from "vitest";
import { parseAsk, readTicket } from "#src/ticket/index.ts";
import { told, windows } from "./told.ts";

const blob = "stcontoso.blob.core.windows.net";
const sql = "sql-contoso.database.windows.net";
const vault = "kv-contoso.vault.azure.net";

describe("curl", () => {
  test("a connection, told in full", () => {
    expect(
      told(
        windows(`C:\\>curl -v https://${blob}/
* Host ${blob}:443 was resolved.
* IPv6: (none)
* IPv4: 10.1.2.5
*   Trying 10.1.2.5:443...
* Connected to ${blob} (10.1.2.5) port 443
> GET / HTTP/1.1
> Host: ${blob}
>
< HTTP/1.1 400 The requested URI does not represent any resource on the server.
`),
      ),
    ).toEqual([`curl ${blob}:443 = 10.1.2.5 reached`]);
  });
  test("no address, no connection, and no time", () => {
    expect(told(`curl: (6) Could not resolve host: ${vault}`)).toEqual([
      `curl ${vault} NXDOMAIN|NODATA|SERVFAIL|REFUSED|TIMEOUT not reached`,
    ]);
    expect(
      told(
        `*   Trying 10.1.2.5:443...\n* connect to 10.1.2.5 port 443 from 10.1.1.4 port 50110 failed: Connection timed out\ncurl: (28) Failed to connect to ${vault} port 443 after 21043 ms: Couldn't connect to server`,
      ),
    ).toEqual([expect.stringContaining("= 10.1.2.5 not reached")]);
    expect(told(`curl: (7) Failed to connect to ${vault} port 443: Connection refused`)).toEqual([
      `curl ${vault}:443 not reached`,
    ]);
  });
  test("a storage account that refuses", () => {
    expect(
      told(
        `* Connected to ${blob} (20.60.88.33) port 443 (#0)\n> GET /c?comp=list HTTP/1.1\n< HTTP/1.1 403 This request is not authorized to perform this operation.\n< x-ms-error-code: AuthorizationFailure\n`,
      ),
    ).toEqual([`curl ${blob}:443 = 20.60.88.33 reached storage-authorization`]);
  });
});

describe("errors of services tell which side was reached, and by whom", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      `Microsoft.Data.SqlClient.SqlException (0x80131904): Reason: An instance-specific error occurred while establishing a connection to SQL Server. Connection was denied because Deny Public Network Access is set to Yes (https://docs.microsoft.com/azure/azure-sql/database/connectivity-settings#deny-public-network-access). To connect to this server, use the Private Endpoint from inside your virtual network.\n   at Microsoft.Data.SqlClient.SqlInternalConnectionTds..ctor()\nServer=tcp:${sql},1433;Database=shop`,
      `driver ${sql} public reached sql-public-denied`,
      [],
    ],
    [
      `Cannot open server 'sql-contoso' requested by the login. Client with IP address '203.0.113.7' is not allowed to access the server.  To enable access, use the Azure Management Portal`,
      `driver ${sql} public reached sql-client-not-allowed`,
      ["203.0.113.7"],
    ],
    [
      `Database 'shop' on server '${sql}' is not currently available.  Please retry the connection later. (Microsoft SQL Server, Error: 40613)`,
      `driver ${sql} reached sql-database-unavailable`,
      [],
    ],
    [
      `Azure.RequestFailedException: Public network access is disabled and request is not from a trusted service nor via an approved private link.\nCaller: appid=5b0c0000\nVault: ${vault};location=westeurope\nStatus: 403 (Forbidden)\nErrorCode: Forbidden`,
      `driver ${vault} public reached keyvault-public-denied`,
      [],
    ],
    [
      `Client address is not authorized and caller is not a trusted service.\r\nClient address: 203.0.113.7\r\nCaller: appid=5b0c\r\nVault: ${vault};location=westeurope`,
      `driver ${vault} reached keyvault-client-not-allowed`,
      ["203.0.113.7"],
    ],
    [
      `Response status code does not indicate success: Forbidden (403); Reason: (Request originated from IP 203.0.113.7 through public internet. This is blocked by your Cosmos DB account firewall settings. More info: https://aka.ms/cosmosdb-tsg-forbidden) https://cosmos-contoso.documents.azure.com/`,
      "driver cosmos-contoso.documents.azure.com public reached cosmos-client-not-allowed",
      ["203.0.113.7"],
    ],
    [
      `<?xml version="1.0"?><Error><Code>AuthorizationFailure</Code><Message>This request is not authorized to perform this operation.\nRequestId:1</Message></Error> from https://${blob}/c`,
      `driver ${blob} reached storage-authorization`,
      [],
    ],
  ];
  test.each(cases)("%s", (text, expected, clients) => {
    expect(told(text)).toEqual([expected]);
    expect(readTicket(text).client.addresses).toEqual(clients);
  });
});

describe("errors of programs that found no address", () => {
  const none = "NXDOMAIN|NODATA";
  const any = "NXDOMAIN|NODATA|SERVFAIL|REFUSED|TIMEOUT";
  const cases: readonly (readonly [string, string])[] = [
    [
      `System.Net.Http.HttpRequestException: No such host is known. (${vault}:443)\n ---> System.Net.Sockets.SocketException (11001): No such host is known.`,
      `driver ${vault} ${none} not reached dotnet-no-host`,
    ],
    [
      `System.Net.Sockets.SocketException: Der angegebene Host ist unbekannt. (${vault}:443)`,
      `driver ${vault} ${none} not reached dotnet-no-host`,
    ],
    [
      `Exception in thread "main" java.net.UnknownHostException: ${vault}: Name or service not known\n\tat java.base/java.net.Inet4AddressImpl.lookupAllHostAddr(Native Method)`,
      `driver ${vault} ${any} not reached java-unknown-host`,
    ],
    [
      `com.azure.core.exception: java.net.UnknownHostException: Failed to resolve '${vault}' after 4 queries`,
      `driver ${vault} ${any} not reached java-unknown-host`,
    ],
    [
      `urllib3.exceptions.NameResolutionError: <HTTPSConnection(host='${vault}', port=443)>: Failed to resolve '${vault}' ([Errno -2] Name or service not known)`,
      `driver ${vault} ${none} not reached getaddrinfo-no-name`,
    ],
    [
      `socket.gaierror: [Errno 11001] getaddrinfo failed: https://${vault}/`,
      `driver ${vault} ${none} not reached getaddrinfo-no-name`,
    ],
    [
      `socket.gaierror: [Errno -3] Temporary failure in name resolution: ${vault}`,
      `driver ${vault} SERVFAIL|TIMEOUT|REFUSED not reached getaddrinfo-again`,
    ],
    [
      `Error: getaddrinfo ENOTFOUND ${vault}\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (node:dns:107:26)`,
      `driver ${vault} ${none} not reached getaddrinfo-no-name`,
    ],
    [
      `Get "https://${vault}/secrets": dial tcp: lookup ${vault} on 10.0.4.4:53: no such host`,
      `driver ${vault} @10.0.4.4 ${none} not reached go-no-host`,
    ],
    [
      `psql: error: could not translate host name "pg-contoso.postgres.database.azure.com" to address: Unknown host`,
      `driver pg-contoso.postgres.database.azure.com ${any} not reached postgres-not-translated`,
    ],
    [
      `[Microsoft][ODBC Driver 18 for SQL Server]Login timeout expired (0) (SQLDriverConnect) Server=${sql}`,
      `driver ${sql} not reached odbc-no-login`,
    ],
    [
      `com.microsoft.sqlserver.jdbc.SQLServerException: The TCP/IP connection to the host ${sql}, port 1433 has failed. Error: "connect timed out.`,
      `driver ${sql}:1433 not reached jdbc-no-connection`,
    ],
  ];
  test.each(cases)("%s", (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
});

describe("connection strings", () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      `Server=tcp:${sql},1433;Initial Catalog=shop;User ID=app;Password=p;Encrypt=True;`,
      `${sql}:1433`,
    ],
    [
      `Driver={ODBC Driver 18 for SQL Server};Server=tcp:${sql},1433;Database=shop;Uid=app;Pwd={p;w};`,
      `${sql}:1433`,
    ],
    [`jdbc:sqlserver://${sql}:1433;database=shop;user=app@sql-contoso;password=p`, `${sql}:1433`],
    [
      `DefaultEndpointsProtocol=https;AccountName=stcontoso;AccountKey=abc==;EndpointSuffix=core.windows.net`,
      `${blob}:443`,
    ],
    [`BlobEndpoint=https://${blob}/;SharedAccessSignature=sv=2024&sig=abc`, `${blob}:443`],
    [
      `Endpoint=sb://sb-contoso.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=abc=;EntityPath=hub`,
      "sb-contoso.servicebus.windows.net:5671",
    ],
    [
      `AccountEndpoint=https://cosmos-contoso.documents.azure.com:443/;AccountKey=abc==;`,
      "cosmos-contoso.documents.azure.com:443",
    ],
    [
      `redis-contoso.redis.cache.windows.net:6380,password=abc=,ssl=True,abortConnect=False`,
      "redis-contoso.redis.cache.windows.net:6380",
    ],
    [`Endpoint=https://appcs-contoso.azconfig.io;Id=a;Secret=b`, "appcs-contoso.azconfig.io:443"],
    [
      `HostName=iot-contoso.azure-devices.net;SharedAccessKeyName=owner;SharedAccessKey=b=`,
      "iot-contoso.azure-devices.net",
    ],
    [
      `mongodb://cosmos:ab/c@d==@cosmos-contoso.mongo.cosmos.azure.com:10255/?ssl=true`,
      "cosmos-contoso.mongo.cosmos.azure.com:10255",
    ],
    [
      `postgres://app:p@ss@pg-contoso.postgres.database.azure.com:5432/shop?sslmode=require`,
      "pg-contoso.postgres.database.azure.com:5432",
    ],
    [
      `host=pg-contoso.postgres.database.azure.com port=5432 dbname=shop user=app password=p`,
      "pg-contoso.postgres.database.azure.com:5432",
    ],
    [
      `"ConnectionString": "Server=tcp:${sql},1433;Database=shop;Authentication=Active Directory Default"`,
      `${sql}:1433`,
    ],
  ];
  test.each(cases)("%s", (text, expected) => {
    expect(told(text)).toEqual([`connection-string ${expected}`]);
  });
});

test("what people write around what they paste tells the machine", () => {
  const from = (text: string) => readTicket(`${text}\n${blob} has address 10.1.2.5\n`).client.from;
  expect(from("from vm-app-01:")).toBe("vm-app-01");
  expect(from("Hi, from the VM vm-app-01 we get this:")).toBe("vm-app-01");
  expect(from("we got this from a colleague")).toBeNull();
});

test("URLs, ARM ids, addresses, names and words", () => {
  expect(told(`https://${blob}/c/b?sv=1&sig=abc`)).toEqual([`url ${blob}:443`]);
  const id =
    "/subscriptions/5b0c0000-0000-4000-8000-000000000002/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stcontoso";
  expect(told(id)).toEqual([`arm-id ${id}`]);
  expect(told("10.1.2.5:443")).toEqual(["address 10.1.2.5:443"]);
  expect(told("2001:db8::5")).toEqual(["address 2001:db8::5"]);
  expect(told(`${blob}.`)).toEqual([`name ${blob}`]);
  expect(told("stcontoso:443")).toEqual(["name stcontoso:443"]);
  expect(told("Hello, it does not work, please help")).toEqual([]);
  expect(told(`The app cannot reach ${vault} since this morning.`)).toEqual([`name ${vault}`]);
});

describe("the language of questions", () => {
  test("from, to, type and port in any order", () => {
    expect(told("from vm-app-01 to stcontoso:443")).toEqual(["question stcontoso:443"]);
    expect(told(`to ${vault} from subnet:vnet-hub/snet type aaaa`)).toEqual([
      `question ${vault} AAAA`,
    ]);
    expect(told(`${vault} from "my vm"`)).toEqual([`question ${vault}`]);
    expect(readTicket(`${vault} from "my vm"`).client.from).toBe("my vm");
  });
  test("parts are told with their places", () => {
    expect(parseAsk("from vm-app to stcontoso:443")).toEqual({
      from: { text: "vm-app", start: 5, end: 11 },
      to: { text: "stcontoso", start: 15, end: 28 },
      type: null,
      port: 443,
    });
  });
  test("what is wrong is told with its place", () => {
    expect(parseAsk("from vm-app to")).toEqual({
      fault: { why: "missing", word: "to", start: 12, end: 14 },
    });
    expect(parseAsk("from a from b")).toMatchObject({ fault: { why: "twice", word: "from" } });
    expect(parseAsk("from a to b:70000")).toMatchObject({ fault: { why: "port" } });
    expect(parseAsk('from "a to b')).toMatchObject({ fault: { why: "quote" } });
    expect(parseAsk("from a to b c")).toMatchObject({ fault: { why: "surplus", start: 12 } });
  });
  test("what belongs to the palette is left to it", () => {
    for (const text of ["@from", "> from a to b", "# from x", "stcontoso"])
      expect(parseAsk(text)).toBeUndefined();
  });
});
