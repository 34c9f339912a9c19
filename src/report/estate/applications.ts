/** Which applications does an estate have: services that share an application tag, or else a resource group? */
import { groupedBy, sortedBy } from "#src/base/index.ts";
import type { Service } from "#src/model/index.ts";
import { type Facts, tagOf } from "./facts.ts";

const APPLICATION_TAGS = [
  "application",
  "app",
  "applicationname",
  "appname",
  "workload",
  "workloadname",
  "system",
  "product",
  "service",
];

export type Application = { readonly title: string; readonly services: readonly Service[] };

/** The applications, by title. */
export function applicationsOf({ estate, words }: Facts): readonly Application[] {
  const named = estate.services.filter((service) => service.names.length > 0);
  const groups = groupedBy(
    named,
    (service) => tagOf(service, APPLICATION_TAGS) || words.applicationOf(service.resourceGroup),
  );
  return sortedBy(groups, ([title]) => title).map(([title, services]) => ({ title, services }));
}
