/** The one door: every question the core answers, with the types of ask, reply and news. */
import type { Plan } from "#src/azure/plan/index.ts";
import type { AccessComparison, AccessSummary } from "#src/compare/index.ts";
import type { Nudge, Scene, SceneLevel } from "#src/diagram/index.ts";
import type { Resolution } from "#src/dns/index.ts";
import type { Gap, Vantage } from "#src/model/index.ts";
import type { EffectiveRoute, Journey } from "#src/path/index.ts";
import type { Snapshot } from "#src/snapshot/index.ts";
import type { OutcomeWord, Trace } from "#src/verdict/index.ts";
import type { CollectAsk, Collected, CollectNews, SeenSubscription } from "./collector.ts";
import type { Reply } from "./fault.ts";
import type { TicketReply } from "./ticket-reply.ts";

export type { Fault, Readable, Reply } from "./fault.ts";

/** An oddity of the input: the reader kept what it could and says what was strange. */
export type Oddity = {
  /** ARM id, or the document's name when it has none. */
  readonly resource: string;
  readonly pointer: string;
  readonly code: string;
  readonly seen: unknown;
};

/** What was read: counts by type, what was odd, what was ignored. */
export type ReadingReport = {
  /** File (or `demo`) → what was found in it. */
  readonly sources: readonly {
    readonly name: string;
    readonly documents: number;
    readonly shape: string;
  }[];
  /** ARM type (lower case) → number of distinct resources, for types the model holds. */
  readonly counts: Readonly<Record<string, number>>;
  /** ARM type (lower case) → number of distinct resources, for types kept and counted but not modelled. */
  readonly ignored: Readonly<Record<string, number>>;
  readonly oddities: readonly Oddity[];
  /** Documents that could not be read at all. */
  readonly unreadable: readonly { readonly source: string; readonly why: string }[];
};

/** An estate that is open. */
export type Opened = {
  /** Title for the window: file or folder name, or `Contoso (demo)`. */
  readonly title: string;
  readonly takenAt: string;
  readonly resources: number;
  readonly subscriptions: number;
  readonly vantages: number;
  readonly services: number;
  readonly gaps: number;
  readonly isDemo: boolean;
  readonly report: ReadingReport;
};

/**
 * A vantage with where it stands; "" for what is not told, or has no such place. Its key and its subnet
 * would repeat its id, and make the list of a large estate half as long again.
 */
export type VantageRow = Omit<Vantage, "key" | "subnet"> & {
  /** Short name, such as `westeurope`. */
  readonly region: string;
  /** Display name, or the id when that was not read. */
  readonly subscription: string;
};

export type ServiceRow = {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly location: string;
  readonly names: readonly {
    readonly fqdn: string;
    readonly groupId: string;
    readonly privatelinkName: string | null;
    readonly zone: string | null;
  }[];
  readonly endpoints: readonly {
    readonly id: string;
    readonly state: string;
    readonly groupIds: readonly string[];
  }[];
  readonly publicAccess: string;
};

/** A resolution as printed: spec/cli.md, `resolve --json`. */
export type ResolutionReply = Omit<Resolution, "branches" | "assumptions" | "gaps"> & {
  /** Conditions, assumptions and gaps in words. */
  readonly branches: readonly (Omit<Resolution["branches"][number], "when"> & {
    readonly when: string;
  })[];
  readonly assumptions: readonly string[];
  readonly gaps: readonly string[];
  readonly vantage: { readonly id: string; readonly kind: string; readonly label: string };
  /** The sentence of each of `steps`. */
  readonly texts: readonly string[];
  /** The sentences of the steps of each of `branches`. */
  readonly branchTexts: readonly (readonly string[])[];
  readonly sentence: string;
};

/** A trace as printed: spec/cli.md, `trace --json`. */
export type TraceReply = Omit<Trace, "resolution" | "journeys"> & {
  readonly resolution: ResolutionReply;
  readonly journeys: readonly (Omit<Journey, "assumptions" | "gap"> & {
    readonly assumptions: readonly string[];
    readonly gap?: string;
  })[];
  /** Sentence of each hop, one list per journey. */
  readonly texts: readonly (readonly string[])[];
  readonly word: OutcomeWord;
  readonly counterfactual: string | null;
};

export type MatrixReply = {
  readonly vantages: readonly {
    readonly id: string;
    readonly kind: string;
    readonly label: string;
  }[];
  readonly names: readonly { readonly name: string; readonly service: string | null }[];
  readonly cells: readonly {
    readonly v: number;
    readonly n: number;
    readonly dns: string;
    readonly class: string;
    readonly expected: string | null;
    readonly word: OutcomeWord;
    readonly asExpected: boolean | null;
  }[];
};

/** A question about paths, lit on the map. */
export type Question = {
  readonly from: string;
  readonly name: string;
  readonly type?: string;
  readonly port?: number;
};

/** What to export. Everything but `format` has a usual value; dates are arguments, so that bytes do not change by themselves. */
export type ExportAsk = {
  readonly view?: "map" | "report" | "matrix";
  /** Of a map: svg png pdf drawio vsdx mermaid dot html json; of a report: markdown html pdf docx; of a matrix: csv xlsx. */
  readonly format: string;
  readonly title?: string;
  /** ISO date that the file carries. */
  readonly date?: string;
  readonly language?: "en" | "de";
  readonly look?: "light" | "dark";
  /** Names to pseudonyms, addresses to others. */
  readonly redact?: boolean;
  readonly level?: SceneLevel;
  readonly question?: Question;
  readonly open?: readonly string[];
  readonly closed?: readonly string[];
  /** Map: boxes that a person moved from their places, in px. */
  readonly moved?: readonly Nudge[];
  readonly legend?: boolean;
  /** PNG: 1, 2 or 4. */
  readonly scale?: number;
  /** PDF: A4 A3 A2 A1 A0 letter tabloid fit. */
  readonly size?: string;
  /** Map: an earlier estate (files or folders) to compare with; what came, went and changed is tagged. */
  readonly against?: readonly string[];
  /** drawio: the text of the file exported before, with what people changed in it. */
  readonly previous?: string;
  /** With `previous`: brings back what people deleted from it. */
  readonly restore?: boolean;
  readonly sections?: readonly string[];
  /** Markdown with placeholders, in place of the usual order. */
  readonly template?: string;
  readonly front?: {
    readonly author?: string;
    readonly client?: string;
    readonly version?: string;
    readonly status?: string;
  };
  /** Report: a price list, as `readPrices` takes it; the catalogue's unless told. */
  readonly prices?: unknown;
  /** Matrix: vantages and names, all unless told. */
  readonly from?: readonly string[];
  readonly names?: readonly string[];
};

/** An exported file: text or, for formats that are no text, base64. */
export type Exported = {
  /** A name that sorts: `contoso-prod_2024-10-14_map.svg`. */
  readonly name: string;
  readonly mime: string;
  readonly text: string | null;
  readonly base64: string | null;
  /** Files that belong beside it (pictures of a Markdown report). */
  readonly beside: readonly { readonly name: string; readonly text: string }[];
  /** What people must know about it. */
  readonly notes: readonly string[];
};

/** Name of a call → its ask, its reply, and its news. Files are named by path; their bytes come through the `Files` port. */
export type Calls = {
  /** Opens the demo, or files and folders merged; sites files beside them. Replaces what was open. */
  open: {
    ask: {
      readonly paths: readonly string[] | "demo";
      readonly sites?: readonly string[];
      /** Refuses what could be read only in part, and tells how much of it could. */
      readonly whole?: boolean;
    };
    reply: Opened;
    news: { readonly doing: string; readonly done: number; readonly of: number };
  };
  /** What is open, or null. */
  opened: { ask: Record<never, never>; reply: Opened | null; news: never };
  vantages: { ask: Record<never, never>; reply: readonly VantageRow[]; news: never };
  services: { ask: Record<never, never>; reply: readonly ServiceRow[]; news: never };
  resolve: {
    ask: { readonly name: string; readonly from: string; readonly type?: string };
    reply: ResolutionReply;
    news: never;
  };
  trace: {
    ask: {
      readonly name: string;
      readonly from: string;
      readonly type?: string;
      readonly port?: number;
      readonly protocol?: string;
      /** Lines of a policy, as `readPolicy` takes them. */
      readonly policy?: unknown;
    };
    reply: TraceReply;
    news: never;
  };
  routes: {
    ask: { readonly from: string; readonly to?: string };
    reply: {
      readonly routes: readonly EffectiveRoute[];
      readonly chosen?: number;
      /** What the rows rest on beside the estate: the age of the service tags. */
      readonly assumptions: readonly string[];
    };
    news: never;
  };
  matrix: {
    ask: {
      readonly from?: readonly string[];
      readonly names?: readonly string[];
      /** Lines of a policy, as `readPolicy` takes them. */
      readonly policy?: unknown;
    };
    reply: MatrixReply;
    news: { readonly done: number; readonly of: number };
  };
  /** Private endpoints against service endpoints, per vantage and service; GB in a month, in and out together. */
  compareAccess: {
    ask: {
      readonly from?: readonly string[];
      readonly names?: readonly string[];
      readonly gbPerMonth?: number;
      /** A price list, as `readPrices` takes it; the catalogue's unless told. */
      readonly prices?: unknown;
    };
    reply: AccessComparison;
    news: { readonly done: number; readonly of: number };
  };
  /** The same in outline, every pair with its outcome and what to do: small enough for all pairs of a large estate. */
  accessSummary: {
    ask: {
      readonly from?: readonly string[];
      readonly names?: readonly string[];
      readonly prices?: unknown;
    };
    reply: AccessSummary;
    news: { readonly done: number; readonly of: number };
  };
  scene: {
    ask: {
      readonly level: SceneLevel;
      readonly question?: Question;
      readonly open?: readonly string[];
      readonly closed?: readonly string[];
    };
    reply: Scene;
    news: never;
  };
  /** A picture, a report or the matrix of what is open as a file (views and formats: `formats` of the report room). */
  exportView: { ask: ExportAsk; reply: Exported; news: never };
  /** Reads a pasted text: what was asked, from where, what came back, and why it differs from what is predicted. `asker`: the vantage in mind, a hint; `from`: the vantage to predict from. */
  understand: {
    ask: { readonly text: string; readonly from?: string; readonly asker?: string };
    reply: TicketReply;
    news: never;
  };
  /** The ARM document behind an id, as read, for the evidence pane; null when none was read. */
  document: { ask: { readonly id: string }; reply: unknown; news: never };
  /** Adds or replaces one DNS server in what the user told; the estate is read anew with it. */
  tellDnsServer: { ask: { readonly server: unknown }; reply: Opened; news: never };
  /** What could not be seen, and why. */
  gaps: { ask: Record<never, never>; reply: readonly Gap[]; news: never };
  /** What is open, as the parts of a snapshot file: its documents, and what could not be read. */
  snapshot: { ask: Record<never, never>; reply: Omit<Snapshot, "format">; news: never };
  /** What a collection would ask of Azure; when `counted`, somebody signs in and what is there is counted first. */
  collectPlan: {
    ask: CollectAsk & { readonly counted?: boolean };
    reply: Plan;
    news: CollectNews;
  };
  /** The subscriptions that somebody who signs in sees, to choose from. */
  collectScope: { ask: CollectAsk; reply: readonly SeenSubscription[]; news: CollectNews };
  /** Reads Azure into a snapshot. Ended by `endCollection`, it replies with what was read. */
  collect: { ask: CollectAsk; reply: Collected; news: CollectNews };
  /** Ends the collection under way; replies whether there was one. What was read is kept, or let go. */
  endCollection: {
    ask: { readonly keep: boolean };
    reply: { readonly wasRunning: boolean };
    news: never;
  };
  /** The sites file as told so far, ready to save. */
  sitesFile: { ask: Record<never, never>; reply: string; news: never };
};

export type CallName = keyof Calls;

/** The door itself. A cancelled call replies with a `cancelled` fault. */
export type Api = <K extends CallName>(
  name: K,
  ask: Calls[K]["ask"],
  options?: { readonly signal?: AbortSignal; readonly onNews?: (news: Calls[K]["news"]) => void },
) => Promise<Reply<Calls[K]["reply"]>>;

/** What the core needs from its host to read files: nothing of Node in the core. */
export type FilesPort = {
  /** The files under `path` (itself, or a folder's export files in order of name), each with a way to read its bytes. Rejects with a Fault. */
  readonly list: (path: string) => Promise<
    readonly {
      readonly name: string;
      readonly size: number;
      readonly read: () => Promise<Uint8Array>;
      /** The file as a snapshot, with what must be said about it, where the host reads those as they flow by; undefined when it is none. */
      readonly snapshot?: () => Promise<
        { readonly value: unknown; readonly notes: readonly string[] } | undefined
      >;
    }[]
  >;
};
