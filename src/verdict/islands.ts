/** Which VNets may have anything to do with each other: what stands on another island is far away, whichever one it is. */
import { type Estate, inList, type Key } from "#src/model/index.ts";
import { isPrivateAddress } from "#src/net/index.ts";
import { homesOf } from "#src/path/index.ts";

/** Where gateways, virtual hubs and groups lead: everything that is joined by more than peerings. */
const OPEN_SEA = "open sea";

const memo = new WeakMap<Estate, ReadonlyMap<string, string>>();

/** The island of a VNet; two VNets of one island are joined by peerings, working or not, or by more than peerings. */
function islandOf(estate: Estate, vnet: string): string {
  let islands = memo.get(estate);
  if (!islands) memo.set(estate, (islands = found(estate)));
  return islands.get(vnet) ?? vnet;
}

function found(estate: Estate): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const rootOf = (at: string): string => {
    let root = at;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    if (root !== at) parents.set(at, root);
    return root;
  };
  const join = (a: string, b: string) => {
    const [x, y] = [rootOf(a), rootOf(b)];
    // The sea stays the root of what it joins.
    if (x !== y) parents.set(...(x === OPEN_SEA ? ([y, x] as const) : ([x, y] as const)));
  };
  for (const { vnet, remoteVnet } of estate.peerings) join(vnet, remoteVnet);
  const atSea = [
    ...estate.gateways.flatMap(({ vnet }) => vnet ?? []),
    ...estate.hubConnections.map(({ remoteVnet }) => remoteVnet),
    ...estate.connectedGroups.flatMap(({ vnets }) => vnets),
    ...estate.hubs.flatMap(({ subnets }) => subnets.map((s) => s.replace(/\/subnets\/[^/]*$/, ""))),
  ];
  for (const vnet of atSea) join(vnet, OPEN_SEA);
  return new Map([...parents.keys()].map((at) => [at, rootOf(at)]));
}

/** The island on which a VNet's own routes end; undefined where they lead on by more than peerings. */
export function shoresOf(estate: Estate, vnet: Key | undefined): string | undefined {
  const island = vnet && islandOf(estate, vnet);
  return island === OPEN_SEA ? undefined : island;
}

/** Where a private address stands that one endpoint owns, or one VNet holds. */
export type Ashore = {
  readonly island: string;
  /** Whether all of its VNets were read: what is asked where no route leads there. */
  readonly isRead: boolean;
};

/** The island of the private address `address`; undefined when it is on several, or nobody's. */
export function ashore(estate: Estate, address: string): Ashore | undefined {
  if (!isPrivateAddress(address)) return undefined;
  const homes = [...homesOf(estate, address)];
  const [first] = homes;
  if (first === undefined) return undefined;
  const island = islandOf(estate, first);
  if (homes.some((home) => islandOf(estate, home) !== island)) return undefined;
  return { island, isRead: homes.every((home) => inList(estate.vnets, home) !== undefined) };
}
