export { type PageFile, pageAt } from "./host/pages.ts";
export { contentPolicy, pageHeaders } from "./host/policy.ts";
export { type Host, type HostOptions, startHost } from "./host/start-host.ts";
