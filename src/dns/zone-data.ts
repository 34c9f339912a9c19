/** What a zone says about a name: data, an alias, another type only, or nothing (RFC 1034, RFC 4592). */
import { type Estate, having, inList, type Key, type RecordSet } from "#src/model/index.ts";
import { relativeTo } from "#src/net/index.ts";
import { linkWorks } from "./facts.ts";

/** Records of one zone by relative name, with the empty non-terminals between them. */
export type ZoneData = {
  readonly sets: ReadonlyMap<string, readonly RecordSet[]>;
  /** Names that exist only because something lies below them. */
  readonly between: ReadonlySet<string>;
};

const memo = new WeakMap<Estate, Map<Key, ZoneData>>();

/** The data of the zone under `zone`. Machines registered automatically are part of it (dns.md 2.7). */
export function zoneDataOf(estate: Estate, zone: Key): ZoneData {
  let zones = memo.get(estate);
  if (!zones) memo.set(estate, (zones = new Map()));
  let data = zones.get(zone);
  if (!data) zones.set(zone, (data = buildZone(estate, zone)));
  return data;
}

function buildZone(estate: Estate, zone: Key): ZoneData {
  const sets = new Map<string, RecordSet[]>();
  const told = having(estate.records, "zone", zone);
  for (const record of [...told, ...registered(estate, zone)].map(withUsableTtl)) {
    const own = sets.get(record.name);
    if (!own) sets.set(record.name, [record]);
    // A record made by hand overwrites the registered one of the same name (dns.md 2.7).
    else if (!own.some((other) => other.type === record.type && !other.autoRegistered))
      own.push(record);
  }
  const between = new Set<string>();
  for (const name of sets.keys()) {
    const labels = name.split(".");
    for (let i = 1; i < labels.length; i++) {
      const above = labels.slice(i).join(".");
      if (!sets.has(above)) between.add(above);
    }
  }
  return { sets, between };
}

/** A TTL outside 0 to 2^31 - 1 counts as 0 (RFC 2181 section 8). */
function withUsableTtl(record: RecordSet): RecordSet {
  const isUsable = Number.isInteger(record.ttl) && record.ttl >= 0 && record.ttl < 2 ** 31;
  return isUsable ? record : { ...record, ttl: 0 };
}

/** Records that Azure registers by itself: VMs' primary interfaces in VNets with a registration link. */
function registered(estate: Estate, zone: Key): RecordSet[] {
  const found: RecordSet[] = [];
  for (const link of having(estate.zoneLinks, "zone", zone)) {
    if (!link.registration || !linkWorks(link)) continue;
    for (const vm of estate.vms) {
      const nics = vm.nics
        .map((key) => inList(estate.nics, key))
        .filter((nic) => nic !== undefined);
      const nic = nics.find((n) => n.primary) ?? (nics.length === 1 ? nics[0] : undefined);
      const config = nic?.ipConfigs.find((c) => c.primary) ?? nic?.ipConfigs[0];
      if (!nic || !config?.address || !config.subnet?.startsWith(`${link.vnet}/`)) continue;
      found.push({
        id: nic.id,
        key: nic.key,
        zone,
        name: vm.name.toLowerCase(),
        type: "A",
        ttl: 10,
        values: [config.address],
        autoRegistered: true,
        creator: "",
      });
    }
  }
  return found;
}

/** What a zone look-up gave. `set` is the record set that spoke, also a wildcard one. */
export type ZoneAnswer =
  | { readonly is: "data"; readonly set: RecordSet }
  | { readonly is: "alias"; readonly set: RecordSet; readonly to: string }
  | { readonly is: "nodata"; readonly types: readonly string[] }
  | { readonly is: "nxdomain" };

/**
 * The zone's word on `name` and `type`. An exact name wins over a wildcard; a wildcard speaks only below the
 * closest name that exists, empty non-terminals included (RFC 4592 section 3.3.1; dns.md 2.9).
 */
export function askZone(data: ZoneData, zoneName: string, name: string, type: string): ZoneAnswer {
  const relative = relativeTo(name, zoneName);
  const exact = data.sets.get(relative);
  if (exact) return fromSets(exact, type);
  // The apex always exists: it holds SOA and NS.
  if (relative === "@" || data.between.has(relative)) return { is: "nodata", types: [] };
  let closest = relative;
  for (;;) {
    const dot = closest.indexOf(".");
    closest = dot < 0 ? "@" : closest.slice(dot + 1);
    if (closest === "@" || data.sets.has(closest) || data.between.has(closest)) break;
  }
  const wild = data.sets.get(closest === "@" ? "*" : `*.${closest}`);
  return wild ? fromSets(wild, type) : { is: "nxdomain" };
}

function fromSets(sets: readonly RecordSet[], type: string): ZoneAnswer {
  const own = sets.find((set) => set.type === type && set.values.length > 0);
  if (own) return { is: "data", set: own };
  const alias = sets.find((set) => set.type === "CNAME");
  const to = alias?.values[0];
  // CNAME excludes other types (RFC 1034 3.6.2); where a document holds both, the data asked for was found above.
  if (alias && to) return { is: "alias", set: alias, to };
  return { is: "nodata", types: sets.map((set) => set.type) };
}
