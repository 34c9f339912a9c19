/** Which changes to zones, links, records and servers may give a name another answer. */
import { aliasOf } from "#src/azure/catalogue/index.ts";
import {
  type Estate,
  inList,
  type Key,
  keyOf,
  type PrivateEndpoint,
  type RecordSet,
  type Zone,
} from "#src/model/index.ts";
import { isUnder, type Name, parseName, relativeTo } from "#src/net/index.ts";
import type { Change } from "./counterfactual.ts";
import { addressesOf } from "./endpoint-at.ts";
import { endpointsOf } from "./expect.ts";
import { groupOf } from "./named.ts";
import type { WholeTrace } from "./trace.ts";

/** Candidate changes for the name of `trace`, likeliest first. */
export function nameChanges(estate: Estate, trace: WholeTrace): readonly Change[] {
  const { steps } = trace.resolution;
  const names = aliasesIn(trace);
  const vnets = [...new Set(steps.map((s) => String(s.args.vnet ?? "")))].filter((v) => v !== "");
  return [
    ...vnets.flatMap((vnet) => links(estate, vnet, names)),
    ...records(estate, trace, names),
    ...servers(estate, trace),
    ...forwarders(estate, names),
  ];
}

/** The privatelink names that the question leads to, or would. */
function aliasesIn(trace: WholeTrace): readonly Name[] {
  const told = [trace.resolution.question.name, ...trace.resolution.chain.map((l) => l.name)];
  const parsed = told.flatMap((name) => parseName(name) ?? []);
  return [...new Set([...parsed, ...parsed.flatMap((name) => aliasOf(name)?.alias ?? [])])];
}

/** Links of a VNet to zones that hold the name. */
function links(estate: Estate, vnetName: string, names: readonly Name[]): readonly Change[] {
  const vnet = estate.vnets.find((v) => v.name === vnetName);
  if (!vnet) return [];
  const linked = new Set(estate.zoneLinks.filter((l) => l.vnet === vnet.key).map((l) => l.zone));
  return holdersOf(estate, names)
    .filter((zone) => !linked.has(zone.key))
    .map((zone) => ({
      did: "link-zone",
      args: { zone: zone.zone, vnet: vnet.name },
      estate: {
        ...estate,
        // A VNet has one link to zones of one name, so the new one takes the place of another.
        zoneLinks: [
          ...estate.zoneLinks.filter(
            (l) => l.vnet !== vnet.key || inList(estate.zones, l.zone)?.zone !== zone.zone,
          ),
          {
            ...zone,
            id: `${zone.id}/virtualNetworkLinks/new`,
            key: keyOf(`${zone.id}/virtualNetworkLinks/new`),
            zone: zone.key,
            vnet: vnet.key,
            registration: false,
            resolutionPolicy: "Default",
            state: "Completed",
            provisioningState: "Succeeded",
          },
        ],
      },
    }));
}

/** Private zones with a record for one of the names. */
function holdersOf(estate: Estate, names: readonly Name[]): readonly Zone[] {
  return estate.zones.filter(
    (zone) =>
      zone.isPrivate &&
      names.some(
        (name) =>
          isUnder(name, zone.zone as Name) &&
          estate.records.some(
            (r) => r.zone === zone.key && r.name === relativeTo(name, zone.zone as Name),
          ),
      ),
  );
}

/** The endpoint that should answer for the name, and its first address. */
function rightful(
  estate: Estate,
  trace: WholeTrace,
): { readonly endpoint: PrivateEndpoint; readonly address: string } | undefined {
  const named = trace.answers[0]?.named;
  if (!named?.service) return undefined;
  const group = groupOf(named.service, named.fqdn).toLowerCase();
  for (const endpoint of endpointsOf(estate, named.service)) {
    const serves = endpoint.connections.some((c) =>
      c.groupIds.some((g) => g.toLowerCase() === group),
    );
    const [address] = addressesOf(estate, endpoint);
    if (serves && address) return { endpoint, address };
  }
  return undefined;
}

/** Records that hold a wrong address, and records that are missing, set to the endpoint's. */
function records(estate: Estate, trace: WholeTrace, names: readonly Name[]): readonly Change[] {
  const right = rightful(estate, trace);
  if (!right) return [];
  const from = new Set(trace.resolution.chain.map((l) => l.from.toLowerCase()));
  const missing = trace.resolution.steps.filter((s) => s.did === "found-no-record");
  const wrong = estate.records.filter(
    (r) =>
      r.type === "A" &&
      from.has(r.zone) &&
      r.values.some((v) => trace.resolution.addresses.includes(v)) &&
      !r.values.includes(right.address),
  );
  const args = { address: right.address, endpoint: right.endpoint.name };
  return [
    ...wrong.map((record) => ({
      did: "set-record",
      args: { ...args, zone: inList(estate.zones, record.zone)?.zone ?? "" },
      estate: replaceRecord(estate, record, { ...record, values: [right.address] }),
    })),
    ...missing.flatMap((step) =>
      estate.zones
        .filter(
          (z) =>
            z.zone === step.args.zone &&
            step.because.some((e) => keyOf(e.resource).startsWith(z.key)),
        )
        .flatMap((zone) => addedRecord(estate, zone, names, right.address))
        .map((changed) => ({
          did: "add-record",
          args: { ...args, zone: String(step.args.zone) },
          estate: changed,
        })),
    ),
  ];
}

function replaceRecord(estate: Estate, old: RecordSet, record: RecordSet): Estate {
  return { ...estate, records: estate.records.map((r) => (r === old ? record : r)) };
}

function addedRecord(
  estate: Estate,
  zone: Zone,
  names: readonly Name[],
  address: string,
): readonly Estate[] {
  const name = names.find((n) => isUnder(n, zone.zone as Name));
  if (name === undefined) return [];
  const relative = relativeTo(name, zone.zone as Name);
  const id = `${zone.id}/A/${relative}`;
  const record: RecordSet = {
    id,
    key: keyOf(id),
    zone: zone.key,
    name: relative,
    type: "A",
    ttl: 10,
    values: [address],
    autoRegistered: false,
    creator: "",
  };
  return [{ ...estate, records: [...estate.records, record] }];
}

/** The VNet's own DNS servers, set to those of its peers, or to Azure-provided DNS. */
function servers(estate: Estate, trace: WholeTrace): readonly Change[] {
  const key: Key | undefined = trace.from.vnet;
  const vnet = inList(estate.vnets, key);
  if (!vnet || vnet.dnsServers.length === 0) return [];
  const peers = estate.peerings
    .filter((p) => p.vnet === vnet.key)
    .flatMap((p) => inList(estate.vnets, p.remoteVnet) ?? []);
  // Spokes stand side by side behind a hub, so the hub's other peers are the neighbours to learn from.
  const beyond = peers.flatMap((hub) =>
    estate.peerings
      .filter((p) => p.vnet === hub.key && p.remoteVnet !== vnet.key)
      .flatMap((p) => inList(estate.vnets, p.remoteVnet) ?? []),
  );
  const lists = [...beyond, ...peers].map((v) => v.dnsServers.join(", "));
  const others = [...new Set(lists)].filter((l) => l !== vnet.dnsServers.join(", ") && l !== "");
  return [...others.slice(0, 2), ""].map((list) => ({
    did: list === "" ? "use-azure-dns" : "use-servers",
    args: { vnet: vnet.name, servers: list },
    estate: {
      ...estate,
      vnets: estate.vnets.map((v) =>
        v === vnet ? { ...v, dnsServers: list === "" ? [] : list.split(", ") } : v,
      ),
    },
  }));
}

/** Forwarders for a privatelink name, moved to the public suffix that clients really ask for (dns.md 4). */
function forwarders(estate: Estate, names: readonly Name[]): readonly Change[] {
  return estate.dnsServers.flatMap((server) =>
    server.conditionalForwarders
      .filter(
        (f) => f.zone.startsWith("privatelink.") && names.some((n) => isUnder(n, f.zone as Name)),
      )
      .map((forwarder) => {
        const zone = forwarder.zone.slice("privatelink.".length);
        return {
          did: "move-forwarder",
          args: { server: server.name ?? server.address, from: forwarder.zone, to: zone },
          estate: {
            ...estate,
            dnsServers: estate.dnsServers.map((s) =>
              s === server
                ? {
                    ...s,
                    conditionalForwarders: s.conditionalForwarders.map((f) =>
                      f === forwarder ? { ...f, zone } : f,
                    ),
                  }
                : s,
            ),
          },
        };
      }),
  );
}
