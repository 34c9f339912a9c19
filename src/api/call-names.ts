/** Which names may be asked at the door, known at run time? */
import { sortedBy } from "#src/base/index.ts";
import type { CallName } from "./calls.ts";

// A record, so that the compiler refuses a call that is missing here or was never declared.
const known: Readonly<Record<CallName, true>> = {
  accessSummary: true,
  collect: true,
  collectPlan: true,
  collectScope: true,
  compareAccess: true,
  document: true,
  exportView: true,
  endCollection: true,
  gaps: true,
  matrix: true,
  open: true,
  opened: true,
  resolve: true,
  routes: true,
  scene: true,
  services: true,
  sitesFile: true,
  snapshot: true,
  tellDnsServer: true,
  trace: true,
  understand: true,
  vantages: true,
};

/** Whether `name` is the name of a call; names of every object, such as `toString`, are not. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(known, name);
}

/** The names of all calls, in order of the alphabet. */
export const callNames: readonly CallName[] = sortedBy(
  Object.keys(known).filter(isCallName),
  (n) => n,
);
