/** What does a person read while Azure is collected, and when it could not be? */

/** What the line said when nothing came back, and whether that is about a certificate. */
type Trouble = { readonly code: string; readonly isUntrusted: boolean };

/** Who is told: people at the page, with its fields, or those who type commands, with their options. */
export type Front = "page" | "commands";

/** The sentences of a collection, by what happened. */
export const collectMessages = {
  blocked: (r: { readonly method: string; readonly host: string; readonly path: string }) =>
    `${r.method} ${r.host}${r.path} was stopped before it left: Split Horizon only reads, and only from the cloud it signed in to.`,
  noCollector: () =>
    "This host cannot read Azure. Collect with the desktop window or the command line, or import exports.",
  alreadyCollecting: () =>
    "A collection is under way. Wait for its end, or end it, then collect again.",
  tenantMissing: ({ front }: { readonly front: Front }) =>
    `A service principal signs in to one tenant: ${front === "page" ? "write its id or domain into the field Tenant" : "give its id or domain with --tenant"}.`,
  variableMissing: ({ name }: { readonly name: string }) =>
    `The environment variable ${name} is empty or not set. Put the secret there; it is read from nowhere else, and kept nowhere.`,
  signInFailed: (a: { readonly by: string; readonly why: string; readonly front: Front }) =>
    `Nobody could sign in to Azure by ${a.by}: ${a.why} Sign in there first, or choose another way${a.front === "page" ? " in the first step" : " with --sign-in"}.`,
  nothingRead: (n: { readonly why: string; readonly right: string; readonly trouble: Trouble }) => {
    if (n.why === "refused")
      return `Azure refused to list what there is; ${n.right || "Reader"} is needed. Nothing was written.`;
    if (n.trouble.isUntrusted)
      return `The certificate of what answered is not trusted here (${n.trouble.code}). If your company looks into its traffic, put its root certificate into the system's store, or name its file in NODE_EXTRA_CA_CERTS; nothing was written.`;
    return `Azure gave no answer that could be used${n.trouble.code === "" ? "" : ` (${n.trouble.code})`}, or the sign-in ended. Check the cloud, the tenant and the network, then collect again; nothing was written.`;
  },
  noSubscriptions: ({ front }: { readonly front: Front }) =>
    `This identity sees no subscription. Give it Reader on the subscriptions to collect, or choose another tenant ${front === "page" ? "in the first step" : "with --tenant"}.`,
  badSubscription: ({ seen }: { readonly seen: string }) =>
    `"${seen}" is no subscription id: a GUID such as 5b0c0000-0000-4000-8000-000000000001 is.`,
  badGroup: ({ seen }: { readonly seen: string }) =>
    `"${seen}" is no resource group: give it as <subscription id>/<group>.`,
  manyScopes: () =>
    "Give one kind of scope: --subscription, --management-group or --resource-group (each repeatable), or none for the whole tenant.",
  badSignIn: ({ seen, known }: { readonly seen: string; readonly known: readonly string[] }) =>
    `"${seen}" is no way to sign in; these are: ${known.join(", ")}.`,
  badCloud: ({ seen }: { readonly seen: string }) =>
    `"${seen}" is no cloud; commercial, usgovernment and china are, or give --arm-endpoint with --authority.`,
  needsHttps: ({ seen }: { readonly seen: string }) =>
    `"${seen}" is no address of a cloud: tokens travel over https only, e.g. https://management.example.com.`,
  badShell: ({ seen }: { readonly seen: string }) =>
    `"${seen}" is no shell that a script is written for; bash and powershell are.`,
  badZoneGroups: ({ seen }: { readonly seen: string }) =>
    `"${seen}" says nothing about zone groups; auto, all and none do.`,
  outputMissing: () =>
    "Say where the snapshot goes with -o <file>.horizon or -o <folder>/ (a history), or look first with --plan.",
  stage: ({ stage }: { readonly stage: "rights" | "sweeps" | "reads" | "extras" }) =>
    ({
      rights: "Looking at what may be read",
      sweeps: "Asking Resource Graph",
      reads: "Asking what Resource Graph does not hold",
      extras: "Asking for the extra evidence",
    })[stage],
  progress: (n: {
    readonly requests: number;
    readonly expected: number;
    readonly resources: number;
    readonly throttledFor: number;
  }) =>
    `${n.requests} of about ${n.expected} requests, ${n.resources} resources read${
      n.throttledFor > 0 ? `; Azure asked to wait ${n.throttledFor} s` : ""
    }`,
  planned: (p: {
    readonly requests: number;
    readonly seconds: number;
    readonly isCounted: boolean;
  }) =>
    `About ${p.requests} reads, ${duration(p.seconds)} or so${
      p.isCounted ? "" : ", if the subscriptions are of usual size"
    }. Reader is enough for all that is not marked.`,
  planLine: (l: {
    readonly kind: string;
    readonly requests: number;
    readonly from: string;
    readonly beyondReader: readonly string[];
  }) =>
    `${l.kind}: ${l.requests} from ${l.from}${
      l.beyondReader.length > 0 ? ` (beyond Reader: ${l.beyondReader.join(", ")})` : ""
    }`,
  collected: (c: {
    readonly resources: number;
    readonly gaps: number;
    readonly requests: number;
    readonly seconds: number;
    readonly path: string | null;
  }) =>
    `${c.resources} resources, ${plural(c.gaps, "gap")}, ${c.requests} requests in ${duration(c.seconds)}${
      c.path === null ? "" : `; written to ${c.path}`
    }.`,
  secretsRemoved: ({ count }: { readonly count: number }) =>
    `${plural(count, "value")} that ${count === 1 ? "bears a secret was" : "bear secrets were"} left out of the snapshot.`,
  refusedRight: (g: {
    readonly right: string;
    readonly types: readonly string[];
    readonly scopes: number;
    readonly gaps: number;
  }) =>
    `${g.types.slice(0, 3).join(", ")}${g.types.length > 3 ? ` and ${g.types.length - 3} more types` : ""} refused in ${plural(
      g.scopes,
      "scope",
    )}: ${plural(g.gaps, "gap")}. The right that would settle it: ${g.right || "not told"}.`,
  unreadGap: (g: {
    readonly why: string;
    readonly scope: string;
    readonly type: string;
    readonly others: number;
  }) =>
    `${g.type === "*" ? "Everything" : g.type} in ${g.scope || "the tenant"}${
      g.others > 0 ? ` and ${plural(g.others, "other place")}` : ""
    } was not read (${whyNot[g.why] ?? g.why}); answers that need it say "not seen".`,
  stopped: () => "The collection was ended before anything was read; nothing was written.",
  cancelled: () =>
    "The collection was ended before it was done; what was read is kept, the rest is marked as not seen. Collect again with --resume to go on.",
  signedOut: () =>
    "The sign-in ended before everything was read; what was read is kept, the rest is marked as not seen. Sign in again, then collect with --resume to go on.",
  badSnapshot: (b: { readonly path: string; readonly why: string }) =>
    `${b.path} is no snapshot that can be read: ${b.why}.`,
  newerSnapshot: (n: { readonly path: string; readonly format: number; readonly reads: number }) =>
    `${n.path} was made by a newer version (format ${n.format}, this program reads ${n.reads}). Update to open it.`,
  changedSnapshot: ({ path }: { readonly path: string }) =>
    `${path} is not as it was written: its checksum does not fit. What it holds is read; collect again if that was not you.`,
  cutSnapshot: (c: { readonly path: string; readonly documents: number }) =>
    `${c.path} ends in the middle: ${plural(c.documents, "resource")} could be read, what follows is lost. Everything not read is "not seen".`,
} as const;

const whyNot: Readonly<Record<string, string>> = {
  refused: "refused",
  missing: "not found",
  failed: "Azure gave no answer",
  "not-collected": "not asked",
  referenced: "only referred to",
};

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return `${Math.round(seconds / 60)} min`;
}
