/** What an export leaves out never turns into a sure answer: hub connections, links, domain lists, peers, sub-resources. */
import { describe, expect, test } from "vitest";
import { arm } from "#src/demo/index.ts";
import { saidText } from "#src/messages/index.ts";
import { a, ask, type Document, zoneIn } from "./ask.ts";

const NAME = "acct.blob.core.windows.net";
const BLOB = "privatelink.blob.core.windows.net";

/** A VNet `dns` with an inbound endpoint at 10.0.2.4, an account, its endpoint and its record. */
function answering(): readonly Document[] {
  const dns = arm.vnet("dns", {
    prefixes: ["10.0.0.0/16"],
    subnets: { inbound: "10.0.2.0/28", pe: "10.0.5.0/24" },
  });
  const resolver = arm.resolver("r", { vnet: dns });
  const account = arm.storage("acct");
  const zone = arm.privateZone(BLOB);
  const subnet = arm.subnetOf(dns, "pe");
  const options = { subnet, target: account, groupId: "blob", addresses: ["10.0.5.4"] };
  return arm.withBothSides([
    dns,
    resolver,
    arm.inbound(resolver, "in", { subnet: arm.subnetOf(dns, "inbound"), address: "10.0.2.4" }),
    account,
    zone,
    arm.zoneLink(zone, dns),
    ...arm.privateEndpoint("pe1", { ...options, zones: [zone] }).all,
  ]);
}

/** The peering that Azure makes to a virtual hub's own, hidden VNet. */
function toHub(): Record<string, unknown> {
  const hidden = `/subscriptions/ffffffff-0000-4000-8000-000000000009/resourceGroups/RG_h/providers/Microsoft.Network/virtualNetworks/HV_h`;
  return {
    name: "RemoteVnetToHubPeering_11111111-2222-3333-4444-555555555555",
    properties: {
      remoteVirtualNetwork: { id: hidden },
      peeringState: "Connected",
      allowVirtualNetworkAccess: true,
      useRemoteGateways: true,
      remoteAddressSpace: { addressPrefixes: ["10.100.0.0/24"] },
    },
  };
}

function withPeering(vnet: Document, peering: Record<string, unknown>): Document {
  const id = `${vnet.id}/virtualNetworkPeerings/${String(peering.name)}`;
  const virtualNetworkPeerings = [{ id, ...peering }];
  return { ...vnet, properties: { ...vnet.properties, virtualNetworkPeerings } };
}

const spoke = arm.vnet("spoke", {
  prefixes: ["10.1.0.0/16"],
  subnets: { app: "10.1.1.0/24" },
  dns: ["10.0.2.4"],
});

describe("virtual hubs whose connections Resource Graph does not hold", () => {
  test("two VNets with hidden hub peerings may meet, so the server is likely within reach", () => {
    const world = answering().map((d) => (d.name === "dns" ? withPeering(d, toHub()) : d));
    expect(
      ask({ name: NAME, from: "vnet:spoke" }, world, withPeering(spoke, toHub())),
    ).toMatchObject({ outcome: "PRIVATE_OK", confidence: "likely" });
  });
  test("without them there is no way", () => {
    expect(ask({ name: NAME, from: "vnet:spoke" }, answering(), spoke).outcome).toBe("TIMEOUT");
  });
  const hub = arm.resource("Microsoft.Network/virtualHubs", "h", {}, {});
  const connection = (world: readonly Document[]) =>
    arm.child(hub, "hubVirtualNetworkConnections", "c", {
      remoteVirtualNetwork: { id: world.find((d) => d.name === "dns")?.id ?? "" },
    });
  const clients = (customDnsServers: readonly string[]) =>
    arm.resource(
      "Microsoft.Network/p2sVpnGateways",
      "pg",
      {},
      {
        virtualHub: { id: hub.id },
        customDnsServers,
      },
    );
  test("VPN clients of a hub ask the servers that its gateway names", () => {
    const world = answering();
    const with4 = [hub, connection(world), clients(["10.0.2.4"])];
    expect(ask({ name: NAME, from: "p2s:pg" }, world, with4)).toMatchObject({
      outcome: "PRIVATE_OK",
      servers: ["10.0.2.4", "168.63.129.16 from dns"],
      confidence: "certain",
    });
    expect(ask({ name: NAME, from: "p2s:pg" }, world, [hub, clients([])]).outcome).toBe("PUBLIC");
  });
});

test("a server in a peered VNet that was not read may answer", () => {
  const other = {
    ...toHub(),
    name: "to-dns",
    properties: {
      remoteVirtualNetwork: { id: spoke.id.replace("/spoke", "/elsewhere") },
      peeringState: "Connected",
      allowVirtualNetworkAccess: true,
      remoteAddressSpace: { addressPrefixes: ["10.0.0.0/16"] },
    },
  };
  expect(ask({ name: NAME, from: "vnet:spoke" }, withPeering(spoke, other))).toMatchObject({
    outcome: "FORWARDED",
    confidence: "unknown",
  });
});

describe("zones and lists", () => {
  const v = arm.vnet("v", { prefixes: ["10.0.0.0/16"], subnets: { app: "10.0.0.0/24" } });
  const stranger = { id: arm.resourceId("Microsoft.Network/privateEndpoints", "theirs") };
  const account = (groupIds: readonly string[]): Document => {
    const told = groupIds.length > 0 ? { groupIds } : {};
    const connection = {
      privateEndpoint: stranger,
      privateLinkServiceConnectionState: { status: "Approved" },
      ...told,
    };
    const { properties, ...rest } = arm.storage("acct");
    const privateEndpointConnections = [{ properties: connection }];
    return { ...rest, properties: { ...properties, privateEndpointConnections } };
  };
  test("a zone that counts links which were not read may be linked here", () => {
    const [zone, ...rest] = zoneIn([], BLOB, [["acct", "A", a("10.0.0.5")]]);
    if (!zone) throw new Error("No zone.");
    const counted = { ...zone, properties: { ...zone.properties, numberOfVirtualNetworkLinks: 2 } };
    const said = ask({ name: NAME, from: "vnet:v" }, v, account(["blob"]), counted, rest);
    expect(said).toMatchObject({ outcome: "INDETERMINATE", confidence: "unknown" });
    expect(said.gaps.map((gap) => saidText(gap))).toEqual([
      `Zone ${BLOB} has 2 links that were not read; one of them may be to v.`,
    ]);
  });
  test("an endpoint of a sub-resource that nobody told serves the name only likely", () => {
    const zone = zoneIn([v], BLOB, []);
    const over = (groups: readonly string[]) =>
      ask({ name: NAME, from: "vnet:v" }, v, account(groups), zone);
    expect(over(["blob"])).toMatchObject({ outcome: "NXDOMAIN", confidence: "certain" });
    expect(over([])).toMatchObject({ outcome: "NXDOMAIN", confidence: "likely" });
    expect(over(["file"])).toMatchObject({ outcome: "PUBLIC", confidence: "certain" });
  });
  test("a domain list that was not read may block the name", () => {
    const policy = arm.dnsPolicy("p");
    const list = arm.domainList("gone", { domains: ["example.org"] });
    const rule = arm.dnsPolicyRule(policy, "block", {
      priority: 100,
      action: "Block",
      lists: [list],
    });
    const said = ask({ name: "www.example.com", from: "vnet:v" }, [
      v,
      policy,
      rule,
      arm.dnsPolicyLink(policy, v),
    ]);
    expect(said).toMatchObject({ outcome: "INDETERMINATE", confidence: "unknown" });
    expect(said.branches.map((b) => b.outcome)).toEqual(["PUBLIC", "SERVFAIL"]);
  });
});
