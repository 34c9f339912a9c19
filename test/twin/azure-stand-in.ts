/**
 * Azure-provided DNS for the twin. No real server stands for it, so it is written here from the specification
 * (dns.md 2.2 to 2.6), apart from the engine: it shares no code with it and speaks real DNS to the real servers.
 */
import { createSocket } from "node:dgram";
import { decode, encode, type Packet, RECURSION_DESIRED } from "dns-packet";
import type { AzurePlan } from "./plan.ts";

type Rr = { name: string; type: string; data: string };
export type Said = { rcode: number; answers: Rr[] };

const NXDOMAIN = 3;
const SERVFAIL = 2;

/** Asks `server` over UDP from `source`; null when nothing comes back in `waitMs`. */
export function askServer(
  server: string,
  source: string,
  name: string,
  type: string,
  waitMs: number,
): Promise<Said | null> {
  return new Promise((done) => {
    const socket = createSocket("udp4");
    const id = Math.floor(Math.random() * 65535);
    const finish = (said: Said | null) => {
      clearTimeout(timer);
      clearInterval(again);
      socket.close();
      done(said);
    };
    const query = encode({
      type: "query",
      id,
      flags: RECURSION_DESIRED,
      questions: [{ type: type as "A", name }],
    });
    const timer = setTimeout(() => finish(null), waitMs);
    const send = () => socket.send(query, 53, server, () => undefined);
    const again = setInterval(send, 2000);
    socket.on("error", () => finish(null));
    socket.on("message", (message) => {
      const packet = decode(message) as Packet & { flags: number };
      if (packet.id !== id) return;
      const answers = (packet.answers ?? []).map((a) => ({
        name: a.name.toLowerCase(),
        type: a.type as string,
        data: dataOf(a),
      }));
      finish({ rcode: packet.flags & 15, answers });
    });
    socket.bind(0, source, send);
  });
}

function dataOf(answer: unknown): string {
  const { data } = answer as { data: unknown };
  if (typeof data === "string") return data.toLowerCase();
  if (Array.isArray(data)) return data.map(String).join("");
  return String(data);
}

function under(name: string, suffix: string): boolean {
  return suffix === "" || name === suffix || name.endsWith(`.${suffix}`);
}

function labels(name: string): number {
  return name === "" ? 0 : name.split(".").length;
}

/** One resolver for all VNets: the VNet is told by the source address of the packet, or by the caller. */
export function azureStandIn(plan: AzurePlan, root: string, reserved: readonly string[]) {
  async function resolve(
    vnetName: string,
    name: string,
    type: string,
    asked: readonly string[],
  ): Promise<Said | null> {
    const vnet = plan.vnets.find((v) => v.name === vnetName);
    if (!vnet) return null;
    if (asked.length > 20 || asked.includes(`${vnetName} ${name}`))
      return { rcode: SERVFAIL, answers: [] };
    const been = [...asked, `${vnetName} ${name}`];
    const zone = vnet.zones
      .filter((z) => under(name, z.name))
      .sort((a, b) => b.name.length - a.name.length)[0];
    if (zone) {
      const relative = name === zone.name ? "@" : name.slice(0, -zone.name.length - 1);
      const found = lookUp(zone.records, relative, type);
      if (found === "nxdomain") {
        if (
          !(
            zone.redirect &&
            ["A", "AAAA", "CNAME"].includes(type) &&
            zone.name.startsWith("privatelink.")
          )
        )
          return { rcode: NXDOMAIN, answers: [] };
        return askServer(root, plan.outbound, name, type, 4000);
      }
      if (found === "nodata") return { rcode: 0, answers: [] };
      const own = { name, type: found.type, data: found.data };
      return found.type === "CNAME" && type !== "CNAME"
        ? follow(vnetName, own, type, been)
        : { rcode: 0, answers: [own] };
    }
    const long =
      reserved.filter((r) => under(name, r)).sort((a, b) => b.length - a.length)[0] ?? "";
    const rule = vnet.rules
      .filter((r) => under(name, r.domain) && labels(r.domain) >= labels(long))
      .sort((a, b) => labels(b.domain) - labels(a.domain))[0];
    // What a rule's target says is final, aliases and all.
    if (rule) return askServer(rule.target, plan.outbound, name, type, 9000);
    const said = await askServer(root, plan.outbound, name, type, 4000);
    const first = said?.answers[0];
    if (!said || !first || first.type !== "CNAME" || type === "CNAME") return said;
    return follow(vnetName, first, type, been);
  }

  async function follow(
    vnet: string,
    alias: Rr,
    type: string,
    asked: readonly string[],
  ): Promise<Said | null> {
    const rest = await resolve(vnet, alias.data, type, asked);
    return rest && { rcode: rest.rcode, answers: [alias, ...rest.answers] };
  }
  return resolve;
}

function lookUp(
  records: AzurePlan["vnets"][number]["zones"][number]["records"],
  name: string,
  type: string,
): { type: string; data: string } | "nodata" | "nxdomain" {
  const at = (owner: string) => records.filter((r) => r.name === owner);
  const exists = (owner: string) =>
    owner === "@" || records.some((r) => r.name === owner || r.name.endsWith(`.${owner}`));
  const pick = (owner: string) =>
    at(owner).find((r) => r.type === type) ??
    at(owner).find((r) => r.type === "CNAME") ??
    ("nodata" as const);
  if (exists(name)) return pick(name);
  const parts = name.split(".");
  for (let i = 1; i <= parts.length; i++) {
    const encloser = parts.slice(i).join(".") || "@";
    if (!exists(encloser)) continue;
    const wild = encloser === "@" ? "*" : `*.${encloser}`;
    return at(wild).length > 0 ? pick(wild) : "nxdomain";
  }
  return "nxdomain";
}

/** Serves `answer` on `address`; a null answer stays silent. */
export function serve(
  address: string,
  answer: (name: string, type: string, source: string) => Promise<Said | null>,
): Promise<void> {
  return new Promise((ready) => {
    const socket = createSocket("udp4");
    socket.on("message", (message, from) => {
      const query = decode(message) as Packet;
      const question = query.questions?.[0];
      if (!question) return;
      const reply = async () => {
        const said = await answer(question.name.toLowerCase(), question.type, from.address);
        if (!said) return;
        const answers = said.answers.map((a) => ({
          name: a.name,
          type: a.type as "A",
          class: "IN" as const,
          ttl: 5,
          data: a.data,
        }));
        const flags = RECURSION_DESIRED | 0x80 | said.rcode;
        socket.send(
          encode({
            type: "response",
            id: query.id ?? 0,
            flags,
            questions: [question],
            answers,
          } as Packet),
          from.port,
          from.address,
        );
      };
      reply().catch((error: unknown) => {
        process.stderr.write(`stand-in: ${String(error)}\n`);
      });
    });
    socket.bind(53, address, ready);
  });
}
