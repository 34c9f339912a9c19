/** What does the engine answer to one question over raw documents, read as a real export is? */
import { readEstate } from "#src/azure/index.ts";
import { arm } from "#src/demo/index.ts";
import { type Resolution, resolve } from "#src/dns/index.ts";
import { findVantage } from "#src/model/index.ts";
import { readName } from "#src/net/index.ts";
import { readSites } from "#src/sites/index.ts";

export type Document = arm.ArmDocument;
export type Told = readonly (Document | readonly Document[])[];

export type Asked = {
  readonly name: string;
  /** A vantage's short form, as on the command line. */
  readonly from: string;
  readonly type?: string;
  /** A sites file, without its format. */
  readonly sites?: {
    readonly sites?: readonly unknown[];
    readonly dnsServers?: readonly unknown[];
  };
};

/** The answer to `asked` over `told`. */
export function ask(asked: Asked, ...told: Told): Resolution {
  const sites = readSites({ format: "split-horizon.sites/1", ...asked.sites }, "sites.json");
  const { estate } = readEstate([{ source: "export.json", value: { data: told.flat() } }], sites);
  const found = findVantage(estate, asked.from);
  if (!("vantage" in found)) throw new Error(`No single vantage is "${asked.from}".`);
  const read = readName(asked.name);
  if (!("name" in read)) throw new Error(`"${asked.name}" is no name.`);
  return resolve(estate, {
    name: read.name,
    from: found.vantage,
    ...(asked.type === undefined ? {} : { type: asked.type }),
  });
}

/** A private zone linked to `vnets`, with record sets: `[name, type, bag]`. */
export function zoneIn(
  vnets: readonly Document[],
  name: string,
  sets: readonly (readonly [name: string, type: string, bag: Readonly<Record<string, unknown>>])[],
): readonly Document[] {
  const zone = arm.privateZone(name);
  return [
    zone,
    ...vnets.map((vnet) => arm.zoneLink(zone, vnet)),
    ...sets.map(([set, type, bag]) => ({
      id: `${zone.id}/${type}/${set}`,
      name: set,
      type: `Microsoft.Network/privateDnsZones/${type}`,
      properties: { ttl: 300, ...bag },
    })),
  ];
}

/** The bag of an A record set. */
export function a(...addresses: readonly string[]): Readonly<Record<string, unknown>> {
  return { aRecords: addresses.map((ipv4Address) => ({ ipv4Address })) };
}

/** A CNAME's bag. */
export function alias(cname: string): Readonly<Record<string, unknown>> {
  return { cnameRecord: { cname } };
}

/** The names and data of a chain, one text per record. */
export function told({ chain }: Pick<Resolution, "chain">): readonly string[] {
  return chain.map(({ name, type, data }) => `${name} ${type} ${data}`);
}
