/** What a DNS server gets from others: by conditional forwarders, default forwarders or its own recursion (dns.md 4.3, 4.5). */
import { say } from "#src/messages/index.ts";
import type { ConditionalForwarder, DnsServer } from "#src/model/index.ts";
import type { Name } from "#src/net/index.ts";
import { type Answer, after, BARE, type Lead, lessSure, type StepDraft } from "./answer.ts";
import { answerTo, forwarderFor } from "./custom-server.ts";
import { anyOf, inOrder, isSilent } from "./forward.ts";
import { publicStep } from "./public-side.ts";
import { following, type Query, type Way } from "./query.ts";
import { withHostedDoubt } from "./server-hosting.ts";
import { draft, type Subject } from "./server-subject.ts";

/** The answers by a conditional forwarder that fits `name`. */
export function byForwarder(
  query: Query,
  subject: Subject,
  forwarder: ConditionalForwarder,
  name: Name,
  way: Way,
  isAlias: boolean,
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
    // Unbound with a forward-zone that names nobody fails at once, hints or not (own runs of 1.17).
    if (server.software === "unbound")
      return [{ ...BARE, rcode: "SERVFAIL", ending: "refused", steps: [step] }];
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
      return after(
        {
          ...recursionDoubt(server, forwarder),
          steps: [step, ...silent],
          servers: answers[0]?.servers ?? [],
        },
        [dead(server)],
      );
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
  const open = chased(query, subject, answers, name, way).map((a) => withCacheDoubt(server, a));
  return after({ steps: [step] }, isAlias ? open : withHostedDoubt(query, subject, open, way));
}

/** Windows may ask anew for a cached alias alone, for which another forwarder may fit than for the name (dns.md 4.4). */
function withCacheDoubt(server: DnsServer, answer: Answer): Answer {
  if (server.software !== "windows") return answer;
  const link = answer.chain.find((l) => l.type === "CNAME" && !forwarderFor(server, l.data));
  if (!link) return answer;
  const { address } = server;
  const doubt = say.dns.assumeColdCache({ address, name: link.name, to: link.data });
  return {
    ...answer,
    assumptions: [...answer.assumptions, doubt],
    confidence: lessSure(answer.confidence, "likely"),
  };
}

/** Windows may recurse past silent targets, by a setting of the zone (`UseRecursion`) that nobody told (dns.md 4.5). */
function recursionDoubt(server: DnsServer, forwarder: ConditionalForwarder): Lead {
  if (server.software !== "windows" || !server.rootHints || forwarder.fallback !== undefined)
    return {};
  const { zone } = forwarder;
  return {
    assumptions: [say.dns.assumeNoRecursion({ address: server.address, zone })],
    confidence: "likely",
  };
}

/** The answers where no conditional forwarder fits: default forwarders, root hints, or none. */
export function byDefault(
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
        !["unbound", "dnsmasq", "coredns", "knot", "powerdns"].includes(server.software);
      if (!falls) return after({ steps: [step, ...silent] }, [dead(server)]);
      const fell = draft(subject, "fell-back-to-root", { zone: "." }, "/rootHints", true, true);
      return after({ steps: [step, ...silent, fell] }, recurse(query, subject, name, way));
    }
    const open = chased(query, subject, answers, name, way);
    return after({ steps: [step] }, isAlias ? open : withHostedDoubt(query, subject, open, way));
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
export function stepsUntil(steps: readonly StepDraft[], to: string): StepDraft[] {
  const told = steps.findIndex((s) => s.args.to === to);
  return told < 0 ? [] : steps.slice(0, told + 1);
}

/** The server's own recursion from the root: public DNS, every alias target a new question to itself. */
function recurse(query: Query, subject: Subject, name: Name, way: Way): Answer[] {
  return publicStep(query, name).flatMap((next) => {
    if (next.is === "end") return [next.answer];
    // Windows trusts its forwarders, but chases what it iterates itself (dns.md 4.3).
    if (subject.family === "chasing" || subject.server.software === "windows") {
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
