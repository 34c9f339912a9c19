/** What does the core need from its host to read Azure: who signs in, what is read, what is told meanwhile? */
import type { Plan, PlanOptions, Scope } from "#src/azure/plan/index.ts";
import type { Gap } from "#src/model/index.ts";

/** How somebody signs in. Secrets are named by where the host finds them, never carried through the door. */
export type SignIn =
  | { readonly by: "azure-cli" }
  | { readonly by: "browser"; readonly client?: string }
  | { readonly by: "device-code"; readonly client?: string }
  | { readonly by: "environment" }
  | { readonly by: "managed-identity"; readonly client?: string }
  | {
      readonly by: "secret";
      readonly client: string;
      /** Environment variable that holds the secret. */
      readonly secretVariable: string;
    }
  | {
      readonly by: "certificate";
      readonly client: string;
      /** Path of a PEM file with certificate and key. */
      readonly path: string;
      /** Environment variable that holds the key's passphrase. */
      readonly passwordVariable?: string;
    };

/** Azure's clouds by name, or another by its addresses. */
export type CloudChoice =
  | "commercial"
  | "usgovernment"
  | "china"
  | {
      /** Address of Azure Resource Manager, `https://…`. */
      readonly arm: string;
      /** Address at which people sign in, `https://…`. */
      readonly authority: string;
      /** Audience of tokens; the address of ARM unless told. */
      readonly audience?: string;
    };

/** What to collect, and as whom. */
export type CollectAsk = {
  readonly signIn: SignIn;
  /** Tenant id or domain; the identity's home tenant unless told. */
  readonly tenant?: string;
  readonly cloud?: CloudChoice;
  readonly scope: Scope;
  readonly options?: PlanOptions;
  /** Snapshot file to write, or a folder that keeps a history of snapshots. */
  readonly output?: string;
  /** Whether answers of an interrupted or refused collection to the same output are taken over. */
  readonly resume?: boolean;
};

/** How far one kind of thing in one subscription has come. */
export type CollectRow = {
  /** Lower case; "" for what belongs to no subscription. */
  readonly subscription: string;
  readonly kind: string;
  readonly state: "waiting" | "reading" | "done" | "partly" | "refused" | "failed";
  /** Documents read so far. */
  readonly read: number;
  /** How many are expected, or null when nobody has counted. */
  readonly of: number | null;
};

/** News of a collection. Rows are those that changed since the news before. */
export type CollectNews = {
  readonly rows: readonly CollectRow[];
  readonly requests: number;
  /** Requests expected in all, as far as is known now. */
  readonly expected: number;
  readonly elapsedMs: number;
  /** Seconds for which Azure asked to wait, while it does; else 0. */
  readonly throttledFor: number;
  /** What a person must do to sign in, e.g. the sentence with the device code. */
  readonly prompt: string | null;
};

/** A subscription that the one who signed in sees. */
export type SeenSubscription = {
  /** Lower case. */
  readonly id: string;
  readonly name: string;
  /** Tenant id, lower case. */
  readonly tenant: string;
  /** As Azure tells it: `Enabled`, `Disabled`, … */
  readonly state: string;
};

/** What came of a collection. */
export type Collected = {
  /** The file written, or null when none was wanted. */
  readonly path: string | null;
  readonly takenAt: string;
  readonly resources: number;
  readonly subscriptions: number;
  readonly requests: number;
  readonly elapsedMs: number;
  readonly gaps: readonly Gap[];
  /** Whether it ended before everything was asked. */
  readonly isCancelled: boolean;
  /** Whether the sign-in ended before everything was asked. */
  readonly isSignedOut?: true;
  /** Secret values that were left out. */
  readonly secretsRemoved: number;
};

/** The host's part of a collection. Rejects with a sentence when nobody could sign in or nothing could be read. */
export type Collector = {
  /** What a collection would ask; counts what the scope holds when `counted`. */
  readonly plan: (
    ask: CollectAsk,
    options: {
      readonly counted: boolean;
      readonly signal?: AbortSignal;
      readonly onNews?: (news: CollectNews) => void;
    },
  ) => Promise<Plan>;
  /** The subscriptions that whoever signs in sees. */
  readonly subscriptions: (
    ask: CollectAsk,
    options: { readonly signal?: AbortSignal; readonly onNews?: (news: CollectNews) => void },
  ) => Promise<readonly SeenSubscription[]>;
  /** Collects; on `signal` it settles within 300 ms with what was read, which it writes down if `keeps`. */
  readonly collect: (
    ask: CollectAsk,
    options: {
      readonly signal?: AbortSignal;
      /** Asked when the collection was ended early; true unless told. */
      readonly keeps?: () => boolean;
      readonly onNews?: (news: CollectNews) => void;
    },
  ) => Promise<Collected>;
};
