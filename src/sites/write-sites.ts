/** How is what people told written as a sites file, the same bytes for the same content? */
import type { Target } from "#src/model/index.ts";
import { SITES_FORMAT, type Told } from "./read-sites.ts";

/** The text of the sites file that tells `told`; reading it gives `told` again. */
export function writeSites(told: Told): string {
  const file = {
    format: SITES_FORMAT,
    sites: told.sites.map(({ name, attach, prefixes, dnsServers, natAddresses }) => ({
      name,
      attach,
      prefixes,
      dnsServers,
      natAddresses,
    })),
    dnsServers: told.dnsServers.map((server) => ({
      address: server.address,
      ...(server.name === undefined ? {} : { name: server.name }),
      vnet: server.vnet ?? null,
      software: server.software,
      ...(server.family === undefined ? {} : { family: server.family }),
      conditionalForwarders: server.conditionalForwarders.map(({ zone, to, ...more }) => ({
        zone: zone || ".",
        to: to.map(targetText),
        ...(more.fallback === undefined ? {} : { fallback: more.fallback }),
        ...(more.enabled ? {} : { enabled: false }),
        ...(more.except.length === 0 ? {} : { except: more.except }),
      })),
      forwarders: server.forwarders.map(targetText),
      rootHints: server.rootHints,
      ...(server.forwardOnly === undefined ? {} : { forwardOnly: server.forwardOnly }),
      zones: server.zones.map((zone) => ({
        name: zone.name || ".",
        ...(zone.authoritative ? {} : { authoritative: false }),
        ...(zone.complete === undefined ? {} : { complete: zone.complete }),
        records: zone.records.map(({ name, type, ttl, data }) => ({ name, type, ttl, data })),
      })),
      ...(server.hostedDataAppliesToAliases === undefined
        ? {}
        : { hostedDataAppliesToAliases: server.hostedDataAppliesToAliases }),
      ...(server.rebindFilter ? { rebindFilter: server.rebindFilter } : {}),
      ...(server.dnssecValidation === undefined
        ? {}
        : { dnssecValidation: server.dnssecValidation }),
      ...(server.validateExcept.length === 0 ? {} : { validateExcept: server.validateExcept }),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function targetText({ address, port }: Target): string {
  return port === 53 ? address : `${address}#${port}`;
}
