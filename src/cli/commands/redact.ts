/** `redact`: how is an estate made fit for sharing, with proof that its answers stay? */
import { writeFile } from "node:fs/promises";
import { coinOf, keyOfContent, nodeFiles } from "#src/io/index.ts";
import { redactMessages } from "#src/messages/index.ts";
import { redactionFor } from "#src/snapshot/index.ts";
import { needed } from "../arguments.ts";
import { type Command, Exit, exit } from "../command.ts";
import { jsonText } from "../json.ts";
import { open } from "../open-estate.ts";
import { proofOf } from "../redact-proof.ts";
import { toldIn } from "../told-sites.ts";
import { writeSnapshot } from "../write-snapshot.ts";

type Bag = Readonly<Record<string, unknown>>;

export const redactCommand: Command = {
  usage: "redact <snapshot> -o <file> [--sites <file>… --sites-output <file>]",
  says: "Writes the estate under other names and addresses, and checks that every answer stays. Ends with 3 when one does not.",
  options: {
    output: {
      takes: "text",
      value: "<file>",
      says: "Snapshot to write: .horizon or .json.gz (packed), or .json.",
    },
    sites: { takes: "texts", value: "<file>", says: "A sites file to redact along; repeatable." },
    "sites-output": { takes: "text", value: "<file>", says: "Where the sites files go, as one." },
    key: {
      takes: "text",
      value: "<text>",
      says: "Two estates redacted by one key have the same addresses; else the content is the key.",
    },
    "skip-proof": { takes: "flag", says: "Does not compare the answers before and after." },
  },
  operands: [1, 1],
  opensEstate: false,
  run: async (task) => {
    const { told } = task;
    const path = needed(redactCommand, told, "output");
    const sitesPath = told.text("sites-output");
    const sitesPaths = told.texts("sites");
    if (sitesPaths.length > 0 && sitesPath === undefined)
      throw new Exit(exit.wrongInput, redactMessages.needsSitesOutput());
    await open(task, told.operands, sitesPaths);
    const snapshot = await task.ask("snapshot", {});
    const documents = snapshot.documents.filter(isBag);
    // What was told beside the snapshot stays beside it, and what stands in it stays in it.
    const own = sitesPaths.length === 0 ? toldIn(await task.ask("sitesFile", {})) : undefined;
    const sites = own ? [own] : await Promise.all(sitesPaths.map(jsonAt));
    const key = told.text("key") ?? keyOfContent(documents.map((one) => JSON.stringify(one)));
    const redaction = redactionFor({ documents, gaps: snapshot.gaps, sites }, coinOf(key));
    const shared = {
      takenAt: snapshot.takenAt,
      documents: documents.map(redaction.document),
      gaps: snapshot.gaps.map(redaction.gap),
    };
    const sharedSites = sites.map(redaction.sites);
    await writeSnapshot(path, own ? { ...shared, sites: sharedSites[0] } : shared, task);
    if (sitesPath !== undefined)
      await writeFile(sitesPath, `${JSON.stringify(oneSites(sharedSites), null, 2)}\n`);
    task.note(redactMessages.written({ documents: documents.length, path }));
    if (told.flag("skip-proof")) return exit.answered;
    const format = "split-horizon.snapshot/1";
    const proof = await proofOf(
      { snapshot: { ...snapshot, documents, format }, sites },
      { snapshot: { ...shared, format }, sites: sharedSites },
      redaction,
    );
    task.note(proof.different === 0 ? redactMessages.same(proof) : redactMessages.different(proof));
    if (told.flag("json")) task.out(jsonText({ format: "split-horizon.redact/1", ...proof }));
    return proof.different === 0 ? exit.answered : exit.inPart;
  },
};

const isBag = (value: unknown): value is Bag =>
  typeof value === "object" && value !== null && !Array.isArray(value);

async function jsonAt(path: string): Promise<unknown> {
  const [file] = await nodeFiles().list(path);
  const text = new TextDecoder().decode(await file?.read());
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Exit(exit.wrongInput, redactMessages.badSites({ path, why }));
  }
}

/** Several sites files as one: their lists, one after another. */
function oneSites(all: readonly unknown[]): unknown {
  const lists = (key: string) =>
    all.filter(isBag).flatMap((one): readonly unknown[] => {
      const list = one[key];
      return Array.isArray(list) ? list : [];
    });
  return {
    format: "split-horizon.sites/1",
    sites: lists("sites"),
    dnsServers: lists("dnsServers"),
  };
}
