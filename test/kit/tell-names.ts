/** The lines that tell of zones, links, records, resolvers, rulesets and DNS security policies. */
import { arm } from "#src/demo/index.ts";
import { isUnder, relativeTo } from "#src/net/index.ts";
import { amend, at, type Draft, find, put, type Tell, takeOut } from "./draft.ts";
import { Misread } from "./form.ts";
import { addSubnet, placeOf, roomFor } from "./tell-networks.ts";

type ArmDocument = arm.ArmDocument;
const TYPES = ["A", "AAAA", "CNAME", "MX", "PTR", "SRV", "TXT"] as const;

function linkBetween(draft: Draft, zone: ArmDocument, vnet: ArmDocument): string {
  for (const document of draft.documents.values()) {
    const remote = document.properties.virtualNetwork as { readonly id?: string } | undefined;
    if (document.id.startsWith(`${zone.id}/virtualNetworkLinks/`) && remote?.id === vnet.id)
      return document.id;
  }
  throw new Misread(
    `${zone.name} has no link to ${vnet.name}`,
    `link ${zone.name} to ${vnet.name}`,
  );
}

/** The name of a record relative to its zone, however the line writes it. */
function recordIn(zone: ArmDocument, name: string): string {
  if (name === "@") return "@";
  return isUnder(name, zone.name) ? relativeTo(name, zone.name) : name;
}

function recordType(told: string): (typeof TYPES)[number] {
  const type = TYPES.find((t) => t === told);
  if (!type) throw new Misread(`"${told}" is no record type`, TYPES.join(", "));
  return type;
}

/** The resolver of a VNet, made when there is none. */
function resolverIn(draft: Draft, vnet: ArmDocument): ArmDocument {
  const resolver = arm.resolver(`dnspr-${vnet.name}`, { ...placeOf(vnet), vnet });
  if (!at(draft, resolver.id)) put(draft, resolver);
  return resolver;
}

export const nameForms: readonly Tell[] = [
  {
    form: "zone <zone>",
    says: "A private DNS zone; `zone@group` keeps two of one name apart.",
    does: (draft, told) => {
      const [zone = "", group] = told.one("zone").split("@");
      put(draft, arm.privateZone(zone, group ? { group } : {}));
    },
  },
  {
    form: "link <zone> to <vnet> [falling back] [registering] [state <state:Completed|InProgress>] [failed]",
    says: "Links a zone to a VNet; `falling back`: the link's policy is NxDomainRedirect.",
    does: (draft, told) => {
      const zone = find(draft, "zone", told.one("zone"));
      put(
        draft,
        arm.zoneLink(zone, find(draft, "vnet", told.one("vnet")), {
          policy: told.has("falling") ? "NxDomainRedirect" : "Default",
          registration: told.has("registering"),
          state: told.maybe("state") === "InProgress" ? "InProgress" : "Completed",
          provisioningState: told.has("failed") ? "Failed" : "Succeeded",
        }),
      );
    },
  },
  {
    form: "unlink <zone> from <vnet>",
    says: "Takes the link away.",
    does: (draft, told) => {
      const zone = find(draft, "zone", told.one("zone"));
      takeOut(draft, linkBetween(draft, zone, find(draft, "vnet", told.one("vnet"))));
    },
  },
  {
    form: "record <name> in <zone> <type> <values,> [ttl <seconds>] [by <creator>] [registered]",
    says: "A record set; the name is relative, whole, or @. `by`: what metadata.creator tells.",
    does: (draft, told) => {
      const zone = find(draft, "zone", told.one("zone"));
      const creator = told.maybe("creator");
      const ttl = Number(told.maybe("seconds") ?? 10);
      put(
        draft,
        arm.recordSet(
          zone,
          recordType(told.one("type")),
          recordIn(zone, told.one("name")),
          told.list("values"),
          { ttl, registered: told.has("registered"), ...(creator ? { creator } : {}) },
        ),
      );
    },
  },
  {
    form: "remove record <name> in <zone> <type>",
    says: "Takes a record set away.",
    does: (draft, told) => {
      const zone = find(draft, "zone", told.one("zone"));
      const name = recordIn(zone, told.one("name"));
      const id = `${zone.id}/${recordType(told.one("type"))}/${name}`;
      if (!at(draft, id))
        throw new Misread(`${zone.name} has no such record`, `record ${name} in ${zone.name} …`);
      takeOut(draft, id);
    },
  },
  {
    form: "remove zone <zone>",
    says: "Takes a zone away, with its links and records.",
    does: (draft, told) => takeOut(draft, find(draft, "zone", told.one("zone")).id),
  },
  {
    form: "inbound <address> in <vnet>",
    says: "An inbound endpoint of a Private Resolver in the VNet.",
    does: (draft, told) => {
      const vnet = find(draft, "vnet", told.one("vnet"));
      const address = told.one("address");
      const subnet = addSubnet(draft, vnet.name, "dns-in", {
        prefix: roomFor(address),
        delegation: "Microsoft.Network/dnsResolvers",
      });
      const resolver = resolverIn(draft, vnet);
      put(draft, arm.inbound(resolver, "inbound", { ...placeOf(vnet), subnet, address }));
    },
  },
  {
    form: "ruleset <name> out of <vnet>",
    says: "A forwarding ruleset whose packets leave from the VNet's outbound endpoint.",
    does: (draft, told) => {
      const vnet = find(draft, "vnet", told.one("vnet"));
      const subnet = addSubnet(draft, vnet.name, "dns-out", {
        prefix: prefixOut(vnet),
        delegation: "Microsoft.Network/dnsResolvers",
      });
      const endpoint = arm.outbound(resolverIn(draft, vnet), "outbound", {
        ...placeOf(vnet),
        subnet,
      });
      put(
        draft,
        endpoint,
        arm.ruleset(told.one("name"), { ...placeOf(vnet), outbound: [endpoint] }),
      );
    },
  },
  {
    form: "rule <ruleset> <domain> to <targets,> [disabled]",
    says: "A forwarding rule; the domain `.` is the wildcard.",
    does: (draft, told) =>
      put(
        draft,
        arm.rule(
          find(draft, "ruleset", told.one("ruleset")),
          told.one("domain"),
          told.list("targets"),
          {
            disabled: told.has("disabled"),
          },
        ),
      ),
  },
  {
    form: "remove rule <ruleset> <domain>",
    says: "Takes a forwarding rule away.",
    does: (draft, told) => {
      const { id } = arm.rule(find(draft, "ruleset", told.one("ruleset")), told.one("domain"), []);
      if (!at(draft, id))
        throw new Misread(
          `ruleset ${told.one("ruleset")} has no rule for ${told.one("domain")}`,
          "the domain of one of its rules",
        );
      takeOut(draft, id);
    },
  },
  {
    form: "attach <ruleset> to <vnet>",
    says: "Links a ruleset to a VNet.",
    does: (draft, told) =>
      put(
        draft,
        arm.rulesetLink(
          find(draft, "ruleset", told.one("ruleset")),
          find(draft, "vnet", told.one("vnet")),
        ),
      ),
  },
  {
    form: "detach <ruleset> from <vnet>",
    says: "Takes a ruleset's link away.",
    does: (draft, told) => {
      const ruleset = find(draft, "ruleset", told.one("ruleset"));
      const { id } = arm.rulesetLink(ruleset, find(draft, "vnet", told.one("vnet")));
      if (!at(draft, id))
        throw new Misread(`${ruleset.name} has no such link`, `attach ${ruleset.name} to …`);
      takeOut(draft, id);
    },
  },
  {
    form: "security <vnet> <action:allow|alert|block> <domains,> at <priority>",
    says: "A rule of the DNS security policy linked to the VNet.",
    does: (draft, told) => {
      const vnet = find(draft, "vnet", told.one("vnet"));
      const policy = arm.dnsPolicy(`policy-${vnet.name}`, placeOf(vnet));
      const priority = Number(told.one("priority"));
      const list = arm.domainList(`list-${vnet.name}-${priority}`, {
        ...placeOf(vnet),
        domains: told.list("domains"),
      });
      const chosen = told.one("action");
      const action = chosen === "block" ? "Block" : chosen === "allow" ? "Allow" : "Alert";
      put(
        draft,
        policy,
        list,
        arm.dnsPolicyLink(policy, vnet),
        arm.dnsPolicyRule(policy, `rule-${priority}`, {
          priority,
          action,
          lists: [list],
        }),
      );
    },
  },
  {
    form: "fall back on <zone> to <vnet>",
    says: "Sets the policy NxDomainRedirect on a link that is there.",
    does: (draft, told) => {
      const zone = find(draft, "zone", told.one("zone"));
      const id = linkBetween(draft, zone, find(draft, "vnet", told.one("vnet")));
      const link = at(draft, id);
      if (link) amend(draft, link, { resolutionPolicy: "NxDomainRedirect" });
    },
  },
];

/** Room for an outbound endpoint: the last /28 of the VNet's first prefix when that is a /16, else its first. */
function prefixOut(vnet: ArmDocument): string {
  const space = vnet.properties.addressSpace as { readonly addressPrefixes?: readonly string[] };
  const first = space.addressPrefixes?.[0] ?? "10.0.0.0/16";
  return `${first.split(".").slice(0, 2).join(".")}.255.240/28`;
}
