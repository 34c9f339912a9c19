export {
  acceptsPrivate,
  acceptsPublic,
  hasEndpoint,
  serviceEndpointPolicyAllows,
  tenantOf,
} from "./accept.ts";
export { type Destination, destinationOf, tagOf } from "./destination.ts";
export { endpointInboundFilter, inboundFilter, outboundFilter } from "./filters.ts";
export { firewallAllows } from "./filters-firewall.ts";
export { hostOf, isNamed } from "./firewall-match.ts";
export type * from "./flow.ts";
export type * from "./journey.ts";
export { chosenRoute, routesFrom, routesUseTags } from "./routes.ts";
export { type Three, tagContains, tagPrefixes, tagsOf, tagWithin } from "./service-tags.ts";
export { weighsTags } from "./tags-weighed.ts";
export { type Asked, asOne, reach, reachesAddress, subnetsAsked } from "./walk.ts";
export { PATH_LIMITS, type PathLimits } from "./walk-course.ts";
export { homesOf } from "./walk-why.ts";
