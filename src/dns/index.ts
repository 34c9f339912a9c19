export { isApproved, servicesNamed } from "./alias-state.ts";
export { AZURE_DNS } from "./azure-dns.ts";
export { DNS_LIMITS, type DnsLimits } from "./limits.ts";
export type * from "./resolution.ts";
export { dnsClassOf, type Question, type ResolveOptions, resolve } from "./resolve.ts";
