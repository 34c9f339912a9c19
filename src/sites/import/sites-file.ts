/** Which sites file do the gathered servers and resolvers make? */
import { unique } from "#src/base/index.ts";
import { addressText, parseAddress } from "#src/net/index.ts";
import type { Note, ServerDraft } from "./draft.ts";

/** What people add to an import. */
export type ImportOptions = {
  /** Address at which the server answers, where its configuration does not tell. */
  readonly address?: string;
  /** Site to which it belongs; makes a site that asks it. */
  readonly site?: string;
  /** ARM id of the VNet in which it stands. */
  readonly vnet?: string;
};

/** A sites file (spec/cli.md) as plain JSON. */
export type SitesFile = {
  readonly format: "split-horizon.sites/1";
  readonly sites: readonly Readonly<Record<string, unknown>>[];
  readonly dnsServers: readonly Readonly<Record<string, unknown>>[];
};

/** Stands where an address must be filled in; no server can have it. */
const NOT_TOLD = "0.0.0.0";

/** The sites file of `servers`, with the site that asks them or `resolvers`. A server without an address is noted. */
export function sitesFileOf(
  servers: readonly ServerDraft[],
  resolvers: readonly string[],
  options: ImportOptions,
  noteFor: (file: string) => Note,
): SitesFile {
  const dnsServers = servers.flatMap((server, i) => {
    const own = unique(server.addresses.map(plain).filter((a) => a !== undefined));
    const told = options.address && i === 0 ? [plain(options.address) ?? options.address] : own;
    if (told.length === 0)
      noteFor(server.file)(0, server.label || server.software, "address-not-told");
    return (told.length > 0 ? told : [NOT_TOLD]).map((address) =>
      serverJson(server, address, options),
    );
  });
  const told = dnsServers.map((s) => String(s.address)).filter((a) => a !== NOT_TOLD);
  const asked = unique(resolvers.length > 0 ? resolvers : told);
  const name = options.site ?? (resolvers.length > 0 && !options.vnet ? "imported" : undefined);
  const site = { name, attach: [], prefixes: [], dnsServers: asked, natAddresses: [] };
  return { format: "split-horizon.sites/1", sites: name === undefined ? [] : [site], dnsServers };
}

function plain(text: string): string | undefined {
  const address = parseAddress(text);
  return address && address.value !== 0n ? addressText(address) : undefined;
}

function serverJson(
  server: ServerDraft,
  address: string,
  options: ImportOptions,
): Readonly<Record<string, unknown>> {
  const { forwardOnly, family, rebindAllows, dnssecValidation, validateExcept } = server;
  const aliases = server.hostedDataAppliesToAliases;
  return {
    address,
    ...(server.label ? { name: server.label } : {}),
    vnet: options.vnet ?? null,
    software: server.software,
    ...(family ? { family } : {}),
    conditionalForwarders: [...server.conditional.values()].map((forwarder) => ({
      ...forwarder,
      zone: forwarder.zone || ".",
    })),
    forwarders: unique(server.forwarders),
    rootHints: server.rootHints ?? server.forwarders.length === 0,
    zones: [...server.zones.values()].map((zone) => ({ ...zone, name: zone.name || "." })),
    ...(forwardOnly === undefined ? {} : { forwardOnly }),
    ...(aliases === undefined ? {} : { hostedDataAppliesToAliases: aliases }),
    ...(rebindAllows
      ? { rebindFilter: { enabled: true, allowSuffixes: unique(rebindAllows) } }
      : {}),
    ...(dnssecValidation === undefined ? {} : { dnssecValidation }),
    ...(validateExcept.length > 0 ? { validateExcept: unique(validateExcept) } : {}),
  };
}
