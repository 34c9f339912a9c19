/** What DNS and path together come to: one class, how it travels, where it stops, and how sure that is (path.md 0.2). */
import type { Confidence, Resolution } from "#src/dns/index.ts";
import type { BlockedAt, Hop, Journey, Transport } from "#src/path/index.ts";
import type { DnsAnswer } from "./answers.ts";
import type { Expectation } from "./expect.ts";
import type { Verdict, VerdictClass } from "./verdict.ts";

/** What one answer comes to, or one journey of it. */
export type Judged = {
  readonly class: VerdictClass;
  readonly transport: Transport | null;
  readonly variant: Verdict["variant"];
  readonly blockedAt: BlockedAt | null;
  readonly risks: readonly string[];
  readonly confidence: Confidence;
};

/** What a verdict needs of a journey: how it ends, and a few of its hops. */
export type JourneyEnd = Pick<
  Journey,
  "ending" | "blockedAt" | "arrives" | "transport" | "risks" | "confidence"
> & { readonly hops: readonly Pick<Hop, "did" | "args" | "nextHopType">[] };

/** The end of `journey`, without what only people read; many are remembered at once. */
export function endOf(journey: Journey): JourneyEnd {
  const { ending, blockedAt, arrives, transport, risks, confidence, hops } = journey;
  const kept = hops.filter(
    (h) => h.args.variant !== undefined || h.nextHopType.startsWith("VirtualAppliance"),
  );
  return {
    ending,
    blockedAt,
    arrives,
    transport,
    risks,
    confidence,
    hops: kept.map(({ did, args, nextHopType }) => ({ did, args, nextHopType })),
  };
}

const NOTHING: Judged = {
  class: "UNKNOWN",
  transport: null,
  variant: null,
  blockedAt: null,
  risks: [],
  confidence: "unknown",
};

const SURE = { CERTAIN: "certain", LIKELY: "likely", UNKNOWN: "unknown" } as const;
const RANK: Readonly<Record<Confidence, number>> = { unknown: 0, likely: 1, certain: 2 };

/** The less sure of two. */
export function lessSure(a: Confidence, b: Confidence): Confidence {
  return RANK[a] <= RANK[b] ? a : b;
}

/** The verdict over a resolution whose answers lead to these journeys, one list per answer, one journey per address. */
export function judge(
  resolution: Pick<Resolution, "confidence" | "branches">,
  answers: readonly { readonly answer: DnsAnswer; readonly journeys: readonly JourneyEnd[] }[],
  expectation: Expectation,
): Verdict {
  const each = answers.map(({ answer, journeys }) => answerJudged(answer, journeys));
  const judged = together(each);
  // Several answers that all come to the same leave only the way open, not the end.
  const dns = resolution.branches.length > 0 ? "likely" : resolution.confidence;
  const confidence =
    judged.class === "UNKNOWN"
      ? "unknown"
      : lessSure(judged.confidence, dns === "unknown" ? "likely" : dns);
  return {
    ...judged,
    confidence,
    expected: expectation?.class ?? null,
    expectedBecause: expectation?.because ?? null,
  };
}

/** One verdict for several ways: their class when all agree, else unknown. */
export function together(each: readonly Judged[]): Judged {
  const first = each[0];
  if (!first) return NOTHING;
  if (each.length === 1) return first;
  const risks = [...new Set(each.flatMap((j) => j.risks))].sort();
  if (each.some((j) => j.class !== first.class)) return { ...NOTHING, risks };
  const confidence = each.reduce<Confidence>((c, j) => lessSure(c, j.confidence), "certain");
  const same = <T>(of: (j: Judged) => T) => each.every((j) => of(j) === of(first));
  return {
    class: first.class,
    transport: same((j) => j.transport) ? first.transport : null,
    variant: same((j) => j.variant) ? first.variant : null,
    blockedAt: first.blockedAt,
    risks,
    confidence,
  };
}

/** What one DNS answer comes to. */
export function answerJudged(answer: DnsAnswer, journeys: readonly JourneyEnd[]): Judged {
  switch (answer.outcome) {
    case "NXDOMAIN":
    case "NODATA":
    case "SERVFAIL":
    case "TIMEOUT":
    case "LOOP":
    case "FILTERED":
      return blockedAt("DNS");
    case "FORWARDED":
      return NOTHING;
    case "PRIVATE_STALE":
      // Packets may go a long way to an address that nobody owns; the record is what is wrong.
      return blockedOr(journeys, "DNS");
    case "PRIVATE_WRONG_TARGET":
      return blockedOr(journeys, "PE_STATE");
    case "PRIVATE_NOT_APPROVED":
      return notApproved(answer, journeys);
    case "INDETERMINATE":
      // Whoever may own the address may also bring a route of his own to it, so not even a stop on the way is sure.
      return NOTHING;
    case "PRIVATE_OK":
      return together(journeys.map(journeyJudged).map(atUnseenEndpoint));
    default:
      return together(journeys.map(journeyJudged));
  }
}

/** An endpoint that only DNS knows of (a stranger's, a private cluster's) looks like any private address to the path. */
function atUnseenEndpoint(judged: Judged): Judged {
  return judged.class === "PRIVATE_ADDRESS"
    ? { ...judged, class: "PRIVATE_ENDPOINT", confidence: lessSure(judged.confidence, "likely") }
    : judged;
}

function blockedAt(at: BlockedAt): Judged {
  return { ...NOTHING, class: "BLOCKED", blockedAt: at, confidence: "certain" };
}

/** Blocked where the journeys stop, or else at `at`. */
function blockedOr(journeys: readonly JourneyEnd[], at: BlockedAt): Judged {
  const stops = journeys.filter((j) => j.ending === "blocked").map(journeyJudged);
  return stops.length > 0 && stops.length === journeys.length ? together(stops) : blockedAt(at);
}

/** Blocked by the endpoint's state; where its two sides tell different ones, only what stops before it is known (path.md 3.1). */
function notApproved({ isContested }: DnsAnswer, journeys: readonly JourneyEnd[]): Judged {
  const stopped = blockedOr(journeys, "PE_STATE");
  const isShort = journeys.length > 0 && journeys.every((j) => j.ending === "blocked");
  return isContested && !isShort ? NOTHING : stopped;
}

function journeyJudged(journey: JourneyEnd): Judged {
  const { transport } = journey;
  const risks = [...new Set(journey.risks)].sort();
  const confidence = SURE[journey.confidence];
  if (journey.ending === "blocked")
    return { ...NOTHING, class: "BLOCKED", blockedAt: journey.blockedAt, risks, confidence };
  if (journey.ending === "unknown") return { ...NOTHING, risks };
  switch (journey.arrives) {
    case "private-endpoint":
      return { ...NOTHING, class: "PRIVATE_ENDPOINT", risks, confidence };
    case "service-endpoint":
      return {
        ...NOTHING,
        class: "SERVICE_ENDPOINT",
        variant: variantOf(journey),
        risks,
        confidence,
      };
    case "public":
      return { ...NOTHING, class: "PUBLIC", transport, risks, confidence };
    case "private-address":
      return { ...NOTHING, class: "PRIVATE_ADDRESS", risks, confidence };
    default:
      return { ...NOTHING, risks };
  }
}

function variantOf(journey: JourneyEnd): Verdict["variant"] {
  const told = journey.hops.map((h) => h.args.variant).find((v) => v !== undefined);
  return told === "STANDARD" ? "STANDARD" : "BASIC";
}
