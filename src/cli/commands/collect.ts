/** `collect`: how is Azure read into a snapshot, or planned, or told as a script? */
import type { CollectAsk, CollectNews, Plan } from "#src/api/index.ts";
import { groupedBy, unique } from "#src/base/index.ts";
import { collectScript } from "#src/io/index.ts";
import { collectMessages } from "#src/messages/index.ts";
import { columns } from "../columns.ts";
import { type Command, Exit, exit, type Options, type Task, type Told } from "../command.ts";
import { jsonText } from "../json.ts";

const flag = (says: string) => ({ takes: "flag", says }) as const;
const text = (value: string, says: string) => ({ takes: "text", value, says }) as const;
const texts = (value: string, says: string) => ({ takes: "texts", value, says }) as const;

const options: Options = {
  output: text(
    "<path>",
    "Snapshot to write, .horizon (packed) or .json, or a folder that keeps a history.",
  ),
  plan: flag("Signs in, counts, prints what would be asked, and reads nothing more."),
  "print-script": flag("Prints a script for Cloud Shell instead; needs no sign-in."),
  shell: text("<shell>", "Of the script: bash (the default) or powershell."),
  "sign-in": text(
    "<way>",
    "azure-cli (the default), browser, device-code, environment, managed-identity, secret, certificate.",
  ),
  tenant: text("<id>", "Tenant to sign in to, by id or domain."),
  client: text("<id>", "Client id of a service principal or managed identity."),
  "secret-variable": text("<name>", "Environment variable that holds the secret."),
  certificate: text("<file>", "PEM file with certificate and key."),
  "password-variable": text("<name>", "Environment variable that holds the key's passphrase."),
  cloud: text("<cloud>", "commercial (the default), usgovernment or china."),
  "arm-endpoint": text(
    "<address>",
    "Address of another cloud's Resource Manager; with --authority.",
  ),
  authority: text("<address>", "Address at which people sign in to it."),
  audience: text("<address>", "Audience of its tokens, where it is not the endpoint."),
  subscription: texts("<id>", "Only this subscription; repeatable."),
  "management-group": texts("<name>", "Only what is in this management group; repeatable."),
  "resource-group": texts("<subscription>/<group>", "Only this resource group; repeatable."),
  "zone-groups": text(
    "<which>",
    "Zone groups of endpoints: auto (the default: up to 500), all, none.",
  ),
  "effective-routes": flag("Also effective routes of running machines (beyond Reader)."),
  "learned-routes": flag("Also routes that gateways learned (beyond Reader)."),
  "service-tags": flag("Also service tags with their prefixes."),
  "public-answers": flag("Also what public DNS answers for the public names, asked from here."),
  resume: flag("Takes over what an interrupted or refused collection to the same place read."),
};

export const collectCommand: Command = {
  usage: "collect -o <snapshot or folder> [--subscription <id>…] [--plan | --print-script]",
  says: "Reads Azure, never writes to it; Reader is enough. Ends with 3 when something could not be read.",
  options,
  operands: [0, 0],
  opensEstate: false,
  run: async (task) => {
    const { told } = task;
    const ask = askOf(told);
    if (told.flag("print-script")) {
      task.write(collectScript(ask.scope, shellOf(told)));
      return exit.answered;
    }
    if (told.flag("plan")) return await showPlan(task, ask);
    if (ask.output === undefined) throw new Exit(exit.wrongInput, collectMessages.outputMissing());
    return await collect(task, ask);
  },
};

async function showPlan(task: Task, ask: CollectAsk): Promise<number> {
  const plan = await task.ask("collectPlan", { ...ask, counted: true }, prompter(task));
  if (task.told.flag("json")) task.out(jsonText({ format: "split-horizon.plan/1", ...plan }));
  else task.out(planText(plan));
  return exit.answered;
}

function planText(plan: Plan): string {
  const rows = plan.lines.map((line) => [
    line.kind,
    String(line.requests).padStart(6),
    line.from,
    line.beyondReader ? line.rights.join(" ") : "",
  ]);
  const { requests, seconds, basis } = plan;
  const whole = collectMessages.planned({ requests, seconds, isCounted: basis === "counted" });
  return `${columns(rows)}\n${whole}`;
}

async function collect(task: Task, ask: CollectAsk): Promise<number> {
  // Ctrl+C ends the collection and keeps what was read; a second one ends the program.
  const stop = () => void task.api("endCollection", { keep: true });
  process.once("SIGINT", stop);
  const tell = teller(task);
  try {
    const done = await task.ask("collect", ask, tell);
    if (task.isWatched) task.note("");
    for (const [right, gaps] of groupedBy(
      done.gaps.filter((g) => g.why === "refused"),
      (g) => g.right,
    ))
      task.note(
        collectMessages.refusedRight({
          right,
          types: unique(gaps.map((gap) => gap.type)),
          scopes: unique(gaps.map((gap) => gap.scope)).length,
          gaps: gaps.length,
        }),
      );
    const unread = done.gaps.filter((g) => g.why === "failed" || g.why === "missing");
    for (const [gap, ...others] of groupedBy(unread, (g) => `${g.why} ${g.type}`).values())
      if (gap) task.note(collectMessages.unreadGap({ ...gap, others: others.length }));
    if (done.isCancelled)
      task.note(done.path === null ? collectMessages.stopped() : collectMessages.cancelled());
    if (done.isSignedOut) task.note(collectMessages.signedOut());
    if (done.secretsRemoved > 0)
      task.note(collectMessages.secretsRemoved({ count: done.secretsRemoved }));
    task.note(
      collectMessages.collected({
        ...done,
        gaps: done.gaps.length,
        seconds: done.elapsedMs / 1000,
      }),
    );
    if (task.told.flag("json")) task.out(jsonText({ format: "split-horizon.collect/1", ...done }));
    // What was seen but not wished for is no failure of the collection.
    const isEnded = done.isCancelled || done.isSignedOut === true;
    const isPartial = isEnded || done.gaps.some((gap) => gap.why !== "not-collected");
    return isPartial ? exit.inPart : exit.answered;
  } finally {
    process.off("SIGINT", stop);
  }
}

function prompter(task: Task) {
  return ({ prompt }: CollectNews) => void (prompt !== null && task.note(prompt));
}

/** Tells what must be done to sign in, and on a terminal how far it is. */
function teller(task: Task): (news: CollectNews) => void {
  const read = new Map<string, number>();
  return (news) => {
    prompter(task)(news);
    for (const row of news.rows) read.set(`${row.subscription} ${row.kind}`, row.read);
    if (!task.isWatched) return;
    const resources = [...read.values()].reduce((sum, one) => sum + one, 0);
    process.stderr.write(`\r\u001b[K${collectMessages.progress({ ...news, resources })}`);
  };
}

function shellOf(told: Told): "bash" | "powershell" {
  const seen = told.text("shell") ?? "bash";
  if (seen === "bash" || seen === "powershell") return seen;
  throw new Exit(exit.wrongInput, collectMessages.badShell({ seen }));
}

function askOf(told: Told): CollectAsk {
  const output = told.text("output");
  const tenant = told.text("tenant");
  const zoneGroups = told.text("zone-groups") ?? "auto";
  if (zoneGroups !== "auto" && zoneGroups !== "all" && zoneGroups !== "none")
    throw new Exit(exit.wrongInput, collectMessages.badZoneGroups({ seen: zoneGroups }));
  return {
    signIn: signInOf(told),
    scope: scopeOf(told),
    ...(tenant === undefined ? {} : { tenant }),
    ...(output === undefined ? {} : { output }),
    ...cloudOf(told),
    options: {
      ...(zoneGroups === "auto" ? {} : { zoneGroups }),
      effectiveRoutes: told.flag("effective-routes"),
      learnedRoutes: told.flag("learned-routes"),
      serviceTags: told.flag("service-tags"),
      publicAnswers: told.flag("public-answers"),
    },
    resume: told.flag("resume"),
  };
}

function signInOf(told: Told): CollectAsk["signIn"] {
  const by = told.text("sign-in") ?? "azure-cli";
  const client = told.text("client");
  const passwordVariable = told.text("password-variable");
  // The door checks these as it checks what a page sends; here they are only put in their places.
  const given = {
    by,
    client,
    secretVariable: told.text("secret-variable"),
    path: told.text("certificate"),
    passwordVariable,
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as CollectAsk["signIn"];
}

function scopeOf(told: Told): CollectAsk["scope"] {
  const ids = told.texts("subscription");
  const names = told.texts("management-group");
  const groups = told.texts("resource-group");
  if ([ids, names, groups].filter((list) => list.length > 0).length > 1)
    throw new Exit(exit.wrongInput, collectMessages.manyScopes());
  if (ids.length > 0) return { is: "subscriptions", ids };
  if (names.length > 0) return { is: "management-groups", names };
  if (groups.length === 0) return { is: "tenant" };
  return {
    is: "resource-groups",
    groups: groups.map((seen) => {
      const [subscription = "", name = ""] = seen.split("/");
      if (subscription === "" || name === "")
        throw new Exit(exit.wrongInput, collectMessages.badGroup({ seen }));
      return { subscription, name };
    }),
  };
}

function cloudOf(told: Told): Pick<CollectAsk, "cloud"> {
  const [arm, authority] = [told.text("arm-endpoint"), told.text("authority")];
  const [seen, audience] = [told.text("cloud"), told.text("audience")];
  if (arm !== undefined && authority !== undefined)
    return { cloud: { arm, authority, ...(audience === undefined ? {} : { audience }) } };
  if (arm !== undefined || authority !== undefined)
    throw new Exit(exit.wrongInput, collectMessages.badCloud({ seen: arm ?? authority ?? "" }));
  if (seen === undefined) return {};
  if (seen === "commercial" || seen === "usgovernment" || seen === "china") return { cloud: seen };
  throw new Exit(exit.wrongInput, collectMessages.badCloud({ seen }));
}
