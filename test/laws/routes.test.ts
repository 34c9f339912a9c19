/** Laws of routes and ways: the fast search equals the slow one, one winner, and what is not seen is never surer. */
import { expect, test } from "vitest";
import { randomFrom } from "#src/base/index.ts";
import { pathText } from "#src/messages/index.ts";
import type { Estate, EstateList, Gap, Key } from "#src/model/index.ts";
import { holdsAddress, parseAddress, parsePrefix } from "#src/net/index.ts";
import {
  chosenRoute,
  type EffectiveRoute,
  type Journey,
  reach,
  routesFrom,
} from "#src/path/index.ts";
import { fromClients, fromSite, fromSubnet } from "../path/estate.ts";
import { ADDRESSES, randomEstate } from "../path/random-estate.ts";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const PLACES = ["v0/apps", "v1/apps", "v2/apps", "v3/apps", "v0/GatewaySubnet", "v1/pe"];

/** The length of the longest prefix of `route` that holds the address; -1 when none does. */
function lengthFor(route: EffectiveRoute, address: string): number {
  const parsed = parseAddress(address);
  return Math.max(
    -1,
    ...route.prefixes.flatMap((text) => {
      const prefix = parsePrefix(text);
      return prefix && parsed && holdsAddress(prefix, parsed) ? [prefix.length] : [];
    }),
  );
}

/**
 * The slow twin: every active route in turn. Service endpoints go before all others; then the longest prefix counts.
 * Several are left only when gateways learned the same prefix, or when one row lost some of its prefixes to another.
 */
function slowly(routes: readonly EffectiveRoute[], address: string): readonly number[] {
  const active = routes.flatMap((route, i) => {
    const length = route.state === "Active" ? lengthFor(route, address) : -1;
    return length < 0 ? [] : [{ i, length, route }];
  });
  const services = active.filter((a) => a.route.nextHopType === "VirtualNetworkServiceEndpoint");
  const among = services.length > 0 ? services : active;
  const longest = Math.max(-1, ...among.map((a) => a.length));
  return among.filter((a) => a.length === longest).map((a) => a.i);
}

for (const seed of SEEDS)
  test(`the route that is chosen is the one that a search through all finds, seed ${seed}`, () => {
    const random = randomFrom(seed);
    for (let i = 0; i < 30; i++) {
      const estate = randomEstate(random);
      for (const place of PLACES) {
        const from = fromSubnet(place);
        const routes = routesFrom(estate, from);
        for (const address of ADDRESSES) {
          const found = slowly(routes, address);
          const chosen = chosenRoute(estate, from, address);
          const rows = found.map((n) => routes[n]);
          expect(found, `${place} to ${address}: ${JSON.stringify(rows)}`).toContain(chosen);
          const isSpread = rows.every((r) => r?.source === "VirtualNetworkGateway");
          // A tag's row is there for those of its prefixes that no CIDR takes.
          const isTags = rows.some((r) => r?.source === "User" && r.prefixes.length > 1);
          if (!isSpread && !isTags) expect(found.length, `${place} to ${address}`).toBe(1);
        }
      }
    }
  });

for (const seed of SEEDS)
  test(`no prefix of a table has two active routes, learned ones of equal standing apart, seed ${seed}`, () => {
    const random = randomFrom(seed);
    for (let i = 0; i < 30; i++) {
      const estate = randomEstate(random);
      for (const place of PLACES) {
        const seen = new Map<string, EffectiveRoute>();
        for (const route of routesFrom(estate, fromSubnet(place))) {
          if (route.state !== "Active" || route.prefixes.length !== 1) continue;
          const prefix = route.prefixes[0] ?? "";
          const before = seen.get(prefix);
          const isLearned = route.source === "VirtualNetworkGateway";
          if (before && !(isLearned && before.source === route.source))
            expect.fail(`${place}: two routes for ${prefix}`);
          seen.set(prefix, route);
        }
      }
    }
  });

const VANTAGES = [...PLACES.map(fromSubnet), fromClients("vpn"), fromSite("hq")];

function journeys(estate: Estate): ReadonlyMap<string, Journey> {
  return new Map(
    VANTAGES.flatMap((from) =>
      ADDRESSES.map((address) => {
        const to = { kind: "address", address } as const;
        const journey = reach(estate, { from, to, port: 443, protocol: "tcp" });
        return [`${from.label} to ${address}`, journey] as const;
      }),
    ),
  );
}

for (const seed of SEEDS)
  test(`every hop carries its evidence and has its sentence, seed ${seed}`, () => {
    const random = randomFrom(seed);
    const bare = new Set<string>();
    for (let i = 0; i < 10; i++)
      for (const journey of journeys(randomEstate(random)).values())
        for (const hop of journey.hops) {
          expect(pathText(hop)).not.toContain("undefined");
          // The internet has no documents.
          const isOutside = ["reached-publicly", "sent-over-internet"].includes(hop.did);
          if (hop.because.length === 0 && !isOutside) bare.add(hop.did);
        }
    expect([...bare]).toEqual([]);
  });

const shortly = (j: Journey) =>
  `${j.ending} ${j.blockedAt} ${j.arrives} ${j.transport} ${j.confidence}`;

for (const seed of SEEDS)
  test(`a peering whose two halves are alike may be read from either side, seed ${seed}`, () => {
    const random = randomFrom(seed);
    for (let i = 0; i < 10; i++) {
      const estate = randomEstate(random);
      // Alike: both halves have the flags of the first; then they change places in the list.
      const alike = estate.peerings.map((half) => {
        const first = estate.peerings.find(
          (p) =>
            (p.vnet === half.vnet && p.remoteVnet === half.remoteVnet) ||
            (p.vnet === half.remoteVnet && p.remoteVnet === half.vnet),
        );
        const { state, allowVnetAccess, allowForwardedTraffic, onlyIpv6 } = first ?? half;
        const gateways = { allowGatewayTransit: false, useRemoteGateways: false };
        return { ...half, state, allowVnetAccess, allowForwardedTraffic, onlyIpv6, ...gateways };
      });
      const one = journeys({ ...estate, peerings: alike });
      const other = journeys({ ...estate, peerings: [...alike].reverse() });
      for (const [asked, journey] of one)
        expect(shortly(other.get(asked) ?? journey), asked).toBe(shortly(journey));
    }
  });

const GARBAGE = [
  "",
  "x",
  "10.0.0.0/99",
  "::",
  "0.0.0.0/0",
  "999.1.1.1",
  "VirtualAppliance",
  "/a/b",
  "10.0.1.4",
];

/** `value` with some of its texts replaced by nonsense, keys and types of things apart. */
function garbled(random: ReturnType<typeof randomFrom>, value: unknown, name = ""): unknown {
  if (typeof value === "string")
    return name !== "key" && name !== "type" && random.chance(0.02) ? random.pick(GARBAGE) : value;
  if (Array.isArray(value)) return value.map((item) => garbled(random, item, name));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, garbled(random, item, key)]),
  );
}

for (const seed of SEEDS)
  test(`nonsense in an estate throws nothing and ends, seed ${seed}`, () => {
    const random = randomFrom(seed);
    for (let i = 0; i < 15; i++) {
      const estate = garbled(random, randomEstate(random)) as Estate;
      for (const place of PLACES) {
        routesFrom(estate, fromSubnet(place));
        chosenRoute(estate, fromSubnet(place), random.pick(GARBAGE));
      }
      for (const journey of journeys(estate).values())
        expect(["delivered", "blocked", "unknown"]).toContain(journey.ending);
    }
  });

const HIDEABLE: readonly EstateList[] = [
  "vnets",
  "nics",
  "routeTables",
  "endpoints",
  "services",
  "firewalls",
  "gateways",
  "connections",
  "circuits",
  "localGateways",
  "hubs",
];

function without(estate: Estate, list: EstateList, key: Key): Estate {
  const gap: Gap = { scope: key, type: "*", why: "refused", right: "" };
  const left = <T extends { readonly key: Key }>(items: readonly T[]) =>
    items.filter((i) => i.key !== key && !i.key.startsWith(`${key}/`));
  return {
    ...estate,
    subnets: left(estate.subnets),
    peerings: left(estate.peerings),
    [list]: left<{ readonly key: Key }>(estate[list]),
    gaps: [...estate.gaps, gap],
  };
}

for (const seed of SEEDS)
  test(`hiding a document leaves each journey as it is, or less sure, seed ${seed}`, () => {
    const random = randomFrom(seed);
    const wrong: string[] = [];
    for (let i = 0; i < 12; i++) {
      const estate = randomEstate(random);
      const list = random.pick(HIDEABLE.filter((l) => estate[l].length > 0));
      const all: readonly { readonly key: Key }[] = estate[list];
      const { key } = random.pick(all);
      const before = journeys(estate);
      for (const [asked, after] of journeys(without(estate, list, key))) {
        const was = before.get(asked);
        if (!was || after.confidence === "UNKNOWN") continue;
        const same = after.ending === was.ending && after.arrives === was.arrives;
        // The other side of a peering, and a circuit, that were not read are taken to work, and that is said (path.md 1.3).
        const isTaken = (list === "vnets" || list === "circuits") && after.confidence === "LIKELY";
        if (!same && !isTaken)
          wrong.push(
            `${asked}, ${key.split("/").slice(-2).join("/")} hidden: ${shortly(was)} became ${shortly(after)}`,
          );
      }
    }
    expect(wrong.slice(0, 8), `${wrong.length} in all`).toEqual([]);
  });
