/** A world in the making: its documents by id, what its people tell, and how the parts are found by name. */
import { nearest } from "#src/base/index.ts";
import type { arm } from "#src/demo/index.ts";
import type { DnsServer, Gap, Site } from "#src/model/index.ts";
import { Misread, type Told } from "./form.ts";

type ArmDocument = arm.ArmDocument;

/** What a told line changes. */
export type Draft = {
  readonly documents: Map<string, ArmDocument>;
  readonly sites: Map<string, Site>;
  readonly servers: Map<string, DnsServer>;
  readonly gaps: Gap[];
  /** The server that indented lines speak of. */
  current: string | undefined;
  /** Number of addresses given out so far, for machines without one. */
  machines: number;
};

export type Tell = {
  /** How the line is written. */
  readonly form: string;
  /** What it says, for the list of all forms. */
  readonly says: string;
  readonly does: (draft: Draft, told: Told) => void;
};

/** An empty world. */
export function emptyDraft(): Draft {
  return {
    documents: new Map(),
    sites: new Map(),
    servers: new Map(),
    gaps: [],
    current: undefined,
    machines: 0,
  };
}

/** Puts documents in; one with an id that is there already takes its place. */
export function put(draft: Draft, ...documents: readonly ArmDocument[]): void {
  for (const document of documents) draft.documents.set(document.id.toLowerCase(), document);
}

/** Takes out the document of `id` and its children. */
export function takeOut(draft: Draft, id: string): void {
  const key = id.toLowerCase();
  for (const own of draft.documents.keys())
    if (own === key || own.startsWith(`${key}/`)) draft.documents.delete(own);
}

/** The kinds of things that lines name, by ARM type in lower case. */
const KINDS = {
  vnet: "microsoft.network/virtualnetworks",
  zone: "microsoft.network/privatednszones",
  vm: "microsoft.compute/virtualmachines",
  endpoint: "microsoft.network/privateendpoints",
  ruleset: "microsoft.network/dnsforwardingrulesets",
  hub: "microsoft.network/virtualhubs",
  gateway: "microsoft.network/virtualnetworkgateways",
  firewall: "microsoft.network/azurefirewalls",
} as const;

/** Every document of one kind. */
export function allOf(draft: Draft, kind: keyof typeof KINDS): ArmDocument[] {
  return [...draft.documents.values()].filter((d) => d.type.toLowerCase() === KINDS[kind]);
}

/** The document of `kind` called `name` (`name@group` settles two of one name); throws `Misread` with near names. */
export function find(draft: Draft, kind: keyof typeof KINDS, name: string): ArmDocument {
  return only(kind, name, allOf(draft, kind));
}

function only(kind: string, name: string, candidates: readonly ArmDocument[]): ArmDocument {
  const [bare = name, group] = name.toLowerCase().split("@");
  const fitting = candidates.filter(
    (d) =>
      d.name.toLowerCase() === bare &&
      (group === undefined || d.id.toLowerCase().includes(`/resourcegroups/${group}/`)),
  );
  const [first, ...others] = fitting;
  if (first && others.length === 0) return first;
  if (first)
    throw new Misread(
      `there are ${fitting.length} of ${kind} ${name}`,
      fitting.map((d) => `${d.name}@${groupOf(d)}`).join(" or "),
    );
  const near = nearest(
    bare,
    candidates.map((d) => d.name),
  );
  throw new Misread(
    `no ${kind} is called ${name}`,
    near.length > 0 ? near.join(" or ") : `a line "${kind} ${name} …" before this one`,
  );
}

function groupOf(document: ArmDocument): string {
  return /\/resourcegroups\/([^/]+)\//i.exec(document.id)?.[1] ?? "";
}

/** The document of the PaaS service called `name`: whatever has a list of private endpoint connections. */
export function findService(draft: Draft, name: string): ArmDocument {
  const services = [...draft.documents.values()].filter(
    (d) => d.properties.privateEndpointConnections !== undefined,
  );
  return only("service", name, services);
}

/** The document of `id`, or undefined. */
export function at(draft: Draft, id: string): ArmDocument | undefined {
  return draft.documents.get(id.toLowerCase());
}

/** Replaces properties of a document that is there. */
export function amend(
  draft: Draft,
  document: ArmDocument,
  properties: Readonly<Record<string, unknown>>,
): void {
  put(draft, { ...document, properties: { ...document.properties, ...properties } });
}
