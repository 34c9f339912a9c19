/** What do people read on the command line when a command was called wrongly, or beside its result? */

type Near = readonly string[];

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;

/** The sentences of the command line, by what happened. */
export const cliMessages = {
  noCommand: ({ asked, near }: { readonly asked: string; readonly near: Near }) =>
    `There is no command "${asked}".${meant(near)} "split-horizon --help" lists them all.`,
  noSubcommand: ({ asked, known }: { readonly asked: string; readonly known: Near }) =>
    `"${asked}" needs a second word: ${known.join(" or ")}.`,
  noOption: (a: { readonly asked: string; readonly command: string; readonly near: Near }) =>
    `"${a.command}" has no option ${a.asked}.${meant(a.near)} "split-horizon ${a.command} --help" lists them all.`,
  noValue: ({ option, value }: { readonly option: string; readonly value: string }) =>
    `${option} needs a value: ${option} ${value}.`,
  needless: ({ option, seen }: { readonly option: string; readonly seen: string }) =>
    `${option} takes no value, but "${seen}" was given.`,
  twice: ({ option }: { readonly option: string }) =>
    `${option} was given more than once, and only one can count.`,
  tooFew: ({ usage }: { readonly usage: string }) =>
    `Something is missing. Usage: split-horizon ${usage}`,
  tooMany: ({ seen, usage }: { readonly seen: string; readonly usage: string }) =>
    `"${seen}" is one word too many. Usage: split-horizon ${usage}`,
  needs: (a: { readonly option: string; readonly usage: string }) =>
    `${a.option} is missing. Usage: split-horizon ${a.usage}`,
  demo: () => "No estate was named, so this is the demo, Contoso. Name yours with --estate <path>.",
  moreOddities: ({ count }: { readonly count: number }) => `And ${count} more; --all lists them.`,
  wrongPort: ({ seen }: { readonly seen: string }) =>
    `--port needs a number from 0 to 65535, not "${seen}".`,
  notGigabytes: (a: { readonly seen: string }) =>
    `--gb ${a.seen}: right would be a whole number of GB in a month, such as 500.`,
  notAPort: ({ seen }: { readonly seen: string }) =>
    `--port needs a number from 1 to 65535, not "${seen}".`,
  policyNotJson: ({ path }: { readonly path: string }) =>
    `${path} is no JSON. Right would be a list of lines such as [{ "name": "*.blob.core.windows.net", "want": "PRIVATE_ENDPOINT" }].`,
  noRoutes: ({ from }: { readonly from: string }) =>
    `Azure gives no effective routes for ${from}: it stands in no subnet, or it is the interface of a private endpoint.`,
  matrixSummary: (a: {
    readonly vantages: number;
    readonly names: number;
    readonly unexpected: number;
  }) =>
    `${counted(a.vantages, "vantage")}, ${counted(a.names, "name")}: ${a.unexpected === 0 ? "nothing is otherwise than expected" : `${counted(a.unexpected, "pair")} not as expected`}.`,
  notATime: ({ seen }: { readonly seen: string }) =>
    `--taken-at needs an ISO time such as 2026-11-20T09:12:00Z, not "${seen}".`,
  imported: (a: { readonly documents: number; readonly types: number; readonly path: string }) =>
    `Wrote ${a.documents} documents of ${a.types} types to ${a.path}.`,
  importedSites: (a: { readonly servers: number; readonly path: string }) =>
    `Wrote ${a.servers} DNS ${a.servers === 1 ? "server" : "servers"} to ${a.path}.`,
  importNote: (a: {
    readonly file: string;
    readonly line: number;
    readonly seen: string;
    readonly words: string;
  }) => `${a.file}${a.line > 0 ? `:${a.line}` : ""}: ${a.seen ? `"${a.seen}" ` : ""}${a.words}.`,
  recognised: ({ file, as }: { readonly file: string; readonly as: string }) =>
    `${file} was read as ${as}.`,
  serving: ({ url }: { readonly url: string }) =>
    `Open ${url}\nThe same screens and the same engine, for this machine only. Ctrl+C stops it.`,
  emptyAsk: () =>
    'Nothing was pasted: the text is empty. Right would be: split-horizon ask "from vm-app to stcontoso:443", or - for standard input.',
  defect: ({ why }: { readonly why: string }) =>
    `Split Horizon made a mistake: ${why}. The mistake is in the program, not in the input.`,
} as const;

function meant(near: Near): string {
  return near.length > 0 ? ` Perhaps ${near.join(" or ")}?` : "";
}
