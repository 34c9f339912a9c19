/** The lines that tell of DNS servers outside Azure's hands: what they forward, host, filter and validate. */
import type {
  ConditionalForwarder,
  DnsServer,
  HostedZone,
  Software,
  Target,
} from "#src/model/index.ts";
import { keyOf } from "#src/model/index.ts";
import { type Draft, find, type Tell } from "./draft.ts";
import { Misread } from "./form.ts";

const SOFTWARE = [
  "windows",
  "bind",
  "unbound",
  "dnsmasq",
  "coredns",
  "powerdns",
  "infoblox",
  "knot",
  "other",
] as const;

function softwareOf(told: string): Software {
  const software = SOFTWARE.find((s) => s === told);
  if (!software) throw new Misread(`"${told}" is no DNS software`, SOFTWARE.join(", "));
  return software;
}

function currentServer(draft: Draft): DnsServer {
  const server = draft.current === undefined ? undefined : draft.servers.get(draft.current);
  if (!server)
    throw new Misread(
      "this line speaks of a DNS server, but none was told",
      "server <address> <software> before it",
    );
  return server;
}

/** Changes the server that was told last. */
function say(draft: Draft, change: (server: DnsServer) => Partial<DnsServer>): void {
  const server = currentServer(draft);
  draft.servers.set(server.address, { ...server, ...change(server) });
}

function targetsOf(addresses: readonly string[]): Target[] {
  return addresses
    .filter((a) => a !== "nobody")
    .map((text) => {
      const [address = text, port] = text.split("#");
      return { address, port: port ? Number(port) : 53 };
    });
}

function withForwarder(server: DnsServer, added: ConditionalForwarder): Partial<DnsServer> {
  const others = server.conditionalForwarders.filter((f) => f.zone !== added.zone);
  return { conditionalForwarders: [...others, added] };
}

function withZone(
  server: DnsServer,
  name: string,
  change: (zone: HostedZone) => HostedZone,
): Partial<DnsServer> {
  const own = server.zones.find((z) => z.name === name) ?? {
    name,
    authoritative: true,
    records: [],
  };
  return { zones: [...server.zones.filter((z) => z.name !== name), change(own)] };
}

export const serverForms: readonly Tell[] = [
  {
    form: "server <address> <software> [in <vnet>]",
    says: "A DNS server whose configuration is told by the lines below it. It has neither forwarders nor root hints at first.",
    does: (draft, told) => {
      const address = told.one("address");
      const vnet = told.maybe("vnet");
      draft.current = address;
      draft.servers.set(address, {
        address,
        software: softwareOf(told.one("software")),
        conditionalForwarders: [],
        forwarders: [],
        rootHints: false,
        zones: [],
        validateExcept: [],
        ...(vnet ? { vnet: keyOf(find(draft, "vnet", vnet).id) } : {}),
      });
    },
  },
  {
    form: "on server <address>",
    says: "The lines below speak of a server that was told before.",
    does: (draft, told) => {
      draft.current = told.one("address");
      currentServer(draft);
    },
  },
  {
    form: "remove server <address>",
    says: "Forgets what was told of a DNS server.",
    does: (draft, told) => {
      draft.servers.delete(told.one("address"));
      draft.current = undefined;
    },
  },
  {
    form: "forwards <domain> to <targets,> [recursing on failure] [never recursing] [disabled]",
    says: "A conditional forwarder; to `nobody`: forwarding is cancelled below the domain.",
    does: (draft, told) =>
      say(draft, (server) =>
        withForwarder(server, {
          zone: told.one("domain"),
          to: targetsOf(told.list("targets")),
          enabled: !told.has("disabled"),
          except: [],
          ...(told.has("recursing") ? { fallback: true } : {}),
          ...(told.has("never") ? { fallback: false } : {}),
        }),
      ),
  },
  {
    form: "stops forwarding <domain>",
    says: "Takes a conditional forwarder away.",
    does: (draft, told) =>
      say(draft, (server) => ({
        conditionalForwarders: server.conditionalForwarders.filter(
          (f) => f.zone !== told.one("domain"),
        ),
      })),
  },
  {
    form: "default <targets,> [only]",
    says: "The forwarders for every other name; `nobody` takes them away; `only`: never its own recursion.",
    does: (draft, told) =>
      say(draft, () => ({
        forwarders: targetsOf(told.list("targets")),
        ...(told.has("only") ? { forwardOnly: true } : {}),
      })),
  },
  {
    form: "root hints <state:on|off>",
    says: "Whether it recurses from the root.",
    does: (draft, told) => say(draft, () => ({ rootHints: told.one("state") === "on" })),
  },
  {
    form: "hosts <zone> [partly] [unseen]",
    says: "A zone it holds; `partly`: a list of hosts only; `unseen`: its records were not told.",
    does: (draft, told) =>
      say(draft, (server) =>
        withZone(server, told.one("zone"), (zone) => ({
          ...zone,
          authoritative: !told.has("partly"),
          ...(told.has("unseen") ? { complete: false } : {}),
        })),
      ),
  },
  {
    form: "stops hosting <zone>",
    says: "Takes a zone from the server.",
    does: (draft, told) =>
      say(draft, (server) => ({ zones: server.zones.filter((z) => z.name !== told.one("zone")) })),
  },
  {
    form: "holds <name> in <zone> <type> <data>",
    says: "A record of a zone that the server hosts; the name is relative, or @.",
    does: (draft, told) =>
      say(draft, (server) =>
        withZone(server, told.one("zone"), (zone) => ({
          ...zone,
          records: [
            ...zone.records.filter(
              (r) => r.name !== told.one("name") || r.type !== told.one("type"),
            ),
            { name: told.one("name"), type: told.one("type"), ttl: 3600, data: told.one("data") },
          ],
        })),
      ),
  },
  {
    form: "filters private answers [except <suffixes,>]",
    says: "A filter against DNS rebinding; `except`: names that may have private addresses.",
    does: (draft, told) =>
      say(draft, () => ({ rebindFilter: { allowSuffixes: told.list("suffixes") } })),
  },
  {
    form: "validates dnssec [except <suffixes,>]",
    says: "DNSSEC validation; `except`: domains that are left out.",
    does: (draft, told) =>
      say(draft, () => ({ dnssecValidation: true, validateExcept: told.list("suffixes") })),
  },
];
