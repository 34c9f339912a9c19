/** How ARM writes what all PaaS services share: who may come in over the public endpoint, and who is connected (path.md 3.3). */
import { type ArmDocument, type At, guidOf, idOf, nameOf, type Ref, resource } from "./document.ts";
import type { ApprovalState } from "./endpoints.ts";

/** A private endpoint of somebody else, as the service lists it. */
export type Stranger = {
  /** ARM id of the endpoint. */
  readonly endpoint: string;
  readonly groupId: string;
  readonly state?: ApprovalState;
};

export type DoorOptions = At & {
  readonly publicAccess?: "Enabled" | "Disabled" | "SecuredByPerimeter";
  readonly defaultAction?: "Allow" | "Deny";
  readonly ipRules?: readonly string[];
  /** Subnets that come in by service endpoint. */
  readonly subnetRules?: readonly Ref[];
  readonly bypass?: string;
  readonly strangers?: readonly Stranger[];
};

/** The connections of strangers; an empty list, as Azure writes it, when there are none. */
function strangersOf(id: string, options: DoorOptions): unknown[] {
  return (options.strangers ?? []).map((s) => {
    const name = `${nameOf(s.endpoint)}.${guidOf(s.endpoint)}`;
    return {
      id: `${id}/privateEndpointConnections/${name}`,
      name,
      properties: {
        provisioningState: "Succeeded",
        privateEndpoint: { id: s.endpoint },
        groupIds: [s.groupId],
        privateLinkServiceConnectionState: {
          status: s.state ?? "Approved",
          actionsRequired: "None",
        },
      },
    };
  });
}

/** The `networkAcls` form that Storage, Key Vault and Cognitive Services share. */
export function networkAcls(options: DoorOptions): Record<string, unknown> {
  return {
    defaultAction: options.defaultAction ?? "Allow",
    bypass: options.bypass ?? "AzureServices",
    ipRules: (options.ipRules ?? []).map((value) => ({ value, action: "Allow" })),
    virtualNetworkRules: (options.subnetRules ?? []).map((s) => ({
      id: idOf(s),
      action: "Allow",
      state: "Succeeded",
    })),
  };
}

/** A service of `type` with the public access, the connections and the properties told. */
export function service(
  type: string,
  name: string,
  options: DoorOptions,
  properties: Readonly<Record<string, unknown>>,
  more: Pick<ArmDocument, "kind" | "sku"> = {},
): ArmDocument {
  const { id } = resource(type, name, options, {});
  return resource(
    type,
    name,
    options,
    {
      publicNetworkAccess: options.publicAccess ?? "Enabled",
      ...properties,
      privateEndpointConnections: strangersOf(id, options),
    },
    more,
  );
}
