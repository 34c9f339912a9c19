/** Where a packet is meant to go: an address, or a public address of a service that nobody knows by number. */
import type { Service } from "#src/model/index.ts";

/**
 * A destination. `service`: a public PaaS address is written `public`, and is taken as inside the service's own
 * service tag, in the resource's region (spec/cli.md).
 */
export type Destination =
  | { readonly kind: "address"; readonly address: string }
  | {
      readonly kind: "service";
      readonly service?: Service;
      /** Service tag without region (`Storage`). */
      readonly tag?: string;
      /** Short name of the region, lower case. */
      readonly region?: string;
      readonly fqdn: string;
    };
