/** What Azure answers for its internal names and reverse names: the machines of the asking VNet (dns.md 2.7). */
import { having, inList, type Key, type Nic, type Vm } from "#src/model/index.ts";
import { isInside, isUnder, labelsOf, type Name } from "#src/net/index.ts";
import { type Answer, BARE, evidence, type MakeStep } from "./answer.ts";
import { vnetNameOf } from "./facts.ts";
import type { Query } from "./query.ts";
import { addressOfReverse } from "./reverse-name.ts";

const SUFFIX = "internal.cloudapp.net";

/** A machine with its interface in the asking VNet. */
type Standing = { readonly vm: Vm; readonly nic: Nic; readonly address: string };

/**
 * The answer for a name under `internal.cloudapp.net`, or for the reverse name of an address of this VNet; undefined
 * for every other name. Machines of other VNets do not exist here, peered or not (dns.md 2.7). Internal names come
 * before forwarding rules, which is not documented (9.14).
 */
export function internalName(
  query: Query,
  vnet: Key,
  name: Name,
  step: MakeStep,
): Answer | undefined {
  const address = addressOfReverse(name);
  const prefixes = inList(query.estate.vnets, vnet)?.prefixes ?? [];
  const isReverse = address !== undefined && prefixes.some((p) => isInside(address, p));
  if (!isReverse && !isUnder(name, SUFFIX)) return undefined;
  const found = isReverse ? machineAt(query, vnet, address) : machineNamed(query, vnet, name);
  if (!found) {
    const place = { name, vnet: vnetNameOf(query.estate, vnet) };
    const steps = [step("found-no-internal", place, [], true)];
    return { ...BARE, rcode: "NXDOMAIN", steps };
  }
  const type = isReverse ? "PTR" : "A";
  if (query.type !== type) {
    const steps = [step("internal-other-type", { name, type: query.type }, [], true)];
    return { ...BARE, rcode: "NODATA", steps };
  }
  const data = isReverse ? internalNameOf(found) : found.address;
  const because = [
    evidence(
      found.nic.id,
      "/properties/ipConfigurations/0/properties/privateIPAddress",
      found.address,
    ),
  ];
  const from = inList(query.estate.vnets, vnet)?.id ?? vnet;
  return {
    ...BARE,
    chain: [{ name, type, data, ttl: 10, from }],
    steps: [step("answered-internal", { name, data }, because, true)],
  };
}

function internalNameOf({ vm, nic }: Standing): string {
  const suffix = nic.internalDomainNameSuffix.toLowerCase() || SUFFIX;
  return `${hostOf(vm)}.${suffix}`;
}

/** A machine's host name: the one set in its operating system, which is the resource's unless told otherwise. */
function hostOf(vm: Vm): string {
  return (vm.osName || vm.name).toLowerCase();
}

function machineNamed(query: Query, vnet: Key, name: Name): Standing | undefined {
  const [host = ""] = labelsOf(name);
  const rest = name.slice(host.length + 1);
  for (const vm of query.estate.vms) {
    if (hostOf(vm) !== host && vm.name.toLowerCase() !== host) continue;
    const standing = standingIn(query, vnet, vm);
    // The suffix is each VNet's own; the bare one stands for it where nobody wrote it out.
    const suffix = standing?.nic.internalDomainNameSuffix.toLowerCase() ?? "";
    if (standing && (suffix === "" || rest === SUFFIX || rest === suffix)) return standing;
  }
  return undefined;
}

function machineAt(query: Query, vnet: Key, address: string): Standing | undefined {
  for (const nic of query.facts.nics.get(address) ?? []) {
    const vm =
      inList(query.estate.vms, nic.vm) ?? query.estate.vms.find((v) => v.nics.includes(nic.key));
    if (vm && isIn(nic, vnet)) return { vm, nic, address };
  }
  return undefined;
}

function standingIn(query: Query, vnet: Key, vm: Vm): Standing | undefined {
  const own = vm.nics.map((key) => inList(query.estate.nics, key)).filter((n) => n !== undefined);
  const nics = (own.length > 0 ? own : having(query.estate.nics, "vm", vm.key)).filter((nic) =>
    isIn(nic, vnet),
  );
  const nic = nics.find((n) => n.primary) ?? nics[0];
  const address = nic?.ipConfigs[0]?.address;
  return nic && address ? { vm, nic, address } : undefined;
}

function isIn(nic: Nic, vnet: Key): boolean {
  return nic.ipConfigs.some((c) => c.subnet?.startsWith(`${vnet}/`));
}
