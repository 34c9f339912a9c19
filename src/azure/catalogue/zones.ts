/** What the zone table says: which zones a sub-resource needs, which zones are private link zones. */
import { labelsOf } from "#src/net/index.ts";
import { geoCodeOf } from "./regions.ts";
import { zoneRows } from "./zones.table.ts";

/** Azure's three clouds. */
export type CloudName = "commercial" | "usgovernment" | "china";

/** The zones that Microsoft recommends for a sub-resource, placeholders as on the page; empty when it is not listed. */
export function zonesFor(
  cloud: CloudName,
  resourceType: string,
  groupId: string,
): readonly string[] {
  const type = resourceType.toLowerCase();
  const group = groupId.toLowerCase();
  const rows = zoneRows.filter(
    (r) => r[0] === cloud && r[1].toLowerCase() === type && r[2].toLowerCase() === group,
  );
  return [...new Set(rows.flatMap((r) => r[4].filter((zone) => !r[7].includes(zone))))];
}

/** As `zonesFor`, with region and geo code filled in where `region` tells them. */
export function expectedZones(
  cloud: CloudName,
  resourceType: string,
  groupId: string,
  region: string,
): readonly string[] {
  const code = geoCodeOf(region);
  return zonesFor(cloud, resourceType, groupId).map((zone) =>
    zone
      .replace("{regionName}", region || "{regionName}")
      .replace("{region}", region || "{region}")
      .replace("{regionCode}", code ?? "{regionCode}"),
  );
}

/** Resource types (lower case) that private endpoints can lead to, as far as the table tells. */
export const linkableTypes: ReadonlySet<string> = new Set(zoneRows.map((r) => r[1].toLowerCase()));

/** Sub-resources of a type in `cloud`. */
export function groupsOf(cloud: CloudName, resourceType: string): readonly string[] {
  const type = resourceType.toLowerCase();
  return [
    ...new Set(
      zoneRows.filter((r) => r[0] === cloud && r[1].toLowerCase() === type).map((r) => r[2]),
    ),
  ];
}

/** Whether the fall-back to the internet applies to a zone of this name (dns.md 2.6, 9.7): a label that says private link. */
export function isPrivateLinkZone(zone: string): boolean {
  return labelsOf(zone).some(
    (label) => label === "privatelink" || label.startsWith("privatelink-"),
  );
}

/**
 * Suffixes that Azure keeps for itself: the zones that cannot be created, the two-label tails of the zones in the
 * table, and the sign-in domains (dns.md 2.4). Grade: documented for the wildcard rule, inferred for short rules.
 */
const reserved: ReadonlySet<string> = new Set([
  "azclient.ms",
  "azure.com",
  "cloudapp.net",
  "core.windows.net",
  "microsoft.com",
  "msidentity.com",
  "trafficmanager.net",
  "windows.net",
  "azure.us",
  "core.usgovcloudapi.net",
  "usgovcloudapi.net",
  "usgovcloudapp.net",
  "usgovtrafficmanager.net",
  "microsoftonline.us",
  "azure.cn",
  "core.chinacloudapi.cn",
  "chinacloudapi.cn",
  "chinacloudapp.cn",
  "trafficmanager.cn",
  "microsoftonline.com",
  ...zoneRows.flatMap((r) => r[4]).map((zone) => labelsOf(zone.toLowerCase()).slice(-2).join(".")),
]);

/** The longest reserved suffix that holds `name`, or undefined. */
export function longestReserved(name: string): string | undefined {
  let rest = name;
  for (;;) {
    if (reserved.has(rest)) return rest;
    const dot = rest.indexOf(".");
    if (dot < 0) return undefined;
    rest = rest.slice(dot + 1);
  }
}
