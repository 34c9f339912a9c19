/** What a DNS server answers whose configuration the user told, by the behaviour of its software (dns.md 4.3, 8.2). */

import { say } from "#src/messages/index.ts";
import type { ConditionalForwarder, DnsServer } from "#src/model/index.ts";
import { isUnder, labelCount, type Name } from "#src/net/index.ts";
import { type Answer, after, BARE, distinct } from "./answer.ts";
import { filtered, validated } from "./answer-filters.ts";
import { familiesOf } from "./family.ts";
import { hostedAppliesToAliases, hostedFor } from "./hosted-zone.ts";
import type { Place } from "./place.ts";
import { type Query, visiting, type Way } from "./query.ts";
import { byDefault, byForwarder } from "./server-forwarding.ts";
import { fromHosted } from "./server-hosting.ts";
import { draft, type Subject } from "./server-subject.ts";

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
  if (families.length < 2) return kept(server, first, query);
  const open = distinct(answers.flat(), query.limits.branches);
  if (open.length <= 1) return kept(server, first, query);
  const gaps = [say.dns.gapSoftware({ address: server.address })];
  return families.flatMap((family, i) =>
    after(
      {
        when: [say.dns.whenFamily({ address: server.address, family })],
        gaps,
        confidence: "unknown",
      },
      kept(server, answers[i] ?? [], query),
    ),
  );
}

/** One question to the server: hosted data, a conditional forwarder, or the default way. `isAlias` marks a chased target. */
export function answerTo(
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
  if (forwarder) return byForwarder(query, subject, forwarder, name, here, isAlias);
  return byDefault(query, subject, name, here, isAlias);
}

/** The conditional forwarder with the longest suffix that fits `name`, or undefined. */
export function forwarderFor(server: DnsServer, name: string): ConditionalForwarder | undefined {
  let best: ConditionalForwarder | undefined;
  for (const forwarder of server.conditionalForwarders) {
    if (!forwarder.enabled || !isUnder(name, forwarder.zone)) continue;
    if (forwarder.except.some((suffix) => isUnder(name, suffix))) continue;
    if (!best || forwarder.zone.length > best.zone.length) best = forwarder;
  }
  return best;
}

/** What the server's filters leave of `answers`. */
function kept(server: DnsServer, answers: readonly Answer[], query: Query): Answer[] {
  return filtered(server, validated(server, answers), query);
}
