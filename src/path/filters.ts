/** What stops a packet between a machine and an address: admin rules, then network security groups (path.md section 2). */
import { normalRegion } from "#src/azure/catalogue/index.ts";
import {
  type Estate,
  gapAt,
  having,
  inList,
  type Key,
  type Nic,
  type PrivateEndpoint,
} from "#src/model/index.ts";
import { parsePrefix } from "#src/net/index.ts";
import { allOf, evidence, lastName, passing, stopped, undecided } from "./filters-answer.ts";
import { decide } from "./filters-decide.ts";
import type { Packet } from "./filters-match.ts";
import { brief, type NsgQuestion, nsgAnswer } from "./filters-nsg.ts";
import { endpointOf, redirectOf } from "./filters-sql.ts";
import { virtualNetworkOf } from "./filters-virtual-network.ts";
import type { Filtered, Flow } from "./flow.ts";
import { vnetOfSubnet } from "./path-facts.ts";

/** Regions without network security groups before endpoints (path.md 1.7). */
const NO_ENDPOINT_FILTERS = new Set([
  "westindia",
  "australiacentral2",
  "southafricawest",
  "brazilsoutheast",
]);

/** What the packet meets on leaving: security admin rules, the NIC's group, the subnet's group. */
export function outboundFilter(estate: Estate, flow: Flow): Filtered {
  return passed(estate, flow, "Outbound");
}

/** What the packet meets on its way into a machine: security admin rules, the subnet's group, the NIC's group. */
export function inboundFilter(estate: Estate, flow: Flow): Filtered {
  return passed(estate, flow, "Inbound");
}

/**
 * What the packet meets before a private endpoint: the subnet's group, only when the subnet's policy says so and the
 * region has it; source ports are not looked at (path.md 2.4).
 */
export function endpointInboundFilter(
  estate: Estate,
  endpoint: PrivateEndpoint,
  flow: Flow,
): Filtered {
  if (!endpoint.subnet)
    return undecided("endpoint-subnet-unseen", { args: { endpoint: endpoint.name } });
  const subnet = inList(estate.subnets, endpoint.subnet);
  const args = { endpoint: endpoint.name, subnet: lastName(endpoint.subnet) };
  if (!subnet) return undecided("endpoint-subnet-unseen", { args });
  const policy = subnet.privateEndpointNetworkPolicies;
  const because = [
    evidence(subnet.id, "/properties/privateEndpointNetworkPolicies", policy || "Disabled"),
  ];
  const isOn = ["enabled", "networksecuritygroupenabled"].includes(policy.toLowerCase());
  if (!isOn)
    return passing("endpoint-policy-off", {
      args: { ...args, policy: policy || "Disabled" },
      because,
    });
  const region = normalRegion(endpoint.location || subnet.location);
  if (estate.cloud !== "commercial" || NO_ENDPOINT_FILTERS.has(region))
    return passing("endpoint-filter-unsupported", { args: { ...args, region }, because });
  if (!subnet.nsg) return passing("nsg-none", { args, because });
  const packet: Packet = {
    ...packetOf(estate, flow, "Inbound"),
    toAsgs: endpoint.asgs,
    network: virtualNetworkOf(estate, subnet.key),
    ignoresSourcePorts: true,
  };
  const answer = groupAnswer(subnet.nsg, {
    direction: "Inbound",
    packet,
    blockedAt: "PE_NSG_IN",
    redirect: redirectOf(estate, flow, endpoint),
  });
  return { ...answer, because: [...because, ...answer.because] };
}

/** A filter's question, but for which group is asked. */
type Standing = Omit<NsgQuestion, "nsg">;

function passed(estate: Estate, flow: Flow, direction: Standing["direction"]): Filtered {
  const leaves = direction === "Outbound";
  const subnet = leaves ? flow.fromSubnet : flow.toSubnet;
  const nic = leaves ? flow.fromNic : flow.toNic;
  const standing: Standing = {
    direction,
    packet: packetOf(estate, flow, direction),
    blockedAt: leaves ? "NSG_OUT" : "NSG_IN",
    redirect: leaves ? redirectOf(estate, flow) : undefined,
  };
  const vnet = vnetOfSubnet(subnet);
  const admin = vnet ? adminAnswer(vnet, standing) : undefined;
  // An admin rule that denies or always allows ends the matter before any group is asked.
  if (admin && (admin.passes === "no" || admin.did === "admin-always-allows")) return admin;
  const groups = [
    ...(nic ? [nicAnswer(nic, standing)] : []),
    ...(subnet ? [subnetAnswer(subnet, standing)] : []),
  ];
  return allOf([...(admin ? [admin] : []), ...(leaves ? groups : groups.reverse())]);
}

function packetOf(estate: Estate, flow: Flow, direction: "Outbound" | "Inbound"): Packet {
  const nic = inList(estate.nics, flow.fromNic);
  const target = inList(estate.nics, flow.toNic);
  const here = direction === "Outbound" ? flow.fromSubnet : flow.toSubnet;
  const endpoint = endpointOf(estate, flow);
  return {
    estate,
    sources: flow.sources.flatMap((text) => parsePrefix(text) ?? []),
    sourceAsgs: flow.fromNic ? (nic ? asgsOf(nic) : "unseen") : flow.fromSubnet ? "any" : [],
    to: flow.to,
    toAsgs: flow.toNic ? (target ? asgsOf(target) : "unseen") : (endpoint?.asgs ?? []),
    ports: { from: flow.port, to: flow.port },
    protocol: flow.protocol,
    network: virtualNetworkOf(estate, here),
  };
}

function asgsOf(nic: Nic): readonly Key[] {
  return [...new Set(nic.ipConfigs.flatMap((c) => c.asgs))];
}

function adminAnswer(vnet: Key, { direction, packet }: Standing): Filtered | undefined {
  const sets = having(packet.estate.adminRuleSets, "vnet", vnet);
  const rules = sets.flatMap((set) => set.rules);
  const { access, rule, differs } = decide(rules, direction, packet);
  const set = sets.find((s) => rule && s.rules.includes(rule));
  if (!rule || !set) return undefined;
  const args = { rule: rule.name, set: set.name };
  const because = [evidence(rule.at?.resource ?? set.id, rule.at?.pointer ?? "", brief(rule))];
  const confidence = differs ? "LIKELY" : "CERTAIN";
  if (access === "unknown") return undecided("admin-undecided", { args, because });
  if (access === "Deny")
    return stopped("ADMIN_RULE", "admin-denies", { args, because, confidence });
  const did = access === "AlwaysAllow" ? "admin-always-allows" : "admin-allows";
  return passing(did, { args, because, confidence });
}

function nicAnswer(key: Key, standing: Standing): Filtered {
  const nic = inList(standing.packet.estate.nics, key);
  if (!nic) return undecided("nic-unseen", { args: { nic: lastName(key) } });
  if (!nic.nsg) return passing("nsg-none", { args: { at: nic.name } });
  return groupAnswer(nic.nsg, standing);
}

function subnetAnswer(key: Key, standing: Standing): Filtered {
  const subnet = inList(standing.packet.estate.subnets, key);
  if (!subnet) return undecided("subnet-unseen", { args: { subnet: lastName(key) } });
  if (!subnet.nsg) return passing("nsg-none", { args: { at: subnet.name } });
  return groupAnswer(subnet.nsg, standing);
}

function groupAnswer(key: Key, standing: Standing): Filtered {
  const { estate } = standing.packet;
  const nsg = inList(estate.nsgs, key);
  if (nsg) return nsgAnswer({ ...standing, nsg });
  const gap = gapAt(estate, key, "microsoft.network/networksecuritygroups");
  return undecided("nsg-unseen", {
    args: { nsg: lastName(key), right: gap?.right ?? "" },
    because: gap ? [evidence(gap.scope, "", gap.why)] : [],
  });
}
