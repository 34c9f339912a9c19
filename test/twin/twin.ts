/** Builds the twin of a world for real, asks it everything, and tells where prediction and reality differ. */
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type DnsBranch, type Resolution, resolve } from "#src/dns/index.ts";
import { isPrivateAddress, nameOf } from "#src/net/index.ts";
import type { Said } from "./azure-stand-in.ts";
import { planOf } from "./plan.ts";
import { PLACES, type TwinWorld } from "./world.ts";

export type Disagreement = {
  readonly seed: number;
  readonly from: string;
  readonly name: string;
  readonly type: string;
  readonly predicted: string;
  readonly observed: string;
};
export type TwinRun = {
  readonly asked: number;
  readonly compared: number;
  readonly disagreements: readonly Disagreement[];
};

/** Why no twin can be built here, or undefined when it can: it needs root, namespaces, and the real servers. */
export function missingForTwin(): string | undefined {
  if (process.getuid?.() !== 0) return "it needs root, to make network namespaces";
  for (const program of ["named", "unbound", "dnsmasq", "ip", "nft"]) {
    try {
      execFileSync("which", [program], {
        stdio: "ignore",
        env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
      });
    } catch {
      return `${program} is not installed (Debian packages: bind9 unbound dnsmasq-base iproute2 nftables)`;
    }
  }
  const probe = `twinprobe${process.pid}`;
  try {
    execFileSync("ip", ["netns", "add", probe], { stdio: "ignore" });
    execFileSync("ip", ["netns", "del", probe], { stdio: "ignore" });
  } catch {
    return "network namespaces cannot be made on this machine";
  }
  return undefined;
}

/** Runs the twin of `world`. The namespace and its servers are gone when it returns. */
export async function runTwin(world: TwinWorld): Promise<TwinRun> {
  const space = `twin${process.pid}s${world.seed}`;
  const folder = mkdtempSync(join(tmpdir(), "twin-"));
  const plan = planOf(world);
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  execFileSync("ip", ["netns", "add", space]);
  try {
    const inside = fileURLToPath(new URL("./inside.ts", import.meta.url));
    const said = await insideNamespace(space, inside, folder);
    return compare(world, JSON.parse(said) as (Said | null)[]);
  } finally {
    execFileSync("ip", ["netns", "del", space]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function insideNamespace(space: string, program: string, folder: string): Promise<string> {
  return new Promise((done, fail) => {
    const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
    execFile(
      "ip",
      ["netns", "exec", space, process.execPath, program, folder],
      { env, timeout: 120_000, maxBuffer: 64 << 20 },
      (error, stdout, stderr) => {
        if (stderr) process.stderr.write(stderr);
        if (error) fail(error);
        else done(stdout);
      },
    );
  });
}

function compare(world: TwinWorld, said: readonly (Said | null)[]): TwinRun {
  const disagreements: Disagreement[] = [];
  let compared = 0;
  world.questions.forEach((question, i) => {
    const predicted = withoutClusters(
      resolve(world.estate, {
        name: nameOf(question.name),
        type: question.type,
        from: question.vantage,
      }),
    );
    if (
      predicted.outcome === "FORWARDED" ||
      (predicted.outcome === "INDETERMINATE" && predicted.branches.length === 0)
    )
      return;
    // Nobody stands at the dead address, which the estate cannot tell: the usual two ways are no prediction.
    if (predicted.outcome !== "TIMEOUT" && asksTheDead(predicted)) return;
    compared++;
    const open: readonly (Resolution | DnsBranch)[] =
      predicted.branches.length > 0 ? predicted.branches : [predicted];
    const observed = wordOf(said[i] ?? null, question.type);
    const words = open.map((o) => predictedWord(o, question.type));
    if (words.includes(observed)) return;
    // A loop ends as silence or as a failure, depending on which server gives up first.
    if (predicted.outcome === "LOOP" && /^(TIMEOUT|SERVFAIL|REFUSED)/.test(observed)) return;
    if (observed === "SERVFAIL" && isRefusedByBind(world, predicted)) return;
    disagreements.push({
      seed: world.seed,
      from: question.vantage.label,
      name: question.name,
      type: question.type,
      predicted: words.join(" or "),
      observed,
    });
  });
  return { asked: world.questions.length, compared, disagreements };
}

/** The twin's public DNS has no names of Azure's own clusters behind service names, so a question for one finds nothing. */
function withoutClusters(predicted: Resolution): Resolution {
  const lacking = <A extends Pick<Resolution, "rcode" | "chain">>(answer: A): A => {
    const last = answer.chain.at(-1);
    return last?.type === "CNAME" && last.data === "public"
      ? { ...answer, rcode: "NODATA", chain: answer.chain.slice(0, -1) }
      : answer;
  };
  return { ...lacking(predicted), branches: predicted.branches.map(lacking) };
}

/**
 * Whether BIND stands in the way of an empty answer: it takes a forwarded NODATA whose SOA lies above the forwarded
 * zone for a broken one. Where public zones are cut is not in any estate (docs/limits.md), so this is not predicted.
 */
function isRefusedByBind(world: TwinWorld, predicted: Resolution): boolean {
  const isBind = (address: string) =>
    world.estate.dnsServers.some((s) => s.address === address && s.software === "bind");
  return [predicted, ...predicted.branches].some(
    (open) => open.rcode === "NODATA" && open.servers.some(isBind),
  );
}

function asksTheDead(predicted: Resolution): boolean {
  return [predicted, ...predicted.branches].some((open) => open.servers.includes(PLACES.dead));
}

/** One line that says rcode, chain and final data; public addresses are all alike. */
function predictedWord(answer: Pick<Resolution, "rcode" | "chain">, type: string): string {
  return line(
    answer.rcode,
    answer.chain.filter((l) => l.type === "CNAME").map((l) => l.data),
    answer.chain
      .filter((l) => l.type === type && type !== "CNAME")
      .map((l) => (type === "TXT" ? "text" : l.data)),
  );
}

function wordOf(said: Said | null, type: string): string {
  if (!said) return line("TIMEOUT", [], []);
  const chain = said.answers.filter((a) => a.type === "CNAME").map((a) => a.data);
  const data = said.answers
    .filter((a) => a.type === type && type !== "CNAME")
    .map((a) => (type === "TXT" ? "text" : isPrivateAddress(a.data) ? a.data : "public"));
  const rcode =
    said.rcode === 3
      ? "NXDOMAIN"
      : said.rcode === 2
        ? "SERVFAIL"
        : said.rcode === 5
          ? "REFUSED"
          : data.length === 0 && !(type === "CNAME" && chain.length > 0)
            ? "NODATA"
            : "NOERROR";
  return line(rcode, chain, data);
}

function line(rcode: string, chain: readonly string[], data: readonly string[]): string {
  // A server that failed says nothing of the chain.
  const shown = rcode === "SERVFAIL" || rcode === "TIMEOUT" ? [] : chain;
  return [
    rcode,
    ...shown.map((c) => `→ ${c}`),
    data.length > 0 ? `= ${[...data].sort().join(",")}` : "",
  ]
    .join(" ")
    .trim();
}
