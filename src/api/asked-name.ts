/** Which domain name does a text mean: a name, a URL, a connection string's host, or a service's ARM id? */

import { askMessages } from "#src/messages/index.ts";
import { type Estate, inList, keyOf } from "#src/model/index.ts";
import { type Name, type NameFault, parseAddress, readName } from "#src/net/index.ts";
import type { Reply } from "./calls.ts";
import { good, refused } from "./reply.ts";

/** What a text asks for: a name or a bare address, and a port when it tells one. */
export type Target =
  | { readonly name: Name; readonly port?: number }
  | { readonly address: string; readonly port?: number };

/** The name that `text` means; an address is refused, since it has no name to resolve. */
export function askedName(estate: Estate, text: string): Reply<Name> {
  const target = askedTarget(estate, text);
  if (!target.ok) return target;
  if ("name" in target.value) return good(target.value.name);
  return refused(askMessages.addressNotName({ asked: text.trim() }));
}

/**
 * The name or address that `text` means. Letter case and one trailing dot do not matter; of a URL the host and port
 * count, of `tcp:host,1433` (as SQL clients write it) and `host:443` likewise; an ARM id stands for the service's name.
 */
export function askedTarget(estate: Estate, text: string): Reply<Target> {
  const asked = text.trim();
  if (asked === "") return refused(askMessages.noName());
  if (/^\/subscriptions\//i.test(asked)) return nameOfService(estate, asked);
  const { host, port } = hostAndPort(asked);
  if (port !== undefined && !(port > 0 && port < 65536))
    return refused(askMessages.badPort({ asked: String(port) }));
  const more = port === undefined ? {} : { port };
  if (parseAddress(host)) return good({ address: host, ...more });
  const read = readName(host);
  if ("name" in read) return good({ name: read.name, ...more });
  return refused(faultText(host, read.fault));
}

function hostAndPort(asked: string): { readonly host: string; readonly port?: number } {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(asked)?.[0];
  const bare = scheme
    ? (asked.slice(scheme.length).split(/[/?#]/)[0] ?? "").replace(/^.*@/, "")
    : asked.replace(/^tcp:/i, "").replace(/\/$/, "");
  const bracketed = /^\[([^\]]+)\](?::(\d+))?$/.exec(bare);
  // An IPv6 address without brackets is all colons; only one colon parts host and port.
  const parted = bracketed ?? /^([^:,]*)[:,](\d+)$/.exec(bare);
  if (!parted) return { host: bare };
  const [, host = "", port] = parted;
  return port === undefined ? { host } : { host, port: Number(port) };
}

function nameOfService(estate: Estate, asked: string): Reply<Target> {
  const names = (inList(estate.services, keyOf(asked))?.names ?? []).map(({ fqdn }) => fqdn);
  const [only] = names;
  if (only === undefined) return refused(askMessages.noServiceAt({ asked }));
  if (names.length > 1) return refused(askMessages.severalNames({ asked, names }), names);
  const read = readName(only);
  return "name" in read ? good({ name: read.name }) : refused(faultText(only, read.fault));
}

function faultText(asked: string, fault: NameFault): string {
  switch (fault.why) {
    case "empty":
      return askMessages.noName();
    case "empty-label":
      return askMessages.emptyLabel({ asked });
    case "long-label":
      return askMessages.longLabel(fault);
    case "long-name":
      return askMessages.longName(fault);
    case "character": {
      const [character = ""] = asked.slice(fault.at);
      const isAscii = fault.character.charCodeAt(0) < 128;
      return isAscii
        ? askMessages.badCharacter({ asked, character: fault.character, at: fault.at })
        : askMessages.notAscii({ asked, character, ascii: punycodeOf(asked) });
    }
  }
}

/** The Punycode form of a name, as browsers make it; "" when there is none. */
function punycodeOf(name: string): string {
  const made = URL.parse(`http://${name}`)?.hostname ?? "";
  return readName(made) && "name" in readName(made) ? made : "";
}
