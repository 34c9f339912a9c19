/** Which changes to connections, filters, peerings and doors may let a packet pass that was stopped. */
import { type Estate, keyOf } from "#src/model/index.ts";
import type { Hop } from "#src/path/index.ts";
import type { Change } from "./counterfactual.ts";
import type { WholeTrace } from "./trace.ts";

/** Candidate changes for the hops at which the journeys of `trace` stop. */
export function pathChanges(estate: Estate, trace: WholeTrace): readonly Change[] {
  return trace.journeys.flatMap((journey) => {
    const hop = journey.ending === "blocked" ? journey.hops.at(-1) : undefined;
    return hop ? changesAt(estate, trace, hop) : [];
  });
}

function changesAt(estate: Estate, trace: WholeTrace, hop: Hop): readonly Change[] {
  const { args } = hop;
  switch (hop.did) {
    case "endpoint-not-approved":
      return approved(estate, String(args.endpoint));
    case "nsg-denies":
      return withoutRule(estate, String(args.nsg), String(args.rule));
    case "subnet-not-listed":
      return listed(estate, trace, hop);
    case "policy-omits":
      return inPolicy(estate, trace, hop);
    case "peering-down":
    case "peering-closed":
      return peered(estate, hop);
    default:
      return [];
  }
}

function approved(estate: Estate, name: string): readonly Change[] {
  const endpoint = estate.endpoints.find((e) => e.name === name);
  if (!endpoint) return [];
  const state = "Approved";
  return [
    {
      did: "approve",
      args: { endpoint: name },
      estate: {
        ...estate,
        endpoints: estate.endpoints.map((e) =>
          e === endpoint ? { ...e, connections: e.connections.map((c) => ({ ...c, state })) } : e,
        ),
        services: estate.services.map((s) =>
          s.connections?.some((c) => c.endpointKey === endpoint.key)
            ? {
                ...s,
                connections: s.connections.map((c) =>
                  c.endpointKey === endpoint.key ? { ...c, state } : c,
                ),
              }
            : s,
        ),
      },
    },
  ];
}

function withoutRule(estate: Estate, nsg: string, rule: string): readonly Change[] {
  if (!estate.nsgs.some((g) => g.name === nsg && g.rules.some((r) => r.name === rule))) return [];
  return [
    {
      did: "drop-rule",
      args: { nsg, rule },
      estate: {
        ...estate,
        nsgs: estate.nsgs.map((g) =>
          g.name === nsg ? { ...g, rules: g.rules.filter((r) => r.name !== rule) } : g,
        ),
      },
    },
  ];
}

function listed(estate: Estate, trace: WholeTrace, hop: Hop): readonly Change[] {
  const service = trace.answers[0]?.named.service;
  const subnet = estate.subnets.find(
    (s) =>
      s.name.toLowerCase() === String(hop.args.subnet).toLowerCase() && s.vnet === trace.from.vnet,
  );
  if (!service || !subnet) return [];
  return [
    {
      did: "list-subnet",
      args: { service: service.name, subnet: subnet.name },
      estate: {
        ...estate,
        services: estate.services.map((s) =>
          s === service
            ? {
                ...s,
                door: {
                  ...s.door,
                  subnetRules: [...s.door.subnetRules, { subnet: subnet.key, state: "Succeeded" }],
                },
              }
            : s,
        ),
      },
    },
  ];
}

function inPolicy(estate: Estate, trace: WholeTrace, hop: Hop): readonly Change[] {
  const service = trace.answers[0]?.named.service;
  const policy = String(hop.args.policy).split(", ")[0] ?? "";
  if (!service) return [];
  return [
    {
      did: "list-in-policy",
      args: { service: service.name, policy },
      estate: {
        ...estate,
        serviceEndpointPolicies: estate.serviceEndpointPolicies.map((p) =>
          p.name === policy
            ? {
                ...p,
                definitions: [
                  ...p.definitions,
                  { name: "new", service: "Microsoft.Storage", resources: [service.id] },
                ],
              }
            : p,
        ),
      },
    },
  ];
}

function peered(estate: Estate, hop: Hop): readonly Change[] {
  const own = estate.peerings.find((p) => hop.because.some((e) => keyOf(e.resource) === p.key));
  if (!own) return [];
  return [
    {
      did: "mend-peering",
      args: { peering: own.name },
      estate: {
        ...estate,
        peerings: estate.peerings.map((p) =>
          p === own || (p.vnet === own.remoteVnet && p.remoteVnet === own.vnet)
            ? { ...p, state: "Connected", allowVnetAccess: true }
            : p,
        ),
      },
    },
  ];
}
