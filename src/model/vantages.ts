/** From where can a question be asked in an estate, and which of these places are worth listing? */
import type { Estate } from "./estate.ts";
import type { Gateway, HubGateway } from "./gateways.ts";
import { having, inList } from "./look.ts";
import type { Nic, Subnet, Vm, Vnet } from "./networks.ts";
import type { Service } from "./services.ts";
import type { Key } from "./thing.ts";
import type { Vantage } from "./vantage.ts";

/** A vantage with the short form in which it is asked for, in the estate's own letter case. */
export type Askable = { readonly form: string; readonly vantage: Vantage };

const KINDS = ["subnet", "vm", "nic", "app", "vnet", "p2s", "site", "internet"] as const;

/** Subnets in which Azure lets only its own appliances stand; nothing of the user's ever asks from there. */
const RESERVED = new Set([
  "gatewaysubnet",
  "azurefirewallsubnet",
  "azurefirewallmanagementsubnet",
  "azurebastionsubnet",
  "routeserversubnet",
]);

const askables = new WeakMap<Estate, readonly Askable[]>();
const listed = new WeakMap<Estate, readonly Vantage[]>();

/**
 * What there is to ask from, by kind and label: subnets, machines, interfaces, web apps, VNets, VPN clients, sites,
 * the internet. Every place of `everyVantageOf` may be asked; listed are those that say something of their own. VNets
 * are, although their subnets ask the same servers: zones are linked to VNets, and people ask from them. Not listed are
 * - subnets that only Azure's appliances, resolvers or private endpoints use: nothing of the user's starts there;
 * - interfaces of no machine, and the first one of a machine, for which the machine speaks;
 * - gateways without an address pool: they have no clients.
 */
export function vantagesOf(estate: Estate): readonly Vantage[] {
  let list = listed.get(estate);
  if (!list) {
    const first = new Set(estate.vms.map((vm) => firstNicOf(estate, vm)?.key));
    const pooled = new Set<Key>(
      [...estate.gateways, ...estate.hubGateways]
        .filter((gateway) => gateway.clientPools.length > 0)
        .map((gateway) => gateway.key),
    );
    const isListed = ({ kind, key }: Vantage) => {
      if (key === undefined) return true;
      if (kind === "subnet") return holdsWorkloads(estate, inList(estate.subnets, key));
      if (kind === "nic") return inList(estate.nics, key)?.vm !== undefined && !first.has(key);
      return kind !== "p2s" || pooled.has(key);
    };
    list = everyVantageOf(estate)
      .map(({ vantage }) => vantage)
      .filter(isListed);
    listed.set(estate, list);
  }
  return list;
}

/** Every vantage of `estate` with its short form, by kind, label and id. Remembered with the estate. */
export function everyVantageOf(estate: Estate): readonly Askable[] {
  let list = askables.get(estate);
  if (!list) {
    list = [
      ...estate.subnets.map((subnet) => ofSubnet(estate, subnet)),
      ...estate.vms.map((vm) => ofVm(estate, vm)),
      ...estate.nics.filter(startsPackets).map(ofNic),
      ...estate.services.filter(isApp).map(ofApp),
      ...estate.vnets.map(ofVnet),
      ...estate.gateways.filter(isVpn).map(ofGateway),
      ...estate.hubGateways.filter((g) => g.gatewayKind === "p2s").map(ofGateway),
      ...estate.sites.map((site) => ofSite(site.name)),
      { form: "internet", vantage: { id: "internet", kind: "internet", label: "internet" } },
    ];
    askables.set(estate, (list = list.toSorted(inOrder)));
  }
  return list;
}

function inOrder({ vantage: a }: Askable, { vantage: b }: Askable): number {
  const kinds = KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  if (kinds !== 0) return kinds;
  const [x, y] = a.label === b.label ? [a.id, b.id] : [a.label, b.label];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Interfaces of private endpoints and private link services receive; nothing asks from them. */
export function startsPackets(nic: Nic): boolean {
  return nic.privateEndpoint === undefined && nic.privateLinkService === undefined;
}

/** Web apps, functions, logic apps and their slots; a static web app has no server of its own in a VNet. */
function isApp(service: Service): boolean {
  return service.type === "microsoft.web/sites" || service.type === "microsoft.web/sites/slots";
}

function isVpn(gateway: Gateway): boolean {
  return gateway.gatewayType.toLowerCase() !== "expressroute";
}

function holdsWorkloads(estate: Estate, subnet: Subnet | undefined): boolean {
  if (!subnet || RESERVED.has(subnet.name.toLowerCase())) return false;
  if (subnet.delegations.some((d) => d.toLowerCase().startsWith("microsoft.network/")))
    return false;
  const here = interfacesIn(estate).get(subnet.key) ?? [];
  return here.length === 0 || here.some(startsPackets);
}

const interfaces = new WeakMap<Estate, ReadonlyMap<Key, readonly Nic[]>>();

/** Interfaces by subnet. */
function interfacesIn(estate: Estate): ReadonlyMap<Key, readonly Nic[]> {
  let bySubnet = interfaces.get(estate);
  if (!bySubnet) {
    const made = new Map<Key, Nic[]>();
    for (const nic of estate.nics)
      for (const { subnet } of nic.ipConfigs) {
        const here = subnet ? made.get(subnet) : undefined;
        if (here) here.push(nic);
        else if (subnet) made.set(subnet, [nic]);
      }
    interfaces.set(estate, (bySubnet = made));
  }
  return bySubnet;
}

function ofSubnet(estate: Estate, subnet: Subnet): Askable {
  const vnet = inList(estate.vnets, subnet.vnet)?.name ?? lastPart(subnet.vnet);
  const label = `${vnet}/${subnet.name}`;
  return {
    form: `subnet:${label}`,
    vantage: {
      id: subnet.id,
      kind: "subnet",
      label,
      key: subnet.key,
      vnet: subnet.vnet,
      subnet: subnet.key,
    },
  };
}

function ofVm(estate: Estate, vm: Vm): Askable {
  return {
    form: `vm:${vm.name}`,
    vantage: {
      id: vm.id,
      kind: "vm",
      label: vm.name,
      key: vm.key,
      ...standingOf(firstNicOf(estate, vm)),
    },
  };
}

function ofNic(nic: Nic): Askable {
  return {
    form: `nic:${nic.name}`,
    vantage: { id: nic.id, kind: "nic", label: nic.name, key: nic.key, ...standingOf(nic) },
  };
}

function ofApp(app: Service): Askable {
  return {
    form: `app:${app.name}`,
    vantage: {
      id: app.id,
      kind: "app",
      label: app.name,
      key: app.key,
      ...at(app.integrationSubnet),
    },
  };
}

function ofVnet(vnet: Vnet): Askable {
  return {
    form: `vnet:${vnet.name}`,
    vantage: { id: vnet.id, kind: "vnet", label: vnet.name, key: vnet.key, vnet: vnet.key },
  };
}

function ofGateway(gateway: Gateway | HubGateway): Askable {
  const vnet = "vnet" in gateway ? gateway.vnet : undefined;
  return {
    form: `p2s:${gateway.name}`,
    vantage: {
      id: gateway.id,
      kind: "p2s",
      label: gateway.name,
      key: gateway.key,
      ...(vnet ? { vnet } : {}),
    },
  };
}

function ofSite(name: string): Askable {
  const form = `site:${name}`;
  return { form, vantage: { id: form, kind: "site", label: name, site: name } };
}

/** The interface that a machine uses unless told otherwise: its primary one; undefined when none was read. */
function firstNicOf(estate: Estate, vm: Vm): Nic | undefined {
  const told = vm.nics.map((key) => inList(estate.nics, key)).filter((nic) => nic !== undefined);
  // A machine's document may be missing its list while the interface names the machine.
  const nics = told.length > 0 ? told : having(estate.nics, "vm", vm.key);
  return nics.find((nic) => nic.primary) ?? nics[0];
}

function standingOf(nic: Nic | undefined): Pick<Vantage, "vnet" | "subnet"> {
  const config = nic?.ipConfigs.find((c) => c.primary) ?? nic?.ipConfigs[0];
  return at(config?.subnet);
}

function at(subnet: Key | undefined): Pick<Vantage, "vnet" | "subnet"> {
  const cut = subnet?.indexOf("/subnets/") ?? -1;
  if (!subnet || cut < 0) return {};
  return { vnet: subnet.slice(0, cut) as Key, subnet };
}

/** The name at the end of an ARM id. */
function lastPart(key: Key): string {
  return key.slice(key.lastIndexOf("/") + 1);
}
