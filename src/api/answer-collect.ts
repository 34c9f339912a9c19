/** How is Azure read through the door: what may be asked, one collection at a time, ended from outside? */
import type { Plan, PlanOptions, Scope } from "#src/azure/plan/index.ts";
import { collectMessages } from "#src/messages/index.ts";
import { type AskFields, WrongAsk } from "./ask-fields.ts";
import type { Reply } from "./calls.ts";
import type {
  CloudChoice,
  CollectAsk,
  Collected,
  CollectNews,
  Collector,
  SeenSubscription,
  SignIn,
} from "./collector.ts";
import { good, refused } from "./reply.ts";

type Hearing = {
  readonly signal?: AbortSignal;
  readonly onNews?: (news: CollectNews) => void;
};

/** The collections of one api: at most one is under way. */
export type Collections = {
  readonly plan: (ask: AskFields, hearing: Hearing) => Promise<Reply<Plan>>;
  readonly subscriptions: (
    ask: AskFields,
    hearing: Hearing,
  ) => Promise<Reply<readonly SeenSubscription[]>>;
  readonly collect: (ask: AskFields, hearing: Hearing) => Promise<Reply<Collected>>;
  readonly end: (keep: boolean) => { readonly wasRunning: boolean };
};

/** The ways to sign in, as they are called in an ask and on the command line. */
export const signInWays = [
  "azure-cli",
  "browser",
  "device-code",
  "environment",
  "managed-identity",
  "secret",
  "certificate",
] as const;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The collections over the host's `collector`; without one every ask is refused with a sentence. */
export function newCollections(collector: Collector | undefined): Collections {
  let running: { readonly ending: AbortController; keeps: boolean } | undefined;
  /** What the host says when it cannot is for people: a fault of the input, never of ours. */
  const told = async <T>(work: Promise<T>): Promise<Reply<T>> => {
    try {
      return good(await work);
    } catch (error) {
      return refused(error instanceof Error ? error.message : String(error));
    }
  };
  return {
    plan: async (fields, hearing) => {
      if (!collector) return refused(collectMessages.noCollector());
      const counted = fields.raw("counted") === true;
      return await told(collector.plan(readAsk(fields), { ...hearing, counted }));
    },
    subscriptions: async (fields, hearing) => {
      if (!collector) return refused(collectMessages.noCollector());
      return await told(collector.subscriptions(readAsk(fields), hearing));
    },
    collect: async (fields, { signal, onNews }) => {
      if (!collector) return refused(collectMessages.noCollector());
      const ask = readAsk(fields);
      if (running) return refused(collectMessages.alreadyCollecting());
      const own = { ending: new AbortController(), keeps: true };
      running = own;
      const either = signal ? AbortSignal.any([signal, own.ending.signal]) : own.ending.signal;
      try {
        return await told(
          collector.collect(ask, {
            signal: either,
            keeps: () => own.keeps,
            ...(onNews ? { onNews } : {}),
          }),
        );
      } finally {
        running = undefined;
      }
    },
    end: (keep) => {
      if (!running) return { wasRunning: false };
      running.keeps = keep;
      running.ending.abort();
      return { wasRunning: true };
    },
  };
}

/** The ask in `fields`, checked. */
function readAsk(fields: AskFields): CollectAsk {
  const options = optionsIn(fields);
  const [tenant, output] = [fields.maybeText("tenant"), fields.maybeText("output")];
  return {
    signIn: signInFrom(fields.maybeFields("signIn")),
    scope: scopeFrom(fields.maybeFields("scope")),
    options,
    ...(tenant === undefined ? {} : { tenant }),
    ...(output === undefined ? {} : { output }),
    ...cloudFrom(fields),
    resume: fields.raw("resume") === true,
  };
}

function signInFrom(fields: AskFields | undefined): SignIn {
  const seen = fields?.maybeText("by") ?? "azure-cli";
  const by = signInWays.find((way) => way === seen);
  if (!by || !fields) {
    if (seen === "azure-cli") return { by: "azure-cli" };
    throw new WrongAsk(collectMessages.badSignIn({ seen, known: signInWays }));
  }
  const client = fields.maybeText("client");
  const named = client === undefined ? {} : { client };
  if (by === "secret")
    return { by, client: fields.text("client"), secretVariable: fields.text("secretVariable") };
  if (by === "certificate") {
    const passwordVariable = fields.maybeText("passwordVariable");
    return {
      by,
      client: fields.text("client"),
      path: fields.text("path"),
      ...(passwordVariable === undefined ? {} : { passwordVariable }),
    };
  }
  if (by === "azure-cli" || by === "environment") return { by };
  return { by, ...named };
}

function scopeFrom(fields: AskFields | undefined): Scope {
  const is = fields?.maybeText("is") ?? "tenant";
  if (is === "subscriptions") {
    const ids = fields?.maybeTexts("ids") ?? [];
    const seen = ids.find((id) => !GUID.test(id));
    if (ids.length === 0 || seen !== undefined)
      throw new WrongAsk(collectMessages.badSubscription({ seen: seen ?? "" }));
    return { is, ids };
  }
  if (is === "management-groups") return { is, names: fields?.maybeTexts("names") ?? [] };
  if (is !== "resource-groups") return { is: "tenant" };
  const raw = fields?.raw("groups");
  const groups = (Array.isArray(raw) ? raw : []).map((item: unknown) => groupFrom(item));
  if (groups.length === 0) throw new WrongAsk(collectMessages.badGroup({ seen: "" }));
  return { is, groups };
}

function groupFrom(item: unknown): { readonly subscription: string; readonly name: string } {
  const has = typeof item === "object" && item !== null && "subscription" in item && "name" in item;
  const [subscription, name] = has ? [String(item.subscription), String(item.name)] : ["", ""];
  if (!GUID.test(subscription) || name === "")
    throw new WrongAsk(collectMessages.badGroup({ seen: JSON.stringify(item) ?? "" }));
  return { subscription, name };
}

function optionsIn(fields: AskFields): PlanOptions {
  const bag = fields.maybeFields("options");
  const wish = bag?.maybeText("zoneGroups");
  const isOn = (name: string) => bag?.raw(name) === true;
  return {
    ...(wish === "all" || wish === "none" ? { zoneGroups: wish } : {}),
    ...(isOn("effectiveRoutes") ? { effectiveRoutes: true } : {}),
    ...(isOn("learnedRoutes") ? { learnedRoutes: true } : {}),
    ...(isOn("serviceTags") ? { serviceTags: true } : {}),
    ...(isOn("publicAnswers") ? { publicAnswers: true } : {}),
  };
}

function cloudFrom(fields: AskFields): { readonly cloud?: CloudChoice } {
  const seen = fields.raw("cloud");
  if (seen === undefined) return {};
  if (seen === "commercial" || seen === "usgovernment" || seen === "china") return { cloud: seen };
  if (typeof seen === "string") throw new WrongAsk(collectMessages.badCloud({ seen }));
  const bag = fields.maybeFields("cloud");
  const audience = bag?.maybeText("audience");
  return {
    cloud: {
      arm: bag?.text("arm") ?? "",
      authority: bag?.text("authority") ?? "",
      ...(audience === undefined ? {} : { audience }),
    },
  };
}
