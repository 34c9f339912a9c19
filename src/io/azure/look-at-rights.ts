/** What may the caller read, which Resource Graph does not tell: it leaves out without a word (path.md 6.2)? */
import { gapOf, type Permission, permissionGaps } from "#src/azure/plan/index.ts";
import type { Answer } from "./reply.ts";
import { bagsIn, lossOf, type Run } from "./run.ts";

/**
 * Looks at the caller's rights: first at the root of the tenant or at the management groups, since who may read all
 * there may read all below; else at each scope. What they hide becomes gaps.
 */
export async function lookAtRights(run: Run): Promise<void> {
  const free = new Set<string>();
  for (const [group, scopes] of groupsAbove(run))
    if (await isFree(run, group)) for (const scope of scopes) free.add(scope);
  const left = run.scopes.filter((scope) => !free.has(scope));
  await Promise.all(left.map((scope) => lookAtScope(run, scope)));
}

/** Management groups above the scopes that are read, with those scopes; one look at such a group may save many. */
function groupsAbove(run: Run): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  if (run.scope.is !== "tenant") return groups;
  for (const scope of run.scopes) {
    // The root group is called by the tenant's id.
    const tenant = run.tenants.get(scope.split("/")[2] ?? "") ?? "";
    if (tenant === "") continue;
    const group = `/providers/Microsoft.Management/managementGroups/${tenant}`;
    const own = groups.get(group);
    if (own) own.push(scope);
    else groups.set(group, [scope]);
  }
  for (const [group, scopes] of groups) if (scopes.length < 3) groups.delete(group);
  return groups;
}

async function isFree(run: Run, group: string): Promise<boolean> {
  const answer = await permissionsAt(run, group, "");
  const told = permissionsIn(answer);
  return told !== undefined && permissionGaps(group, told).length === 0;
}

async function lookAtScope(run: Run, scope: string): Promise<void> {
  const answer = await permissionsAt(run, scope, scope.split("/")[2] ?? "");
  const told = permissionsIn(answer);
  if (told) {
    run.gaps.push(...permissionGaps(scope, told));
    return;
  }
  // Nobody can tell whether something was left out, so nothing of the scope may be called absent.
  const loss = answer.is === "ok" ? { why: "failed" as const, right: "" } : lossOf(answer);
  run.gaps.push({ ...gapOf(scope, "*", loss), right: "Microsoft.Authorization/permissions/read" });
}

function permissionsAt(run: Run, scope: string, subscription: string): Promise<Answer> {
  const path = `${scope}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`;
  return run.asker.get(`${run.arm.origin}${path}`, subscription);
}

/** The entries in an answer of ARM; undefined when it holds none. */
function permissionsIn(answer: Answer): readonly Permission[] | undefined {
  if (answer.is !== "ok" || !Array.isArray(answer.body.value)) return undefined;
  const texts = (value: unknown) =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
  return bagsIn(answer.body.value).map((one) => ({
    actions: texts(one.actions),
    notActions: texts(one.notActions),
  }));
}
