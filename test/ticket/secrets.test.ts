/** Is a secret that was pasted ever kept, in a reading, a reply, a refusal or the terminal? Planted ones are looked for everywhere. */
import { describe, expect, test } from "vitest";
import { createApi } from "#src/api/index.ts";
import { randomFrom, withoutSecrets } from "#src/base/index.ts";
import { readTicket } from "#src/ticket/index.ts";
import { cli } from "../cli/call.ts";

const KEY = "Pl4nt3dS3cretKeyOfTheAccount00PlantedSecret/+aaBBccDDeeFFggHHiiJJkkLLmmNNooPPqqRR12==";
const WORD = "pl4nted-p@ss;w0rd";
const SIG = "plantedSig%2FaaBBccDDeeFF%3D";
const JWT =
  "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJwbGFudGVkIjoic2VjcmV0In0.UGxhbnRlZFNpZ25hdHVyZQ";

/** What must never be seen again: each part of a planted secret that is long enough to be one. */
const planted = [
  "Pl4nt3dS3cret",
  "PlantedSecret",
  "aaBBccDDeeFF",
  "pl4nted",
  "w0rd",
  "plantedSig",
  "UGxhbnRlZF",
  "eyJ0eXAi",
  "eyJwbGFu",
];

const texts: Readonly<Record<string, string>> = {
  storage: `DefaultEndpointsProtocol=https;AccountName=stcontoso;AccountKey=${KEY};EndpointSuffix=core.windows.net`,
  "storage, cut from a mail": `connection:\r\nAccountName=stcontoso;\r\nAccountKey=${KEY}`,
  sas: `https://stcontoso.blob.core.windows.net/c/b?sv=2024-11-04&se=2026-12-01&sr=b&sp=r&sig=${SIG}`,
  "sas as a setting": `BlobEndpoint=https://stcontoso.blob.core.windows.net/;SharedAccessSignature=sv=2024-11-04&sig=${SIG}`,
  sql: `Server=tcp:sql-contoso.database.windows.net,1433;Database=shop;User ID=pl4nted;Password="${WORD}";Encrypt=True`,
  odbc: `Driver={ODBC Driver 18 for SQL Server};Server=sql-contoso.database.windows.net;Uid=pl4nted;Pwd={${WORD}};`,
  jdbc: `jdbc:sqlserver://sql-contoso.database.windows.net:1433;user=pl4nted@sql-contoso;password={${WORD}}`,
  "service bus": `Endpoint=sb://sb-contoso.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${KEY}`,
  cosmos: `AccountEndpoint=https://cosmos-contoso.documents.azure.com:443/;AccountKey=${KEY};`,
  redis: `redis-contoso.redis.cache.windows.net:6380,password=${KEY},ssl=True`,
  "redis as a URL": `rediss://:${WORD.replace(";", "")}@redis-contoso.redis.cache.windows.net:6380/0`,
  mongo: `mongodb://cosmos-contoso:${KEY}@cosmos-contoso.mongo.cosmos.azure.com:10255/?ssl=true`,
  "app configuration": `Endpoint=https://appcs-contoso.azconfig.io;Id=aB1c;Secret=${KEY}`,
  json: `{ "Storage": { "AccountName": "stcontoso", "AccountKey": "${KEY}" }, "Sql": "Server=sql-contoso.database.windows.net;Password=pl4nted" }`,
  yaml: `password: pl4nted-w0rd\nhost: kv-contoso.vault.azure.net`,
  environment: `export AZURE_CLIENT_SECRET=pl4ntedw0rd\nexport PGPASSWORD='pl4nted w0rd'\nhost kv-contoso.vault.azure.net`,
  "curl with a token": `$ curl -v -H "Authorization: Bearer ${JWT}" https://kv-contoso.vault.azure.net/secrets/s\n* Connected to kv-contoso.vault.azure.net (10.1.2.6) port 443\n> Authorization: Bearer ${JWT}\n< Set-Cookie: session=pl4ntedw0rd\n`,
  "curl with a user": `curl -u admin:pl4nted-w0rd https://app-contoso.scm.azurewebsites.net/api`,
  "a token alone": JWT,
  "a key alone": KEY,
  "a function's key": `https://app-contoso.azurewebsites.net/api/f?code=pl4ntedw0rdAaBbCc==`,
  question: `from ${JWT} to stcontoso`,
  "another question": `from vm-app-01 to ${KEY}`,
  "a wrong question": `from vm-app-01 to stcontoso ${KEY}`,
  header: `< api-key: pl4ntedw0rd\n< x-ms-copy-source-key: pl4ntedw0rd\ncurl: (6) Could not resolve host: kv-contoso.vault.azure.net`,
  pem: `-----BEGIN PRIVATE KEY-----\n${KEY}\n${KEY}\n-----END PRIVATE KEY-----\nkv-contoso.vault.azure.net`,
};

function expectClean(seen: string, where: string): void {
  for (const part of planted)
    expect(seen.includes(part), `${where} tells "${part}": ${seen}`).toBe(false);
}

describe("planted secrets", () => {
  test.each(Object.entries(texts))(
    "%s: neither what is read nor what is left of the text tells it",
    (name, text) => {
      expectClean(withoutSecrets(text).text, `${name}, the text`);
      expectClean(JSON.stringify(readTicket(text)), `${name}, the reading`);
      expectClean(
        JSON.stringify(readTicket(text.replaceAll("\n", "\r\n"))),
        `${name}, with the line ends of Windows`,
      );
    },
  );

  test("neither the reply nor a refusal of the door tells one", async () => {
    const api = createApi({ files: { list: async () => [] } });
    await api("open", { paths: "demo" });
    for (const [name, text] of Object.entries(texts)) {
      expectClean(JSON.stringify(await api("understand", { text })), name);
      expectClean(JSON.stringify(await api("understand", { text, asker: "vm:vm-app-01" })), name);
    }
  });

  test("nor does the terminal", async () => {
    for (const name of ["storage", "sql", "a key alone", "a wrong question"]) {
      const { out, err } = await cli("ask", texts[name] ?? "");
      expectClean(out + err, name);
    }
  });

  test("the host is still found beside them", () => {
    const host = (name: string) => readTicket(texts[name] ?? "").readings[0]?.name;
    expect(host("mongo")).toBe("cosmos-contoso.mongo.cosmos.azure.com");
    expect(host("redis as a URL")).toBe("redis-contoso.redis.cache.windows.net");
    expect(host("sas")).toBe("stcontoso.blob.core.windows.net");
    expect(host("sql")).toBe("sql-contoso.database.windows.net");
    expect(readTicket(texts.storage ?? "").notes).toEqual(["secret-dropped"]);
  });
});

test("random keys and passwords in every kind of string are dropped", () => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const random = randomFrom(20261120);
  const base64 = (bytes: number) => {
    const count = Math.ceil(bytes / 3) * 4 - 2;
    return `${Array.from({ length: count }, () => letters[random.int(0, 63)]).join("")}==`;
  };
  for (let i = 0; i < 2_000; i++) {
    const key = base64(random.pick([32, 44, 64]));
    const form = random.pick([
      `AccountName=stcontoso;AccountKey=${key};EndpointSuffix=core.windows.net`,
      `Endpoint=sb://sb-contoso.servicebus.windows.net/;SharedAccessKey=${key}`,
      `mongodb://a:${key}@cosmos-contoso.mongo.cosmos.azure.com:10255/?ssl=true`,
      `redis-contoso.redis.cache.windows.net:6380,password=${key},ssl=True`,
      `${key}`,
      `the key is ${key} for kv-contoso.vault.azure.net`,
    ]);
    const left = withoutSecrets(form).text;
    // No run of the key that could be of use is left.
    for (let at = 0; at + 12 <= key.length; at += 6)
      expect(left.includes(key.slice(at, at + 12)), `${form} left ${left}`).toBe(false);
  }
});

test("what is no secret stays", () => {
  for (const text of [
    "/subscriptions/5b0c0000-0000-4000-8000-000000000002/resourceGroups/rg-app-prod/providers/Microsoft.Compute/virtualMachines/vm-app-01",
    "https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings",
    "Name                           Type   TTL   Section    NameHost\n----------------------------------------------------------",
    "Error code: 40613, state 1",
    "stcontoso.blob.core.windows.net has address 10.1.2.5",
    "DNS Servers . . . . . . . . . . . : 10.0.4.4",
  ])
    expect(withoutSecrets(text)).toEqual({ text, had: false });
});
