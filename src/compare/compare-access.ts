/** Private endpoints against service endpoints on this estate: per vantage and service, what each way would do and cost. */
import { PRICES } from "#src/azure/catalogue/index.ts";
import { type Estate, type Vantage, vantagesOf } from "#src/model/index.ts";
import { tagsOf } from "#src/path/index.ts";
import { endpointsOf, type Judgement, judgementsOf, namedBy, placeOf } from "#src/verdict/index.ts";
import type { AccessComparison, AccessRow, Option } from "./comparison.ts";
import { endpointCost, type Prices, serviceEndpointCost } from "./costs.ts";
import * as pe from "./endpoint-facts.ts";
import { linkServiceRows } from "./link-services.ts";
import { recommend } from "./recommend.ts";
import * as se from "./service-endpoint-facts.ts";
import { byPrivateEndpoint, byServiceEndpoint, type Pair } from "./supposed.ts";

export type CompareOptions = {
  /** Vantages; the listed subnets, VPN clients and sites unless told. */
  readonly from?: readonly Vantage[];
  /** Checked names; the first name of every service unless told. Names of services that were not read are passed over. */
  readonly names?: readonly string[];
  /** GB in a month through one way, in and out together; 0 unless told. */
  readonly gbPerMonth?: number;
  /** Another price list than the catalogue's. */
  readonly prices?: Prices;
};

/** The comparison. */
export function compareAccess(estate: Estate, options: CompareOptions = {}): AccessComparison {
  const prices = options.prices ?? PRICES;
  const gb = options.gbPerMonth ?? 0;
  const tags = tagsOf(estate);
  const from =
    options.from ??
    vantagesOf(estate).filter(({ kind }) => kind === "subnet" || kind === "p2s" || kind === "site");
  const names = options.names ?? estate.services.flatMap((s) => s.names[0]?.fqdn ?? []);
  const places = from.map((vantage) => placeOf(estate, vantage));
  const columns = names.flatMap((name) => {
    const { service, fqdn } = namedBy(estate, [name]);
    if (!service) return [];
    const today = judgementsOf(estate, places, name, undefined);
    return [{ name, service, fqdn, today }];
  });
  return {
    prices: { asOf: prices.asOf, source: prices.source, gbPerMonth: gb },
    serviceTags: { asOf: tags.asOf, source: tags.source },
    rows: from.flatMap((vantage, v) =>
      columns.flatMap(({ name, service, fqdn, today }) => {
        const judgement = today[v];
        const pair = { estate, from: vantage, service, fqdn };
        return judgement ? [rowOf(pair, name, judgement, { gb, prices })] : [];
      }),
    ),
    linkServices: linkServiceRows(estate, prices),
  };
}

function rowOf(
  pair: Pair,
  name: string,
  today: Judgement,
  costs: { readonly gb: number; readonly prices: Prices },
): AccessRow {
  const { from, service } = pair;
  const privateEndpoint = endpointOption(pair, today, costs);
  const serviceEndpoint = serviceEndpointOption(pair);
  const { verdict, word } = today;
  return {
    vantage: { id: from.id, kind: from.kind, label: from.label },
    name,
    service: { id: service.id, name: service.name, type: service.type },
    today: {
      class: verdict.class,
      blockedAt: verdict.blockedAt,
      risks: verdict.risks,
      word,
      transport: verdict.transport,
      expected: verdict.expected,
    },
    privateEndpoint,
    serviceEndpoint,
    recommendation: recommend(pair, { today, privateEndpoint, serviceEndpoint }),
  };
}

function serviceEndpointOption(pair: Pair): Option {
  return {
    support: se.serviceEndpointSupport(pair),
    supposed: byServiceEndpoint(pair),
    onPremises: se.serviceEndpointOnPremises(pair),
    monthly: serviceEndpointCost(),
    exfiltration: se.serviceEndpointExfiltration(pair),
    routes: se.serviceEndpointRoutes(pair),
    filters: se.serviceEndpointFilters(pair),
    dns: se.serviceEndpointDns(pair, endpointsOf(pair.estate, pair.service).length > 0),
    crossRegion: se.serviceEndpointRegions(pair),
    crossTenant: se.serviceEndpointTenants(pair),
  };
}

function endpointOption(
  pair: Pair,
  today: Judgement,
  { gb, prices }: { readonly gb: number; readonly prices: Prices },
): Option {
  const way = byPrivateEndpoint(pair);
  const count = Math.max(1, endpointsOf(pair.estate, pair.service).length);
  return {
    support: pe.endpointSupport(pair),
    supposed: { class: way.class, blockedAt: way.blockedAt, risks: way.risks },
    onPremises: pe.endpointOnPremises(pair),
    monthly: endpointCost(count, gb, way.pastAppliance, prices),
    exfiltration: pe.endpointExfiltration(pair),
    routes: pe.endpointRoutes(pair, way),
    filters: pe.endpointFilters(pair, way),
    dns: pe.endpointDns(pair, today),
    crossRegion: pe.endpointRegions(pair, way),
    crossTenant: pe.endpointTenants(pair),
  };
}
