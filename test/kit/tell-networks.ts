/** The lines that tell of VNets, machines, firewalls, hubs, gateways and sites. */
import { arm } from "#src/demo/index.ts";
import { keyOf } from "#src/model/index.ts";
import { amend, type Draft, find, put, type Tell } from "./draft.ts";
import { Misread } from "./form.ts";

type ArmDocument = arm.ArmDocument;
type Subnet = { readonly name: string; readonly properties: { readonly addressPrefix?: string } };

function subnetsOf(vnet: ArmDocument): readonly Subnet[] {
  const { subnets } = vnet.properties;
  return Array.isArray(subnets) ? subnets : [];
}

/** Adds a subnet to a VNet, unless it has one of that name. */
export function addSubnet(
  draft: Draft,
  vnetName: string,
  name: string,
  options: arm.SubnetOptions,
): string {
  const vnet = find(draft, "vnet", vnetName);
  const own = subnetsOf(vnet);
  if (!own.some((s) => s.name === name)) {
    const { subnets } = arm.vnet(vnet.name, {
      prefixes: [],
      subnets: { [name]: options },
    }).properties;
    const added = (Array.isArray(subnets) ? subnets : []).map((s) => ({
      ...s,
      id: arm.subnetOf(vnet, name),
    }));
    amend(draft, vnet, { subnets: [...own, ...added] });
  }
  return arm.subnetOf(vnet, name);
}

/** The subnet that `place` names: `vnet/subnet`, or a VNet whose subnet `default` is meant. */
export function subnetAt(draft: Draft, place: string): string {
  const [vnetName = place, subnet = "default"] = place.split("/");
  const vnet = find(draft, "vnet", vnetName);
  if (!subnetsOf(vnet).some((s) => s.name === subnet)) {
    if (subnet !== "default")
      throw new Misread(
        `VNet ${vnetName} has no subnet ${subnet}`,
        `a line "subnet ${place} <prefix>" before this one`,
      );
    addSubnet(draft, vnetName, "default", { prefix: prefixesOf(vnet)[0] ?? "" });
  }
  return arm.subnetOf(vnet, subnet);
}

function prefixesOf(vnet: ArmDocument): readonly string[] {
  const { addressSpace } = vnet.properties;
  const space = addressSpace as { readonly addressPrefixes?: readonly string[] } | undefined;
  return space?.addressPrefixes ?? [];
}

/** Where `vnet` stands, for what is built beside it. */
export function placeOf(document: ArmDocument): arm.At {
  return document.location ? { region: document.location } : {};
}

/** The /28 that holds an IPv4 address: room for an endpoint of a resolver, or a firewall's subnet. */
export function roomFor(address: string): string {
  const parts = address.split(".");
  return `${parts.slice(0, 3).join(".")}.${Number(parts[3]) & 0xf0}/28`;
}

function nextAddress(draft: Draft, place: string): string {
  const vnet = find(draft, "vnet", place.split("/")[0] ?? place);
  const subnet = subnetsOf(vnet).find((s) => s.name === place.split("/")[1]);
  const prefix = subnet?.properties.addressPrefix ?? prefixesOf(vnet)[0] ?? "10.0.0.0/16";
  draft.machines++;
  return `${prefix.split(".").slice(0, 3).join(".")}.${200 + draft.machines}`;
}

function policyOf(name: string, proxy: string, servers: readonly string[]): readonly ArmDocument[] {
  return arm.firewallPolicy(`${name}-policy`, { dnsProxy: proxy === "on", dnsServers: servers });
}

export const networkForms: readonly Tell[] = [
  {
    form: "vnet <name> <prefixes,> [dns <servers,>] [region <region>]",
    says: "A VNet; without dns it uses Azure-provided DNS.",
    does: (draft, told) => {
      const region = told.maybe("region");
      put(
        draft,
        arm.vnet(told.one("name"), {
          prefixes: told.list("prefixes"),
          ...(told.has("dns") ? { dns: told.list("servers") } : {}),
          ...(region ? { region } : {}),
        }),
      );
    },
  },
  {
    form: "subnet <place> <prefix> [delegated <service>]",
    says: "A subnet, as vnet/name. A VNet without subnets gets one called default when it is needed.",
    does: (draft, told) => {
      const [vnet = "", name = ""] = told.one("place").split("/");
      const delegation = told.maybe("service");
      addSubnet(draft, vnet, name, {
        prefix: told.one("prefix"),
        ...(delegation ? { delegation } : {}),
      });
    },
  },
  {
    form: "dns of <vnet> is <servers,>",
    says: "Sets the DNS servers of a VNet; `default` means Azure-provided DNS, `none` an empty list.",
    does: (draft, told) => {
      const vnet = find(draft, "vnet", told.one("vnet"));
      const servers = told.list("servers");
      const dhcpOptions =
        servers[0] === "default" ? undefined : { dnsServers: servers[0] === "none" ? [] : servers };
      amend(draft, vnet, { dhcpOptions });
    },
  },
  {
    form: "dns of vm <vm> is <servers,>",
    says: "Sets the DNS servers of a machine's NIC; `default` takes them away.",
    does: (draft, told) => {
      const vm = find(draft, "vm", told.one("vm"));
      const servers = told.list("servers").filter((s) => s !== "default");
      for (const nic of draft.documents.values()) {
        const owner = nic.properties.virtualMachine as { readonly id: string } | undefined;
        if (owner?.id === vm.id)
          amend(draft, nic, { dnsSettings: { dnsServers: servers, appliedDnsServers: servers } });
      }
    },
  },
  {
    form: "peer <first> with <second> [lending] [state <state:Connected|Initiated|Disconnected>]",
    says: "Both halves of a peering; `lending`: the first VNet lends its gateway.",
    does: (draft, told) => {
      const state = told.maybe("state");
      put(
        draft,
        ...arm.peering(
          find(draft, "vnet", told.one("first")),
          find(draft, "vnet", told.one("second")),
          {
            lends: told.has("lending"),
            forwarded: true,
            ...(state === "Disconnected" || state === "Initiated" ? { state } : {}),
          },
        ),
      );
    },
  },
  {
    form: "vm <name> in <place> [at <address>] [dns <servers,>] [suffix <suffix>]",
    says: "A machine with one NIC in a VNet or vnet/subnet; `dns` sets servers on its NIC, `suffix` Azure's internal suffix.",
    does: (draft, told) => {
      const place = told.one("place");
      const internalSuffix = told.maybe("suffix");
      put(
        draft,
        ...arm.machine(told.one("name"), {
          ...(internalSuffix ? { internalSuffix } : {}),
          subnet: subnetAt(draft, place),
          address: told.maybe("address") ?? nextAddress(draft, place),
          ...(told.has("dns") ? { dns: told.list("servers") } : {}),
        }),
      );
    },
  },
  {
    form: "firewall <name> in <vnet> at <address> proxy <proxy:on|off> [asking <servers,>]",
    says: "An Azure Firewall with a policy; `asking`: the DNS servers of its proxy.",
    does: (draft, told) => {
      const vnet = find(draft, "vnet", told.one("vnet"));
      const name = told.one("name");
      const policies = policyOf(name, told.one("proxy"), told.list("servers"));
      addSubnet(draft, vnet.name, "AzureFirewallSubnet", { prefix: roomFor(told.one("address")) });
      put(draft, ...policies);
      for (const policy of policies)
        put(draft, arm.firewall(name, { vnet, address: told.one("address"), policy }));
    },
  },
  {
    form: "hub <name> <prefix>",
    says: "A virtual hub of one virtual WAN.",
    does: (draft, told) => {
      const wan = arm.virtualWan("wan");
      const hub = arm.virtualHub(told.one("name"), { wan, prefix: told.one("prefix") });
      put(draft, wan, hub, arm.defaultHubTable(hub));
    },
  },
  {
    form: "hub firewall <name> in <hub> at <address> proxy <proxy:on|off> [asking <servers,>]",
    says: "An Azure Firewall in a virtual hub.",
    does: (draft, told) => {
      const hub = find(draft, "hub", told.one("hub"));
      const policies = policyOf(told.one("name"), told.one("proxy"), told.list("servers"));
      put(draft, ...policies);
      for (const policy of policies)
        put(draft, arm.firewall(told.one("name"), { hub, address: told.one("address"), policy }));
    },
  },
  {
    form: "connect <vnet> to <hub>",
    says: "The connection of a VNet to a virtual hub.",
    does: (draft, told) =>
      put(
        draft,
        arm.hubConnection(
          find(draft, "hub", told.one("hub")),
          find(draft, "vnet", told.one("vnet")),
        ),
      ),
  },
  {
    form: "gateway <name> in <vnet> [clients <prefixes,>]",
    says: "A VPN gateway; `clients`: address pools of point-to-site clients.",
    does: (draft, told) => {
      const vnet = find(draft, "vnet", told.one("vnet"));
      const clientPools = told.list("prefixes");
      put(
        draft,
        arm.vpnGateway(told.one("name"), {
          vnet,
          ...(clientPools.length > 0 ? { clientPools } : {}),
        }),
      );
    },
  },
  {
    form: "site <name> <prefixes,> [dns <servers,>] [over <gateways,>]",
    says: "An on-premises site; `over`: the VPN gateways that it is connected to.",
    does: (draft, told) => {
      const name = told.one("name");
      const attach: string[] = [];
      for (const gateway of told.list("gateways")) {
        const far = arm.localGateway(`lgw-${name}-${gateway}`, {
          prefixes: told.list("prefixes"),
          address: "203.0.113.7",
        });
        const near = find(draft, "gateway", gateway);
        const tunnel = arm.connection(`con-${name}-${gateway}`, { gateway: near, to: far });
        put(draft, far, tunnel);
        attach.push(tunnel.id);
      }
      draft.sites.set(name, {
        name,
        attach: attach.map(keyOf),
        prefixes: told.list("prefixes"),
        dnsServers: told.list("servers"),
        natAddresses: [],
      });
    },
  },
];
