export { type AliasForm, aliasOf, serviceOfAlias } from "./alias.ts";
export { PRICES } from "./prices.table.ts";
export { geoCodeOf, normalRegion, pairedRegion } from "./regions.ts";
export { type NamedService, type PublicName, serviceNames } from "./service-names.ts";
export { type ServiceTagRow, serviceTagRows, TAGS_AS_OF } from "./service-tags.table.ts";
export { defaultPort, serviceEndpointFor, serviceTagOf } from "./services.ts";
export { ZONES_AS_OF, ZONES_SOURCE, type ZoneRow, zoneRows } from "./zones.table.ts";
export {
  type CloudName,
  expectedZones,
  groupsOf,
  isPrivateLinkZone,
  linkableTypes,
  longestReserved,
  zonesFor,
} from "./zones.ts";
