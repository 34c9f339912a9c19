/** What a raw ARM document looks like, and where it stands: the ground for all builders. */

/** An ARM document in wire form, as a GET of one resource returns it. */
export type ArmDocument = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly kind?: string;
  readonly sku?: Readonly<Record<string, unknown>>;
  readonly identity?: Readonly<Record<string, unknown>>;
  /** Of subscriptions only, whose documents have no `properties` of note. */
  readonly subscriptionId?: string;
  readonly tenantId?: string;
  readonly displayName?: string;
  readonly state?: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** Where a resource stands. What is left out takes the defaults below. */
export type At = {
  /** Subscription id. */
  readonly subscription?: string;
  readonly group?: string;
  /** Region, by ARM's short name. */
  readonly region?: string;
  readonly tags?: Readonly<Record<string, string>>;
};

/** A resource by its document or by its id. */
export type Ref = string | { readonly id: string };

export const DEFAULT_SUBSCRIPTION = "5b0c0000-0000-4000-8000-000000000001";
const DEFAULT_GROUP = "rg-network";
const DEFAULT_REGION = "westeurope";

/** The ARM id behind `ref`. */
export function idOf(ref: Ref): string {
  return typeof ref === "string" ? ref : ref.id;
}

/** `{ id }` of `ref`, as ARM writes references; undefined stays undefined. */
export function refTo(ref: Ref | undefined): { readonly id: string } | undefined {
  return ref === undefined ? undefined : { id: idOf(ref) };
}

/** The last segment of the id of `ref`: the name of what it points at. */
export function nameOf(ref: Ref): string {
  const id = idOf(ref);
  return id.slice(id.lastIndexOf("/") + 1);
}

/** The id of the resource of `type` called `name` at `at`. */
export function resourceId(type: string, name: string, at: At = {}): string {
  const subscription = at.subscription ?? DEFAULT_SUBSCRIPTION;
  const group = at.group ?? DEFAULT_GROUP;
  return `/subscriptions/${subscription}/resourceGroups/${group}/providers/${type}/${name}`;
}

/** A top-level document of `type`; global resources are told by region "global". */
export function resource(
  type: string,
  name: string,
  at: At,
  properties: Readonly<Record<string, unknown>>,
  more: Pick<ArmDocument, "kind" | "sku" | "identity"> = {},
): ArmDocument {
  return {
    id: resourceId(type, name, at),
    name,
    type,
    location: at.region ?? DEFAULT_REGION,
    ...(at.tags ? { tags: at.tags } : {}),
    ...more,
    properties: given({ provisioningState: "Succeeded", ...properties }),
  };
}

/** A child document of `parent`, whose id ends in `/<kind>/<name>` and whose type in `/<kind>`. */
export function child(
  parent: Ref,
  kind: string,
  name: string,
  properties: Readonly<Record<string, unknown>>,
): ArmDocument {
  const id = idOf(parent);
  return {
    id: `${id}/${kind}/${name}`,
    name,
    type: `${typeOf(id)}/${kind}`,
    properties: given({ provisioningState: "Succeeded", ...properties }),
  };
}

/** The ARM type that an id tells: `Microsoft.Network/virtualNetworks/subnets` of a subnet's id. */
export function typeOf(ref: Ref): string {
  const id = idOf(ref);
  const marker = "/providers/";
  const [provider = "", ...rest] = id.slice(id.lastIndexOf(marker) + marker.length).split("/");
  return [provider, ...rest.filter((_, i) => i % 2 === 0)].join("/");
}

/** `bag` without the properties that are undefined: ARM leaves out what was never set. */
export function given(bag: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== undefined));
}

/** A GUID that depends on `text` alone (FNV-1a over four salts): the same estate has the same ids everywhere. */
export function guidOf(text: string): string {
  const hex = [0, 1, 2, 3]
    .map((salt) => {
      let hash = 0x811c9dc5 ^ (salt * 0x9e3779b9);
      for (let i = 0; i < text.length; i++)
        hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
      return (hash >>> 0).toString(16).padStart(8, "0");
    })
    .join("");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
