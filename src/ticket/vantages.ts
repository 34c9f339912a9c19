/** From where may a pasted answer have been asked: which vantages does the text point to, how strongly, and by what? */
import { groupedBy, unique } from "#src/base/index.ts";
import {
  type Estate,
  findVantage,
  having,
  inList,
  type Key,
  type Nic,
  type Vantage,
  vantagesOf,
} from "#src/model/index.ts";
import { isInside } from "#src/net/index.ts";
import type { Client, Reading } from "./reading.ts";
import { askedServers } from "./servers.ts";

/** Why a vantage is a candidate: a code with its arguments, whose sentence is in messages/ticket.ts. */
export type Hint = { readonly code: HintCode; readonly args: Readonly<Record<string, string>> };

export type HintCode =
  | "told"
  | "machine"
  | "own-address"
  | "subnet-address"
  | "site-address"
  | "client-pool"
  | "nat-address"
  | "public-address"
  | "suffix"
  | "has-servers"
  | "asks-server"
  | "asker"
  | "same-answer";

export type Candidate = {
  readonly vantage: Vantage;
  readonly hints: readonly Hint[];
  /** `told`: the text names it; `likely`: something of its own is told; `possible`: others fit as well. */
  readonly certainty: "told" | "likely" | "possible";
};

// How much each hint weighs: what names one machine before what many share.
const WEIGHT: Readonly<Record<HintCode, number>> = {
  told: 100,
  machine: 80,
  "own-address": 70,
  suffix: 40,
  "client-pool": 40,
  "nat-address": 35,
  "subnet-address": 30,
  "site-address": 30,
  "public-address": 25,
  "has-servers": 20,
  "asks-server": 12,
  asker: 8,
  "same-answer": 4,
};

/** Most candidates that are given back. */
const MOST = 8;

type Found = { readonly vantage: Vantage; readonly hint: Hint };

/** The candidates that `client` and the server of `reading` point to, the likeliest first; `asker` is the asker's own guess. */
export function candidatesFor(
  estate: Estate,
  {
    client,
    reading,
    asker,
  }: {
    readonly client: Client;
    readonly reading: Reading | null;
    readonly asker: Vantage | undefined;
  },
): readonly Candidate[] {
  const found = [
    ...byWord(estate, client.from),
    ...client.machines.flatMap((machine) => byMachine(estate, machine)),
    ...client.addresses.flatMap((address) => byAddress(estate, address)),
    ...client.suffixes.flatMap((suffix) => bySuffix(estate, suffix)),
    ...byServers(estate, client.dnsServers, "has-servers"),
    ...byServers(estate, reading?.server ? [reading.server] : [], "asks-server"),
    ...(asker ? [{ vantage: asker, hint: { code: "asker" as const, args: {} } }] : []),
  ];
  return ranked(found);
}

/** `found` as candidates, one per vantage, the likeliest first. */
export function ranked(found: readonly Found[]): readonly Candidate[] {
  const groups = [...groupedBy(found, ({ vantage }) => vantage.id).values()];
  const candidates = groups.map((group) => {
    const hints = group
      .map(({ hint }) => hint)
      .filter((hint, i, all) => all.findIndex((one) => one.code === hint.code) === i);
    const weight = hints.reduce((sum, { code }) => sum + WEIGHT[code], 0);
    return { vantage: (group[0] as Found).vantage, hints, weight };
  });
  return candidates
    .toSorted(
      (a, b) =>
        b.weight - a.weight ||
        rankOf(a.vantage) - rankOf(b.vantage) ||
        (a.vantage.label < b.vantage.label ? -1 : 1),
    )
    .slice(0, MOST)
    .map(({ vantage, hints, weight }) => ({
      vantage,
      hints: hints.toSorted((a, b) => WEIGHT[b.code] - WEIGHT[a.code]),
      certainty: weight >= 100 ? "told" : weight >= 30 ? "likely" : "possible",
    }));
}

/** Where hints weigh the same, the VNet stands for its subnets and machines, which all ask the same. */
function rankOf({ kind }: Vantage): number {
  return ["vnet", "site", "p2s", "subnet", "vm", "nic", "app", "internet"].indexOf(kind);
}

/** The vantage that a person's word means: a short form, an id, or a bare name or label. */
export function vantageOfWord(estate: Estate, word: string): Vantage | undefined {
  const found = findVantage(estate, word);
  if ("vantage" in found) return found.vantage;
  const wanted = word.toLowerCase();
  const all = vantagesOf(estate);
  const exact = all.filter(({ label }) => label.toLowerCase() === wanted);
  if (exact.length > 0) return exact[0];
  // People shorten names: vm-app is vm-app-01 when nothing else starts so.
  const starting = all.filter(({ label }) => label.toLowerCase().startsWith(wanted));
  return starting.length === 1 ? starting[0] : starting.find(({ kind }) => kind === "vm");
}

function byWord(estate: Estate, word: string | null): readonly Found[] {
  const vantage = word === null ? undefined : vantageOfWord(estate, word);
  return vantage ? [{ vantage, hint: { code: "told", args: { word: word ?? "" } } }] : [];
}

function byMachine(estate: Estate, machine: string): readonly Found[] {
  const found = findVantage(estate, `vm:${machine}`);
  // Windows cuts a machine's name to 15 letters.
  const cut = estate.vms.filter(({ name }) => name.toLowerCase().slice(0, 15) === machine);
  const [only] = cut;
  const vantage =
    "vantage" in found
      ? found.vantage
      : only && cut.length === 1
        ? vantageAt(estate, only.id)
        : undefined;
  return vantage ? [{ vantage, hint: { code: "machine", args: { machine } } }] : [];
}

function vantageAt(estate: Estate, id: string): Vantage | undefined {
  const found = findVantage(estate, id);
  return "vantage" in found ? found.vantage : undefined;
}

function ofNic(estate: Estate, nic: Nic): Vantage | undefined {
  const vm = inList(estate.vms, nic.vm);
  return (vm ? vantageAt(estate, vm.id) : undefined) ?? vantageAt(estate, nic.id);
}

function byAddress(estate: Estate, address: string): readonly Found[] {
  const nics = estate.nics.filter(
    (nic) =>
      nic.privateEndpoint === undefined &&
      nic.ipConfigs.some((config) => config.address === address),
  );
  const own = nics.flatMap((nic) => ofNic(estate, nic) ?? []);
  if (own.length > 0)
    return own.map((vantage) => ({ vantage, hint: { code: "own-address", args: { address } } }));
  const holds = (prefixes: readonly string[]) =>
    prefixes.some((prefix) => isInside(address, prefix));
  const from = (id: string, code: HintCode): readonly Found[] => {
    const vantage = vantageAt(estate, id);
    return vantage ? [{ vantage, hint: { code, args: { address } } }] : [];
  };
  return [
    ...estate.subnets
      .filter(({ prefixes }) => holds(prefixes))
      .flatMap(({ id }) => from(id, "subnet-address")),
    ...[...estate.gateways, ...estate.hubGateways]
      .filter(({ clientPools }) => holds(clientPools))
      .flatMap(({ id }) => from(id, "client-pool")),
    ...estate.sites
      .filter(({ natAddresses }) => natAddresses.includes(address) || holds(natAddresses))
      .flatMap(({ name }) => from(`site:${name}`, "nat-address")),
    ...estate.sites
      .filter(({ prefixes }) => holds(prefixes))
      .flatMap(({ name }) => from(`site:${name}`, "site-address")),
    ...byPublicAddress(estate, address),
  ];
}

/** Who leaves Azure by a public address: the machine that has it, or the subnets behind a NAT gateway. */
function byPublicAddress(estate: Estate, address: string): readonly Found[] {
  const hint = { code: "public-address" as const, args: { address } };
  return estate.publicIps
    .filter((ip) => ip.address === address)
    .flatMap((ip) => {
      const nics = estate.nics.filter((nic) =>
        nic.ipConfigs.some(({ publicIp }) => publicIp === ip.key),
      );
      const gateways = new Set(
        estate.natGateways
          .filter(({ publicIps }) => publicIps.includes(ip.key))
          .map(({ key }) => key),
      );
      const subnets = estate.subnets.filter(
        ({ natGateway }) => natGateway !== undefined && gateways.has(natGateway),
      );
      return [
        ...nics.flatMap((nic) => ofNic(estate, nic) ?? []),
        ...subnets.flatMap(({ id }) => vantageAt(estate, id) ?? []),
      ];
    })
    .map((vantage) => ({ vantage, hint }));
}

/** Azure gives the interfaces of one VNet one suffix under internal.cloudapp.net. */
function bySuffix(estate: Estate, suffix: string): readonly Found[] {
  if (!suffix.endsWith("internal.cloudapp.net")) return [];
  const nics = estate.nics.filter((nic) => nic.internalDomainNameSuffix.toLowerCase() === suffix);
  const vnets = unique(nics.flatMap((nic) => vnetOf(estate, nic) ?? []));
  return vnets.flatMap((key) => {
    const vantage = vantageAt(estate, inList(estate.vnets, key)?.id ?? key);
    return vantage ? [{ vantage, hint: { code: "suffix" as const, args: { suffix } } }] : [];
  });
}

function vnetOf(estate: Estate, nic: Nic): Key | undefined {
  return inList(estate.subnets, nic.ipConfigs[0]?.subnet)?.vnet;
}

/** Vantages that the estate sends to one of `servers`. Azure-provided DNS serves too many to tell anything by itself. */
function byServers(
  estate: Estate,
  servers: readonly string[],
  code: "has-servers" | "asks-server",
): readonly Found[] {
  const telling = servers.filter(
    (server) => server !== "168.63.129.16" && !server.startsWith("127."),
  );
  if (telling.length === 0) return [];
  const places = vantagesOf(estate).filter(
    ({ kind }) => kind === "vnet" || kind === "site" || kind === "p2s" || kind === "nic",
  );
  return places.flatMap((vantage) => {
    const own = askedServers(estate, vantage);
    const server = telling.find((one) => own.includes(one));
    return server ? [{ vantage, hint: { code, args: { server } } }] : [];
  });
}

/** One vantage per set of servers and place, to try: machines and subnets of a VNet ask alike. */
export function placesToTry(estate: Estate, most: number): readonly Vantage[] {
  const list = vantagesOf(estate);
  const withVnets = list.filter(({ kind }) => ["vnet", "site", "p2s", "internet"].includes(kind));
  const own = list.filter(
    ({ kind, key }) =>
      kind === "vm" && having(estate.nics, "vm", key).some((nic) => nic.dnsServers.length > 0),
  );
  return [...withVnets, ...own].slice(0, most);
}
