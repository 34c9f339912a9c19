/** How is Azure asked politely: one try after another, with the waits that it wishes for? */
import { ARM_BUCKET, type Bucket, GRAPH_BUCKET, newBucket } from "./bucket.ts";
import type { Clock } from "./clock.ts";
import type { Arm, GraphAsk, WireReply } from "./connection.ts";
import { newLanes } from "./lanes.ts";
import { type Answer, graphQuota, meaningOf, readsLeft } from "./reply.ts";

/** What the line said when last nothing came back. */
export type Trouble = {
  /** E.g. `ECONNREFUSED`; "" when it said nothing. */
  readonly code: string;
  /** Whether the certificate of what answered is not trusted. */
  readonly isUntrusted: boolean;
};

/** Asks with manners. An answer is never `again`: what stays so after the last try is `failed`. */
export type Asker = {
  readonly get: (url: string, subscription: string) => Promise<Answer>;
  readonly graph: (ask: GraphAsk) => Promise<Answer>;
  /** Does `task` when a request for `subscription` may leave, and counts it. */
  readonly inTurn: <T>(subscription: string, task: () => Promise<T>) => Promise<T>;
  /** Requests that left so far, tries included. */
  readonly requests: () => number;
  readonly trouble: () => Trouble;
};

export type Manners = {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Requests under way at once. */
  readonly width: number;
  /** Azure asked to wait this many milliseconds. */
  readonly onThrottled: (ms: number) => void;
  /** One more request left. */
  readonly onRequest: () => void;
};

const MOST_TRIES = 5;
const MOST_THROTTLED_TRIES = 12;
const LONGEST_WAIT_MS = 5 * 60_000;

/** An asker over `arm`. */
export function newAsker(arm: Arm, manners: Manners): Asker {
  const { clock, signal, onThrottled, onRequest } = manners;
  const lanes = newLanes(manners.width);
  const graphBucket = newBucket(GRAPH_BUCKET, clock);
  const buckets = new Map<string, Bucket>();
  let requests = 0;
  let trouble: Trouble = { code: "", isUntrusted: false };

  function bucketOf(subscription: string): Bucket {
    const had = buckets.get(subscription);
    if (had) return had;
    const made = newBucket(ARM_BUCKET, clock);
    buckets.set(subscription, made);
    return made;
  }

  async function tried(
    bucket: Bucket,
    send: () => Promise<WireReply>,
    heed: (reply: WireReply) => void,
  ): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      // Waiting is done outside the lanes: one slow subscription must not hold up the others.
      await bucket.take(signal);
      const answer = await lanes(() => onceOver(send, heed));
      if (answer.is !== "again") return answer;
      const most = answer.isThrottled ? MOST_THROTTLED_TRIES : MOST_TRIES;
      if (tries >= most || (answer.afterMs ?? 0) > LONGEST_WAIT_MS)
        return { is: "failed", code: answer.isThrottled ? "TooManyRequests" : "NoAnswer" };
      const wait =
        answer.afterMs ?? Math.min(30_000, 400 * 2 ** tries) * (0.75 + Math.random() / 2);
      if (answer.isThrottled) {
        onThrottled(wait);
        bucket.pause(wait);
      }
      await clock.wait(wait, signal);
    }
  }

  async function onceOver(
    send: () => Promise<WireReply>,
    heed: (reply: WireReply) => void,
  ): Promise<Answer> {
    try {
      signal.throwIfAborted();
      requests += 1;
      onRequest();
      const reply = await send();
      signal.throwIfAborted();
      heed(reply);
      return meaningOf(reply, clock.now());
    } catch (error) {
      signal.throwIfAborted();
      trouble = troubleIn(error);
      return withoutReply(error);
    }
  }

  return {
    requests: () => requests,
    trouble: () => trouble,
    get: (url, subscription) => {
      const bucket = bucketOf(subscription);
      return tried(
        bucket,
        () => arm.get(url, signal),
        (reply) => {
          const left = readsLeft(reply);
          if (left !== undefined) bucket.told(left, 0);
        },
      );
    },
    graph: (ask) =>
      tried(
        graphBucket,
        () => arm.graph(ask, signal),
        (reply) => {
          const quota = graphQuota(reply);
          if (quota) graphBucket.told(quota.remaining, quota.fullAfterMs);
        },
      ),
    inTurn: async (subscription, task) => {
      await bucketOf(subscription).take(signal);
      return await lanes(async () => {
        requests += 1;
        onRequest();
        return await task();
      });
    },
  };
}

function troubleIn(error: unknown): Trouble {
  const seen = error instanceof Error && "code" in error ? String(error.code) : "";
  const code = /^[A-Z_\d]{3,60}$/.test(seen) ? seen : "";
  return { code, isUntrusted: /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ISSUER|ERR_TLS/.test(code) };
}

/** What it means that nothing came back: no sign-in, our own guard, or a line that broke. */
function withoutReply(error: unknown): Answer {
  const name = error instanceof Error ? error.name : "";
  if (name === "Blocked") return { is: "failed", code: "Blocked" };
  if (/Authentication|CredentialUnavailable/.test(name)) return { is: "signed-out" };
  // Who is not trusted now will not be trusted in a second.
  const { code, isUntrusted } = troubleIn(error);
  if (isUntrusted) return { is: "failed", code };
  return { is: "again", afterMs: undefined, isThrottled: false };
}
