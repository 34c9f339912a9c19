/** Where a question is asked from. */
import type { Key } from "./thing.ts";

/** A place from which names are asked and packets start (path.md section 0.1). */
export type Vantage = {
  /** ARM id as the estate writes it, or a short form: `site:hq`, `internet`, `p2s:vpngw` carries the gateway's id. */
  readonly id: string;
  readonly kind: "subnet" | "nic" | "vm" | "vnet" | "app" | "p2s" | "site" | "internet";
  readonly label: string;
  /** What in the estate it stands on: subnet, NIC, VM, app, VNet or gateway. Absent for sites and the internet. */
  readonly key?: Key;
  /** Name of the site. */
  readonly site?: string;
  /** VNet in which it stands, when it stands in one. */
  readonly vnet?: Key;
  /** Subnet in which it stands, when it stands in one. */
  readonly subnet?: Key;
};
