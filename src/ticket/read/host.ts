/** What does `host` say: has address, is an alias for, not found, and by which server? */
import type { Name } from "#src/net/index.ts";
import {
  answerOf,
  answerOfChain,
  type PastedLink,
  type PastedRcode,
  readingOf,
} from "../reading.ts";
import { addressIn, nameIn } from "../tokens.ts";
import { fieldIn, type Here, type Part, rcodeIn } from "./part.ts";

const ALIAS = /^(\S+) is an alias for (\S+)$/;
const ADDRESS = /^(\S+) has (IPv6 )?address (\S+)$/;
const NOTHING = /^(\S+) has no (\S+) record/;
const MISSING = /^Host (\S+) not found: /;
const LOST = /^;; connection timed out|^;; communications error/;
const USING = /^Using domain server:/i;

/** Reads the answers of `host` that start at `here`. */
export function readHost(here: Here): Part | undefined {
  const first = here.lines[here.at] ?? "";
  const isLost = LOST.test(first) && here.command?.tool === "host";
  if (!isLost && ![ALIAS, ADDRESS, NOTHING, MISSING, USING].some((form) => form.test(first)))
    return undefined;
  let server: string | null = here.command?.server ?? null;
  let name: Name | null = here.command?.name ?? null;
  let failure: PastedRcode | undefined;
  const chain: PastedLink[] = [];
  let at = here.at;
  if (USING.test(first)) {
    at += 1;
    for (; at < here.at + 5; at++) {
      const field = fieldIn(here.lines[at] ?? "");
      if (field?.key.toLowerCase() === "address") server = addressIn(field.value) ?? server;
      else if (field && !/^(?:name|aliases)$/i.test(field.key)) break;
    }
  }
  for (; at < here.lines.length; at++) {
    const line = here.lines[at] ?? "";
    if (line === "" && chain.length === 0 && failure === undefined) continue;
    const [alias, address, nothing] = [ALIAS.exec(line), ADDRESS.exec(line), NOTHING.exec(line)];
    const missing = MISSING.exec(line);
    const owner = nameIn((alias ?? address ?? nothing ?? missing)?.[1] ?? "");
    // What is said of a name that nothing led to is another answer.
    const isLedTo =
      chain.length === 0 || owner === name || chain.some(({ data }) => data === owner);
    if (owner && !isLedTo) break;
    if (owner) name ??= owner;
    if (alias && owner) {
      const target = nameIn(alias[2] ?? "");
      if (target) chain.push({ name: owner, type: "CNAME", data: target, ttl: null });
    } else if (address && owner) {
      const data = addressIn(address[3] ?? "");
      if (data) chain.push({ name: owner, type: address[2] ? "AAAA" : "A", data, ttl: null });
    } else if (nothing) failure ??= "NODATA";
    else if (missing || LOST.test(line))
      failure = /3\(NXDOMAIN\)/.test(line) ? "NXDOMAIN" : (rcodeIn(line) ?? failure);
    else if (!/ mail is handled by | has HTTP service /.test(line)) break;
  }
  const hasData = chain.length > 0;
  const answer = hasData
    ? answerOfChain(chain, undefined)
    : failure === undefined
      ? null
      : answerOf({ rcodes: [failure], isWhole: true, showsAliases: true });
  const reading = readingOf("host", here.at + 1, {
    name,
    type: here.command?.type ?? null,
    server,
    answer,
  });
  return { readings: [reading], next: Math.max(at, here.at + 1) };
}
