/** Which sites file comes out of real configuration files of DNS servers. */
import { parseAddress } from "#src/net/index.ts";
import { importBind, looksLikeBind } from "./bind.ts";
import { importCorefile, looksLikeCorefile } from "./coredns.ts";
import { importDnsmasq, looksLikeDnsmasq } from "./dnsmasq.ts";
import {
  addHost,
  type Imported,
  type ImportFile,
  type ImportNote,
  type Include,
  type Note,
  newServer,
  type ServerDraft,
} from "./draft.ts";
import { looksLikeHosts, looksLikeResolvConf, readHosts, readResolvConf } from "./hosts.ts";
import { importInfoblox, looksLikeInfoblox } from "./infoblox.ts";
import { importUnbound, looksLikeUnbound } from "./unbound.ts";
import { importWindows, looksLikeWindows } from "./windows.ts";

export type ImportOptions = {
  /** Address at which the server answers, where its configuration does not tell. */
  readonly address?: string;
  /** Site to which it belongs; makes a site that asks it. */
  readonly site?: string;
  /** ARM id of the VNet in which it stands. */
  readonly vnet?: string;
};

/** A sites file (spec/cli.md) as plain JSON, and what was not understood on the way. */
export type ImportResult = {
  readonly sites: SitesFile;
  readonly notes: readonly ImportNote[];
  readonly recognised: readonly { readonly file: string; readonly as: string }[];
};

export type SitesFile = {
  readonly format: "split-horizon.sites/1";
  readonly sites: readonly Readonly<Record<string, unknown>>[];
  readonly dnsServers: readonly Readonly<Record<string, unknown>>[];
};

type Reader = readonly [
  name: string,
  looks: (text: string) => boolean,
  read: (file: ImportFile, noteFor: (file: string) => Note, include: Include) => Imported,
];

// In order of how sure the look is: formats with a telling word first.
const READERS: readonly Reader[] = [
  ["infoblox", looksLikeInfoblox, importInfoblox],
  ["windows", looksLikeWindows, importWindows],
  ["bind", looksLikeBind, importBind],
  ["unbound", looksLikeUnbound, importUnbound],
  ["coredns", looksLikeCorefile, importCorefile],
  ["dnsmasq", looksLikeDnsmasq, importDnsmasq],
];

/** The sites file that `files` amount to. Files that a configuration includes (zone files, hosts) are read through it. */
export function importSites(
  files: readonly ImportFile[],
  options: ImportOptions = {},
): ImportResult {
  const notes: ImportNote[] = [];
  const noteFor =
    (file: string): Note =>
    (line, seen, code) => {
      notes.push({ file, line, seen: seen.slice(0, 200), code });
    };
  const used = new Set<string>();
  const servers: ServerDraft[] = [];
  const resolvers: string[] = [];
  const recognised: { file: string; as: string }[] = [];
  const ordered = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const known = ordered.map((file) => ({
    file,
    reader: READERS.find(([, looks]) => looks(file.text)),
  }));
  const include: Include = (path) => {
    const wanted = path.replaceAll("\\", "/");
    const found = ordered.filter((f) => matchesPath(f.name.replaceAll("\\", "/"), wanted));
    for (const f of found) used.add(f.name);
    return found;
  };
  // What others include must not be read a second time on its own, so included names are found first.
  for (const { file, reader } of known)
    if (reader)
      reader[2](
        file,
        () => () => undefined,
        (path) => include(path).filter((f) => f !== file),
      );
  for (const { file, reader } of known) {
    if (used.has(file.name)) {
      recognised.push({ file: file.name, as: "included" });
      continue;
    }
    const plain = reader ? undefined : plainReader(file);
    if (!reader && !plain) {
      noteFor(file.name)(0, file.text.slice(0, 60), "not-recognised");
      continue;
    }
    recognised.push({ file: file.name, as: reader?.[0] ?? plain?.as ?? "" });
    const read = reader
      ? reader[2](file, noteFor, (path) => include(path).filter((f) => f !== file))
      : plain?.read(noteFor(file.name));
    servers.push(...(read?.servers ?? []));
    resolvers.push(...(read?.resolvers ?? []));
  }
  return { sites: toSitesFile(merged(servers), resolvers, options, noteFor), notes, recognised };
}

function matchesPath(name: string, wanted: string): boolean {
  const base = wanted.slice(wanted.lastIndexOf("/") + 1);
  if (base.includes("*")) {
    const folder = wanted.split("/").at(-2);
    const pattern = new RegExp(
      `^${base
        .split("*")
        .map((p) => p.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
        .join(".*")}$`,
    );
    return (
      pattern.test(name.slice(name.lastIndexOf("/") + 1)) &&
      (folder === undefined || folder === "" || name.includes(`${folder}/`))
    );
  }
  return base !== "" && name.slice(name.lastIndexOf("/") + 1) === base;
}

function plainReader(file: ImportFile): { as: string; read: (note: Note) => Imported } | undefined {
  if (looksLikeResolvConf(file.text))
    return {
      as: "resolv.conf",
      read: (note) => ({ servers: [], resolvers: readResolvConf(file.text, note) }),
    };
  if (!looksLikeHosts(file.text)) return undefined;
  return {
    as: "hosts",
    read: (note) => {
      const server = newServer("other");
      for (const h of readHosts(file.text, note)) addHost(server, h.name, h.address);
      return { servers: [server], resolvers: [] };
    },
  };
}

/** Files of one server belong together: same software, same computer. */
function merged(servers: readonly ServerDraft[]): ServerDraft[] {
  const groups = new Map<string, ServerDraft>();
  for (const server of servers) {
    // Hosts files lay over the only other server there is; Windows exports come in several files.
    const key =
      server.software === "windows"
        ? `windows/${server.label}`
        : `${server.software}/${groups.size}`;
    const known =
      groups.get(key) ??
      (server.software === "windows" && server.label === ""
        ? [...groups.values()].find((g) => g.software === "windows")
        : undefined);
    if (!known) {
      groups.set(key, server);
      continue;
    }
    known.addresses.push(...server.addresses);
    known.forwarders.push(...server.forwarders);
    known.conditionalForwarders.push(
      ...server.conditionalForwarders.filter(
        (c) => !known.conditionalForwarders.some((k) => k.zone === c.zone),
      ),
    );
    for (const zone of server.zones) {
      const same = known.zones.find((z) => z.name === zone.name);
      if (!same) known.zones.push(zone);
      else if (zone.complete)
        Object.assign(same, { complete: true, records: [...same.records, ...zone.records] });
    }
    known.rootHints ??= server.rootHints;
  }
  return [...groups.values()];
}

function toSitesFile(
  servers: readonly ServerDraft[],
  resolvers: readonly string[],
  options: ImportOptions,
  noteFor: (file: string) => Note,
): SitesFile {
  const dnsServers = servers.flatMap((server, i) => {
    const addresses =
      options.address && i === 0
        ? [options.address]
        : [...new Set(server.addresses)].filter((a) => parseAddress(a));
    if (addresses.length === 0) noteFor(server.software)(0, server.label, "address-not-told");
    return (addresses.length > 0 ? addresses : ["0.0.0.0"]).map((address) =>
      serverJson(server, address, options.vnet ?? null),
    );
  });
  const told = dnsServers.map((s) => String(s.address)).filter((a) => a !== "0.0.0.0");
  const asked = resolvers.length > 0 ? resolvers : told;
  const site = options.site ?? (resolvers.length > 0 ? "imported" : undefined);
  const sites =
    site && !options.vnet
      ? [
          {
            name: site,
            attach: [],
            prefixes: [],
            dnsServers: [...new Set(asked)],
            natAddresses: [],
          },
        ]
      : [];
  return { format: "split-horizon.sites/1", sites, dnsServers };
}

function serverJson(
  server: ServerDraft,
  address: string,
  vnet: string | null,
): Readonly<Record<string, unknown>> {
  const optional = {
    ...(server.forwardOnly === undefined ? {} : { forwardOnly: server.forwardOnly }),
    ...(server.rebindFilter ? { rebindFilter: server.rebindFilter } : {}),
    ...(server.dnssecValidation === undefined ? {} : { dnssecValidation: server.dnssecValidation }),
    ...(server.validateExcept.length > 0 ? { validateExcept: server.validateExcept } : {}),
  };
  return {
    address,
    vnet,
    software: server.software,
    conditionalForwarders: server.conditionalForwarders,
    forwarders: [...new Set(server.forwarders)],
    rootHints: server.rootHints ?? server.forwarders.length === 0,
    zones: server.zones,
    ...optional,
  };
}
