/** What a DNS server answers whose configuration the user told, by the behaviour of its software (dns.md 4.3, 8.2). */

import { say } from "#src/messages/index.ts";
import type {
  ConditionalForwarder,
  DnsServer,
  HostedZone,
  RecordSet,
  Software,
} from "#src/model/index.ts";
import { isPrivateAddress, isUnder, labelCount, type Name } from "#src/net/index.ts";
import {
  type Answer,
  after,
  BARE,
  distinct,
  evidence,
  type Lead,
  type StepDraft,
} from "./answer.ts";
import { anyOf, inOrder, isSilent } from "./forward.ts";
import type { Place } from "./place.ts";
import { publicStep } from "./public-side.ts";
import { following, type Query, visiting, type Way } from "./query.ts";
import { askZone, type ZoneData } from "./zone-data.ts";

/**
 * Trusting: the upstream's whole answer counts. Chasing: only the first alias counts and its target is a new
 * question, with the upstream chosen anew. Sticky: as trusting, but for hosted data (dns.md 4.3).
 */
export type Family = "trusting" | "chasing" | "sticky";

/** The families that the server may behave as; two when its software is not told. */
export function familiesOf(server: DnsServer): readonly Family[] {
  if (server.family) return [server.family];
  const by: Record<Software, readonly Family[]> = {
    // With forwarders Windows trusts them; from root hints it iterates, and chases (dns.md 4.3).
    windows: server.forwarders.length > 0 ? ["trusting"] : ["chasing"],
    bind: ["chasing"],
    infoblox: ["chasing"],
    unbound: ["chasing"],
    powerdns: ["chasing"],
    knot: ["sticky"],
    dnsmasq: ["trusting"],
    coredns: ["trusting"],
    other: ["trusting", "chasing"],
  };
  return by[server.software];
}

/** The answers of `server`, which stands at `place`. */
export function askCustom(
  query: Query,
  server: DnsServer,
  place: Place,
  name: Name,
  way: Way,
): Answer[] {
  const families = familiesOf(server);
  const answers = families.map((family) =>
    after(
      { servers: [server.address] },
      answerTo(query, { server, family, place }, name, way, false),
    ),
  );
  const first = answers[0] ?? [];
  if (families.length < 2) return filtered(server, first, query);
  const open = distinct(answers.flat(), query.limits.branches);
  if (open.length <= 1) return filtered(server, first, query);
  const gaps = [say.dns.gapSoftware({ address: server.address })];
  return families.flatMap((family, i) =>
    after(
      {
        when: [say.dns.whenFamily({ address: server.address, family })],
        gaps,
        confidence: "unknown",
      },
      filtered(server, answers[i] ?? [], query),
    ),
  );
}

type Subject = { readonly server: DnsServer; readonly family: Family; readonly place: Place };

function draft(
  subject: Subject,
  did: string,
  args: StepDraft["args"],
  pointer: string,
  seen: unknown,
  decides = false,
): StepDraft {
  return {
    at: subject.server.address,
    did,
    args: { server: subject.server.address, ...args },
    because: [evidence(`sites.json#${subject.server.address}`, pointer, seen)],
    decides,
  };
}

/** One question to the server: hosted data, a conditional forwarder, or the default way. `isAlias` marks a chased target. */
function answerTo(
  query: Query,
  subject: Subject,
  name: Name,
  way: Way,
  isAlias: boolean,
): Answer[] {
  const { server } = subject;
  const visited = `server|${server.address}|${server.vnet ?? ""}|${name}`;
  if (way.seen.has(visited)) {
    return [
      {
        ...BARE,
        rcode: "SERVFAIL",
        ending: "loop",
        steps: [draft(subject, "looped", { name }, "", name, true)],
      },
    ];
  }
  if (way.aliases > query.limits.aliases) {
    return [
      {
        ...BARE,
        rcode: "SERVFAIL",
        ending: "loop",
        steps: [
          draft(
            subject,
            "gave-up",
            { limit: "aliases", count: query.limits.aliases },
            "",
            name,
            true,
          ),
        ],
      },
    ];
  }
  const here = visiting(way, visited);
  const hosted = hostedFor(server, name);
  const forwarder = forwarderFor(server, name);
  const applies = !isAlias || hostedAppliesToAliases(server);
  const hostedWins =
    hosted && (!forwarder || labelCount(forwarder.zone) <= labelCount(hosted.name));
  if (hosted && hostedWins && applies) {
    const answers = fromHosted(query, subject, hosted, name, here);
    if (answers) return answers;
  }
  if (forwarder) return byForwarder(query, subject, forwarder, name, here);
  return byDefault(query, subject, name, here, isAlias);
}

/** Whether data on the server itself speaks for the target of an alias (dns.md 4.3, experiments). */
function hostedAppliesToAliases(server: DnsServer): boolean {
  if (server.hostedDataAppliesToAliases !== undefined) return server.hostedDataAppliesToAliases;
  return server.software !== "unbound" && server.software !== "dnsmasq";
}

function hostedFor(server: DnsServer, name: string): HostedZone | undefined {
  let best: HostedZone | undefined;
  for (const zone of server.zones)
    if (isUnder(name, zone.name) && (!best || zone.name.length > best.name.length)) best = zone;
  return best;
}

function forwarderFor(server: DnsServer, name: string): ConditionalForwarder | undefined {
  let best: ConditionalForwarder | undefined;
  for (const forwarder of server.conditionalForwarders) {
    if (!forwarder.enabled || !isUnder(name, forwarder.zone)) continue;
    if (forwarder.except.some((suffix) => isUnder(name, suffix))) continue;
    if (!best || forwarder.zone.length > best.zone.length) best = forwarder;
  }
  return best;
}

const zoneTables = new WeakMap<HostedZone, ZoneData>();

function tableOf(zone: HostedZone): ZoneData {
  let data = zoneTables.get(zone);
  if (!data) {
    const sets = new Map<string, RecordSet[]>();
    for (const record of zone.records) {
      const own = sets.get(record.name) ?? [];
      const set = own.find((s) => s.type === record.type);
      const value = record.type === "CNAME" ? absolute(record.data, zone.name) : record.data;
      if (set) own[own.indexOf(set)] = { ...set, values: [...set.values, value] };
      else {
        own.push({
          id: "",
          key: "" as never,
          zone: "" as never,
          name: record.name,
          type: record.type as RecordSet["type"],
          ttl: record.ttl,
          values: [value],
          autoRegistered: false,
          creator: "",
        });
      }
      sets.set(record.name, own);
    }
    const between = new Set<string>();
    for (const name of sets.keys()) {
      const labels = name.split(".");
      for (let i = 1; i < labels.length; i++)
        if (!sets.has(labels.slice(i).join("."))) between.add(labels.slice(i).join("."));
    }
    zoneTables.set(zone, (data = { sets, between }));
  }
  return data;
}

/** A name in zone data: relative without a trailing dot only when it has no dot at all, as people write it. */
function absolute(target: string, zone: string): string {
  const lower = target.toLowerCase();
  if (lower.endsWith(".")) return lower.slice(0, -1);
  return lower.includes(".") ? lower : `${lower}.${zone}`;
}

function fromHosted(
  query: Query,
  subject: Subject,
  zone: HostedZone,
  name: Name,
  way: Way,
): Answer[] | undefined {
  const said = askZone(tableOf(zone), zone.name, name, query.type);
  const from = subject.server.address;
  const args = { name, zone: zone.name };
  if (said.is === "data") {
    const chain = said.set.values.map((data) => ({
      name,
      type: query.type,
      data,
      ttl: said.set.ttl,
      from,
    }));
    return [
      {
        ...BARE,
        chain,
        steps: [
          draft(
            subject,
            "hosted-answer",
            { ...args, data: said.set.values.join(", ") },
            "/zones",
            said.set.values,
            true,
          ),
        ],
      },
    ];
  }
  if (said.is === "alias") {
    const chain = [{ name, type: "CNAME", data: said.to, ttl: said.set.ttl, from }];
    const steps = [draft(subject, "hosted-alias", { ...args, to: said.to }, "/zones", said.to)];
    if (query.type === "CNAME") return [{ ...BARE, chain, steps }];
    return after({ chain, steps }, answerTo(query, subject, said.to as Name, following(way), true));
  }
  if (!zone.authoritative)
    return said.is === "nodata" && said.types.length > 0
      ? [
          {
            ...BARE,
            rcode: "NODATA",
            steps: [draft(subject, "hosted-nothing", args, "/zones", zone.name, true)],
          },
        ]
      : undefined;
  const rcode = said.is === "nodata" ? "NODATA" : "NXDOMAIN";
  return [
    { ...BARE, rcode, steps: [draft(subject, "hosted-nothing", args, "/zones", zone.name, true)] },
  ];
}

function byForwarder(
  query: Query,
  subject: Subject,
  forwarder: ConditionalForwarder,
  name: Name,
  way: Way,
): Answer[] {
  const { server } = subject;
  const targets = forwarder.to.map((t) => t.address);
  if (targets.length === 0) {
    // An empty list cancels forwarding below the name: own recursion, never the default forwarders (dns.md 4.5).
    const step = draft(
      subject,
      "forwarding-cancelled",
      { zone: forwarder.zone },
      "/conditionalForwarders",
      forwarder,
      true,
    );
    return after(
      { steps: [step] },
      server.rootHints ? recurse(query, subject, name, way) : [dead(server)],
    );
  }
  const step = draft(
    subject,
    "matched-forwarder",
    { name, zone: forwarder.zone, targets: targets.join(", ") },
    "/conditionalForwarders",
    { zone: forwarder.zone, to: targets },
    true,
  );
  const answers = ask(query, subject, targets, name, way);
  if (answers.every(isSilent)) {
    // Only servers that fall back by default, or were told to, and can recurse, try on their own (dns.md 4.5).
    const tries =
      (forwarder.fallback ?? (server.software === "bind" || server.software === "infoblox")) &&
      server.rootHints;
    const silent = answers[0]?.steps ?? [];
    if (!tries)
      return after({ steps: [step, ...silent], servers: answers[0]?.servers ?? [] }, [
        dead(server),
      ]);
    const fell = draft(
      subject,
      "fell-back-to-root",
      { zone: forwarder.zone },
      "/rootHints",
      true,
      true,
    );
    return after({ steps: [step, ...silent, fell] }, recurse(query, subject, name, way));
  }
  return after({ steps: [step] }, chased(query, subject, answers, name, way));
}

function byDefault(
  query: Query,
  subject: Subject,
  name: Name,
  way: Way,
  isAlias: boolean,
): Answer[] {
  const { server } = subject;
  const targets = server.forwarders.map((t) => t.address);
  if (targets.length > 0) {
    const step = draft(
      subject,
      "used-default-forwarder",
      { name, targets: targets.join(", ") },
      "/forwarders",
      targets,
      true,
    );
    const answers = ask(query, subject, targets, name, way);
    if (answers.every(isSilent)) {
      const silent = answers[0]?.steps ?? [];
      const falls =
        server.rootHints &&
        server.forwardOnly !== true &&
        !["unbound", "dnsmasq", "coredns", "knot"].includes(server.software);
      if (!falls) return after({ steps: [step, ...silent] }, [dead(server)]);
      const fell = draft(subject, "fell-back-to-root", { zone: "." }, "/rootHints", true, true);
      return after({ steps: [step, ...silent, fell] }, recurse(query, subject, name, way));
    }
    const open = chased(query, subject, answers, name, way);
    return after({ steps: [step] }, isAlias ? open : withHostedDoubt(query, subject, open));
  }
  if (server.rootHints) {
    const step = draft(subject, "used-root-hints", { name }, "/rootHints", true, true);
    return after({ steps: [step] }, recurse(query, subject, name, way));
  }
  const step = draft(subject, "has-no-upstream", { name }, "/forwarders", [], true);
  return [{ ...BARE, rcode: "SERVFAIL", ending: "refused", steps: [step] }];
}

/** How a server ends when its upstreams are silent: some say so, others let the client wait (experiments, dns.md 4.5). */
function dead(server: DnsServer): Answer {
  const says = ["bind", "infoblox", "powerdns", "coredns", "knot"].includes(server.software);
  return {
    ...BARE,
    rcode: says ? "SERVFAIL" : "TIMEOUT",
    ending: says ? "refused" : "unreachable",
  };
}

/** The upstream answers: in order where the software keeps the order, any of them where it picks by speed or chance. */
function ask(
  query: Query,
  subject: Subject,
  targets: readonly string[],
  name: Name,
  way: Way,
): Answer[] {
  const ordered = subject.server.software === "windows";
  return ordered
    ? inOrder(query, subject.place, targets, name, way)
    : anyOf(query, subject.place, targets, name, way);
}

/** For chasing servers: the first record set of each answer, and a new question for the alias target. */
function chased(
  query: Query,
  subject: Subject,
  answers: readonly Answer[],
  name: Name,
  way: Way,
): Answer[] {
  if (subject.family !== "chasing") return [...answers];
  return answers.flatMap((answer) => {
    const first = answer.chain[0];
    if (
      first?.type !== "CNAME" ||
      first.name !== name ||
      query.type === "CNAME" ||
      answer.ending === "loop"
    )
      return [answer];
    const to = first.data as Name;
    const step = draft(subject, "chased", { name, to }, "/software", subject.server.software);
    const lead: Lead = {
      ...answer,
      chain: [first],
      steps: [...stepsUntil(answer.steps, to), step],
    };
    return after(lead, answerTo(query, subject, to, following(way), true));
  });
}

/** Steps up to the one that told the alias `to`: the rest of that answer is thrown away. */
function stepsUntil(steps: readonly StepDraft[], to: string): StepDraft[] {
  const told = steps.findIndex((s) => s.args.to === to);
  return told < 0 ? [] : steps.slice(0, told + 1);
}

/** The server's own recursion from the root: public DNS, every alias target a new question to itself. */
function recurse(query: Query, subject: Subject, name: Name, way: Way): Answer[] {
  return publicStep(query, name).flatMap((next) => {
    if (next.is === "end") return [next.answer];
    if (subject.family === "chasing") {
      const step = draft(
        subject,
        "chased",
        { name, to: next.to },
        "/software",
        subject.server.software,
      );
      const lead: Lead = { ...next.lead, steps: [...(next.lead.steps ?? []), step] };
      return after(lead, answerTo(query, subject, next.to, following(way), true));
    }
    return after(next.lead, recurse(query, subject, next.to, following(way)));
  });
}

/** Windows with forwarders that hosts the alias' zone: documents and logic disagree, so both stay open (dns.md 9.12). */
function withHostedDoubt(query: Query, subject: Subject, answers: readonly Answer[]): Answer[] {
  const { server } = subject;
  if (
    server.software !== "windows" ||
    subject.family !== "trusting" ||
    server.hostedDataAppliesToAliases === false
  )
    return [...answers];
  return answers.flatMap((answer) => {
    const alias = answer.chain.findIndex(
      (l) => l.type === "CNAME" && hostedFor(server, l.data)?.authoritative,
    );
    const link = answer.chain[alias];
    const zone = link ? hostedFor(server, link.data) : undefined;
    if (!link || !zone) return [answer];
    const hosted = fromHosted(
      query,
      subject,
      zone,
      link.data as Name,
      visiting(
        { seen: new Set(), forwards: 0, aliases: 1 },
        `server|${server.address}||${link.data}`,
      ),
    );
    if (!hosted) return [answer];
    const gaps = [say.dns.gapWindowsHosted({ zone: zone.name })];
    const local = after(
      {
        chain: answer.chain.slice(0, alias + 1),
        steps: stepsUntil(answer.steps, link.data),
        when: [say.dns.whenHostedApplies({ zone: zone.name })],
        gaps,
        confidence: "unknown",
        servers: answer.servers,
      },
      hosted,
    );
    if (server.hostedDataAppliesToAliases === true) return local;
    return [
      ...after(
        { when: [say.dns.whenHostedIgnored({ zone: zone.name })], gaps, confidence: "unknown" },
        [answer],
      ),
      ...local,
    ];
  });
}

/** The DNS-rebinding filter: private addresses from upstreams are dropped, unless a suffix is exempt (dns.md 4.6). */
function filtered(server: DnsServer, answers: readonly Answer[], query: Query): Answer[] {
  const filter = server.rebindFilter;
  if (!filter) return [...answers];
  return answers.map((answer) => {
    const isOwn = answer.chain.some((l) => l.from === server.address && l.type !== "CNAME");
    const holdsPrivate = answer.chain.some((l) => l.type === "A" && isPrivateAddress(l.data));
    if (!holdsPrivate || isOwn || answer.ending !== "answered") return answer;
    const exempt = (name: string) => filter.allowSuffixes.some((suffix) => isUnder(name, suffix));
    // dnsmasq tests the name that was asked; Unbound any name of the chain (experiments).
    const isExempt =
      server.software === "unbound" ? answer.chain.some((l) => exempt(l.name)) : exempt(query.name);
    if (isExempt) return answer;
    const step: StepDraft = {
      at: server.address,
      did: "filtered",
      args: { server: server.address },
      because: [evidence(`sites.json#${server.address}`, "/rebindFilter", filter)],
      decides: true,
    };
    const chain =
      server.software === "unbound" ? answer.chain.filter((l) => l.type === "CNAME") : [];
    return { ...answer, ending: "filtered", chain, steps: [...answer.steps, step] };
  });
}
