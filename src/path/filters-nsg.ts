/** What one network security group does with a packet. */
import type { Evidence, FilterRule, Nsg } from "#src/model/index.ts";
import { evidence, passing, stopped, undecided } from "./filters-answer.ts";
import { decide } from "./filters-decide.ts";
import { DEFAULT_RULES } from "./filters-defaults.ts";
import type { Packet } from "./filters-match.ts";
import type { Redirect } from "./filters-sql.ts";
import type { Filtered } from "./flow.ts";
import type { BlockedAt } from "./journey.ts";

export type NsgQuestion = {
  readonly nsg: Nsg;
  readonly direction: FilterRule["direction"];
  readonly packet: Packet;
  readonly blockedAt: BlockedAt;
  readonly redirect?: Redirect | undefined;
};

/** The answer of `nsg`, Azure's own rules included. */
export function nsgAnswer(question: NsgQuestion): Filtered {
  const { nsg, direction, packet, blockedAt, redirect } = question;
  const rules = [...nsg.rules, ...DEFAULT_RULES];
  const { access, rule, differs } = decide(rules, direction, packet);
  const args = { nsg: nsg.name, rule: rule?.name ?? "", port: packet.ports.from };
  const because = rule ? [evidenceOf(nsg, rule)] : [];
  const risks = differs ? ["NSG_DIFFERS_BY_HOST"] : [];
  const confidence = differs ? "LIKELY" : "CERTAIN";
  if (access === "unknown") return undecided("nsg-undecided", { args, because, risks });
  if (access !== "Allow")
    return stopped(blockedAt, "nsg-denies", { args, because, risks, confidence });
  if (redirect) {
    const wide = decide(rules, direction, { ...packet, ports: redirect.ports });
    if (wide.access !== "Allow" || wide.differs) {
      const ports = `${redirect.ports.from}-${redirect.ports.to}`;
      if (redirect.isTold)
        return stopped(blockedAt, "sql-redirect-blocked", {
          args: { ...args, ports, server: redirect.server },
          because,
          risks: ["SQL_REDIRECT_PORTS"],
          confidence: "LIKELY",
        });
      // Whether the server sends on was not read (its policy is a document of its own).
      return passing("sql-redirect-possible", {
        args: { ...args, ports, server: redirect.server },
        because,
        risks: [...risks, "SQL_REDIRECT_PORTS"],
        confidence: "LIKELY",
      });
    }
  }
  return passing("nsg-allows", { args, because, risks, confidence });
}

/** A rule of the user is a resource of its own; its place in the group's list is nowhere told. */
function evidenceOf(nsg: Nsg, rule: FilterRule): Evidence {
  const standing = DEFAULT_RULES.indexOf(rule);
  return standing < 0
    ? evidence(rule.id, "/properties", brief(rule))
    : evidence(nsg.id, `/properties/defaultSecurityRules/${standing}`, brief(rule));
}

/** What is seen of a rule, in one line. */
export function brief(rule: Omit<FilterRule, "access"> & { readonly access: string }): string {
  const from = [...rule.sources, ...rule.sourceAsgs].join(",") || "*";
  const to = [...rule.destinations, ...rule.destinationAsgs].join(",") || "*";
  const ports = rule.destinationPorts.join(",") || "*";
  return `${rule.priority} ${rule.access} ${rule.protocol} ${from} > ${to}:${ports}`;
}
