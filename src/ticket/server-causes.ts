/** Was another DNS server asked than the estate says, and would that explain what was pasted? */
import { findVantage, type Vantage } from "#src/model/index.ts";
import { isPrivateAddress } from "#src/net/index.ts";
import { type Case, explains, proven, standing, type Weighed } from "./case.ts";
import { AZURE, askedServers, askingServer, isLoopback, knownServers } from "./servers.ts";
import { placesToTry } from "./vantages.ts";

/** Most servers and places that are tried for one question. */
const MOST_SERVERS = 12;
const MOST_PLACES = 24;

/** The causes that lie in who was asked, and from where. */
export function serverCauses(one: Case): readonly Weighed[] {
  const own = askedServers(one.estate, one.vantage);
  return [
    ...ofTrace(one),
    ...ofAskedServer(one, own),
    ...ofMachineServers(one, own),
    ...ofKnownServers(one, own),
    ...ofPlaces(one),
    ...ofPublic(one),
  ];
}

/** A question step by step from the root never meets a private zone. */
function ofTrace(one: Case): readonly Weighed[] {
  if (one.reading.format !== "dig-trace") return [];
  const internet = internetOf(one);
  return internet && explains(one, { estate: one.estate, vantage: internet })
    ? [proven("trace-asks-public", {}, 100)]
    : [standing("trace-asks-public", {}, "told", 100)];
}

function internetOf({ estate }: Case): Vantage | undefined {
  const found = findVantage(estate, "internet");
  return "vantage" in found ? found.vantage : undefined;
}

/** The server that the text shows, where the estate sends the vantage to others. */
function ofAskedServer(one: Case, own: readonly string[]): readonly Weighed[] {
  const { server } = one.reading;
  if (server === null || own.includes(server)) return [];
  const args = { server, own: own.join(", "), from: one.vantage.label };
  if (isLoopback(server)) return [standing("local-stub", args, "told", 60)];
  const isKnown = knownServers(one.estate).includes(server);
  const code =
    server === AZURE
      ? "not-renewed"
      : !isPrivateAddress(server)
        ? "public-resolver"
        : isKnown
          ? "other-server"
          : "unknown-server";
  if (
    triesServer(one, server) ||
    (code !== "other-server" && code !== "not-renewed" && triesInternet(one))
  )
    return [proven(code, args, 95)];
  return [standing(code, args, "told", 90)];
}

function triesServer(one: Case, server: string): boolean {
  const estate = askingServer(one.estate, one.vantage, server);
  return estate !== undefined && explains(one, { estate, vantage: one.vantage });
}

function triesInternet(one: Case): boolean {
  const internet = internetOf(one);
  return internet !== undefined && explains(one, { estate: one.estate, vantage: internet });
}

/** The servers that the machine itself lists, where they are others than the estate gives it. */
function ofMachineServers(one: Case, own: readonly string[]): readonly Weighed[] {
  const others = one.client.dnsServers.filter(
    (server) => !own.includes(server) && server !== one.reading.server && !isLoopback(server),
  );
  if (others.length === 0) return [];
  const args = { server: others.join(", "), own: own.join(", "), from: one.vantage.label };
  const isIt = others
    .slice(0, MOST_SERVERS)
    .some(
      (server) => triesServer(one, server) || (!isPrivateAddress(server) && triesInternet(one)),
    );
  return [
    isIt ? proven("machine-servers", args, 92) : standing("machine-servers", args, "told", 85),
  ];
}

/** Where the text shows no server: those of the estate that would answer so. */
function ofKnownServers(one: Case, own: readonly string[]): readonly Weighed[] {
  if (one.reading.server !== null || one.client.dnsServers.length > 0) return [];
  const fitting = knownServers(one.estate)
    .filter((server) => !own.includes(server))
    .slice(0, MOST_SERVERS)
    .filter((server) => triesServer(one, server));
  return fitting.length === 0
    ? []
    : [proven("had-asked", { server: fitting.join(", "), from: one.vantage.label }, 60)];
}

/** Other places from which the prediction is as pasted; they weigh little when the text tells its own place. */
function ofPlaces(one: Case): readonly Weighed[] {
  const { estate, vantage } = one;
  const others = placesToTry(estate, MOST_PLACES).filter(
    (place) =>
      place.id !== vantage.id && place.vnet !== (vantage.vnet ?? "-") && place.kind !== "internet",
  );
  // Where the text shows who was asked, only places that ask the same server can be meant.
  const { server } = one.reading;
  const shown = server !== null && !isLoopback(server) ? server : undefined;
  const fitting = others
    .filter((place) => shown === undefined || askedServers(estate, place).includes(shown))
    .filter((place) => explains(one, { estate, vantage: place }));
  if (fitting.length === 0) return [];
  const labels = fitting.slice(0, 5).map(({ label }) => label);
  return [
    proven(
      "other-vantage",
      { places: labels.join(", "), from: vantage.label },
      one.isVantageTold ? 20 : 70,
    ),
  ];
}

/** Public DNS asked by other ways than the machine's servers. */
function ofPublic(one: Case): readonly Weighed[] {
  if (one.vantage.kind === "internet" || one.reading.format === "dig-trace") return [];
  const { server } = one.reading;
  if (server !== null && !isPrivateAddress(server) && server !== AZURE) return [];
  if (!triesInternet(one)) return [];
  // A tool that shows its server asked it; programs may have ways of their own.
  return [proven("public-answer", { from: one.vantage.label }, server === null ? 55 : 30)];
}
