/** Which command does a line of a terminal call, for which name and which server, and on whose machine? */
import type { Name } from "#src/net/index.ts";
import { addressIn, hostIn, nameIn } from "./tokens.ts";

const tools = [
  "nslookup",
  "dig",
  "kdig",
  "host",
  "resolve-dnsname",
  "test-netconnection",
  "ipconfig",
  "curl",
] as const;

export type Tool = (typeof tools)[number];

export type Command = {
  readonly tool: Tool;
  readonly name: Name | null;
  readonly type: string | null;
  readonly server: string | null;
  readonly port: number | null;
  /** Machine that the prompt names. */
  readonly machine: string | null;
  readonly isShort: boolean;
  readonly isTrace: boolean;
};

const TOOLS =
  /(?:^|[\\/>$#%»❯]|\bsudo)\s*(nslookup|dig|kdig|host|drill|resolve-dnsname|test-netconnection|tnc|ipconfig|curl|wget|invoke-webrequest|iwr)(?:\.exe)?(?:\s+(.*))?$/i;
const TYPES = /^(?:A|AAAA|CNAME|MX|NS|PTR|SOA|SRV|TXT|CAA|ANY)$/i;
const NEXT_IS_NAME = /^-(?:name|computername|cn|q)$/i;
const NEXT_IS_SERVER = /^-server$/i;
const NEXT_IS_TYPE = /^-(?:t|type|querytype)$/i;
const NEXT_IS_PORT = /^-(?:p|port)$/i;

/** The command that `line` calls, or undefined. A line of prose that has the word "host" in it calls none. */
export function commandIn(line: string): Command | undefined {
  if (line.length > 4_000) return undefined;
  // dig repeats its call on top of what it prints.
  const banner = /^; <<>> DiG \S+ <<>>\s*(.*)$/.exec(line);
  const found = banner ? undefined : TOOLS.exec(line);
  if (!banner && !found) return undefined;
  // "Host … not found" is what a tool says, not a call of one.
  if (found?.index === 0 && found[1] === "Host") return undefined;
  // "Resolve-DnsName : …" is its complaint.
  if (found?.[2]?.startsWith(":")) return undefined;
  const tool = toolOf(banner ? "dig" : (found?.[1] ?? ""));
  const words = ((banner ? banner[1] : found?.[2]) ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  const machine = machineIn(found ? line.slice(0, found.index + 1) : "");
  const told = argumentsOf(tool, words);
  // `host` and others are words of prose too: without a prompt they need an argument that fits.
  const isBare = found !== undefined && found?.index === 0;
  if (isBare && tool !== "ipconfig" && told.name === null && told.server === null) return undefined;
  return { tool, machine, ...told };
}

function toolOf(word: string): Tool {
  const tool = word.toLowerCase();
  if (tool === "tnc") return "test-netconnection";
  if (tool === "drill") return "dig";
  if (tool === "wget" || tool === "iwr" || tool === "invoke-webrequest") return "curl";
  return tools.find((known) => known === tool) ?? "host";
}

function machineIn(prompt: string): string | null {
  const shell = /\b[\w.-]+@([a-z0-9-]{2,63})(?=[:\s~])/i.exec(prompt)?.[1];
  // Windows' remote PowerShell: [vm-app-01]: PS C:\>
  const remote = /^\[([a-z0-9-]{2,63})\]:/i.exec(prompt)?.[1];
  return (shell ?? remote)?.toLowerCase() ?? null;
}

function argumentsOf(tool: Tool, words: readonly string[]): Omit<Command, "tool" | "machine"> {
  let name: Name | null = null;
  let type: string | null = null;
  let server: string | null = null;
  let port: number | null = null;
  words.forEach((word, i) => {
    const before = words[i - 1] ?? "";
    if (NEXT_IS_TYPE.test(before) && TYPES.test(word)) type = word.toUpperCase();
    else if (NEXT_IS_SERVER.test(before)) server = addressIn(word) ?? server;
    else if (NEXT_IS_PORT.test(before) && /^\d{1,5}$/.test(word)) port = Number(word);
    else if (word.startsWith("@")) server = addressIn(word.slice(1)) ?? server;
    else if (/^-(?:type|querytype|q|ty)=\w+$/i.test(word))
      type = word.slice(word.indexOf("=") + 1).toUpperCase();
    else if (TYPES.test(word) && (tool === "dig" || tool === "kdig")) type = word.toUpperCase();
    else if (word.startsWith("-") || word.startsWith("+")) return;
    else if (name === null || NEXT_IS_NAME.test(before)) {
      const host = hostIn(word);
      name = host?.name ?? nameIn(word) ?? name;
      port = host?.port ?? port;
    } else if (tool === "nslookup" || tool === "host") server = addressIn(word) ?? server;
  });
  const has = (flag: string) => words.some((word) => word.toLowerCase() === flag);
  return { name, type, server, port, isShort: has("+short"), isTrace: has("+trace") };
}
