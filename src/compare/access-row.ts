/** One row of the comparison: what happens today from a vantage to a service, what each way would do, and which to choose. */
import { endpointsOf, type Judgement } from "#src/verdict/index.ts";
import type { AccessRow, Option } from "./comparison.ts";
import { endpointCost, serviceEndpointCost } from "./costs.ts";
import * as pe from "./endpoint-facts.ts";
import type { Prices } from "./prices.ts";
import { recommend } from "./recommend.ts";
import * as se from "./service-endpoint-facts.ts";
import { byPrivateEndpoint, byServiceEndpoint, type Pair } from "./supposed.ts";

/** The row of a pair that is asked for by `name`, with its judgement of today (path.md section 5). */
export function rowOf(
  pair: Pair,
  name: string,
  today: Judgement,
  costs: { readonly gb: number; readonly prices: Prices },
): AccessRow {
  const { from, service } = pair;
  const privateEndpoint = endpointOption(pair, today, costs);
  const serviceEndpoint = serviceEndpointOption(pair, costs.prices);
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

function serviceEndpointOption(pair: Pair, prices: Prices): Option {
  const { shut, ...supposed } = byServiceEndpoint(pair);
  const option = { support: se.serviceEndpointSupport(pair), supposed, shut };
  if (!se.mayHaveServiceEndpoint(pair)) return { ...option, ...withoutSubnet(pair, prices) };
  return {
    ...option,
    onPremises: se.serviceEndpointOnPremises(pair),
    monthly: serviceEndpointCost(prices),
    exfiltration: se.serviceEndpointExfiltration(pair),
    routes: se.serviceEndpointRoutes(pair),
    filters: se.serviceEndpointFilters(pair),
    dns: se.serviceEndpointDns(pair, endpointsOf(pair.estate, pair.service).length > 0),
    crossRegion: se.serviceEndpointRegions(pair),
    crossTenant: se.serviceEndpointTenants(pair),
  };
}

/** What a service endpoint comes to for who stands in no subnet: nothing (path.md section 5). */
function withoutSubnet(pair: Pair, prices: Prices): Omit<Option, "support" | "supposed" | "shut"> {
  const none = se.serviceEndpointNone(pair);
  return {
    onPremises: se.serviceEndpointOnPremises(pair),
    monthly: serviceEndpointCost(prices),
    exfiltration: none,
    routes: none,
    filters: none,
    dns: none,
    crossRegion: none,
    crossTenant: none,
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
    shut: null,
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
