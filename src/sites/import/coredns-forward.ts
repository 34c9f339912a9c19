/** Where does a `forward` line of a Corefile lead, in the server block of one zone (CoreDNS manual)? */
import { isUnder } from "#src/net/index.ts";
import type { Line } from "./corefile-parse.ts";
import { addForwarder, nameIn, type ServerDraft, targetIn } from "./draft.ts";
import { readResolvConf } from "./hosts.ts";

/** Reads `forward FROM TO... { except ... }` into `server`; true when it takes every name of the block's zone. */
export function readForward(server: ServerDraft, zone: string, line: Line): boolean {
  const [, written = ".", ...targets] = line.words;
  const from = nameIn(written);
  // A line may be long and hold many bad targets; its start is enough to find it by.
  const seen = line.words.slice(0, 20).join(" ");
  const note = (code: string) => line.source.note(line.line, seen, code);
  if (from === undefined) {
    note("name");
    return false;
  }
  if (!isUnder(zone, from) && !isUnder(from, zone)) {
    note("never-reached");
    return false;
  }
  // Only names of the block come here, so a shorter FROM takes the block's zone.
  const suffix = isUnder(zone, from) ? zone : from;
  if (suffix === "" ? server.forwarders.length > 0 : server.conditional.has(suffix)) {
    note("never-reached");
    return true;
  }
  const to = targets.flatMap((target) => targetsOf(target, line, seen, note));
  if (to.length === 0) note("no-targets");
  if (suffix === "") server.forwarders = to;
  else addForwarder(server, suffix, to).fallback = false;
  for (const own of line.block.filter((b) => b.words[0] === "except"))
    for (const word of own.words.slice(1)) {
      const name = nameIn(word);
      if (name === undefined) own.source.note(own.line, word, "name");
      // Names that are left out here go to no other block: nothing answers them.
      else if (isUnder(name, suffix) && !server.conditional.has(name))
        addForwarder(server, name, []).fallback = false;
    }
  return suffix === zone;
}

function targetsOf(
  target: string,
  line: Line,
  seen: string,
  note: (code: string) => void,
): string[] {
  if (target.startsWith("/")) {
    const naming = { line: line.line, seen, missing: "resolv-not-given" };
    return line.source.open(target, naming).flatMap((f) => readResolvConf(f.text, f.note));
  }
  const scheme = /^(dns|tls|https|grpc|quic):\/\//.exec(target)?.[1];
  const bare = (scheme ? target.slice(scheme.length + 3) : target).replace(/%.*$/, "");
  const parts = /^\[([^\]]+)\](?::(\d+))?$/.exec(bare) ?? /^([\d.]+):(\d+)$/.exec(bare);
  const address = parts?.[1] ?? bare;
  // A target over TLS answers the same at its DNS port, for all that is predicted here.
  const found = targetIn(address, scheme === "tls" ? "53" : parts?.[2]);
  if (found === undefined) note(bare.startsWith("{") ? "environment" : "host-instead-of-address");
  return found === undefined ? [] : [found];
}
