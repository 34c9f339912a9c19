/** How packets from inside Azure set off: from a subnet, a NIC, a machine, or an app (path.md 0.1, 1.13). */
import { say } from "#src/messages/index.ts";
import { inList } from "#src/model/index.ts";
import { vnetOfSubnet } from "./path-facts.ts";
import { nicFrom, subnetFrom } from "./routes.ts";
import { choose } from "./routes-choose.ts";
import { seen } from "./routes-entry.ts";
import { viewOf } from "./routes-table.ts";
import {
  addHop,
  type Course,
  callerOf,
  doubt,
  type End,
  isPublicAim,
  stop,
  untold,
} from "./walk-course.ts";
import { knock } from "./walk-public.ts";

/** From a subnet, a NIC, or a machine by its primary NIC. */
export function fromInside(course: Course): End {
  const { estate, from } = course;
  const nic = nicFrom(estate, from);
  if ((from.kind === "nic" || from.kind === "vm") && !nic)
    return untold(course, [say.path.gapNic({ place: from.label })]);
  const subnet = subnetFrom(estate, from);
  const vnet = vnetOfSubnet(subnet) ?? from.vnet;
  if (!vnet) return untold(course, [say.path.gapVnet({ vnet: from.label })]);
  const own = nic?.ipConfigs.flatMap((c) => (c.address ? [c.address] : [])) ?? [];
  const sources =
    own.length > 0
      ? own
      : (inList(estate.subnets, subnet)?.prefixes ?? inList(estate.vnets, vnet)?.prefixes ?? []);
  return course.onward(course, {
    vnet,
    sources,
    sourceVnet: vnet,
    needsSnat: false,
    appliances: [],
    passed: [],
    ...(subnet ? { subnet } : {}),
    ...(nic ? { nic: nic.key } : {}),
  });
}

/** An app sends private traffic by its integration subnet, public traffic only when it routes all (path.md 1.13). */
export function fromApp(course: Course): End {
  const { estate, from, to } = course;
  const app = inList(estate.services, from.key);
  const subnet = app?.integrationSubnet ?? from.subnet;
  const isPublic = isPublicAim(course);
  const place = { at: from.label, actor: from.id };
  if (!subnet) {
    if (isPublic) return fromAppItself(course, place);
    return stop(course, "NO_ROUTE", {
      ...place,
      did: "app-without-vnet",
      args: { app: from.label },
      because: [seen(from.id, "/properties/virtualNetworkSubnetId", null)],
    });
  }
  const vnet = vnetOfSubnet(subnet);
  if (!vnet) return untold(course, [say.path.gapVnet({ vnet: from.label })]);
  if (isPublic && !app?.routesAll) {
    if (app?.routesAll === undefined)
      doubt(course, "LIKELY", say.path.assumeNotAllRouted({ app: from.label }));
    const view = viewOf(estate, vnet, subnet);
    const chosen = view && choose(view, to).entry;
    // What a service endpoint covers goes into the VNet even so.
    if (chosen?.kind !== "service-endpoint") return fromAppItself(course, place);
  }
  return course.onward(course, {
    vnet,
    subnet,
    sources: inList(estate.subnets, subnet)?.prefixes ?? [],
    sourceVnet: vnet,
    needsSnat: false,
    appliances: [],
    passed: [],
  });
}

function fromAppItself(
  course: Course,
  place: { readonly at: string; readonly actor: string },
): End {
  const app = inList(course.estate.services, course.from.key);
  addHop(course, {
    ...place,
    nextHopType: "Internet",
    did: "sent-by-app-itself",
    args: { app: place.at },
    because: [seen(place.actor, "/properties/vnetRouteAllEnabled", app?.routesAll ?? null)],
  });
  return knock(
    course,
    callerOf(
      course,
      "unknown",
      app ? { region: app.location, subscription: app.subscription } : {},
    ),
    "AZURE_BACKBONE",
  );
}
