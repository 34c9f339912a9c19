/** Contoso, the built-in estate: two regions, one site, twelve services, and nine deliberate mistakes (docs/demo.md). */
import { type ArmDocument, withBothSides } from "./arm/index.ts";
import { names } from "./contoso/names.ts";
import { networks } from "./contoso/networks.ts";
import { LEGACY, subscriptions } from "./contoso/places.ts";
import { services } from "./contoso/services.ts";
import { sites } from "./contoso/sites.ts";
import { ways } from "./contoso/ways.ts";

/** The raw ARM documents of the demo, as Azure would return them. */
export function demoDocuments(): readonly ArmDocument[] {
  return withBothSides([...subscriptions(), ...networks(), ...ways(), ...names(), ...services()]);
}

/** The sites file of the demo, as parsed JSON. */
export function demoSites(): unknown {
  return sites();
}

/** The demo as a snapshot: its documents, when they were taken, and what could not be read. */
export function demoSnapshot(): {
  readonly format: "split-horizon.snapshot/1";
  readonly takenAt: string;
  readonly documents: readonly ArmDocument[];
  readonly gaps: readonly {
    readonly scope: string;
    readonly type: string;
    readonly why: "refused";
    readonly right: string;
  }[];
} {
  return {
    format: "split-horizon.snapshot/1",
    takenAt: "2026-11-20T09:12:00Z",
    documents: demoDocuments(),
    // Mistake: nobody gave the reading account a role on this subscription.
    gaps: [{ scope: `/subscriptions/${LEGACY}`, type: "*", why: "refused", right: "Reader" }],
  };
}
