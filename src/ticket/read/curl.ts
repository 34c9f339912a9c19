/** What does `curl` say: which name it looked up, where it went, and what came of it? */
import type { Name } from "#src/net/index.ts";
import { commandIn } from "../command.ts";
import { answerOf, type PastedRcode, readingOf } from "../reading.ts";
import { addressesIn, addressIn, hostIn, nameIn } from "../tokens.ts";
import type { Here, Part } from "./part.ts";

const START =
  /^\*\s+(?:Trying |Could not resolve host|Host \S+ was resolved|Connected to |Resolving timed out|Rebuilt URL|About to connect|Added \S+ to DNS cache|Hostname \S+ was found|Immediate connect fail|connect to )|^curl: \(\d+\)/i;
const LINE = /^(?:[*<>{}]|curl: \(|\s*%|\s+0\s|\s*Dload)/;

/** Every failure of a look-up by the system, which tells no reason. */
const ANY_FAILURE: readonly PastedRcode[] = [
  "NXDOMAIN",
  "NODATA",
  "SERVFAIL",
  "REFUSED",
  "TIMEOUT",
];

/** Reads one run of `curl` that starts at `here`. */
export function readCurl(here: Here): Part | undefined {
  if (!START.test(here.lines[here.at] ?? "")) return undefined;
  let name: Name | null = here.command?.name ?? null;
  let port: number | null = here.command?.port ?? null;
  let reached: boolean | null = null;
  let connected: string | undefined;
  let refusal: string | null = null;
  let rcodes: readonly PastedRcode[] = [];
  const all: string[] = [];
  const tried: string[] = [];
  let at = here.at;
  for (; at < here.lines.length && at < here.at + 400; at++) {
    const line = here.lines[at] ?? "";
    if (at > here.at && commandIn(line)) break;
    if (line !== "" && !LINE.test(line)) break;
    const host = /(?:Could not resolve host|Couldn't resolve host)[: ]+'?([^'\s;]+)/i.exec(
      line,
    )?.[1];
    if (host) {
      name = nameIn(host) ?? name;
      rcodes = ANY_FAILURE;
      reached = false;
    }
    if (/Resolving timed out/i.test(line)) rcodes = ["TIMEOUT", "SERVFAIL"];
    const resolved = /^\* Host (\S+):(\d+) was resolved/i.exec(line);
    if (resolved) {
      name = nameIn(resolved[1] ?? "") ?? name;
      port = Number(resolved[2]);
    }
    const listed = /^\* IPv[46]: (.+)$/i.exec(line)?.[1];
    if (listed && !/\(none\)/i.test(listed)) all.push(...addressesIn(listed));
    const trying = /^\*\s+Trying (\S+?)(?:\.\.\.|$)/i.exec(line)?.[1];
    const to = trying ? hostIn(trying) : undefined;
    const address = to?.address ?? addressIn(trying ?? "");
    if (address) tried.push(address);
    const made = /^\* Connected to (\S+) \(([^)]+)\)(?: port (\d+))?/i.exec(line);
    if (made) {
      name = nameIn(made[1] ?? "") ?? name;
      connected = addressIn(made[2] ?? "") ?? connected;
      port = made[3] ? Number(made[3]) : port;
      reached = true;
    }
    const failed = /(?:Failed to connect to|connect to) (\S+)(?: \([^)]*\))? port (\d+)/i.exec(
      line,
    );
    if (failed && reached === null) {
      name = nameIn(failed[1] ?? "") ?? name;
      const aimed = addressIn(failed[1] ?? "");
      if (aimed) tried.push(aimed);
      port = Number(failed[2]);
      reached = false;
    }
    const code = /^< x-ms-error-code:\s*(\w+)/i.exec(line)?.[1];
    if (code?.toLowerCase() === "authorizationfailure") refusal = "storage-authorization";
    else if (code?.toLowerCase() === "publicaccessnotpermitted") refusal = "storage-anonymous";
    name ??= nameIn(/^> Host: (\S+)/i.exec(line)?.[1] ?? "") ?? null;
  }
  const [gone] = connected ? [connected] : tried;
  const addresses = all.length > 0 ? all : gone ? [gone] : [];
  const answer =
    addresses.length > 0
      ? answerOf({ rcodes: ["NOERROR"], addresses, isWhole: all.length > 0 })
      : rcodes.length > 0
        ? answerOf({ rcodes })
        : null;
  const reading = readingOf("curl", here.at + 1, { name, port, answer, reached, refusal });
  const isTold = name !== null || addresses.length > 0;
  return { readings: isTold ? [reading] : [], next: Math.max(at, here.at + 1) };
}
