/** What happens to a packet for a public address: service endpoint, way out of the subnet, the service's door (path.md 1.6, 1.12, 3.2). */

import { aliasOf, serviceTagOf } from "#src/azure/catalogue/index.ts";
import { say } from "#src/messages/index.ts";
import { type Estate, type Evidence, inList, type Service } from "#src/model/index.ts";
import { parseName } from "#src/net/index.ts";
import { acceptsPublic, serviceEndpointPolicyAllows, tenantOf } from "./accept.ts";
import { tagOf } from "./destination.ts";
import { doorEvidence } from "./filters-answer.ts";
import type { Caller } from "./flow.ts";
import type { Transport } from "./journey.ts";
import { serviceEndpointEvidence } from "./routes-endpoint.ts";

import { tagContains, tagsOf } from "./service-tags.ts";
import {
  addHop,
  type Course,
  callerOf,
  delivered,
  doubt,
  type End,
  heed,
  type Position,
  stop,
  untold,
} from "./walk-course.ts";
import { placeName } from "./walk-places.ts";
import { wayOut } from "./way-out.ts";

/** Where a caller inside a VNet stands, as a service's door sees it. */
function standing(estate: Estate, position: Position) {
  const vnet = inList(estate.vnets, position.vnet);
  const tenant = vnet && tenantOf(estate, vnet);
  return {
    vnet: position.vnet,
    ...(position.subnet ? { subnet: position.subnet } : {}),
    ...(vnet ? { region: vnet.location, subscription: vnet.subscription } : {}),
    ...(tenant ? { tenant } : {}),
  };
}

/** The packet goes by the service endpoint of its subnet: policy first, then the service's door with the subnet's identity. */
export function goByServiceEndpoint(course: Course, position: Position, tag: string): End {
  const { estate, to } = course;
  const subnet = inList(estate.subnets, position.subnet);
  const { service } = to;
  const place = doorOf(course);
  if (subnet && subnet.serviceEndpointPolicies.length > 0) {
    const at = { at: placeName(estate, position.vnet, position.subnet), actor: subnet.id };
    if (!service) return untold(course, [say.path.gapPolicyTarget({ name: to.fqdn ?? "" })]);
    const held = heed(course, at, serviceEndpointPolicyAllows(estate, subnet.key, service), "SEP");
    if (held) return held;
  }
  const own = subnet?.serviceEndpoints.find((e) => serviceTagOf(e.service) === tag);
  const variant = own?.networkIdentifier ? "STANDARD" : "BASIC";
  const identifier = inList(estate.publicIps, own?.networkIdentifier)?.address;
  const caller = callerOf(course, identifier ? [identifier] : "unknown", {
    ...standing(estate, position),
    ...(subnet ? { viaServiceEndpoint: { subnet: subnet.key, variant } } : {}),
  });
  const held = heed(
    course,
    place,
    acceptsPublic(estate, service, to.fqdn || place.at, caller),
    "PAAS_ACL",
  );
  if (held) return held.ending === "unknown" ? { ...held, arrives: "service-endpoint" } : held;
  addHop(course, {
    ...place,
    did: "reached-by-service-endpoint",
    args: { service: place.at, variant },
    because: serviceEndpointEvidence(subnet, tag),
  });
  return delivered("service-endpoint");
}

function doorOf(course: Course): { readonly at: string; readonly actor?: string } {
  const { to } = course;
  if (to.service) return { at: to.service.name, actor: to.service.id };
  return { at: to.fqdn || (to.kind === "address" ? to.address : "public") };
}

/** The packet leaves by the internet route of its place. */
export function goPublic(course: Course, position: Position): End {
  const { estate } = course;
  const transport: Transport =
    position.appliances.length > 0 ? "VIA_NVA_SNAT" : transportOf(course);
  let addresses = position.publicSources;
  if (addresses === undefined) {
    const way = wayOut(estate, position);
    if (way.is === "none" && !isNearStorage(course, position))
      return stop(course, "NO_EGRESS", {
        at: placeName(estate, position.vnet, position.subnet),
        nextHopType: "Internet",
        did: "no-way-out",
        args: { subnet: placeName(estate, position.vnet, position.subnet) },
        because: way.because,
      });
    if (way.is === "unread") doubt(course, "LIKELY", say.path.assumeWayOut({ what: way.what }));
    addresses = way.is === "by" && way.addresses.length > 0 ? way.addresses : "unknown";
  }
  return knock(course, callerOf(course, addresses, standing(estate, position)), transport);
}

/** The packet stands before the public door of a service, or at a public address that belongs to none. */
export function knock(course: Course, caller: Caller, transport: Transport): End {
  const { estate, to } = course;
  const place = doorOf(course);
  if (to.kind === "service" || to.service) {
    const answer = acceptsPublic(estate, to.service, to.fqdn ?? "", caller);
    const held = heed(course, place, answer, "PAAS_ACL");
    if (held) return held.ending === "unknown" ? { ...held, arrives: "public", transport } : held;
  }
  addHop(course, {
    ...place,
    did: "reached-publicly",
    args: {
      from: caller.publicAddresses === "unknown" ? "?" : caller.publicAddresses.join(", "),
      transport,
    },
    because: ownEvidence(to.service),
  });
  return delivered("public", transport);
}

function ownEvidence(service: Service | undefined): Evidence[] {
  if (!service) return [];
  const { publicAccess, pointers } = service.door;
  const pointer = pointers.publicAccess ?? "/properties/publicNetworkAccess";
  return [doorEvidence(service, pointer, publicAccess ?? null)];
}

/**
 * From Azure to Azure stays on the backbone; a public address that is not Azure's is on the internet. An address whose
 * tag is not at hand and that no service owns is taken as the internet's.
 */
function transportOf({ estate, to }: Course): Transport {
  if (to.service) return "AZURE_BACKBONE";
  if (to.kind === "service") return isAzureName(to) ? "AZURE_BACKBONE" : "INTERNET";
  const isOwn = estate.publicIps.some((ip) => ip.address === to.address);
  return isOwn || tagContains(tagsOf(estate), "AzureCloud", to.address) === "yes"
    ? "AZURE_BACKBONE"
    : "INTERNET";
}

/** Whether a name whose resource was not read is one that Azure gives to its services. */
function isAzureName({ tag, fqdn }: Extract<Course["to"], { kind: "service" }>): boolean {
  const name = parseName(fqdn);
  return Boolean(tag) || (name !== undefined && aliasOf(name) !== undefined);
}

/** Storage of the same region is reached without any way out (path.md 1.12). */
function isNearStorage(course: Course, position: Position): boolean {
  const { estate, to } = course;
  const region = to.kind === "service" ? to.region : to.service?.location;
  const tag = to.kind === "service" ? to.tag : tagOf(to.service, to.fqdn ?? "");
  return tag === "Storage" && region === inList(estate.vnets, position.vnet)?.location;
}
