/** What Contoso tells about headquarters: a sites file (spec of the command line, "Sites file"). */
import { RESOLVER } from "./networks.ts";
import { headquarters, tunnel } from "./ways.ts";

const FORWARDED = [
  "azure.contoso.com",
  "azurecr.io",
  "azurewebsites.net",
  "blob.core.windows.net",
  "cognitiveservices.azure.com",
  "documents.azure.com",
  "openai.azure.com",
  // Mistake: Windows trusts its forwarder's whole answer, so only a forwarder for the public name would help.
  "privatelink.database.windows.net",
  "redis.cache.windows.net",
  "services.ai.azure.com",
  "servicebus.windows.net",
  "vault.azure.net",
  "vaultcore.azure.net",
] as const;

/** The sites file of the demo, as parsed JSON. */
export function sites(): unknown {
  return {
    format: "split-horizon.sites/1",
    sites: [
      {
        name: "hq",
        attach: [headquarters.id, tunnel.id],
        prefixes: ["192.168.0.0/16"],
        dnsServers: ["192.168.0.53"],
        natAddresses: ["203.0.113.7"],
      },
    ],
    dnsServers: [
      {
        address: "192.168.0.53",
        name: "dns01",
        software: "windows",
        conditionalForwarders: FORWARDED.map((zone) => ({ zone, to: [RESOLVER] })),
        forwarders: ["9.9.9.9"],
        rootHints: true,
        zones: [
          {
            name: "corp.contoso.com",
            records: [
              { name: "@", type: "A", ttl: 3600, data: "192.168.0.10" },
              { name: "files", type: "A", ttl: 3600, data: "192.168.10.20" },
              { name: "blobs", type: "CNAME", ttl: 3600, data: "stcontoso.blob.core.windows.net" },
            ],
          },
        ],
      },
    ],
  };
}
