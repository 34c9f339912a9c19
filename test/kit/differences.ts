/** Where an answer differs from what a scenario expects: one sentence each, none when they agree. */
import type { Resolution } from "#src/dns/index.ts";
import { whenText } from "#src/messages/index.ts";
import type { Expected } from "./scenario.ts";

/** The differences between `seen` and `expected`. A branch that nobody expected is one. */
export function differences(expected: Expected, seen: Resolution): string[] {
  const found: string[] = [];
  const check = (what: string, wanted: unknown, got: unknown) => {
    const [a, b] = [JSON.stringify(wanted), JSON.stringify(got)];
    if (wanted !== undefined && a !== b) found.push(`${what}: expected ${a}, was ${b}`);
  };
  check("outcome", expected.outcome, seen.outcome);
  check("rcode", expected.rcode, seen.rcode);
  check(
    "chain",
    expected.chain,
    seen.chain.map((l) => `${l.name} ${l.type} ${l.data}`),
  );
  check(
    "addresses",
    expected.addresses && [...expected.addresses].sort(),
    [...seen.addresses].sort(),
  );
  check("confidence", expected.confidence, seen.confidence);
  check("servers", expected.servers, seen.servers);
  check("last server", expected.endsAt, seen.servers.at(-1));
  check("deciding step", expected.decides, seen.steps.find((s) => s.n === seen.decider)?.did);
  check("endpoint", expected.endpoint, seen.privateEndpoint?.split("/").at(-1));
  const branches = seen.branches.map((b) => `${b.outcome} when ${whenText(b.when)}`);
  if (branches.length !== expected.branches.length)
    found.push(
      `branches: expected ${expected.branches.length}, were ${branches.length}: ${branches.join(" | ")}`,
    );
  else
    expected.branches.forEach((wanted, i) => {
      const got = seen.branches[i];
      if (got?.outcome !== wanted.outcome || !whenText(got.when).includes(wanted.when))
        found.push(
          `branch ${i + 1}: expected ${wanted.outcome} when …${wanted.when}…, was ${branches[i]}`,
        );
    });
  return found;
}

/** The answer step by step, for the message of a scenario that fails. */
export function toldSteps(seen: Resolution): string {
  return seen.steps
    .map(
      (s) =>
        `${s.n === seen.decider ? "*" : " "}${s.n} ${s.at}: ${s.did} ${JSON.stringify(s.args)}`,
    )
    .join("\n");
}
