/** `matrix`: what becomes of every name from every vantage? */
import type { MatrixReply } from "#src/api/index.ts";
import { cliMessages } from "#src/messages/index.ts";
import { columns } from "../columns.ts";
import { type Command, exit } from "../command.ts";
import { jsonWithLongLists } from "../json.ts";
import { noteUnknownName } from "../known-names.ts";
import { policyAt } from "../policy-file.ts";

export const matrixCommand: Command = {
  usage: "matrix [--from <vantage>]… [--name <name>]… [--all] [--policy <file>] [--json]",
  says: "Answers every name from every vantage; as text, what is not as expected unless --all is given.",
  options: {
    from: { takes: "texts", value: "<vantage>", says: "A vantage; every listed one unless told." },
    name: { takes: "texts", value: "<name>", says: "A name; every service's unless told." },
    all: { takes: "flag", says: "Also what is as expected." },
    policy: {
      takes: "text",
      value: "<file>",
      says: "JSON lines of what is wanted, before the estate's own settings.",
    },
  },
  operands: [0, 0],
  opensEstate: true,
  run: async (task) => {
    const { told } = task;
    const [from, names] = [told.texts("from"), told.texts("name")];
    const reply = await task.ask("matrix", {
      ...(from.length > 0 ? { from } : {}),
      ...(names.length > 0 ? { names } : {}),
      ...(await policyAt(told.text("policy"))),
    });
    if (names.length > 0) for (const { name } of reply.names) await noteUnknownName(task, name);
    if (told.flag("json")) task.out(jsonWithLongLists(matrixJson(reply)));
    else task.out(matrixText(reply, told.flag("all")));
    return exit.answered;
  },
};

/** The document of `matrix --json`. */
function matrixJson(reply: MatrixReply): Readonly<Record<string, unknown>> {
  return {
    format: "split-horizon.matrix/1",
    vantages: reply.vantages.map(({ id, kind, label }) => ({ id, kind, label })),
    names: reply.names.map(({ name, service }) => ({ name, service })),
    cells: reply.cells.map(({ v, n, dns, class: own, expected, word, asExpected }) => ({
      v,
      n,
      dns,
      class: own,
      expected,
      word,
      asExpected,
    })),
  };
}

function matrixText(reply: MatrixReply, isAll: boolean): string {
  const shown = reply.cells.filter((cell) => isAll || cell.asExpected === false);
  const rows = shown.map((cell) => [
    cell.asExpected === false ? "!" : " ",
    reply.vantages[cell.v]?.label ?? "",
    reply.names[cell.n]?.name ?? "",
    cell.dns,
    cell.class,
    cell.expected === null ? "" : `expected ${cell.expected}`,
  ]);
  const unexpected = reply.cells.filter((cell) => cell.asExpected === false).length;
  const summary = cliMessages.matrixSummary({
    vantages: reply.vantages.length,
    names: reply.names.length,
    unexpected,
  });
  return rows.length === 0 ? summary : `${columns(rows)}\n\n${summary}`;
}
