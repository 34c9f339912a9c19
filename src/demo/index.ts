export * as arm from "./arm/index.ts";
export { demoDocuments, demoSites, demoSnapshot } from "./contoso.ts";
