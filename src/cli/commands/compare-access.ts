/** `compare-access`: private endpoints or service endpoints, for whom, and why? */
import { comparisonMarkdown } from "#src/compare/index.ts";
import { cliMessages, compareText } from "#src/messages/index.ts";
import { type Command, Exit, exit } from "../command.ts";
import { jsonText } from "../json.ts";
import { pricesAt } from "../price-file.ts";

export const compareAccessCommand: Command = {
  usage:
    "compare-access [--from <vantage>]… [--name <name>]… [--gb <number>] [--prices <file>] [--json]",
  says: "Compares private endpoints with service endpoints: what each would do and cost, and which to choose; as Markdown.",
  options: {
    from: {
      takes: "texts",
      value: "<vantage>",
      says: "A vantage; every subnet, site and VPN client unless told.",
    },
    name: { takes: "texts", value: "<name>", says: "A name; one of every service unless told." },
    gb: {
      takes: "text",
      value: "<number>",
      says: "GB in a month, in and out together; 0 unless told.",
    },
    prices: {
      takes: "text",
      value: "<file>",
      says: "A price list of one's own; the catalogue's unless told, which \"split-horizon prices\" prints.",
    },
  },
  operands: [0, 0],
  opensEstate: true,
  run: async (task) => {
    const { told } = task;
    const [from, names] = [told.texts("from"), told.texts("name")];
    const gbPerMonth = gigabytesOf(told.text("gb"));
    const reply = await task.ask("compareAccess", {
      ...(from.length > 0 ? { from } : {}),
      ...(names.length > 0 ? { names } : {}),
      ...(gbPerMonth === undefined ? {} : { gbPerMonth }),
      ...(await pricesAt(told.text("prices"))),
    });
    task.out(
      told.flag("json")
        ? jsonText({ format: "split-horizon.compare-access/1", ...asDocument(reply) })
        : comparisonMarkdown(reply),
    );
    return exit.answered;
  },
};

function gigabytesOf(seen: string | undefined): number | undefined {
  if (seen === undefined) return undefined;
  if (!/^\d{1,9}$/.test(seen)) throw new Exit(exit.wrongInput, cliMessages.notGigabytes({ seen }));
  return Number(seen);
}

/** `value` with the sentence of each fact beside its code. */
function asDocument(value: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, told(member)]));
}

function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== "object" || value === null) return value;
  if ("code" in value && "because" in value && "args" in value) return withText(value);
  return asDocument(value);
}

function withText(fact: object): Readonly<Record<string, unknown>> {
  const { code, args, ...rest } = Object.fromEntries(Object.entries(fact));
  return { code, args, text: compareText({ code, args }), ...rest };
}
