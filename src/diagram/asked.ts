/** Which boxes and wires belong to one question: the servers it passed, the zones that decided, the way of the packet. */
import { inList, keyOf, type Vnet } from "#src/model/index.ts";
import type { OutcomeWord } from "#src/verdict/index.ts";
import type { AskedTrace } from "./ask.ts";
import type { Forest } from "./forest.ts";
import { type Ground, type Plan, planOf } from "./plan.ts";

/** A wire of the question, between the innermost boxes of two things. */
export type AskedPart = {
  readonly from: string;
  readonly to: string;
  readonly kind: "ask" | "path";
  readonly outcome: OutcomeWord | null;
  readonly label: string;
};

export type Asked = {
  /** The forest, with the name servers that are no things of the estate. */
  readonly forest: Forest;
  /** What takes part. */
  readonly lit: ReadonlySet<Plan>;
  /** What takes part, and all that holds it. */
  readonly around: ReadonlySet<Plan>;
  readonly parts: readonly AskedPart[];
};

/** What the question lights in the picture. */
export function askedOf(ground: Ground, forest: Forest, asked: AskedTrace): Asked {
  const extras = new Map<string, Plan>();
  const start = forest.places.get(asked.from) ?? asked.from;
  const servers = serversOf(ground, forest, { asked, start, extras });
  const way = wayOf(forest, asked, start);
  const parts = [
    ...askParts(servers, ground.words.asks),
    ...wayParts(way, servers, { word: asked.word, passes: ground.words.passes }),
  ];
  // The service stands in the picture also where the packet never gets there.
  const ids = new Set(
    [start, ...servers, ...way, asked.service ?? start].map((id) => id.toLowerCase()),
  );

  const grown = extras.size > 0 ? withExtras(forest, [...extras.values()]) : forest;
  const lit = new Set<Plan>();
  const around = new Set<Plan>();
  for (const id of ids) {
    let plan = grown.byId.get(id);
    if (plan) lit.add(plan);
    for (; plan; plan = grown.parents.get(plan.id.toLowerCase())) around.add(plan);
  }
  return { forest: grown, lit, around, parts };
}

type Asking = {
  readonly asked: AskedTrace;
  readonly start: string;
  readonly extras: Map<string, Plan>;
};

/** The vantage, then each server in the order in which the question passed it, and the zones that were looked into. */
function serversOf(
  ground: Ground,
  forest: Forest,
  { asked, start, extras }: Asking,
): readonly string[] {
  const { estate } = ground;
  const passed: string[] = [start];
  const pass = (id: string) => {
    if (!passed.includes(id)) passed.push(id);
  };
  const { steps } = asked.trace.resolution;
  const vnetOf = ({ actor }: (typeof steps)[number]) =>
    actor ? inList(estate.vnets, keyOf(actor)) : undefined;
  const passAzure = (vnet: Vnet) => {
    const id = `azure-dns:${vnet.id}`;
    extras.set(id, azureDns(ground, id, vnet));
    pass(id);
  };
  // Azure DNS is asked before it asks the public side, though what it finds there is told first.
  const azure =
    steps[0]?.did === "asked-azure" ? steps.flatMap((s) => vnetOf(s) ?? [])[0] : undefined;
  if (azure) passAzure(azure);
  for (const step of steps) {
    if (step.actor === asked.from) continue;
    const vnet = vnetOf(step);
    if (vnet) {
      passAzure(vnet);
    } else {
      pass(serverId(ground, forest, step, extras));
    }
    for (const { resource } of step.because) {
      const zone = zoneAt(forest, resource);
      if (zone) pass(zone.id);
    }
  }
  return passed;
}

const azureDns = ({ words }: Ground, id: string, vnet: Vnet): Plan =>
  planOf({
    id,
    kind: "resolver",
    title: words.azureDns,
    subtitle: words.azureDnsFrom(vnet.name),
    lane: 1,
    region: vnet.location,
  });

/** The box of the server of a step: a thing of the estate, a server that was told, or one known by its label alone. */
function serverId(
  { estate, words }: Ground,
  forest: Forest,
  step: AskedTrace["trace"]["resolution"]["steps"][number],
  extras: Map<string, Plan>,
): string {
  const { actor, at } = step;
  const inbound = actor ? inList(estate.inboundEndpoints, keyOf(actor)) : undefined;
  if (inbound) return forest.byId.get(inbound.resolver)?.id ?? inbound.resolver;
  const nic = actor ? inList(estate.nics, keyOf(actor)) : undefined;
  if (nic?.vm && forest.byId.has(nic.vm)) return nic.vm;
  if (actor && forest.byId.has(actor.toLowerCase())) return actor;
  const told = estate.dnsServers.find((server) => server.address === at || server.name === at);
  const id = `dns:${told?.address ?? at}`;
  if (!forest.byId.has(id.toLowerCase())) {
    const isPublic = at === "public DNS";
    extras.set(
      id,
      planOf({
        id,
        kind: "resolver",
        title: isPublic ? words.publicDns : (told?.name ?? at),
        subtitle: isPublic ? "" : words.dnsServer,
        lane: 0,
        region: "",
        presence: told || isPublic ? "solid" : "unseen",
      }),
    );
  }
  return id;
}

function zoneAt(forest: Forest, resource: string): Plan | undefined {
  const parts = resource.split("/");
  for (let n = parts.length; n > 8; n--) {
    const plan = forest.byId.get(parts.slice(0, n).join("/").toLowerCase());
    if (plan?.kind === "zone") return plan;
  }
  return undefined;
}

/**
 * The vantage, what the packet passes, the endpoint and the service, as far as they are drawn. A packet that is stopped
 * gets to the box of its last hop, and nowhere when it was stopped before any.
 */
function wayOf(forest: Forest, asked: AskedTrace, start: string): readonly string[] {
  const way: string[] = [start];
  if (asked.word === "no-answer") return way;
  const pass = (id: string | null | undefined) => {
    const plan = id ? forest.byId.get(id.toLowerCase()) : undefined;
    const isPlace = plan?.kind === "vnet" || plan?.kind === "hub" || plan?.kind === "subnet";
    if (plan && !isPlace && !way.includes(plan.id)) way.push(plan.id);
  };
  for (const journey of asked.trace.journeys) for (const hop of journey.hops) pass(hop.actor);
  if (asked.word === "blocked") return way;
  pass(asked.trace.resolution.privateEndpoint);
  pass(asked.service);
  return way;
}

function askParts(servers: readonly string[], label: string): readonly AskedPart[] {
  return servers.slice(1).map((to, i) => ({
    from: servers[i] ?? to,
    to,
    kind: "ask",
    outcome: null,
    label,
  }));
}

/**
 * A packet's wires, each with the outcome; of one that is stopped, the last alone has it. A question without an answer
 * ends at the last server, a packet that leaves no box where it began: in a wire to nowhere.
 */
function wayParts(
  way: readonly string[],
  servers: readonly string[],
  { word, passes }: { readonly word: OutcomeWord; readonly passes: string },
): readonly AskedPart[] {
  const end =
    word === "no-answer"
      ? servers.at(-1)
      : word === "blocked" && way.length === 1
        ? way[0]
        : undefined;
  if (end !== undefined) return [{ from: end, to: end, kind: "path", outcome: word, label: "" }];
  return way.slice(1).map((to, i) => {
    const goesOn = word === "blocked" && i < way.length - 2;
    return {
      from: way[i] ?? to,
      to,
      kind: "path",
      outcome: goesOn ? null : word,
      label: goesOn ? passes : "",
    };
  });
}

function withExtras(forest: Forest, extras: readonly Plan[]): Forest {
  const byId = new Map(forest.byId);
  for (const plan of extras) byId.set(plan.id.toLowerCase(), plan);
  return { ...forest, byId, roots: [...extras, ...forest.roots] };
}
