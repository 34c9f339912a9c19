/** What does public DNS answer for the public names, asked from this computer? Off unless wished for. */
import { Resolver } from "node:dns/promises";
import { isBag } from "./reply.ts";
import type { Run } from "./run.ts";

/** What was asked and answered for one name. */
export type PublicAnswer = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly addresses: readonly string[];
  /** `NOERROR`, or what the resolver of Node calls the failure, e.g. `ENOTFOUND`. */
  readonly rcode: string;
  readonly at: string;
};

const MOST_ALIASES = 12;

/** The part of Node's resolver that is used. */
export type PublicDns = {
  readonly resolveCname: (name: string) => Promise<readonly string[]>;
  readonly resolve4: (name: string) => Promise<readonly string[]>;
  readonly cancel: () => void;
};

/** Asks for each name that the private endpoints tell, a few at a time. */
export async function askPublicNames(
  run: Run,
  resolver: PublicDns = new Resolver({ timeout: 3000, tries: 2 }),
): Promise<void> {
  if (!run.options.publicAnswers) return;
  const stop = () => resolver.cancel();
  run.signal.addEventListener("abort", stop, { once: true });
  const names = publicNames(run);
  const next = names[Symbol.iterator]();
  const worker = async () => {
    for (let step = next.next(); !step.done; step = next.next()) {
      run.signal.throwIfAborted();
      run.publicAnswers.set(step.value, await answerOf(resolver, step.value, run.clock.now()));
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  run.signal.removeEventListener("abort", stop);
}

/** The names in the endpoints' `customDnsConfigs`, in order. */
function publicNames(run: Run): readonly string[] {
  const names = new Set<string>();
  for (const one of run.swept.values()) {
    if (one.type !== "microsoft.network/privateendpoints") continue;
    const document: unknown = JSON.parse(run.shelf.textOf(one.id) ?? "null");
    const properties = isBag(document) && isBag(document.properties) ? document.properties : {};
    const configs = Array.isArray(properties.customDnsConfigs) ? properties.customDnsConfigs : [];
    for (const config of configs)
      if (isBag(config) && typeof config.fqdn === "string") names.add(config.fqdn.toLowerCase());
  }
  return [...names].sort();
}

async function answerOf(resolver: PublicDns, name: string, now: number): Promise<PublicAnswer> {
  const aliases: string[] = [];
  const at = new Date(now).toISOString();
  let asked = name;
  while (aliases.length < MOST_ALIASES) {
    const [alias] = await resolver.resolveCname(asked).catch(() => []);
    if (alias === undefined || aliases.includes(alias)) break;
    aliases.push(alias);
    asked = alias;
  }
  try {
    const addresses = [...(await resolver.resolve4(asked))].sort();
    return { name, aliases, addresses, rcode: "NOERROR", at };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "ESERVFAIL";
    return { name, aliases, addresses: [], rcode: code, at };
  }
}
