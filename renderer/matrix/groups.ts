/** To which group does a row or a column of the matrix belong (ux.md section 8)? */
import type { ServiceRow, VantageRow } from "#src/api/index.ts";
import { regionNames, sceneWords, matrixWords as words } from "#src/messages/index.ts";
import type { ColumnsBy, RowsBy } from "../state/view.ts";
import { lastOf } from "../state/words.ts";

/** Groups of equal key are one; the title is what people read. */
export type Group = { readonly key: string; readonly title: string };

const titled = (title: string): Group => ({ key: title, title });

/** The group of a vantage; null when rows are not grouped. */
export function groupOfVantage(vantage: VantageRow | undefined, by: RowsBy): Group | null {
  switch (by) {
    case "none":
      return null;
    case "place":
      return vantage?.vnet
        ? { key: vantage.vnet, title: lastOf(vantage.vnet) }
        : titled(placeOf(vantage?.kind ?? ""));
    case "region":
      return vantage?.region ? regionGroup(vantage.region) : titled(words.noRegion);
    case "subscription":
      return titled(vantage?.subscription || words.noSubscription);
  }
}

function placeOf(kind: string): string {
  const { place } = words;
  if (kind === "site" || kind === "internet" || kind === "p2s" || kind === "app")
    return place[kind];
  return place.unknown;
}

/** The group of a name of a service; null when columns are not grouped. */
export function groupOfName(
  name: string,
  service: ServiceRow | undefined,
  by: ColumnsBy,
): Group | null {
  switch (by) {
    case "none":
      return null;
    case "kind":
      return service
        ? { key: service.type, title: capital(sceneWords.serviceKind(service.type, 2)) }
        : titled(words.noKind);
    case "zone": {
      const own = service?.names.find(({ fqdn }) => fqdn.toLowerCase() === name.toLowerCase());
      return titled(own?.zone ?? words.noZone);
    }
    case "resourceGroup": {
      const own = /\/resourceGroups\/([^/]+)/i.exec(service?.id ?? "")?.[1];
      return own ? { key: own.toLowerCase(), title: own } : titled(words.noResourceGroup);
    }
    case "region":
      return service?.location ? regionGroup(service.location) : titled(words.noRegion);
  }
}

const regionGroup = (region: string): Group => ({
  key: region,
  title: regionNames[region] ?? region,
});

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
