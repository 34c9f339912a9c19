/** Whether a service takes a packet that arrived: over an endpoint, over its public address, past endpoint policies (path.md 3, 4.3). */
export { serviceEndpointPolicyAllows } from "./accept-endpoint-policy.ts";
export { acceptsPrivate } from "./accept-private.ts";
export { acceptsPublic } from "./accept-public.ts";
export { tenantOf } from "./accept-tenant.ts";
export { hasEndpoint } from "./accept-web.ts";
