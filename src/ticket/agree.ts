/** Does a predicted answer say what was pasted, and where do they differ? */
import type { ChainLink, DnsOutcome, Rcode, Resolution } from "#src/dns/index.ts";
import { isPrivateAddress } from "#src/net/index.ts";
import type { PastedAnswer } from "./reading.ts";
import { isPublicAddress } from "./tokens.ts";

/** One possible answer of a prediction: the only one, or one of its branches. */
export type Predicted = {
  readonly outcome: DnsOutcome;
  readonly rcode: Rcode;
  readonly chain: readonly ChainLink[];
  readonly addresses: readonly string[];
};

/** What differs: a code with its arguments, whose sentence is in messages/ticket.ts. */
export type Difference = {
  readonly code: "rcode" | "addresses" | "side" | "chain" | "reached";
  readonly predicted: string;
  readonly pasted: string;
};

/**
 * `yes`: equal as far as both tell; `one-of`: equal to one of several possible answers; `alias`: the same addresses over
 * other aliases; `no`; `unknown`: the prediction or the text tells too little to compare.
 */
export type Agreement = "yes" | "one-of" | "alias" | "no" | "unknown";

/** The possible answers of `resolution`. */
export function possibleAnswers(resolution: Resolution): readonly Predicted[] {
  const { outcome, rcode, chain, addresses, branches } = resolution;
  if (branches.length === 0) return [{ outcome, rcode, chain, addresses }];
  return branches;
}

/** How `resolution` and `pasted` compare, with what differs from the first possible answer. */
export function compared(
  resolution: Resolution,
  pasted: PastedAnswer,
): { readonly agreement: Agreement; readonly differences: readonly Difference[] } {
  const possible = possibleAnswers(resolution);
  const each = possible.map((one) => differencesOf(one, pasted));
  const [first] = each;
  if (!first || !isTelling(pasted)) return { agreement: "unknown", differences: [] };
  const known = possible.map(
    ({ outcome }) => outcome !== "INDETERMINATE" && outcome !== "FORWARDED",
  );
  const exact = each.findIndex((list, i) => known[i] && list.length === 0);
  if (exact >= 0) return { agreement: possible.length > 1 ? "one-of" : "yes", differences: [] };
  if (!known.some(Boolean)) return { agreement: "unknown", differences: [] };
  const alias = each.find((list, i) => known[i] && list.every(({ code }) => code === "chain"));
  if (alias) return { agreement: "alias", differences: alias };
  // An answer that cannot be told may be the pasted one.
  if (known.some((one) => !one)) return { agreement: "unknown", differences: first };
  return { agreement: "no", differences: first };
}

const isTelling = (pasted: PastedAnswer) =>
  pasted.rcodes.length > 0 || pasted.addresses.length > 0 || pasted.side !== null;

function differencesOf(predicted: Predicted, pasted: PastedAnswer): readonly Difference[] {
  const found: Difference[] = [];
  const rcode =
    predicted.outcome === "FILTERED" && predicted.rcode === "NOERROR"
      ? "NXDOMAIN"
      : predicted.rcode;
  if (pasted.rcodes.length > 0 && !pasted.rcodes.some((one) => one === rcode))
    return [{ code: "rcode", predicted: rcode, pasted: pasted.rcodes.join(" / ") }];
  if (rcode !== "NOERROR") return found;
  if (pasted.side !== null) {
    const side =
      predicted.outcome === "PUBLIC"
        ? "public"
        : predicted.outcome.startsWith("PRIVATE")
          ? "private"
          : "";
    if (side !== "" && side !== pasted.side)
      found.push({ code: "side", predicted: side, pasted: pasted.side });
  }
  const addresses = sameFamily(predicted.addresses, pasted.addresses);
  if (addresses.length > 0 && !sameAddresses(predicted.addresses, addresses, pasted.isWhole))
    found.push({
      code: "addresses",
      predicted: predicted.addresses.join(", "),
      pasted: addresses.join(", "),
    });
  if (found.length === 0 && pasted.showsAliases && pasted.addresses.length > 0) {
    const [own, seen] = [aliasesOf(predicted.chain), aliasesOf(pasted.chain)];
    if (!sameAliases(own, seen, predicted.outcome === "PUBLIC"))
      found.push({ code: "chain", predicted: own.join(" → "), pasted: seen.join(" → ") });
  }
  return found;
}

/** Tools ask for both families; only those that the prediction is about count, when there are any. */
function sameFamily(predicted: readonly string[], pasted: readonly string[]): readonly string[] {
  const isFour = predicted.some((address) => address === "public" || !address.includes(":"));
  const same = pasted.filter((address) => address.includes(":") !== isFour);
  return same.length > 0 ? same : pasted;
}

/** `public` stands for any public address that the estate does not know. */
function sameAddresses(
  predicted: readonly string[],
  pasted: readonly string[],
  isWhole: boolean,
): boolean {
  const anyPublic = predicted.includes("public");
  const covered = pasted.every(
    (address) => predicted.includes(address) || (anyPublic && isPublicAddress(address)),
  );
  if (!covered) return false;
  return !isWhole || predicted.every((address) => address === "public" || pasted.includes(address));
}

/** The names that a chain leads through, the first one left out: where an alias stands at first is the question itself. */
function aliasesOf(
  chain: readonly { readonly type: string; readonly data: string }[],
): readonly string[] {
  return chain.filter(({ type }) => type === "CNAME").map(({ data }) => data.toLowerCase());
}

/** Public answers lead on through aliases of the platform's own, which no estate tells. */
function sameAliases(own: readonly string[], seen: readonly string[], isPublic: boolean): boolean {
  if (seen.length === 0) return true;
  if (isPublic) return own.every((name, i) => seen[i] === name);
  return own.join() === seen.join();
}

/** Whether every address of `pasted` is private. */
export function isPrivateAnswer(pasted: PastedAnswer): boolean {
  return (
    pasted.side === "private" ||
    (pasted.addresses.length > 0 && pasted.addresses.every(isPrivateAddress))
  );
}
