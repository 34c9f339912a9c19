/** What do `/etc/hosts` and `/etc/resolv.conf` say? */
import { parseAddress } from "#src/net/index.ts";
import { type Note, nameIn } from "./draft.ts";

export type HostLine = { readonly name: string; readonly address: string; readonly line: number };

/** Names and addresses of a hosts file; those of the machine itself (loopback, link-local, broadcast) are left out. */
export function readHosts(text: string, note: Note): HostLine[] {
  const found: HostLine[] = [];
  text.split("\n").forEach((raw, i) => {
    const [address, ...names] = wordsOf(beforeMark(raw, "#"));
    if (address === undefined) return;
    const isScoped = /^fe80:[0-9a-f:]*%/i.test(address);
    if ((!parseAddress(address) && !isScoped) || names.length === 0) {
      note(i + 1, raw.trim(), "address");
      return;
    }
    if (isScoped || isOfMachine(address)) return;
    for (const word of names) {
      const name = nameIn(word);
      if (name === undefined || name === "") note(i + 1, word, "name");
      else found.push({ name, address, line: i + 1 });
    }
  });
  return found;
}

/** The servers of a resolv.conf, in order. */
export function readResolvConf(text: string, note: Note): string[] {
  return text.split("\n").flatMap((raw, i) => {
    const [key, value] = wordsOf(beforeMark(beforeMark(raw, "#"), ";"));
    if (key === undefined || ["search", "domain", "options", "sortlist"].includes(key)) return [];
    const address = (value ?? "").replace(/^\[(.*)\]$/, "$1");
    if (key === "nameserver" && parseAddress(address)) return [address];
    note(i + 1, raw.trim(), key === "nameserver" ? "address" : "statement");
    return [];
  });
}

/** Whether `text` looks like a resolv.conf. */
export function looksLikeResolvConf(text: string): boolean {
  return /^[ \t]*nameserver[ \t]+\S/m.test(text);
}

/** Whether `text` looks like a hosts file: nearly every line that says something starts with an address. */
export function looksLikeHosts(text: string): boolean {
  const lines = text
    .split("\n")
    .map((line) => wordsOf(beforeMark(line, "#")))
    .filter((words) => words.length > 0);
  const fitting = lines.filter(([first, second]) => second && parseAddress(first ?? ""));
  return lines.length > 0 && fitting.length >= lines.length * 0.8;
}

/** The words of `line`, parted by white space. */
export function wordsOf(line: string): string[] {
  return line.match(/\S+/g) ?? [];
}

/** `line` up to the first `mark`. */
export function beforeMark(line: string, mark: string): string {
  const at = line.indexOf(mark);
  return at < 0 ? line : line.slice(0, at);
}

/** Whether `address` means the machine that asks, and so nothing to others. */
export function isOfMachine(address: string): boolean {
  return (
    address.startsWith("127.") ||
    address === "::1" ||
    address === "255.255.255.255" ||
    /^(fe[89ab]|ff)[0-9a-f]*:/i.test(address)
  );
}
