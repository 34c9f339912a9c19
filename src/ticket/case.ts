/** What is one difference that wants explaining: the question, from where, what was predicted, what was pasted? */
import type { Resolution } from "#src/dns/index.ts";
import type { Estate, Vantage } from "#src/model/index.ts";
import type { Name } from "#src/net/index.ts";
import { resolveName } from "#src/verdict/index.ts";
import { compared } from "./agree.ts";
import type { Client, PastedAnswer, Reading } from "./reading.ts";

export type Case = {
  readonly estate: Estate;
  readonly vantage: Vantage;
  /** Whether the text itself tells the vantage. */
  readonly isVantageTold: boolean;
  readonly name: Name;
  readonly type: string;
  readonly reading: Reading;
  readonly client: Client;
  readonly pasted: PastedAnswer;
  readonly predicted: Resolution;
};

/** A cause that might explain the difference. */
export type Cause = {
  readonly code: CauseCode;
  readonly args: Readonly<Record<string, string>>;
  /**
   * `explains`: tried, and the new prediction equals what was pasted; `told`: the text itself shows it;
   * `possible`: nothing speaks against it, and nothing in the estate can show it.
   */
  readonly standing: "explains" | "told" | "possible";
};

export type CauseCode =
  | "trace-asks-public"
  | "other-server"
  | "not-renewed"
  | "public-resolver"
  | "unknown-server"
  | "local-stub"
  | "machine-servers"
  | "had-asked"
  | "round-robin"
  | "link-gone"
  | "link-added"
  | "record-gone"
  | "record-elsewhere"
  | "other-endpoint"
  | "forwarder-gone"
  | "forwarder-added"
  | "rule-gone"
  | "other-vantage"
  | "public-answer"
  | "appended-suffix"
  | "stale-cache"
  | "hosts-file"
  | "own-resolver"
  | "nslookup-nrpt"
  | "no-way-to-server"
  | "snapshot-older";

/** A cause with its weight: among causes of one standing the heavier comes first. */
export type Weighed = { readonly cause: Cause; readonly weight: number };

/** A way to try a cause: the world and the place in which it is so. */
export type Supposed = { readonly estate: Estate; readonly vantage: Vantage };

/** Whether the prediction in a supposed world equals what was pasted. */
export function explains(one: Case, supposed: Supposed): boolean {
  const { name, type, pasted } = one;
  const resolution = resolveName(supposed.estate, { name, type, from: supposed.vantage });
  return compared(resolution, pasted).agreement === "yes";
}

/** A cause that stands by what the text shows or by possibility alone. */
export function standing(
  code: CauseCode,
  args: Cause["args"],
  by: "told" | "possible",
  weight: number,
): Weighed {
  return { cause: { code, args, standing: by }, weight };
}

/** A cause that was tried and explains. */
export function proven(code: CauseCode, args: Cause["args"], weight: number): Weighed {
  return { cause: { code, args, standing: "explains" }, weight };
}
