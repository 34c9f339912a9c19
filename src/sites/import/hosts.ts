/** What `/etc/hosts` and `/etc/resolv.conf` say. */
import { parseAddress } from "#src/net/index.ts";
import { type Note, plainName } from "./draft.ts";

export type HostLine = { readonly name: string; readonly address: string };

/** Names and addresses of a hosts file; local ones (localhost, broadcast) are left out. */
export function readHosts(text: string, note: Note): HostLine[] {
  return text.split(/\r?\n/).flatMap((raw, i) => {
    const words = raw.replace(/#.*$/, "").trim().split(/\s+/);
    const address = words.shift() ?? "";
    if (address === "") return [];
    if (!parseAddress(address) || words.length === 0) {
      note(i + 1, raw.trim(), "address");
      return [];
    }
    if (
      address.startsWith("127.") ||
      address === "::1" ||
      address.startsWith("fe") ||
      address.startsWith("ff") ||
      address === "255.255.255.255"
    )
      return [];
    return words.map((name) => ({ name: plainName(name), address }));
  });
}

/** The servers of a resolv.conf, in order. */
export function readResolvConf(text: string, note: Note): string[] {
  return text.split(/\r?\n/).flatMap((raw, i) => {
    const words = raw
      .replace(/[#;].*$/, "")
      .trim()
      .split(/\s+/);
    if (words[0] === "" || ["search", "domain", "options", "sortlist"].includes(words[0] ?? ""))
      return [];
    if (words[0] === "nameserver" && parseAddress(words[1] ?? "")) return [words[1] ?? ""];
    note(i + 1, raw.trim(), words[0] === "nameserver" ? "address" : "statement");
    return [];
  });
}

/** Whether `text` looks like a resolv.conf. */
export function looksLikeResolvConf(text: string): boolean {
  return /(^|\n)\s*nameserver\s+\S/.test(text);
}

/** Whether `text` looks like a hosts file: every line that says something starts with an address. */
export function looksLikeHosts(text: string): boolean {
  const lines = text
    .split(/\r?\n/)
    .map((l) => l.replace(/#.*$/, "").trim())
    .filter((l) => l !== "");
  return (
    lines.length > 0 &&
    lines.filter((l) => parseAddress(l.split(/\s+/)[0] ?? "") !== undefined && /\s/.test(l))
      .length >=
      lines.length * 0.8
  );
}
