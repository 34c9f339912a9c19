/** Which DNS servers does a vantage ask by the estate's settings, and what would the estate be if it asked another? */
import { type Estate, having, inList, type Nic, type Vantage } from "#src/model/index.ts";

/** Azure-provided DNS. */
export const AZURE = "168.63.129.16";

/** Whether `server` is the machine itself: a stub that passes questions on. */
export const isLoopback = (server: string): boolean =>
  server.startsWith("127.") || server === "::1";

/** The servers of `vantage`, in order; none when it asks a resolver of its own. */
export function askedServers(estate: Estate, vantage: Vantage): readonly string[] {
  if (vantage.kind === "internet") return [];
  if (vantage.kind === "site")
    return estate.sites.find(({ name }) => name === vantage.site)?.dnsServers ?? [];
  const nic = nicOf(estate, vantage);
  if (nic && nic.dnsServers.length > 0) return nic.dnsServers;
  const vnet = inList(estate.vnets, vantage.vnet);
  if (!vnet) return [];
  if (vnet.dnsServers.length > 0) return vnet.dnsServers;
  // A VPN profile carries custom servers only (dns.md 3.5).
  return vantage.kind === "p2s" ? [] : [AZURE];
}

function nicOf(estate: Estate, vantage: Vantage): Nic | undefined {
  if (vantage.kind === "nic") return inList(estate.nics, vantage.key);
  if (vantage.kind !== "vm" || !vantage.key) return undefined;
  const nics = having(estate.nics, "vm", vantage.key);
  return nics.find(({ primary }) => primary) ?? nics[0];
}

/** The estate in which `vantage` asks `server` alone; undefined where nothing sets its servers, as on the internet. */
export function askingServer(estate: Estate, vantage: Vantage, server: string): Estate | undefined {
  if (vantage.kind === "internet") return undefined;
  const dnsServers = [server];
  if (vantage.kind === "site")
    return {
      ...estate,
      sites: estate.sites.map((site) =>
        site.name === vantage.site ? { ...site, dnsServers } : site,
      ),
    };
  const nic = nicOf(estate, vantage);
  if (nic && nic.dnsServers.length > 0)
    return {
      ...estate,
      nics: estate.nics.map((one) => (one.key === nic.key ? { ...one, dnsServers } : one)),
    };
  if (!inList(estate.vnets, vantage.vnet)) return undefined;
  return {
    ...estate,
    vnets: estate.vnets.map((vnet) => (vnet.key === vantage.vnet ? { ...vnet, dnsServers } : vnet)),
  };
}

/** Servers of the estate that somebody might have asked: told ones, inbound endpoints, firewalls, and what VNets list. */
export function knownServers(estate: Estate): readonly string[] {
  const all = [
    AZURE,
    ...estate.inboundEndpoints.flatMap(({ ips }) => ips.map(({ address }) => address)),
    ...estate.dnsServers.map(({ address }) => address),
    ...estate.vnets.flatMap(({ dnsServers }) => dnsServers),
    ...estate.sites.flatMap(({ dnsServers }) => dnsServers),
    ...estate.nics.flatMap(({ dnsServers }) => dnsServers),
  ];
  return [...new Set(all)].filter((address) => address !== "");
}
