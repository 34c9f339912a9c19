/**
 * Properties of ARM documents that bear secrets, and what secrets look like wherever they stand.
 *
 * Source: the REST reference of the resource types that a collection reads (Network, Compute, Web, Storage, SQL,
 * Container Service, messaging, Cache, Cognitive Services, Container Instances). As of: 2026-11.
 */

/** Names of properties (lower case) whose value is a secret, whatever holds them. */
export const secretNames: ReadonlySet<string> = new Set([
  // Network: connections, circuits, gateways, application gateways.
  "sharedkey",
  "authorizationkey",
  "servicekey",
  "radiusserversecret",
  "md5sharedkey",
  "presharedkey",
  "vpnsharedkey",
  "ckn",
  "cak",
  "pfxblob",
  // Compute.
  "adminpassword",
  "customdata",
  "userdata",
  "protectedsettings",
  "unattendcontent",
  // Data and messaging.
  "administratorloginpassword",
  "primarykey",
  "secondarykey",
  "primaryconnectionstring",
  "secondaryconnectionstring",
  "aliasprimaryconnectionstring",
  "aliassecondaryconnectionstring",
  "primarymasterkey",
  "secondarymasterkey",
  "primaryreadonlymasterkey",
  "secondaryreadonlymasterkey",
  "primarysharedkey",
  "secondarysharedkey",
  "accountkey",
  "accesskey",
  "accesskeys",
  "storageaccountkey",
  "storageaccountaccesskey",
  "listkeys",
  "key1",
  "key2",
  "apikey",
  "api_key",
  "instrumentationkey",
  "sastoken",
  "sasuri",
  "sasurl",
  "connectionstring",
  "connectionstrings",
  // Identity and everything else.
  "password",
  "passwd",
  "passphrase",
  "secret",
  "clientsecret",
  "client_secret",
  "serverappsecret",
  "microsoftproviderauthenticationsecret",
  "appsecret",
  "certificatepassword",
  "keyvaultsecretvalue",
  "privatekey",
  "publishingpassword",
  "decryptionkey",
  "validationkey",
  "accesstoken",
  "access_token",
  "refreshtoken",
  "refresh_token",
  "idtoken",
  "bearertoken",
  "token",
  "securevalue",
  "kubeconfig",
  "kubeconfigs",
  "webhookurl",
  "registrationtoken",
  "workspacekey",
  "primaryuserkey",
]);

/** Lists (lower case) of name and value, where the value may be anything, and often is a secret. */
export const secretLists: ReadonlySet<string> = new Set([
  "appsettings",
  "environmentvariables",
  "azurestorageaccounts",
  "secrets",
]);

/** What a secret looks like by itself. Anchored or bounded, so that no text makes them slow. */
export const secretShapes: readonly RegExp[] = [
  // JSON web tokens.
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*/,
  // Private keys and certificates with keys.
  /-----BEGIN (?:[A-Z]+ )?(?:ENCRYPTED )?PRIVATE KEY-----/,
  // Connection strings.
  /(?:AccountKey|SharedAccessKey|SharedAccessSignature|Password|Pwd|ApiKey|ClientSecret|AccessKey)\s*=\s*[^;\s"']{3,}/i,
  // Shared access signatures.
  /[?&]sig=[A-Za-z0-9%/+]{16,}/i,
  /\bsv=\d{4}-\d{2}-\d{2}&[^"\s]{0,400}\bsig=/i,
  // Authorization headers.
  /\b(?:Bearer|Basic) [A-Za-z0-9+/._~-]{16,}={0,2}/,
  // Credentials within an address.
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"']{1,100}:[^\s/:@"']{1,200}@/i,
  // Keys of storage, messaging and Cosmos: 32 or 64 bytes in base64, and nothing else.
  /^[A-Za-z0-9+/]{86}==$/,
  /^[A-Za-z0-9+/]{43}=$/,
  // Secrets of app registrations.
  /^[A-Za-z0-9_.~-]{3}[78]Q~[A-Za-z0-9_.~-]{31,34}$/,
];
