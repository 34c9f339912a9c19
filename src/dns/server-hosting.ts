/** What a DNS server answers from zones of its own. */
import { say } from "#src/messages/index.ts";
import type { HostedZone } from "#src/model/index.ts";
import type { Name } from "#src/net/index.ts";
import { type Answer, after, BARE } from "./answer.ts";
import { answerTo } from "./custom-server.ts";
import { hostedFor, tableOf } from "./hosted-zone.ts";
import { following, type Query, visiting, type Way } from "./query.ts";
import { stepsUntil } from "./server-forwarding.ts";
import { draft, type Subject } from "./server-subject.ts";
import { askZone } from "./zone-data.ts";

/** What the server's own zone says; undefined where a partial zone has nothing to say. */
export function fromHosted(
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
    const rest = answerTo(query, subject, said.to as Name, following(way), true);
    // A server that can ask nobody gives the alias alone (RFC 1034 section 4.3.2).
    return after(
      { chain, steps },
      rest.map((answer) => (isLost(answer) ? BARE : answer)),
    );
  }
  if (zone.complete === false) {
    const step = draft(
      subject,
      "could-not-see",
      { ...args, what: zone.name },
      "/zones",
      null,
      true,
    );
    const gaps = [say.dns.gapHostedRecords({ zone: zone.name, address: from })];
    return [{ ...BARE, ending: "unseen", steps: [step], gaps, confidence: "unknown" }];
  }
  // dnsmasq asks upstream for every type that its host entry does not hold (own runs of 2.90).
  if (!zone.authoritative && subject.server.software === "dnsmasq") return undefined;
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

/** Whether the server had nobody to ask for the target of its alias. */
function isLost(answer: Answer): boolean {
  return answer.chain.length === 0 && answer.steps.at(-1)?.did === "has-no-upstream";
}

/**
 * A server that passes on whole answers and hosts the alias' zone itself: for Windows documents and logic disagree
 * (dns.md 9.12), and Knot's answer depends on its forwarding policy (4.3), so both ways stay open.
 */
export function withHostedDoubt(
  query: Query,
  subject: Subject,
  answers: readonly Answer[],
  way: Way,
): Answer[] {
  const { server, family } = subject;
  const isOpen = (server.software === "windows" && family === "trusting") || family === "sticky";
  if (!isOpen || server.hostedDataAppliesToAliases === false) return [...answers];
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
      visiting(following(way), `server|${server.address}|${server.vnet ?? ""}|${link.data}`),
    );
    if (!hosted) return [answer];
    const gaps = [
      server.software === "windows"
        ? say.dns.gapWindowsHosted({ zone: zone.name })
        : say.dns.gapKnotHosted({ zone: zone.name, address: server.address }),
    ];
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
