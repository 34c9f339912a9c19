/** Builders of raw ARM documents, as Azure writes them: what the demo, tests and benches are made of. */
export * from "./app-services.ts";
export * from "./data-services.ts";
export * from "./document.ts";
export * from "./door.ts";
export * from "./endpoints.ts";
export * from "./filters.ts";
export * from "./firewalls.ts";
export * from "./gateways.ts";
export * from "./machines.ts";
export * from "./members.ts";
export * from "./names.ts";
export * from "./networks.ts";
export * from "./wan.ts";
