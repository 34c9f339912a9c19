/** What does a person read in the Collect sheet: who signs in, what is read, and how far it has come? */

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const duration = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/** The words of the Collect sheet. */
export const collectWords = {
  title: "Collect from Azure",
  open: "Collect",
  openLong: "Collect from Azure…",
  hint: "Signs in as you and reads networks, names and services; it never writes",
  steps: { who: "Who", what: "What", run: "Run" },
  stepsLabel: "Steps",
  reader: "Reader is enough. Split Horizon only reads; it never changes anything in Azure.",
  way: "Sign in by",
  ways: {
    "azure-cli": "Azure CLI",
    browser: "Browser",
    "device-code": "Device code",
    environment: "Environment variables",
    "managed-identity": "Managed identity",
    secret: "Service principal with a secret",
    certificate: "Service principal with a certificate",
  },
  kept: {
    "azure-cli": "Uses the sign-in of az on this computer. Nothing is kept here.",
    browser:
      "Opens your browser. The token stays in the vault of your system, or in memory where there is none.",
    "device-code":
      "Shows a code to enter in any browser. The token stays in the vault of your system, or in memory where there is none.",
    environment:
      "Uses AZURE_TENANT_ID, AZURE_CLIENT_ID and a secret or certificate of the environment. The token stays in the vault of your system, or in memory where there is none.",
    "managed-identity": "Uses the identity of the machine that this runs on. Nothing is kept here.",
    secret:
      "Reads the secret from an environment variable and from nowhere else. The secret is never kept.",
    certificate: "Reads the certificate from its file. Neither is ever kept.",
  },
  tenant: "Tenant (id or domain; your home tenant unless told)",
  client: "Client id",
  secretVariable: "Environment variable with the secret",
  certificate: "PEM file with certificate and key",
  passwordVariable: "Environment variable with its passphrase (none unless told)",
  cloud: "Cloud",
  clouds: {
    commercial: "Azure",
    usgovernment: "Azure US Government",
    china: "Azure China",
    custom: "Another",
  },
  arm: "Address of its Resource Manager",
  authority: "Address at which people sign in",
  next: "Continue",
  back: "Back",
  cancel: "Cancel",
  hide: "Hide; it goes on",
  close: "Close",
  signingIn: "Signing in and asking which subscriptions you see…",
  copyCode: (code: string) => `Copy ${code}`,
  scope: "Read",
  scopes: {
    subscriptions: "Tenants and subscriptions",
    "management-groups": "Management groups by name",
    "resource-groups": "Resource groups by name",
  },
  names: {
    "management-groups": "Names of management groups, one a line",
    "resource-groups": "Resource groups, one a line, as subscription id/group",
  },
  search: "Search subscriptions",
  everything: (count: number) =>
    `Everything you see, now ${plural(count, "subscription", "subscriptions")}`,
  ofTenant: (tenant: string, count: number) =>
    `Tenant ${tenant} (${plural(count, "subscription", "subscriptions")})`,
  tree: "Tenants and subscriptions",
  noMatch: (text: string) => `No subscription has "${text}" in its name or id.`,
  remembered: "Chosen before",
  rememberedSet: (names: readonly string[]) =>
    names.length > 2
      ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`
      : names.join(", "),
  disabled: (state: string) => state.toLowerCase(),
  chosen: (count: number) => `${plural(count, "subscription", "subscriptions")} chosen`,
  chooseOne: "Choose at least one subscription.",
  nameOne: "Name at least one.",
  extras: "Extra evidence",
  extra: {
    zoneGroups: "Zone groups of every private endpoint, also beyond 500",
    effectiveRoutes: "Effective routes of running machines (an action that Reader does not hold)",
    learnedRoutes: "Routes that gateways learned (an action that Reader does not hold)",
    serviceTags: "Service tags with their prefixes",
    publicAnswers: "What public DNS answers, asked from this computer",
  },
  output: "Keep the snapshot in",
  outputUsual: "The snapshots folder of this computer",
  choose: "Choose a folder…",
  preview: "What will be asked",
  planned: (plan: {
    readonly requests: number;
    readonly seconds: number;
    readonly isCounted: boolean;
  }) =>
    `About ${plural(plan.requests, "read", "reads")}, ${duration(plan.seconds * 1000)} or so, ${
      plan.isCounted ? "as counted just now." : "if the subscriptions are of usual size."
    }`,
  count: "Count what is there",
  counting: "Counting…",
  from: { "resource graph": "Resource Graph", arm: "Resource Manager", "public dns": "public DNS" },
  tryAgain: "Try again",
  columns: { kind: "Kind", from: "Asked of", right: "Right", requests: "Reads" },
  moreRights: (count: number) => `and ${count} more`,
  beyondReader: "beyond Reader",
  run: "Collect now",
  rows: "What is read",
  rowsTable: "Each subscription and kind",
  planTable: "Reads by kind",
  rowColumns: { subscription: "Subscription", kind: "Kind", state: "State" },
  rowState: (row: {
    readonly state: "waiting" | "reading" | "done" | "partly" | "refused" | "failed";
    readonly read: number;
    readonly of: number | null;
  }) =>
    ({
      waiting: "waiting",
      reading:
        row.of === null ? `reading, ${row.read} so far` : `reading ${row.read} of ~${row.of}`,
      done: `done, ${row.read}`,
      partly: `partly, ${row.read}`,
      refused: "refused",
      failed: "failed",
    })[row.state],
  heldBack: (seconds: number) => `throttled (Azure asked for ${seconds} s)`,
  noSubscription: "of the tenant",
  moreRows: (shown: number, all: number) =>
    `${shown} of ${all} rows shown, those that need a look first.`,
  filterRows: "Only subscriptions and kinds with",
  progress: (done: number, of: number) =>
    of > 0 ? `${done} of about ${plural(of, "request", "requests")}` : "Signing in…",
  elapsed: (ms: number) => `${duration(ms)} so far`,
  left: (ms: number) => `about ${duration(ms)} left`,
  throttled: (seconds: number) =>
    `Azure asked to wait. Going on in ${plural(seconds, "second", "seconds")}.`,
  stopAsk: "End here? What was read so far can be kept as a partial snapshot.",
  keep: "Keep what was read",
  discard: "Discard",
  goOn: "Go on reading",
  ending: "Ending…",
  running: (percent: number) => `Collecting ${percent} %`,
  started: "The collection has begun. It goes on when this sheet is closed.",
  done: (found: { readonly resources: number; readonly gaps: number; readonly ms: number }) =>
    `${plural(found.resources, "resource", "resources")}, ${plural(found.gaps, "gap", "gaps")}, in ${duration(found.ms)}.`,
  signedOut:
    "The sign-in ended: what was not read is marked as not seen. What is open stays as it is.",
  signInAgain: "Sign in and go on",
  partial: "The collection was ended early: what was not read is marked as not seen.",
  discarded: "The collection was ended, and what was read was let go.",
  keptAt: (path: string) => `Kept at ${path}`,
  failed: "The collection could not be made.",
  openSnapshot: "Open this snapshot",
  refusals: "Refused, by the right that is missing",
  refused: (group: {
    readonly types: readonly string[];
    readonly scopes: number;
    readonly gaps: number;
  }) =>
    `${group.types.slice(0, 3).join(", ")}${
      group.types.length > 3 ? ` and ${group.types.length - 3} more types` : ""
    } refused in ${plural(group.scopes, "scope", "scopes")}: ${plural(group.gaps, "gap", "gaps")}.`,
  otherGaps: (count: number) =>
    `${plural(count, "gap has", "gaps have")} another cause: not found, no answer, or not asked. The Activity drawer lists them when the snapshot is open.`,
  copyRequest: "Copy the role request",
  copied: "Copied",
  retry: "Retry refused only",
  again: "Collect again",
  activity: "Collection",
  show: "Show the collection",
  request: (ask: { readonly right: string; readonly scopes: readonly string[] }) =>
    [
      `To read the network for Split Horizon, which only reads, I need ${ask.right} at:`,
      ...ask.scopes.map((scope) => `  ${scope}`),
      "",
      ask.right === "Reader" || ask.right.endsWith("/read")
        ? "The built-in role Reader holds it. For whoever may assign roles, with my object id in place of <object id>:"
        : "Reader does not hold it; a role that does, such as Network Contributor or a custom role with this one action, is needed:",
      ...ask.scopes.map(
        (scope) =>
          `  az role assignment create --assignee-object-id <object id> --role ${
            ask.right === "Reader" || ask.right.endsWith("/read") ? "Reader" : "<role>"
          } --scope "${scope}"`,
      ),
    ].join("\n"),
} as const;
