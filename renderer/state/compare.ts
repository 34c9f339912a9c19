/** How other screens open the comparison of private endpoints with service endpoints. */
import { go } from "./store.ts";
import { pairId } from "./walk.ts";

/** Compares private endpoints with service endpoints from these vantages to these names; none: all. */
export function compareFrom(sources: readonly string[], targets: readonly string[]): void {
  const [from, name] = [sources[0], targets[0]];
  const select = from !== undefined && name !== undefined ? pairId(from, name) : "";
  go({ screen: "access", sources, targets, select, filter: "", advice: "", flipped: [] });
}
