/** What does a large company's network look like as ARM documents: spokes with machines and disks, services, endpoints? */
import { arm } from "#src/demo/index.ts";

const SPOKES = 100;
const SUBNETS = 5;
const ZONE = "privatelink.vaultcore.azure.net";

/** About `count` documents, always the same: two of five are machines' disks, which the model only counts. */
export function largeDocuments(count: number): readonly arm.ArmDocument[] {
  const hub = arm.vnet("vnet-hub", { prefixes: ["10.0.0.0/16"], subnets: { main: "10.0.0.0/24" } });
  const zone = arm.privateZone(ZONE);
  const spokes = Array.from({ length: SPOKES }, (_, i) => {
    const names = Array.from({ length: SUBNETS }, (_, j) => [`snet-${j}`, `10.${i + 1}.${j}.0/24`]);
    const prefixes = [`10.${i + 1}.0.0/16`];
    return arm.vnet(`vnet-${i}`, { prefixes, subnets: Object.fromEntries(names) });
  });
  const documents: arm.ArmDocument[] = [hub, zone, arm.zoneLink(zone, hub), ...spokes];
  for (const [i, spoke] of spokes.entries()) {
    documents.push(...arm.peering(hub, spoke));
    if (i % 3 > 0) documents.push(arm.zoneLink(zone, spoke));
  }
  const placeOf = (i: number) => {
    const [spoke, subnet] = [i % SPOKES, Math.floor(i / SPOKES) % SUBNETS];
    const address = `10.${spoke + 1}.${subnet}.${4 + Math.floor(i / (SPOKES * SUBNETS))}`;
    return { subnet: `${spokes[spoke]?.id}/subnets/snet-${subnet}`, address };
  };
  for (let i = 0; i < count / 20; i++) {
    const vault = arm.keyVault(`kv-${i}`, { publicAccess: i % 2 === 0 ? "Disabled" : "Enabled" });
    documents.push(vault);
    if (i % 2 === 1) continue;
    const { subnet, address } = placeOf(i);
    const told = { subnet, target: vault, groupId: "vault", addresses: [address], zones: [zone] };
    documents.push(...arm.privateEndpoint(`pe-kv-${i}`, told).all);
  }
  for (let i = 0; documents.length < count; i++) {
    documents.push(...arm.machine(`vm-${i}`, placeOf(i + count / 10)));
    for (const disk of ["os", "data"])
      documents.push(arm.resource("Microsoft.Compute/disks", `vm-${i}-${disk}`, {}, {}));
  }
  return arm.withBothSides(documents);
}

/** An estate of 200 vaults, each with one name, and of 40 or so places to ask from. */
export function matrixDocuments(): readonly arm.ArmDocument[] {
  const names = Array.from({ length: 13 }, (_, i) => [`snet-${i}`, `10.0.${i}.0/24`]);
  const hub = arm.vnet("vnet-hub", {
    prefixes: ["10.0.0.0/16"],
    subnets: Object.fromEntries(names),
  });
  const zone = arm.privateZone(ZONE);
  const documents: arm.ArmDocument[] = [hub, zone, arm.zoneLink(zone, hub)];
  for (let i = 0; i < 26; i++) {
    const place = {
      subnet: `${hub.id}/subnets/snet-${i % 13}`,
      address: `10.0.${i % 13}.${100 + i}`,
    };
    documents.push(...arm.machine(`vm-${i}`, place));
  }
  for (let i = 0; i < 200; i++) {
    const vault = arm.keyVault(`kv-${i}`, { publicAccess: i % 2 === 0 ? "Disabled" : "Enabled" });
    documents.push(vault);
    if (i % 4 > 0) continue;
    const subnet = `${hub.id}/subnets/snet-0`;
    const addresses = [`10.0.0.${4 + i / 4}`];
    const told = { subnet, target: vault, groupId: "vault", addresses, zones: [zone] };
    documents.push(...arm.privateEndpoint(`pe-kv-${i}`, told).all);
  }
  return arm.withBothSides(documents);
}
