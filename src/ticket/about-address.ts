/** What is an address in this estate: whose is it, where does it lie, and which names lead to it? */
import { unique } from "#src/base/index.ts";
import { type Estate, inList, type Key } from "#src/model/index.ts";
import { isInside, isPrivateAddress } from "#src/net/index.ts";

/** One thing that is known of an address: a code with its arguments, whose sentence is in messages/ticket.ts. */
export type AddressFact = {
  readonly code:
    | "endpoint"
    | "machine"
    | "inbound"
    | "firewall"
    | "told-server"
    | "public-ip"
    | "record"
    | "subnet"
    | "site"
    | "platform"
    | "unknown-private"
    | "unknown-public";
  readonly args: Readonly<Record<string, string>>;
};

/** Most records that are told: names beyond these are met in the matrix. */
const MOST_RECORDS = 8;

/** What `estate` holds about `address`, its owner first; that nothing is known is told too. */
export function aboutAddress(estate: Estate, address: string): readonly AddressFact[] {
  if (address === "168.63.129.16") return [{ code: "platform", args: { address } }];
  const named = (key: Key) => key.slice(key.lastIndexOf("/") + 1);
  const nics = estate.nics.filter((nic) =>
    nic.ipConfigs.some((config) => config.address === address),
  );
  const owners = nics.flatMap((nic): AddressFact[] => {
    if (nic.privateEndpoint) {
      const endpoint =
        inList(estate.endpoints, nic.privateEndpoint)?.name ?? named(nic.privateEndpoint);
      const names = unique(
        nic.ipConfigs
          .filter((config) => config.address === address)
          .flatMap(({ privateLink }) => privateLink?.fqdns ?? []),
      );
      return [{ code: "endpoint", args: { address, endpoint, names: names.join(", ") } }];
    }
    return [{ code: "machine", args: { address, machine: nic.vm ? named(nic.vm) : nic.name } }];
  });
  const servers: AddressFact[] = [
    ...estate.inboundEndpoints
      .filter(({ ips }) => ips.some((ip) => ip.address === address))
      .map(({ name }) => ({ code: "inbound" as const, args: { address, name } })),
    ...estate.firewalls
      .filter(({ addresses }) => addresses.includes(address))
      .map(({ name }) => ({ code: "firewall" as const, args: { address, name } })),
    ...estate.dnsServers
      .filter((server) => server.address === address)
      .map(({ name }) => ({
        code: "told-server" as const,
        args: { address, name: name ?? address },
      })),
    ...estate.publicIps
      .filter((ip) => ip.address === address)
      .map(({ name }) => ({ code: "public-ip" as const, args: { address, name } })),
  ];
  const records = estate.records
    .filter(({ values }) => values.includes(address))
    .slice(0, MOST_RECORDS)
    .map(({ name, zone }) => ({
      code: "record" as const,
      args: { address, record: name, zone: inList(estate.zones, zone)?.zone ?? named(zone) },
    }));
  const holds = ({ prefixes }: { readonly prefixes: readonly string[] }) =>
    prefixes.some((prefix) => isInside(address, prefix));
  const places: AddressFact[] = [
    ...estate.subnets.filter(holds).map(({ name, vnet }) => ({
      code: "subnet" as const,
      args: { address, subnet: `${inList(estate.vnets, vnet)?.name ?? named(vnet)}/${name}` },
    })),
    ...estate.sites
      .filter(holds)
      .map(({ name }) => ({ code: "site" as const, args: { address, site: name } })),
  ];
  const facts = [...owners, ...servers, ...records, ...places];
  if (facts.length > 0) return facts;
  return [
    { code: isPrivateAddress(address) ? "unknown-private" : "unknown-public", args: { address } },
  ];
}
