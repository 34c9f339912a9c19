/** The program that runs inside the twin's network namespace: starts the servers, asks the questions, prints what came back. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { askServer, azureStandIn, type Said, serve } from "./azure-stand-in.ts";
import { firewallProxy, type Program, programFor, publicDns } from "./configs.ts";
import { type Plan, RESERVED, ROOT } from "./plan.ts";
import { PLACES } from "./world.ts";

const folder = process.argv[2] ?? ".";
const plan = JSON.parse(readFileSync(join(folder, "plan.json"), "utf8")) as Plan;
const children: ChildProcess[] = [];

function start(program: Program, name: string): void {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  const placed = (text: string) => text.replaceAll("%DIR%", own);
  for (const [file, text] of Object.entries(program.files))
    writeFileSync(join(own, file), placed(text));
  const child = spawn(program.command, program.args.map(placed), {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const log: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => {
    log.push(String(chunk));
  });
  child.on("exit", (code) => {
    if (!ending)
      process.stderr.write(
        `${name} (${program.command}) ended with ${code}: ${log.join("").slice(-600)}\n`,
      );
  });
  children.push(child);
}

let ending = false;

function ip(...args: string[]): void {
  execFileSync("ip", args);
}

async function main(): Promise<void> {
  ip("link", "set", "lo", "up");
  for (const address of plan.addresses) ip("addr", "add", `${address}/32`, "dev", "lo");
  if (plan.walls.length > 0) {
    const rules = plan.walls.map(
      ([from, to]) => `add rule ip twin input ip saddr ${from} ip daddr ${to} drop`,
    );
    execFileSync("nft", ["-f", "-"], {
      input: `add table ip twin\nadd chain ip twin input { type filter hook input priority 0; }\n${rules.join("\n")}\n`,
    });
  }
  start(publicDns([ROOT, PLACES.publicResolver], plan.publicZone), "public");
  plan.servers.forEach((server, i) => {
    start(programFor(server, ROOT), `server${i}`);
  });
  if (plan.firewall.on)
    start(firewallProxy(plan.firewall.address, plan.firewall.servers), "firewall");
  const azure = azureStandIn(plan.azure, ROOT, RESERVED);
  const vnetOf = (source: string) =>
    plan.azure.vnets.find((v) => source.startsWith(v.prefix))?.name;
  await serve("168.63.129.16", async (name, type, source) => {
    const vnet = vnetOf(source);
    return vnet ? azure(vnet, name, type, []) : null;
  });
  await serve(PLACES.inbound, (name, type) => azure("hub", name, type, []));
  await settle();
  const results: (Said | null)[] = [];
  const lanes = Array.from({ length: 48 }, async (_, lane) => {
    for (let i = lane; i < plan.questions.length; i += 48) {
      const q = plan.questions[i];
      if (!q) continue;
      results[i] = null;
      for (const server of q.servers) {
        results[i] = await askServer(server, q.client, q.name, q.type, 14_000);
        if (results[i]) break;
      }
    }
  });
  await Promise.all(lanes);
  process.stdout.write(JSON.stringify(results));
}

/** Waits until every server that should speak does. */
async function settle(): Promise<void> {
  const waitFor = [ROOT, ...plan.servers.map((s) => s.address)];
  for (const server of waitFor) {
    const source =
      server.startsWith("10.") || server.startsWith("192.")
        ? server
        : (plan.addresses[0] ?? server);
    for (let tries = 0; tries < 40; tries++) {
      // Any word back will do: BIND answers CHAOS-less plain questions for its own hint at once.
      const heard = await askServer(server, source, "ns.root", "A", 250);
      if (heard || tries > 12) break;
    }
  }
}

main()
  .catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(() => {
    ending = true;
    for (const child of children) child.kill("SIGKILL");
    setTimeout(() => process.exit(), 50);
  });
