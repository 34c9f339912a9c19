/** `resolve`: what does a name resolve to, seen from a vantage? */
import { needed } from "../arguments.ts";
import { type Command, exit } from "../command.ts";
import { jsonText } from "../json.ts";
import { noteUnknownName } from "../known-names.ts";
import { resolutionJson } from "../resolution-json.ts";
import { resolutionText } from "../resolution-text.ts";

export const resolveCommand: Command = {
  usage: "resolve <name> --from <vantage> [--type A] [--json]",
  says: "Predicts what a name resolves to, seen from a vantage, step by step and with evidence.",
  options: {
    from: { takes: "text", value: "<vantage>", says: "Where it is asked: see `vantages`." },
    type: { takes: "text", value: "<type>", says: "Record type, A unless told." },
  },
  operands: [1, 1],
  opensEstate: true,
  run: async (task) => {
    const [name = ""] = task.told.operands;
    const from = needed(resolveCommand, task.told, "from");
    const type = task.told.text("type");
    const reply = await task.ask("resolve", {
      name,
      from,
      ...(type === undefined ? {} : { type }),
    });
    await noteUnknownName(task, reply.question.name);
    const text = task.told.flag("json")
      ? jsonText(resolutionJson(reply))
      : resolutionText(reply, task.strong);
    task.out(text);
    return exit.answered;
  },
};
