export { azureCollector, type CollectorHost, collectScript, type Shell } from "./azure/index.ts";
export { breath } from "./breath.ts";
export { coinOf, keyOfContent } from "./coin.ts";
export { type FileFault, fileFault } from "./file-fault.ts";
export { nodeFiles } from "./files.ts";
export { type PageFile, pageAt } from "./host/pages.ts";
export { contentPolicy, pageHeaders } from "./host/policy.ts";
export { type Host, type HostOptions, startHost } from "./host/start-host.ts";
export { writeFileWhole } from "./write-file.ts";
