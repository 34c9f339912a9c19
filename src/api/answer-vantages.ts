/** From where can be asked, and in which region and subscription does each of these places stand? */
import { type Estate, inList, type Vantage, vantagesOf } from "#src/model/index.ts";
import type { VantageRow } from "./calls.ts";

/** The listed vantages of `estate`, each with where it stands, as far as that was read. */
export function vantageRows(estate: Estate): readonly VantageRow[] {
  const names = new Map(
    estate.subscriptions.map((own) => [own.subscription, own.displayName || own.name]),
  );
  return vantagesOf(estate).map((vantage) => {
    const { key: _key, subnet: _subnet, ...row } = vantage;
    const subscription = /^\/subscriptions\/([^/]+)/i.exec(vantage.id)?.[1]?.toLowerCase() ?? "";
    return {
      ...row,
      region: regionOf(estate, vantage),
      subscription: names.get(subscription) ?? subscription,
    };
  });
}

/** Short name of the region, of what the vantage is or of its VNet; "" for the internet, sites, and what tells none. */
function regionOf(estate: Estate, { key, vnet }: Vantage): string {
  const own =
    inList(estate.vnets, vnet) ??
    inList(estate.vms, key) ??
    inList(estate.services, key) ??
    inList(estate.gateways, key) ??
    inList(estate.hubGateways, key);
  return own?.location ?? "";
}
