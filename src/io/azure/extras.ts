/** How is the evidence read that goes beyond Reader, or beyond Azure? */
import { EFFECTIVE_ROUTES, gapOf, LEARNED_ROUTES, subscriptionOf } from "#src/azure/plan/index.ts";
import { runRead } from "./read.ts";
import { isBag } from "./reply.ts";
import { keepPage, type Run, textAt } from "./run.ts";

/** Asks for the extra evidence that the options wish for. */
export async function runExtras(run: Run): Promise<void> {
  await Promise.all([
    ...(run.options.effectiveRoutes ? runningNics(run) : []).map((nic) =>
      action(run, nic, "effectiveRouteTable"),
    ),
    ...(run.options.learnedRoutes
      ? ofType(run, "microsoft.network/virtualnetworkgateways")
      : []
    ).map((gateway) => action(run, gateway, "learnedRoutes")),
    run.options.serviceTags ? serviceTags(run) : undefined,
  ]);
}

function ofType(run: Run, type: string): readonly string[] {
  return [...run.swept.values()]
    .filter((one) => one.type === type)
    .map((one) => one.id)
    .sort();
}

function documentOf(run: Run, id: string): Readonly<Record<string, unknown>> {
  const text = run.shelf.textOf(id);
  const document: unknown = text === undefined ? undefined : JSON.parse(text);
  return isBag(document) ? document : {};
}

const bag = (value: unknown) => (isBag(value) ? value : {});

/** Azure computes routes in effect only where the machine runs (path.md 7). */
function runningNics(run: Run): readonly string[] {
  return ofType(run, "microsoft.network/networkinterfaces").filter((nic) => {
    const machine = textAt(bag(bag(documentOf(run, nic).properties).virtualMachine), "id");
    if (machine === "") return false;
    const extended = bag(bag(documentOf(run, machine).properties).extended);
    const power = textAt(bag(bag(extended.instanceView).powerState), "code");
    // Where the power state is not told, Azure decides.
    return power === "" || power.toLowerCase() === "powerstate/running";
  });
}

const actions = {
  effectiveRouteTable: { kind: "effective routes", right: EFFECTIVE_ROUTES },
  learnedRoutes: { kind: "learned routes", right: LEARNED_ROUTES },
} as const;

async function action(run: Run, id: string, what: keyof typeof actions): Promise<void> {
  const { kind, right } = actions[what];
  const key = `read:${id.toLowerCase()}/${what.toLowerCase()}`;
  if (run.journal.isDone(key)) return;
  const type = `${run.swept.get(id.toLowerCase())?.type ?? ""}/${what.toLowerCase()}`;
  const gap = (why: "refused" | "missing" | "failed" | "not-collected") =>
    gapOf(id.toLowerCase(), type, { why, right });
  run.open.set(key, () => [gap("not-collected")]);
  try {
    const table = await run.asker.inTurn(subscriptionOf(id), () =>
      what === "learnedRoutes"
        ? run.arm.learnedRoutes(id, run.signal)
        : run.arm.effectiveRoutes(id, run.signal),
    );
    const document = { id: `${id}/${what}`, name: what, type, properties: bag(table) };
    await keepPage(run, { key, kind, source: "arm" }, [document], true);
  } catch (error) {
    run.signal.throwIfAborted();
    const status = isBag(error) || error instanceof Error ? Reflect.get(error, "statusCode") : 0;
    run.gaps.push(gap(status === 403 ? "refused" : status === 404 ? "missing" : "failed"));
  }
  run.open.delete(key);
}

/** One list for each region in use; the subscription only lends its name. */
async function serviceTags(run: Run): Promise<void> {
  const subscription = run.scopes[0]?.split("/")[2];
  if (subscription === undefined) return;
  const regions = new Set(
    [...run.swept.values()]
      .filter((one) => one.type === "microsoft.network/virtualnetworks")
      .map((one) => one.location.replaceAll(" ", "")),
  );
  // The list of any region holds the tags of all; one that is refused would be refused everywhere.
  const [region] = [...regions].sort();
  if (region === undefined) return;
  const path = `/subscriptions/${subscription}/providers/Microsoft.Network/locations/${region}/serviceTags`;
  const answer = await runRead(
    run,
    {
      key: `read:${path.toLowerCase()}`,
      kind: "service tags",
      path,
      versions: ["2026-01-01", "2024-05-01"],
      shape: "one",
      type: "microsoft.network/servicetags",
      scope: `/subscriptions/${subscription}`,
      subscription,
      parent: "",
    },
    new Map(),
  );
  run.board.row(subscription, "service tags", { state: answer ? "done" : "failed" });
}
