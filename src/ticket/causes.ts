/** Which causes would explain that the pasted answer is not the predicted one, the likeliest first? */
import { having, inList } from "#src/model/index.ts";
import { isPrivateAddress } from "#src/net/index.ts";
import { resolveName } from "#src/verdict/index.ts";
import { isPrivateAnswer, possibleAnswers } from "./agree.ts";
import { type Case, type Cause, proven, standing, type Weighed } from "./case.ts";
import { serverCauses } from "./server-causes.ts";
import { askedServers, askingServer, isLoopback } from "./servers.ts";
import { zoneCauses } from "./zone-causes.ts";

/** Most causes that are given back: a person tries one after the other. */
const MOST = 10;

const ORDER: readonly Cause["standing"][] = ["explains", "told", "possible"];

/**
 * The causes of the difference in `one`, ranked: those whose new prediction equals what was pasted, then what the text
 * itself shows, then what only may be. Nothing is claimed beyond that.
 */
export function causesOf(one: Case): readonly Cause[] {
  const servers = serverCauses(one);
  const all = [
    ...servers,
    ...zoneCausesBehind(one, servers),
    ...ofRoundRobin(one),
    ...ofAddresses(one),
    ...ofSuffix(one),
    ...mayBe(one),
  ];
  return all
    .toSorted(
      (a, b) =>
        ORDER.indexOf(a.cause.standing) - ORDER.indexOf(b.cause.standing) || b.weight - a.weight,
    )
    .map(({ cause }) => cause)
    .slice(0, MOST);
}

/**
 * What lies in zones and servers, tried where the question really went: where the text shows another server than the
 * estate's, that server is asked; and where it alone explains, nothing more is needed.
 */
function zoneCausesBehind(one: Case, servers: readonly Weighed[]): readonly Weighed[] {
  const { estate, vantage, name, type, reading } = one;
  const { server } = reading;
  if (server === null || isLoopback(server) || askedServers(estate, vantage).includes(server))
    return zoneCauses(one);
  if (servers.some(({ cause }) => cause.standing === "explains" && cause.args.server === server))
    return [];
  const asking = askingServer(estate, vantage, server);
  if (!asking) return [];
  const predicted = resolveName(asking, { name, type, from: vantage });
  return zoneCauses({ ...one, estate: asking, predicted });
}

/** The one or the other of several addresses that are all right. */
function ofRoundRobin({ predicted, pasted }: Case): readonly Weighed[] {
  const all = possibleAnswers(predicted).flatMap(({ addresses }) => addresses);
  const isPart =
    pasted.addresses.length > 0 && pasted.addresses.every((address) => all.includes(address));
  return isPart && pasted.addresses.length < new Set(all).size
    ? [proven("round-robin", { pasted: pasted.addresses.join(", "), all: all.join(", ") }, 80)]
    : [];
}

/** Whose the pasted private addresses are. */
function ofAddresses({ estate, pasted, predicted }: Case): readonly Weighed[] {
  const strange = pasted.addresses.filter(
    (address) => isPrivateAddress(address) && !predicted.addresses.includes(address),
  );
  return strange.flatMap((address) => {
    const records = estate.records.filter(({ values }) => values.includes(address));
    const ofRecords = records.slice(0, 3).map((record) => {
      const zone = inList(estate.zones, record.zone);
      const linked = having(estate.zoneLinks, "zone", record.zone).map(
        ({ vnet }) => inList(estate.vnets, vnet)?.name ?? "",
      );
      const args = {
        address,
        record: record.name,
        zone: zone?.zone ?? "",
        group: zone?.resourceGroup ?? "",
        linked: linked.filter((name) => name !== "").join(", "),
      };
      return standing("record-elsewhere", args, "told", 50);
    });
    const nics = estate.nics.filter(
      (nic) => nic.privateEndpoint && nic.ipConfigs.some((config) => config.address === address),
    );
    const ofEndpoints = nics.slice(0, 2).flatMap((nic) => {
      const endpoint = inList(estate.endpoints, nic.privateEndpoint);
      return endpoint
        ? [standing("other-endpoint", { address, endpoint: endpoint.name }, "told", 48)]
        : [];
    });
    return [...ofRecords, ...ofEndpoints];
  });
}

/** A resolver that put its search suffix behind a whole name. */
function ofSuffix({ estate, name, client }: Case): readonly Weighed[] {
  const known = estate.services.flatMap(({ names }) => names.map(({ fqdn }) => fqdn.toLowerCase()));
  const meant = known.find((fqdn) => name.startsWith(`${fqdn}.`));
  const suffix = meant
    ? name.slice(meant.length + 1)
    : client.suffixes.find((one) => name.endsWith(`.${one}`));
  return meant && suffix ? [standing("appended-suffix", { name: meant, suffix }, "told", 95)] : [];
}

/** What nothing in an estate can show. */
function mayBe({ estate, vantage, predicted, pasted, reading }: Case): readonly Weighed[] {
  const ttl = Math.max(
    0,
    ...possibleAnswers(predicted).flatMap(({ chain }) => chain.map((link) => link.ttl)),
  );
  const asksItself = ["nslookup", "dig", "kdig", "host", "dig-short", "dig-trace"].includes(
    reading.format,
  );
  const found: Weighed[] = [];
  if (pasted.rcodes.includes("TIMEOUT") && predicted.rcode !== "TIMEOUT")
    found.push(
      standing(
        "no-way-to-server",
        { server: reading.server ?? predicted.servers[0] ?? "" },
        "possible",
        60,
      ),
    );
  if (!pasted.rcodes.includes("TIMEOUT") && reading.format !== "dig-trace")
    found.push(standing("stale-cache", { seconds: String(ttl) }, "possible", 30));
  // dig and nslookup do not read the hosts file; programs do.
  if (!asksItself) {
    if (isPrivateAnswer(pasted) || pasted.addresses.length > 0)
      found.push(standing("hosts-file", {}, "possible", 28));
    found.push(standing("own-resolver", {}, "possible", 26));
  }
  if (reading.format === "nslookup" && ["p2s", "site"].includes(vantage.kind))
    found.push(standing("nslookup-nrpt", {}, "possible", 24));
  found.push(standing("snapshot-older", { at: estate.takenAt }, "possible", 20));
  return found;
}
