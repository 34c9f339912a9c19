/** Starts real DNS servers in a network namespace of their own, asks them, and tells what they said. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** `%DIR%` in files stands for the folder that they are written to. */
export type RealServer = {
  readonly software: "bind" | "unbound" | "dnsmasq";
  /** Configuration to start with, one of `files`. */
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
};

const PROGRAMS = [
  "named",
  "named-checkconf",
  "unbound",
  "unbound-checkconf",
  "dnsmasq",
  "dig",
  "ip",
  "unshare",
];
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };

/** Why real servers cannot be asked here, or undefined when they can. */
export function missingForReal(): string | undefined {
  for (const program of PROGRAMS) {
    try {
      execFileSync("which", [program], { stdio: "ignore", env });
    } catch {
      return `${program} is not installed (Debian packages: bind9 bind9-dnsutils unbound dnsmasq-base iproute2)`;
    }
  }
  try {
    execFileSync("unshare", ["-n", "ip", "link", "set", "lo", "up"], { stdio: "ignore", env });
  } catch {
    return "network namespaces cannot be made on this machine";
  }
  return undefined;
}

/** Runs `work` with a folder in which the files of `servers` stand, each server in a folder of its own. */
export function withFiles<T>(
  servers: readonly RealServer[],
  work: (folders: readonly string[]) => T,
): T {
  const root = mkdtempSync(join(tmpdir(), "import-"));
  try {
    const folders = servers.map((server, i) => {
      const folder = join(root, `s${i}`);
      for (const [name, text] of Object.entries(server.files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text.replaceAll("%DIR%", folder));
      }
      return folder;
    });
    return work(folders);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What the program's own check says against the configuration; "" when it passes. */
export function complaintOf(server: RealServer, folder: string): string {
  const main = join(folder, server.main);
  const [program, args] =
    server.software === "bind"
      ? ["named-checkconf", ["-z", main]]
      : server.software === "unbound"
        ? ["unbound-checkconf", [main]]
        : ["dnsmasq", ["--test", "-C", main]];
  try {
    execFileSync(program as string, args as string[], { env, stdio: "pipe" });
    return "";
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: Buffer; stderr?: Buffer };
    return `${String(stdout ?? "")}${String(stderr ?? "")}` || String(error);
  }
}

/** `RCODE address…` for each question, or TIMEOUT: the addresses sorted, aliases left out. */
export function askReal(
  servers: readonly RealServer[],
  addresses: readonly string[],
  questions: readonly { readonly server: string; readonly name: string }[],
): string[] {
  return withFiles(servers, (folders) => {
    const start = servers.map((server, i) => {
      const main = join(folders[i] ?? "", server.main);
      const command =
        server.software === "bind"
          ? `named -g -4 -c ${main}`
          : server.software === "unbound"
            ? `unbound -d -c ${main}`
            : `dnsmasq -k -C ${main}`;
      return `${command} >/dev/null 2>&1 & started="$started $!"`;
    });
    const ask = questions.map(
      ({ server, name }) => `dig +time=3 +tries=1 @${server} ${name} A 2>&1 | tr '\\n' '~'; echo`,
    );
    const script = [
      "ip link set lo up",
      ...addresses.map((a) => `ip addr add ${a}/32 dev lo`),
      ...start,
      "for a in $ALL; do for i in 1 2 3 4 5 6 7 8 9; do dig +time=1 +tries=1 @$a ready.test A | grep -q status && break; sleep 0.1; done; done",
      ...ask,
      "kill -9 $started",
    ].join("\n");
    const out = execFileSync("unshare", ["-n", "sh", "-c", script], {
      env: { ...env, ALL: [...new Set(questions.map((q) => q.server))].join(" ") },
      timeout: 120_000,
      stdio: ["ignore", "pipe", "ignore"],
    });
    return String(out).trim().split("\n").map(said);
  });
}

function said(line: string): string {
  const status = /status: ([A-Z]+)/.exec(line)?.[1];
  if (!status) return "TIMEOUT";
  const found = [...line.matchAll(/~[^;~]\S*\s+\d+\s+IN\s+A\s+([\d.]+)/g)].map((m) => m[1] ?? "");
  return [status, ...found.sort()].join(" ");
}
