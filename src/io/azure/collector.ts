/** How does this host serve the api's wish to collect: sign in, read, write the snapshot? */
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import type { TokenCredential } from "@azure/core-auth";
import type { CollectAsk, Collected, CollectNews, Collector } from "#src/api/index.ts";
import { planFor } from "#src/azure/plan/index.ts";
import { collectMessages, type Front, filesMessages } from "#src/messages/index.ts";
import { codeOf } from "../file-fault.ts";
import { type Clock, realClock } from "./clock.ts";
import { type CloudAddresses, cloudAddresses } from "./clouds.ts";
import { type Collection, collectAzure } from "./collect.ts";
import { type Arm, connectArm } from "./connection.ts";
import { countScope } from "./count.ts";
import { noJournal, openJournal } from "./journal.ts";
import { keepCollection, placeOf, planKey } from "./keep.ts";
import { seeSubscriptions } from "./see-subscriptions.ts";
import { newShelf, type Shelf } from "./shelf.ts";
import { credentialFor, keepsOwnTokens, type SignInOptions } from "./sign-in.ts";
import { keptIn, memoryVault, type Vault } from "./vault.ts";

/** What the collector needs of its surroundings. */
export type CollectorHost = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** To whom its sentences are told; people at the page unless told. */
  readonly front?: Front;
  /** Where tokens stay; in memory unless told. */
  readonly vault?: Vault;
  readonly clock?: Clock;
  /** Stands in for signing in (tests). */
  readonly credential?: (ask: CollectAsk, options: SignInOptions) => Promise<TokenCredential>;
  /** Certificates to trust instead of this machine's (tests). */
  readonly ca?: string;
};

const REQUEST_TIMEOUT_MS = 60_000;

/** A collector for this machine. Nothing of the SDK is loaded before it is first used. */
export function azureCollector(host: CollectorHost): Collector {
  const vault = host.vault ?? memoryVault();
  const clock = host.clock ?? realClock;
  const open = (ask: CollectAsk, signal: AbortSignal, onNews: (news: CollectNews) => void) =>
    connected(host, vault, { ask, signal, onNews });
  return {
    plan: async (ask, { counted, signal = never(), onNews = nobody }) => {
      if (!counted) return planFor(ask.scope, ask.options);
      const arm = await open(ask, signal, onNews);
      return planFor(ask.scope, ask.options, await countScope(arm, ask.scope, { clock, signal }));
    },
    subscriptions: async (ask, { signal = never(), onNews = nobody }) =>
      await seeSubscriptions(await open(ask, signal, onNews), { clock, signal }),
    collect: async (ask, { signal = never(), onNews = nobody, keeps = () => true }) => {
      try {
        return await collectInto(ask, { signal, onNews, keeps });
      } catch (error) {
        throw inWords(error, ask, signal);
      }
    },
  };

  async function collectInto(
    ask: CollectAsk,
    { signal, onNews, keeps }: Hearing,
  ): Promise<Collected> {
    const arm = await open(ask, signal, onNews);
    const place = ask.output === undefined ? undefined : await placeOf(ask.output);
    const shelf = newShelf();
    const journal = place
      ? await openJournal(place.journal, {
          plan: planKey(ask),
          resume: ask.resume ?? false,
          now: clock.now(),
          onDocument: (document) => void shelf.put(String(document.id), document),
        })
      : noJournal();
    let isWorthGoingOn = true;
    try {
      const collection = await collectAzure({
        arm,
        scope: ask.scope,
        options: ask.options ?? {},
        shelf,
        journal,
        clock,
        signal,
        onNews,
      });
      if (shelf.size() === 0 && !collection.isCancelled) throw nothingRead(collection, host.front);
      const isKept = !collection.isCancelled || keeps();
      const isUseful = place !== undefined && shelf.size() > 0 && isKept;
      const path = isUseful ? await keepCollection(place, ask, collection, shelf) : null;
      const isPartial = collection.gaps.some((gap) => /refused|failed/.test(gap.why));
      isWorthGoingOn = isKept && (collection.isCancelled || collection.isSignedOut || isPartial);
      return collected(collection, shelf, path);
    } finally {
      await journal.close(isWorthGoingOn && shelf.size() > 0);
    }
  }
}

type Hearing = {
  readonly signal: AbortSignal;
  readonly onNews: (news: CollectNews) => void;
  readonly keeps: () => boolean;
};

/** What ended a collection, as a sentence where a person or the disk did. */
function inWords(error: unknown, { output }: CollectAsk, signal: AbortSignal): unknown {
  const why = codeOf(error) ?? "";
  if (output !== undefined && /^E[A-Z]+$/.test(why))
    return new Error(filesMessages.notWritten({ path: output, why }));
  return signal.aborted ? new Error(collectMessages.stopped()) : error;
}

const nobody = () => {};
const never = () => new AbortController().signal;

function nothingRead(collection: Collection, front: Front = "page"): Error {
  if (collection.gaps.length === 0) return new Error(collectMessages.noSubscriptions({ front }));
  const [gap] = collection.gaps;
  return new Error(
    collectMessages.nothingRead({
      why: gap?.why ?? "",
      right: gap?.right ?? "",
      trouble: collection.trouble,
    }),
  );
}

function collected(collection: Collection, shelf: Shelf, path: string | null): Collected {
  return {
    path,
    takenAt: new Date(collection.startedAt).toISOString(),
    resources: shelf.size(),
    subscriptions: collection.subscriptions,
    requests: collection.requests,
    elapsedMs: collection.elapsedMs,
    gaps: collection.gaps,
    isCancelled: collection.isCancelled,
    ...(collection.isSignedOut ? { isSignedOut: true } : {}),
    secretsRemoved: shelf.secretsRemoved(),
  };
}

type Opening = {
  readonly ask: CollectAsk;
  readonly signal: AbortSignal;
  readonly onNews: (news: CollectNews) => void;
};

/** A line to ARM on which somebody is signed in. */
async function connected(host: CollectorHost, vault: Vault, opening: Opening): Promise<Arm> {
  const { ask } = opening;
  const cloud = cloudAddresses(ask.cloud ?? "commercial");
  for (const seen of [cloud.arm, cloud.authority])
    if (!/^https:\/\/[^/]/.test(seen)) throw new Error(collectMessages.needsHttps({ seen }));
  if (host.ca === undefined) trustThisMachine();
  const credential = await signedIn(host, vault, cloud, opening);
  return await connectArm({
    endpoint: cloud.arm,
    tokenScope: cloud.tokenScope,
    credential,
    actions: {
      effectiveRoutes: ask.options?.effectiveRoutes ?? false,
      learnedRoutes: ask.options?.learnedRoutes ?? false,
    },
    timeoutMs: REQUEST_TIMEOUT_MS,
    ...(host.ca === undefined ? {} : { ca: host.ca }),
  });
}

let isTrusting = false;
/** Companies look into their own traffic with certificates that only the machine's store knows. */
function trustThisMachine(): void {
  if (isTrusting) return;
  isTrusting = true;
  setDefaultCACertificates([...getCACertificates("default"), ...getCACertificates("system")]);
}

async function signedIn(
  host: CollectorHost,
  vault: Vault,
  cloud: CloudAddresses,
  { ask, signal, onNews }: Opening,
): Promise<TokenCredential> {
  const tell = (prompt: string | null) =>
    onNews({ rows: [], requests: 0, expected: 0, elapsedMs: 0, throttledFor: 0, prompt });
  const make = host.credential ?? ((one, options) => credentialFor(one.signIn, options));
  const fresh = await make(ask, {
    cloud,
    tenant: ask.tenant,
    environment: host.environment,
    front: host.front ?? "page",
    onPrompt: tell,
  });
  const name = [ask.signIn.by, ask.tenant ?? "", cloud.arm].join(" ");
  // Who keeps tokens elsewhere is asked once for this collection: each call of the Azure CLI takes a second.
  const credential = keptIn(keepsOwnTokens(ask.signIn) ? memoryVault() : vault, name, fresh);
  try {
    // Before anything is asked: who cannot sign in is told so, and not that everything is refused.
    await untilAborted(
      signal,
      credential.getToken(cloud.tokenScope, { abortSignal: signal, enableCae: true }),
    );
  } catch (error) {
    signal.throwIfAborted();
    const [why = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new Error(
      collectMessages.signInFailed({ by: ask.signIn.by, why, front: host.front ?? "page" }),
    );
  }
  tell(null);
  return credential;
}

/** `work`, or a rejection as soon as `signal` says so: a sign-in may wait for a person for minutes. */
async function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let stop = () => {};
  const ended = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
