/** Which of the two ways is right for a vantage and a service, and why. */
import { inList } from "#src/model/index.ts";
import type { Judgement } from "#src/verdict/index.ts";
import { endpointsOf, standsInside } from "#src/verdict/index.ts";
import type { AccessRow, Fact, Option } from "./comparison.ts";
import { fact } from "./facts.ts";
import { mayHaveServiceEndpoint } from "./service-endpoint-facts.ts";
import type { Pair } from "./supposed.ts";

type Choice = AccessRow["recommendation"];

type Options = {
  readonly today: Judgement;
  readonly privateEndpoint: Option;
  readonly serviceEndpoint: Option;
};

/**
 * The recommendation. What the service itself calls for comes first (public access that is off, an endpoint that
 * stands), then who cannot use the other way (premises, regions, tenants), then what each leaves open.
 */
export function recommend(pair: Pair, options: Options): Choice {
  const { from, service } = pair;
  const { today, privateEndpoint, serviceEndpoint } = options;
  const works = today.verdict.class;
  if (!standsInside(from)) return outside(pair, today);
  if (works === "PRIVATE_ENDPOINT")
    return { choose: "as-is", reasons: [fact("private-today"), ...open(privateEndpoint)] };
  const canEndpoint = privateEndpoint.support !== "no" && privateEndpoint.support !== "unknown";
  const why = whyNoServiceEndpoint(pair, serviceEndpoint);
  if (!canEndpoint)
    return why
      ? {
          choose: "public-rules",
          reasons: [fact("no-private-link", { service: service.name }), why],
        }
      : {
          choose: "service-endpoint",
          reasons: [fact("no-private-link", { service: service.name })],
        };
  const forced = whyEndpoint(pair, why);
  if (forced.length > 0)
    return { choose: "private-endpoint", reasons: [...forced, ...left(privateEndpoint)] };
  const isPoliced = serviceEndpoint.exfiltration.code === "se-policed";
  if (works === "SERVICE_ENDPOINT" && isPoliced)
    return { choose: "as-is", reasons: [fact("free-and-policed"), serviceEndpoint.exfiltration] };
  if (isPoliced)
    return {
      choose: "service-endpoint",
      reasons: [fact("free-and-policed"), serviceEndpoint.exfiltration],
    };
  return {
    choose: "private-endpoint",
    reasons: [
      ...(works === "SERVICE_ENDPOINT" ? [fact("service-endpoint-today")] : []),
      serviceEndpoint.exfiltration,
      ...left(privateEndpoint),
    ],
  };
}

/** Somebody on no network of the estate can only come in publicly. */
function outside({ service }: Pair, today: Judgement): Choice {
  const isShut = service.door.publicAccess === "Disabled";
  if (isShut || today.verdict.class === "BLOCKED")
    return { choose: "as-is", reasons: [fact("outside-and-shut", { service: service.name })] };
  return { choose: "public-rules", reasons: [fact("outside", { service: service.name })] };
}

/** Why a service endpoint cannot do it at all; undefined when it can. */
function whyNoServiceEndpoint(pair: Pair, option: Option): Fact | undefined {
  const { from, service } = pair;
  if (option.support === "no") return fact("no-service-endpoint", { service: service.name });
  if (!mayHaveServiceEndpoint(pair)) return fact("needs-subnet", { from: from.label });
  if (option.crossRegion.code === "se-region-never") return option.crossRegion;
  if (option.crossTenant.code === "se-tenant-never") return option.crossTenant;
  return undefined;
}

/** What calls for a private endpoint, whatever it costs. */
function whyEndpoint(pair: Pair, noServiceEndpoint: Fact | undefined): readonly Fact[] {
  const { estate, from, service } = pair;
  const reasons: Fact[] = [];
  if (service.door.publicAccess === "Disabled")
    reasons.push(fact("public-access-off", { service: service.name }));
  if (endpointsOf(estate, service).length > 0)
    reasons.push(fact("endpoint-stands", { service: service.name }));
  if (noServiceEndpoint) reasons.push(noServiceEndpoint);
  if (estate.sites.length > 0 && reasons.length === 0) reasons.push(fact("premises-too"));
  const table = inList(estate.routeTables, inList(estate.subnets, from.subnet)?.routeTable);
  if (
    reasons.length === 0 &&
    table?.routes.some(
      (r) => r.prefix === "0.0.0.0/0" && r.nextHopType.startsWith("VirtualAppliance"),
    )
  )
    reasons.push(fact("inspection", { table: table.name }));
  return reasons;
}

/** What is left to do before the private way works: approval, and DNS. */
function left({ supposed, dns }: Option): readonly Fact[] {
  const { blockedAt } = supposed;
  const stop =
    blockedAt && blockedAt !== "PE_STATE" ? [fact("way-stopped", { at: blockedAt })] : [];
  return [
    ...(blockedAt === "PE_STATE" ? [fact("approval-first")] : []),
    ...stop,
    ...(dns.code === "pe-dns-done" ? [] : [dns]),
  ];
}

/** A public side that is still open beside the private one. */
function open(option: Option): readonly Fact[] {
  return option.exfiltration.code === "pe-bound-but-open" ? [option.exfiltration] : [];
}
