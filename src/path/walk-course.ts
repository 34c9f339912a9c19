/** One packet on its way: what it aims at, where it stands, what it passed, and how a journey ends. */
import { type Said, saidText, wayDoubt } from "#src/messages/index.ts";
import type { Estate, Evidence, Key, Vantage } from "#src/model/index.ts";
import { isPrivateAddress, parseAddress } from "#src/net/index.ts";
import type { Destination } from "./destination.ts";
import type { Caller, Confidence, Filtered } from "./flow.ts";
import type { BlockedAt, Hop, Journey, Transport } from "./journey.ts";
import { pathFacts } from "./path-facts.ts";

/** How far a walk may go. */
export type PathLimits = {
  /** Stations passed before the walk gives up (path.md 1.8). */
  readonly depth: number;
};

export const PATH_LIMITS: PathLimits = { depth: 8 };

/** What is asked. */
export type Errand = {
  readonly estate: Estate;
  readonly from: Vantage;
  readonly to: Destination;
  readonly port: number;
  readonly protocol: "tcp" | "udp" | "icmp";
  readonly limits: PathLimits;
};

/** Who has last passed the packet on, and whether it put its own address on it. */
export type Forwarder = {
  readonly vnet: Key;
  /** Gateways need no leave for what they forward (path.md 1.3). */
  readonly isGateway: boolean;
  readonly snat: "yes" | "no" | "unknown";
};

/** Where the packet stands. */
export type Position = {
  readonly vnet: Key;
  readonly subnet?: Key;
  readonly nic?: Key;
  /** Private addresses or prefixes that it bears as its source. */
  readonly sources: readonly string[];
  /** The VNet of its source address; absent when that lies outside Azure. */
  readonly sourceVnet?: Key;
  readonly forwarder?: Forwarder;
  /** Public addresses that an appliance on the way puts on it. */
  readonly publicSources?: readonly string[] | "unknown";
  /** Whether an appliance on the way may leave the source as it is, without a tag that makes this safe (path.md 1.7). */
  readonly needsSnat: boolean;
  readonly appliances: readonly string[];
  /** Where it came in from outside Azure. */
  readonly outside?: "expressroute" | "vpn" | "clients";
  readonly passed: readonly string[];
};

/** A packet on its way; what it collects is added as it goes. */
export type Course = Errand & {
  readonly hops: Hop[];
  readonly risks: Set<string>;
  /** By its English words, so that each stands once. */
  readonly assumptions: Map<string, Said>;
  /** How sure the way is; `gap`: the first reason for which it is not known at all. */
  readonly doubt: { confidence: Confidence; gap?: Said };
  /** The walk onward from a position. */
  readonly onward: (course: Course, position: Position) => End;
};

/** How a walk ends. */
export type End = {
  readonly ending: Journey["ending"];
  readonly blockedAt: BlockedAt | null;
  readonly arrives: Journey["arrives"];
  readonly transport: Transport | null;
};

/** A course that starts. */
export function startOf(errand: Errand, onward: Course["onward"]): Course {
  return {
    ...errand,
    onward,
    hops: [],
    risks: new Set(),
    assumptions: new Map(),
    doubt: { confidence: "CERTAIN" },
  };
}

/** A second course that goes on from where `course` stands, for packets that are spread. */
export function branchOf(course: Course): Course {
  return {
    ...course,
    hops: [...course.hops],
    risks: new Set(course.risks),
    assumptions: new Map(course.assumptions),
    doubt: { ...course.doubt },
  };
}

/** Takes over into `course` what `branch` collected. */
export function adopt(course: Course, branch: Course): void {
  course.hops.splice(0, course.hops.length, ...branch.hops);
  for (const risk of branch.risks) course.risks.add(risk);
  for (const [text, said] of branch.assumptions) course.assumptions.set(text, said);
  course.doubt.confidence = lesser(course.doubt.confidence, branch.doubt.confidence);
  if (branch.doubt.gap !== undefined) course.doubt.gap ??= branch.doubt.gap;
}

type Station = Omit<Hop, "n" | "nextHopType" | "nextHop"> &
  Partial<Pick<Hop, "nextHopType" | "nextHop">>;

/** Adds a hop. */
export function addHop(course: Course, hop: Station): void {
  const { at, actor, nextHopType = "", nextHop = "", did, args, because } = hop;
  course.hops.push({
    n: course.hops.length + 1,
    at,
    nextHopType,
    nextHop,
    did,
    args,
    because,
    ...(actor === undefined ? {} : { actor }),
  });
}

const RANK = { CERTAIN: 2, LIKELY: 1, UNKNOWN: 0 } as const;

/** The less sure of two. */
export function lesser(a: Confidence, b: Confidence): Confidence {
  return RANK[a] <= RANK[b] ? a : b;
}

function assume(course: Course, said: Said): void {
  course.assumptions.set(saidText(said), said);
}

/** Makes the course no surer than `confidence`, for the reasons given. */
export function doubt(course: Course, confidence: Confidence, ...why: readonly Said[]): void {
  course.doubt.confidence = lesser(course.doubt.confidence, confidence);
  for (const said of why) assume(course, said);
  const gap = confidence === "UNKNOWN" ? why.at(-1) : undefined;
  if (gap !== undefined) course.doubt.gap ??= gap;
}

export function blocked(blockedAt: BlockedAt): End {
  return { ending: "blocked", blockedAt, arrives: null, transport: null };
}

export function delivered(arrives: Journey["arrives"], transport: Transport | null = null): End {
  return { ending: "delivered", blockedAt: null, arrives, transport };
}

/** An end that nobody can tell; `arrives` and `transport` say how far it is known. */
export function untold(
  course: Course,
  why: readonly Said[],
  arrives: Journey["arrives"] = null,
  transport: Transport | null = null,
): End {
  doubt(course, "UNKNOWN", ...why);
  return { ending: "unknown", blockedAt: null, arrives, transport };
}

/** The end that a hop with nothing behind it makes. */
export function stop(course: Course, at: BlockedAt, hop: Station): End {
  addHop(course, hop);
  return blocked(at);
}

/**
 * Lets a filter or a service speak: its hop when it stops the packet or cannot tell, its risks and doubts always.
 * undefined: the packet passes.
 */
export function heed(
  course: Course,
  place: { readonly at: string; readonly actor?: string },
  answer: Filtered,
  fallback: BlockedAt,
): End | undefined {
  for (const risk of answer.risks) course.risks.add(risk);
  // What is less than certain, or not known at all, says why in the filter's own words.
  if (answer.confidence !== "CERTAIN") assume(course, wayDoubt(answer));
  if (answer.passes === "yes") {
    doubt(course, answer.confidence);
    if (answer.because.length > 0)
      addHop(course, { ...place, did: answer.did, args: answer.args, because: answer.because });
    return undefined;
  }
  addHop(course, { ...place, did: answer.did, args: answer.args, because: answer.because });
  if (answer.passes === "unknown") return untold(course, []);
  doubt(course, answer.confidence);
  return blocked(answer.blockedAt ?? fallback);
}

/** The name of the last part of an id. */
export function lastPart(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

/** The text of a destination, as a journey's `to` writes it. */
export function aimOf(to: Destination): string {
  return to.kind === "address" ? to.address : "public";
}

/**
 * Whether the packet aims at a public address: one that is neither private by its number, nor a private endpoint's, nor
 * of a VNet that was read. VNets may have public numbers as their own.
 */
export function isPublicAim({ estate, to }: Pick<Course, "estate" | "to">): boolean {
  if (to.kind === "service") return true;
  const parsed = parseAddress(to.address);
  if (isPrivateAddress(to.address) || !parsed) return false;
  if (pathFacts(estate).endpointsAt.has(to.address)) return false;
  return to.service !== undefined || pathFacts(estate).vnetsByPrefix.allFor(parsed).length === 0;
}

/** Evidence-free caller facts that every knock at a public door shares. */
export function callerOf(
  course: Course,
  publicAddresses: Caller["publicAddresses"],
  rest: Omit<Caller, "kind" | "publicAddresses">,
): Caller {
  return { kind: course.from.kind, publicAddresses, ...rest };
}

/** One piece of evidence about what the user told of a site. */
export function toldSite(name: string, pointer: string, value: unknown): Evidence {
  return { resource: `sites.json#${name}`, pointer, seen: value };
}
