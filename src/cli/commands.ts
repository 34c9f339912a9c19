/** Which commands are there? Each is loaded when it is called, so that a call pays for its own answer alone. */
import type { Command } from "./command.ts";

type Row = {
  /** One line for the list of commands. */
  readonly says: string;
  readonly load: () => Promise<Command>;
};

/** The commands by name, in the order of the help. A name of two words is called by both. */
export const commands: Readonly<Record<string, Row>> = {
  resolve: {
    says: "Predicts the DNS answer.",
    load: async () => (await import("./commands/resolve.ts")).resolveCommand,
  },
  trace: {
    says: "DNS, then the path, then the verdict.",
    load: async () => (await import("./commands/trace.ts")).traceCommand,
  },
  ask: {
    says: "Reads a pasted answer, error or question, and explains differences.",
    load: async () => (await import("./commands/ask.ts")).askCommand,
  },
  routes: {
    says: "Effective routes, or the one chosen.",
    load: async () => (await import("./commands/routes.ts")).routesCommand,
  },
  matrix: {
    says: "Every vantage by every name.",
    load: async () => (await import("./commands/matrix.ts")).matrixCommand,
  },
  "compare-access": {
    says: "Private endpoints against service endpoints, on this estate.",
    load: async () => (await import("./commands/compare-access.ts")).compareAccessCommand,
  },
  prices: {
    says: "Prints the catalogue's list prices as a file to edit.",
    load: async () => (await import("./commands/prices.ts")).pricesCommand,
  },
  vantages: {
    says: "Lists what there is to ask from.",
    load: async () => (await import("./commands/vantages.ts")).vantagesCommand,
  },
  services: {
    says: "Lists what there is to ask for.",
    load: async () => (await import("./commands/services.ts")).servicesCommand,
  },
  export: {
    says: "Writes the map or the matrix as a file.",
    load: async () => (await import("./commands/export.ts")).exportCommand,
  },
  report: {
    says: "Writes the estate report: Markdown, HTML, PDF or Word.",
    load: async () => (await import("./commands/report.ts")).reportCommand,
  },
  import: {
    says: "Makes one snapshot of raw exports.",
    load: async () => (await import("./commands/import.ts")).importCommand,
  },
  "sites import": {
    says: "Makes a sites file of the configuration of DNS servers.",
    load: async () => (await import("./commands/sites-import.ts")).sitesImportCommand,
  },
  collect: {
    says: "Reads Azure into a snapshot.",
    load: async () => (await import("./commands/collect.ts")).collectCommand,
  },
  redact: {
    says: "Makes an estate fit for sharing: other names, the same answers.",
    load: async () => (await import("./commands/redact.ts")).redactCommand,
  },
  serve: {
    says: "Serves the page to a browser on this machine.",
    load: async () => (await import("./commands/serve.ts")).serveCommand,
  },
};
