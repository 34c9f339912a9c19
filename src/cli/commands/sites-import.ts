/** `sites import`: how does the configuration of real DNS servers become a sites file? */
import { type FileFault, nodeFiles, writeFileWhole } from "#src/io/index.ts";
import { cliMessages, importWords } from "#src/messages/index.ts";
import { importSites } from "#src/sites/index.ts";
import { type Command, Exit, exit } from "../command.ts";
import { jsonText } from "../json.ts";

export const sitesImportCommand: Command = {
  usage:
    "sites import <file>… [-o <sites.json>] [--address <address>] [--site <name>] [--vnet <id>]",
  says: "Reads named.conf, unbound.conf, dnsmasq.conf, a Corefile, Windows DNS exports, Infoblox CSV, hosts and resolv.conf, and writes a sites file.",
  options: {
    output: { takes: "text", value: "<sites.json>", says: "File to write; stdout unless told." },
    address: {
      takes: "text",
      value: "<address>",
      says: "Address of the server, where its configuration tells none.",
    },
    site: { takes: "text", value: "<name>", says: "Site whose clients ask it." },
    vnet: { takes: "text", value: "<id>", says: "ARM id of the VNet in which it stands." },
    strict: { takes: "flag", says: "Ends with 3 when a line was not understood." },
  },
  operands: [1, Number.POSITIVE_INFINITY],
  opensEstate: false,
  run: async ({ told, out, note }) => {
    const files = await Promise.all(told.operands.map(textAt));
    const { sites, notes, recognised } = importSites(files, {
      ...optional("address", told.text("address")),
      ...optional("site", told.text("site")),
      ...optional("vnet", told.text("vnet")),
    });
    for (const row of recognised) note(cliMessages.recognised(row));
    for (const { code, ...place } of notes)
      note(cliMessages.importNote({ ...place, words: importWords[code] ?? code }));
    const path = told.text("output");
    if (path === undefined || path === "-") out(jsonText(sites));
    else {
      await writeFileWhole(path, [jsonText(sites)]).catch(asExit);
      note(cliMessages.importedSites({ servers: sites.dnsServers.length, path }));
    }
    if (sites.dnsServers.length === 0 && sites.sites.length === 0) return exit.wrongInput;
    return told.flag("strict") && notes.length > 0 ? exit.inPart : exit.answered;
  },
};

async function textAt(path: string) {
  const [file] = await nodeFiles().list(path).catch(asExit);
  const bytes = (await file?.read().catch(asExit)) ?? new Uint8Array();
  return { name: path, text: decoded(bytes) };
}

/** Text in UTF-8, or in UTF-16 as PowerShell 5 writes it, told by its first two bytes. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

function asExit(fault: FileFault): never {
  throw new Exit(exit.wrongInput, fault.sentence);
}

function optional<K extends string>(key: K, value: string | undefined) {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}
