/** What does `Test-NetConnection` say: where it went, from which address, and whether it got there? */
import { commandIn } from "../command.ts";
import { answerOf, readingOf } from "../reading.ts";
import { addressesIn, addressIn, nameIn } from "../tokens.ts";
import { fieldIn, type Here, type Part } from "./part.ts";

/** Reads one result of `Test-NetConnection` that starts at `here`, warnings above it included. */
export function readTestNetConnection(here: Here): Part | undefined {
  const first = here.lines[here.at] ?? "";
  const warning =
    /^(?:WARNING|WARNUNG|AVERTISSEMENT|ADVERTENCIA): (?:Name resolution of (\S+) failed|TCP connect to|Ping to)/i.exec(
      first,
    );
  if (!warning && !/^ComputerName\s+:/.test(first)) return undefined;
  const fields = new Map<string, string>();
  const failed = nameIn(warning?.[1] ?? "");
  let last = "";
  let at = here.at;
  for (; at < here.lines.length && at < here.at + 60; at++) {
    const line = here.lines[at] ?? "";
    if (
      /^(?:WARNING|WARNUNG|AVERTISSEMENT|ADVERTENCIA): /i.test(line) ||
      (line === "" && fields.size === 0)
    )
      continue;
    if (commandIn(line)) break;
    const field = fieldIn(line);
    if (field && /^\w+$/.test(field.key) && !addressIn(line)) {
      last = field.key.toLowerCase();
      if (last === "computername" && fields.has(last)) break;
      fields.set(last, field.value);
    } else if (/^\s+\S/.test(line) && last !== "")
      fields.set(last, `${fields.get(last) ?? ""} ${line.trim()}`);
    else break;
  }
  const name = nameIn(fields.get("computername") ?? "") ?? failed ?? here.command?.name ?? null;
  const remote = addressIn(fields.get("remoteaddress") ?? "");
  const all = addressesIn(fields.get("nameresolutionresults") ?? "");
  const source = addressIn((fields.get("sourceaddress") ?? "").split(" ")[0] ?? "");
  const port = Number(fields.get("remoteport") ?? here.command?.port ?? "");
  const success = /^(True|False)/i.exec(
    fields.get("tcptestsucceeded") ?? fields.get("pingsucceeded") ?? "",
  )?.[1];
  const addresses = all.length > 0 ? all : remote ? [remote] : [];
  // A failed look-up tells no reason: there may be no name, no address, or no server.
  const answer =
    addresses.length > 0
      ? answerOf({ rcodes: ["NOERROR"], addresses, isWhole: all.length > 0 })
      : failed || fields.get("remoteaddress") === ""
        ? answerOf({ rcodes: ["NXDOMAIN", "NODATA", "SERVFAIL", "REFUSED", "TIMEOUT"] })
        : null;
  const reading = readingOf("test-net-connection", here.at + 1, {
    name,
    address: name === null ? (remote ?? null) : null,
    port: port > 0 && port < 65_536 ? port : null,
    answer,
    remote: remote ?? null,
    reached: success === undefined ? null : success.toLowerCase() === "true",
  });
  return {
    readings: [reading],
    client: source ? { addresses: [source] } : {},
    next: Math.max(at, here.at + 1),
  };
}
