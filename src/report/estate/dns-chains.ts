/** By which hops is a name answered, and who owns each: the rows of an application's DNS picture. */
import { groupedBy } from "#src/base/index.ts";
import type { BoxKind } from "#src/diagram/index.ts";
import { type DnsOutcome, type Resolution, resolve } from "#src/dns/index.ts";
import { inList, keyOf, type Thing, type Vantage } from "#src/model/index.ts";
import { parseName } from "#src/net/index.ts";
import type { OutcomeWord } from "#src/verdict/index.ts";
import { type Facts, nameIn, ownerOf } from "./facts.ts";
import { cellAt } from "./matrix-table.ts";

export type ChainHop = {
  readonly kind: BoxKind;
  readonly title: string;
  readonly detail: string;
  readonly owner: string;
};

export type Chain = {
  readonly name: string;
  readonly word: OutcomeWord;
  readonly flagged: boolean;
  /** Who asks: at least one. */
  readonly askers: readonly Vantage[];
  /** The hops after the asker. */
  readonly hops: readonly ChainHop[];
};

/** The chains of one name: one for each group of vantages that get it by the same servers to the same end. */
export function chainsOf(facts: Facts, n: number): readonly Chain[] {
  const { matrix, vantages, estate } = facts;
  const name = matrix.names[n]?.name ?? "";
  const parsed = parseName(name);
  if (parsed === undefined) return [];
  const each = vantages.map((from, v) => ({
    from,
    v,
    resolution: resolve(estate, { name: parsed, from }),
  }));
  const groups = groupedBy(each, ({ v, resolution }) => {
    const cell = cellAt(facts, v, n);
    return [
      resolution.servers.join(),
      resolution.outcome,
      resolution.addresses.join(),
      cell?.word,
      cell?.asExpected,
    ].join("|");
  });
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    const cell = first && cellAt(facts, first.v, n);
    if (!first || !cell) return [];
    return [
      {
        name,
        word: cell.word,
        flagged: cell.asExpected === false,
        askers: own.map(({ from }) => from),
        hops: [...serverHops(facts, first.resolution), endHop(facts, first.resolution)],
      },
    ];
  });
}

/** The hop of those who ask. */
export function askerHop(facts: Facts, askers: readonly Vantage[]): ChainHop {
  const [first] = askers;
  const thing = first?.key ? thingAt(facts, first.key) : undefined;
  const more = askers.length - 1;
  return {
    kind: "vantage",
    title: facts.words.place(first?.label ?? ""),
    detail: more > 0 ? `+ ${more}` : facts.words.vantageKind(first?.kind ?? ""),
    owner: thing
      ? ownerOf(facts, thing)
      : first?.kind === "internet"
        ? facts.words.notOwned
        : facts.words.untold,
  };
}

/** One hop for each actor of the steps that is not the asker, in order, without repeats in a row. */
function serverHops(facts: Facts, resolution: Resolution): readonly ChainHop[] {
  const hops: ChainHop[] = [];
  for (const step of resolution.steps.slice(1)) {
    const hop = hopOf(facts, step.at, step.actor);
    if (hops.at(-1)?.title !== hop.title) hops.push(hop);
    const zone = step.because.map(({ resource }) => zoneAt(facts, resource)).find((z) => z);
    if (zone && hops.at(-1)?.title !== zone.zone)
      hops.push({
        kind: "zone",
        title: zone.zone,
        detail: facts.pictureWords.kind("zone"),
        owner: ownerOf(facts, zone),
      });
  }
  return hops.slice(0, 8);
}

/** The zone that a piece of evidence stands in: itself, a record of it, or a link. */
function zoneAt({ estate }: Facts, resource: string): (typeof estate.zones)[number] | undefined {
  const [zone] = /^.*\/(private)?dnszones\/[^/]+/.exec(keyOf(resource)) ?? [];
  return zone === undefined ? undefined : inList(estate.zones, keyOf(zone));
}

function hopOf(facts: Facts, at: string, actor: string | undefined): ChainHop {
  const thing = actor ? thingAt(facts, actor) : undefined;
  const server = facts.estate.dnsServers.find((s) => s.address === at);
  const owner = thing ? ownerOf(facts, thing) : server ? facts.words.untold : facts.words.notOwned;
  const [, vnet] = /^168\.63\.129\.16 from (.+)$/.exec(at) ?? [];
  if (vnet !== undefined)
    return {
      kind: "resolver",
      title: facts.sceneWords.azureDns,
      detail: facts.sceneWords.azureDnsFrom(vnet),
      owner,
    };
  const kind: BoxKind = thing?.type.endsWith("azurefirewalls") ? "firewall" : "resolver";
  return {
    kind,
    title: server?.name ?? facts.words.place(at),
    detail: server?.name ? at : thing ? serverName(facts, thing) : facts.pictureWords.kind(kind),
    owner,
  };
}

/** The name of a server in Azure; of a resolver's endpoint, with its resolver's. */
function serverName({ estate }: Facts, thing: Thing): string {
  const inbound = estate.inboundEndpoints.find(({ key }) => key === thing.key);
  return inbound ? `${nameIn(estate.resolvers, inbound.resolver)}/${thing.name}` : thing.name;
}

const privately: readonly DnsOutcome[] = [
  "PRIVATE_OK",
  "PRIVATE_NOT_APPROVED",
  "PRIVATE_WRONG_TARGET",
  "PRIVATE_STALE",
  "PRIVATE_CUSTOM",
];

function endHop(
  facts: Facts,
  { privateEndpoint, addresses, rcode, outcome }: Resolution,
): ChainHop {
  const { estate, words } = facts;
  const told = addresses
    .map((address) => (address === "public" ? words.chains.public : address))
    .join(", ");
  const endpoint = privateEndpoint ? inList(estate.endpoints, keyOf(privateEndpoint)) : undefined;
  if (endpoint)
    return {
      kind: "endpoint",
      title: endpoint.name,
      detail: told,
      owner: ownerOf(facts, endpoint),
    };
  const kind: BoxKind = privately.includes(outcome) ? "endpoint" : "internet";
  return { kind, title: told || rcode, detail: words.chains.answer, owner: words.notOwned };
}

/** The thing of any list under `id`. */
function thingAt({ estate }: Facts, id: string): Thing | undefined {
  const key = keyOf(id);
  const lists: readonly (readonly Thing[])[] = [
    estate.subnets,
    estate.vnets,
    estate.vms,
    estate.nics,
    estate.services,
    estate.gateways,
    estate.hubGateways,
    estate.firewalls,
    estate.inboundEndpoints,
    estate.resolvers,
    estate.rulesets,
    estate.zones,
    estate.endpoints,
  ];
  for (const list of lists) {
    const found = list.find((thing) => thing.key === key);
    if (found) return withTags(found, estate, key);
  }
  return undefined;
}

/** A child without tags of its own has its parent's. */
function withTags(thing: Thing, estate: Facts["estate"], key: string): Thing {
  if (Object.keys(thing.tags).length > 0) return thing;
  const parent = [...estate.vnets, ...estate.resolvers].find((p) => key.startsWith(`${p.key}/`));
  return parent ? { ...thing, tags: parent.tags } : thing;
}
