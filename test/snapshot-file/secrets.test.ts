/** Are secrets of every kind left out, and is everything else kept? */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { demoDocuments } from "#src/demo/index.ts";
import { REMOVED, withoutSecrets } from "#src/snapshot/index.ts";

const key64 = `${"Ab3/".repeat(21)}Xy==`;
const at = (properties: Readonly<Record<string, unknown>>) => ({
  id: "/subscriptions/s/x",
  properties,
});

/** Kind → the secret, and a document in which it stands as Azure writes it. */
const planted: readonly (readonly [
  kind: string,
  secret: string,
  document: Record<string, unknown>,
])[] = [
  ["shared key of a connection", "Sh4redK3y!", at({ sharedKey: "Sh4redK3y!" })],
  [
    "authorization key of a circuit",
    "0e9c-auth",
    at({ authorizations: [{ properties: { authorizationKey: "0e9c-auth" } }] }),
  ],
  ["service key of a circuit", "11-22-33", at({ serviceKey: "11-22-33" })],
  [
    "RADIUS secret of a gateway",
    "radius!",
    at({ vpnClientConfiguration: { radiusServers: [{ radiusServerSecret: "radius!" }] } }),
  ],
  [
    "password of a machine",
    "P@ssw0rd",
    at({ osProfile: { adminUsername: "azureuser", adminPassword: "P@ssw0rd" } }),
  ],
  ["custom data of a machine", "IyEvYmluL3No", at({ osProfile: { customData: "IyEvYmluL3No" } })],
  [
    "setting of a web app",
    "hunter2",
    at({ siteConfig: { appSettings: [{ name: "DB", value: "hunter2" }] } }),
  ],
  [
    "connection string of a web app",
    "Server=x;Password=zzz9",
    at({
      siteConfig: {
        connectionStrings: [{ name: "c", connectionString: "Server=x;Password=zzz9" }],
      },
    }),
  ],
  [
    "account key in a text",
    "AccountKey=abcd1234",
    at({ note: "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abcd1234" }),
  ],
  [
    "shared access signature in an address",
    "sig=a1b2c3d4e5f6g7h8i9",
    at({ packageUri: "https://a.blob.core.windows.net/x?sv=2024-01-01&sig=a1b2c3d4e5f6g7h8i9" }),
  ],
  ["key of a storage account", key64, at({ odd: key64 })],
  [
    "web token",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln",
    { ...at({}), tags: { note: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln" } },
  ],
  [
    "private key of a certificate",
    "-----BEGIN PRIVATE KEY-----\nMIIE",
    at({ data: "-----BEGIN PRIVATE KEY-----\nMIIE" }),
  ],
  [
    "secret of a service principal",
    "sp-s3cret",
    at({ servicePrincipalProfile: { clientId: "c", secret: "sp-s3cret" } }),
  ],
  [
    "secret of an app registration in a text",
    "abC8Q~abcdefghijklmnopqrstuvwxyz0123456",
    at({ odd: "abC8Q~abcdefghijklmnopqrstuvwxyz0123456" }),
  ],
  [
    "password in an address",
    "https://bot:tok3n@git.example.com/x",
    at({ repoUrl: "https://bot:tok3n@git.example.com/x" }),
  ],
  [
    "protected settings of an extension",
    "do-not-tell",
    at({ protectedSettings: { command: "do-not-tell" } }),
  ],
  ["password tag", "t4gged", { ...at({}), tags: { Password: "t4gged" } }],
  [
    "authorization header",
    "Bearer abcdefghijklmnop1234",
    at({ header: "Bearer abcdefghijklmnop1234" }),
  ],
];

test.each(planted)("%s", (_kind, secret, document) => {
  const { document: safe, removed } = withoutSecrets(document);
  expect(JSON.stringify(safe)).not.toContain(JSON.stringify(secret).slice(1, -1));
  expect(JSON.stringify(safe)).toContain(REMOVED);
  expect(removed).toHaveLength(1);
  // A second pass finds nothing more.
  expect(withoutSecrets(safe)).toEqual({ document: safe, removed: [] });
});

test("the names of settings stay", () => {
  const { document } = withoutSecrets(
    at({ siteConfig: { appSettings: [{ name: "WEBSITE_DNS_SERVER", value: "10.0.0.4" }] } }),
  );
  expect(document).toEqual(
    at({ siteConfig: { appSettings: [{ name: "WEBSITE_DNS_SERVER", value: REMOVED }] } }),
  );
});

test("a document without secrets is the same value, and so is every one of Contoso", () => {
  for (const document of demoDocuments())
    expect(withoutSecrets({ ...document }).removed).toEqual([]);
  const plain = at({
    keyVaultId: "/subscriptions/x/secrets/y",
    publicKey: "ssh-rsa AAAA",
    sharedKey: "",
  });
  expect(withoutSecrets(plain).document).toBe(plain);
});

const recordings = join(import.meta.dirname, "../../../shared/data/recordings");
const hasRecordings = existsSync(recordings);
if (!hasRecordings)
  console.log("Recorded estates are not here: ../shared/data/recordings is missing.");
test.skipIf(!hasRecordings)(
  "of recorded estates, little is taken and nothing that looks like a secret stays",
  () => {
    let removed = 0;
    for (const name of readdirSync(recordings).slice(0, 120)) {
      const value: unknown = JSON.parse(
        gunzipSync(readFileSync(join(recordings, name))).toString(),
      );
      const safe = withoutSecrets({ value });
      removed += safe.removed.length;
      expect(JSON.stringify(safe.document)).not.toMatch(
        /"(adminPassword|sharedKey)":"(?!\(secret removed\))[^"]+"/,
      );
    }
    expect(removed).toBeLessThan(2000);
  },
);
