/** How do packets from a class of vantages to a class of destinations end, each walked once? */
import type { Estate, Key, Vantage } from "#src/model/index.ts";
import { asOne, type Destination, reach, subnetsAsked } from "#src/path/index.ts";
import { destinationClassOf, type FarClass, farClassOf, pathClassOf } from "./classes.ts";
import { shoresOf } from "./islands.ts";
import { endOf, type JourneyEnd } from "./judge.ts";
import { publicClassOf } from "./public-class.ts";

/** Whoever sends packets, with the classes by which they go. */
export type Sender = {
  readonly from: Vantage;
  readonly path: string;
  /** The class for public addresses that nobody knows by number: wider than `path`. */
  readonly publicPath: string;
  /** The island on which all private ways end; undefined where they may lead anywhere. */
  readonly shores: string | undefined;
};

/** The sender `from`. Sites, VPN clients and apps have ways of their own, so no shores are told of them. */
export function senderOf(estate: Estate, from: Vantage): Sender {
  const isInside = ["subnet", "vm", "nic", "vnet"].includes(from.kind);
  return {
    from,
    path: pathClassOf(estate, from),
    publicPath: publicClassOf(estate, from),
    shores: isInside ? shoresOf(estate, from.vnet) : undefined,
  };
}

/** A destination at a port, with its class when that was told already. */
export type Aim = {
  readonly to: Destination;
  readonly port: number;
  readonly class?: string;
  /** Its class for whoever is far away. */
  readonly far?: FarClass | undefined;
};

/** The destination `to` at `port`, with its classes. */
export function aimOf(
  estate: Estate,
  to: Destination,
  port: number,
): Aim & { readonly class: string } {
  const [own, far] = [destinationClassOf(estate, to, port), farClassOf(estate, to, port)];
  return { to, port, class: own, far };
}

/** An end with its number; journeys that end in the same way have the very same one. */
export type Way = { readonly end: JourneyEnd; readonly number: number };

type Memory = {
  /** By class of the sender, then of the destination. */
  readonly ways: Map<string, Map<string, Way>>;
  /** By what an end tells. */
  readonly ends: Map<string, Way>;
  /** By VNet. */
  readonly senders: Map<Key, readonly Sender[]>;
};

const memo = new WeakMap<Estate, Memory>();

function memoryOf(estate: Estate): Memory {
  let memory = memo.get(estate);
  if (!memory) {
    memory = { ways: new Map(), ends: new Map(), senders: new Map() };
    memo.set(estate, memory);
  }
  return memory;
}

/** How the journey ends of the first of its class from `sender` to a destination; only how it ends is that of all of the class. */
export function journeyOf(estate: Estate, sender: Sender, aim: Aim): JourneyEnd {
  return wayOf(estate, sender, aim).end;
}

/** The same, with the number of the end. */
export function wayOf(estate: Estate, sender: Sender, aim: Aim): Way {
  const { to, far } = aim;
  const { ways, ends } = memoryOf(estate);
  const path = to.kind === "service" ? sender.publicPath : sender.path;
  let known = ways.get(path);
  if (!known) ways.set(path, (known = new Map()));
  const isFar = far !== undefined && sender.shores !== undefined && sender.shores !== far.island;
  const key = isFar ? far.class : (aim.class ?? destinationClassOf(estate, to, aim.port));
  let way = known.get(key);
  if (!way) {
    const end = fromWhole(estate, sender, aim) ?? fromOne(estate, sender, aim);
    const text = JSON.stringify(end);
    way = ends.get(text);
    if (!way) ends.set(text, (way = { end, number: ends.size }));
    known.set(key, way);
  }
  return way;
}

function fromOne(estate: Estate, { from }: Sender, { to, port }: Aim): JourneyEnd {
  return endOf(reach(estate, { from, to, port, protocol: "tcp" }));
}

/** From a VNet as a whole, by the classes of its subnets; undefined where `from` is none, or has none. */
function fromWhole(estate: Estate, { from }: Sender, aim: Aim): JourneyEnd | undefined {
  const vnet = from.kind === "vnet" ? (from.vnet ?? from.key) : undefined;
  if (vnet === undefined) return undefined;
  const by = aim.to.kind === "service" ? "publicPath" : "path";
  const seen = new Set<string>();
  const ends: JourneyEnd[] = [];
  for (const sender of sendersIn(estate, vnet)) {
    if (seen.has(sender[by])) continue;
    seen.add(sender[by]);
    ends.push(journeyOf(estate, sender, aim));
  }
  const [first] = ends;
  return first && asOne(first, ends);
}

/** The subnets of a VNet from which machines may send. */
function sendersIn(estate: Estate, vnet: Key): readonly Sender[] {
  const { senders } = memoryOf(estate);
  let own = senders.get(vnet);
  if (!own) {
    own = subnetsAsked(estate, vnet).map(({ id, key, name }) =>
      senderOf(estate, { id, kind: "subnet", label: name, key, subnet: key, vnet }),
    );
    senders.set(vnet, own);
  }
  return own;
}
