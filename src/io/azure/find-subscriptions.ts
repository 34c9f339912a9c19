/** Which subscriptions does a scope hold, and which of them can nobody here read? */
import { gapOf, namedSubscriptions, readScopes } from "#src/azure/plan/index.ts";
import { unique } from "#src/base/index.ts";
import { getPages } from "./get-pages.ts";
import { lossOf, type Run, textAt } from "./run.ts";

const LIST_VERSION = "2022-12-01";
const GROUP_VERSION = "2020-05-01";

/**
 * The ids (lower case) of the readable subscriptions of the scope, in order; their documents are kept. What is in
 * the scope and cannot be read becomes a gap, and so does what is seen but was not wished for.
 */
export async function findSubscriptions(run: Run): Promise<readonly string[]> {
  const visible = await visibleSubscriptions(run);
  const wished = await wishedSubscriptions(run, visible);
  for (const id of wished.filter((one) => !visible.includes(one)))
    run.gaps.push(gapOf(`/subscriptions/${id}`, "*", { why: "refused", right: "Reader" }));
  for (const id of visible.filter((one) => !wished.includes(one)))
    run.gaps.push(gapOf(`/subscriptions/${id}`, "*", { why: "not-collected", right: "Reader" }));
  const read = wished.filter((id) => visible.includes(id));
  run.scopes = readScopes(run.scope, read).filter((scope) =>
    read.includes(scope.split("/")[2] ?? ""),
  );
  await nameOtherGroups(run, read);
  return read;
}

async function visibleSubscriptions(run: Run): Promise<readonly string[]> {
  const url = `${run.arm.origin}/subscriptions?api-version=${LIST_VERSION}`;
  const ids: string[] = [];
  const answer = await getPages(run, url, "", async (documents, isLast) => {
    const texts: string[] = [];
    for (const document of documents) {
      const id = textAt(document, "subscriptionId").toLowerCase();
      if (id === "") continue;
      ids.push(id);
      run.tenants.set(id, textAt(document, "tenantId").toLowerCase());
      const typed = { type: "Microsoft.Resources/subscriptions", ...document };
      texts.push(run.shelf.put(`/subscriptions/${id}`, typed));
    }
    await run.journal.page("subscriptions", texts, isLast);
  });
  if (answer.is !== "ok") {
    // Nothing tells what there is. What was named is asked all the same: Resource Graph may know it.
    const named = namedSubscriptions(run.scope);
    const loss = lossOf(answer);
    if (named.length === 0) run.gaps.push({ ...gapOf("", "*", loss), right: "Reader" });
    return unique([...ids, ...named]).sort();
  }
  return unique(ids).sort();
}

async function wishedSubscriptions(
  run: Run,
  visible: readonly string[],
): Promise<readonly string[]> {
  if (run.scope.is === "tenant") return visible;
  if (run.scope.is !== "management-groups") return namedSubscriptions(run.scope);
  const found: string[] = [];
  for (const name of run.scope.names) {
    const group = `/providers/Microsoft.Management/managementGroups/${encodeURIComponent(name)}`;
    const url = `${run.arm.origin}${group}/descendants?api-version=${GROUP_VERSION}`;
    const answer = await getPages(run, url, "", async (documents) => {
      for (const document of documents)
        if (/\/subscriptions$/i.test(textAt(document, "type")))
          found.push(textAt(document, "name").toLowerCase());
    });
    if (answer.is === "ok") continue;
    const right = "Microsoft.Management/managementGroups/descendants/read";
    run.gaps.push({ ...gapOf(group, "*", lossOf(answer)), right });
  }
  return unique(found).sort();
}

/** With a scope of groups, the other groups of the same subscriptions are seen but not read. */
async function nameOtherGroups(run: Run, subscriptions: readonly string[]): Promise<void> {
  if (run.scope.is !== "resource-groups") return;
  for (const id of subscriptions) {
    const url = `${run.arm.origin}/subscriptions/${id}/resourcegroups?api-version=${LIST_VERSION}`;
    const wished = run.scopes.filter((scope) => scope.startsWith(`/subscriptions/${id}/`));
    const seen: string[] = [];
    const answer = await getPages(run, url, id, async (documents) => {
      seen.push(...documents.map((one) => textAt(one, "id").toLowerCase()));
    });
    if (answer.is !== "ok") {
      // Which groups there are is unknown, so nothing of the subscription may be called absent.
      run.gaps.push(gapOf(`/subscriptions/${id}`, "*", { why: "not-collected", right: "Reader" }));
      continue;
    }
    for (const scope of seen.filter((one) => one !== "" && !wished.includes(one)))
      run.gaps.push(gapOf(scope, "*", { why: "not-collected", right: "Reader" }));
    for (const scope of wished.filter((one) => !seen.includes(one)))
      run.gaps.push(gapOf(scope, "*", { why: "missing", right: "" }));
  }
}
