/** Every name from every vantage, and the same questions asked of a real Unbound on loopback. */
import { type ChildProcess, spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { encode, RECURSION_DESIRED } from "dns-packet";
import { dnsClassOf, type Resolution, resolve } from "#src/dns/index.ts";
import { type Estate, type Vantage, vantagesOf } from "#src/model/index.ts";
import { type Name, nameOf } from "#src/net/index.ts";
import { world } from "../kit/world.ts";
import { bestOf, type Row } from "./rows.ts";

/** A hub with a resolver and `spokes` spokes of four subnets: a third ask the hub, a third are linked, a third are not. */
function estateOf(spokes: number, accounts: number): Estate {
  const zone = "privatelink.blob.core.windows.net";
  const lines = [
    "vnet hub 10.0.0.0/16",
    "inbound 10.0.4.4 in hub",
    `zone ${zone}`,
    `link ${zone} to hub`,
  ];
  for (let i = 1; i <= spokes; i++) {
    lines.push(`vnet s${i} 10.${i}.0.0/16${i % 3 === 0 ? " dns 10.0.4.4" : ""}`);
    for (let j = 0; j < 4; j++) lines.push(`subnet s${i}/n${j} 10.${i}.${j}.0/24`);
    lines.push(`peer hub with s${i}`);
    if (i % 3 === 1) lines.push(`link ${zone} to s${i}`);
  }
  for (let k = 0; k < accounts; k++) {
    lines.push(`service storage st${k}`);
    if (k % 2 === 0)
      lines.push(
        `endpoint pe${k} for blob of st${k} in hub at 10.0.${8 + (k >> 7)}.${4 + (k & 127)} writes ${zone}`,
      );
  }
  return world(lines.join("\n"));
}

/** Answers of every name from every vantage, each class of vantages asked once, as the matrix does it. */
function askAll(estate: Estate, vantages: readonly Vantage[], names: readonly Name[]): number {
  const classes = new Map<string, Map<Name, Resolution>>();
  let certain = 0;
  for (const from of vantages) {
    const key = dnsClassOf(estate, from);
    let known = classes.get(key);
    if (!known) classes.set(key, (known = new Map()));
    for (const name of names) {
      let answer = known.get(name);
      if (!answer) known.set(name, (answer = resolve(estate, { name, from })));
      if (answer.confidence === "certain") certain++;
    }
  }
  return certain;
}

export async function bench(): Promise<readonly Row[]> {
  const estate = estateOf(50, 500);
  const vantages = vantagesOf(estate)
    .filter((v) => v.kind === "subnet")
    .slice(0, 200);
  const names = Array.from({ length: 500 }, (_, k) => nameOf(`st${k}.blob.core.windows.net`));
  const pairs = vantages.length * names.length;
  const cold = bestOf(3, () => askAll({ ...estate }, vantages, names));
  askAll(estate, vantages, names);
  const warm = bestOf(5, () => askAll(estate, vantages, names));
  const small = estateOf(10, 100);
  const few = vantagesOf(small).filter((v) => v.kind === "subnet");
  const smallCold = bestOf(3, () => askAll({ ...small }, few, names.slice(0, 100)));
  const smallCell = smallCold / (few.length * 100);
  const rows: Row[] = [
    {
      what: `DNS matrix ${vantages.length} × ${names.length}, cold`,
      value: cold,
      unit: "ms",
      target: { is: "at most", value: 1000 },
    },
    {
      what: `DNS matrix ${vantages.length} × ${names.length}, warm`,
      value: warm,
      unit: "ms",
      target: { is: "at most", value: 150 },
    },
    {
      what: "cost of a cell against that of a 40 × 100 matrix",
      value: cold / pairs / smallCell,
      unit: "×",
      target: { is: "at most", value: 1 },
    },
  ];
  const asked = await unboundPerQuestion(names);
  if (typeof asked === "string")
    return [...rows, { what: `Unbound: ${asked}`, value: 0, unit: "" }];
  return [
    ...rows,
    {
      what: "Unbound over UDP, one question after another",
      value: asked.single * 1000,
      unit: "µs",
    },
    { what: "Unbound over UDP, sixteen in flight", value: asked.many * 1000, unit: "µs" },
    {
      what: "a cold cell against one question after another",
      value: asked.single / (cold / pairs),
      unit: "×",
      target: { is: "at least", value: 50 },
    },
    {
      what: "a cold cell against sixteen in flight",
      value: asked.many / (cold / pairs),
      unit: "×",
    },
  ];
}

/** Milliseconds per question, asked one after another and sixteen at a time. */
type PerQuestion = { readonly single: number; readonly many: number };

/** What a question to a local Unbound costs that holds all names itself, or why it could not be asked. */
async function unboundPerQuestion(names: readonly Name[]): Promise<PerQuestion | string> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const port = 20_000 + (process.pid % 20_000);
  const local = names.map((name) => `  local-data: "${name}. 60 IN A 10.0.0.5"`).join("\n");
  writeFileSync(
    join(folder, "unbound.conf"),
    `server:\n  directory: "${folder}"\n  chroot: ""\n  username: ""\n  pidfile: "${folder}/pid"\n  do-daemonize: no\n  use-syslog: no\n  interface: 127.0.0.1@${port}\n  module-config: "iterator"\n  local-zone: "blob.core.windows.net." static\n${local}\nremote-control:\n  control-enable: no\n`,
  );
  const server = spawn("unbound", ["-c", join(folder, "unbound.conf")], {
    stdio: "ignore",
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  try {
    return await perQuestion(server, port, names);
  } finally {
    server.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

async function perQuestion(
  server: ChildProcess,
  port: number,
  names: readonly Name[],
): Promise<PerQuestion | string> {
  const failed = once(server, "error").then(() => "not installed here, so not compared");
  const asking = async () => {
    const socket = createSocket("udp4");
    const heard = new Map<number, () => void>();
    socket.on("message", (message) => heard.get(message.readUInt16BE(0))?.());
    const packets = names.map((name, id) =>
      encode({ type: "query", id, flags: RECURSION_DESIRED, questions: [{ type: "A", name }] }),
    );
    const ask = (id: number) =>
      new Promise<boolean>((done) => {
        const timer = setTimeout(() => done(false), 1000);
        heard.set(id, () => {
          clearTimeout(timer);
          done(true);
        });
        socket.send(packets[id] ?? new Uint8Array(), port, "127.0.0.1");
      });
    let tries = 0;
    while (!(await ask(0)) && tries < 10) tries += 1;
    await wait(50);
    const timed = async (lanes: number, rounds: number) => {
      const started = performance.now();
      await Promise.all(
        Array.from({ length: lanes }, async (_, lane) => {
          for (let round = 0; round < rounds; round++)
            for (let id = lane; id < packets.length; id += lanes) await ask(id);
        }),
      );
      return (performance.now() - started) / (packets.length * rounds);
    };
    const measured = { single: await timed(1, 4), many: await timed(16, 10) };
    socket.close();
    return tries === 10 ? "did not answer, so not compared" : measured;
  };
  return Promise.race([failed, asking()]);
}
