/** `vantages`: from where can be asked? */
import type { VantageRow } from "#src/api/index.ts";
import { columns } from "../columns.ts";
import { type Command, exit } from "../command.ts";
import { jsonWithLongLists } from "../json.ts";

export const vantagesCommand: Command = {
  usage: "vantages [--json]",
  says: "Lists what there is to ask from. Every other network interface, subnet and VNet can be asked by its id too.",
  options: {},
  operands: [0, 0],
  opensEstate: true,
  run: async (task) => {
    const vantages = await task.ask("vantages", {});
    if (task.told.flag("json")) {
      const list = vantages.map(({ id, kind, label }) => ({ id, kind, label }));
      task.out(jsonWithLongLists({ format: "split-horizon.vantages/1", vantages: list }));
      return exit.answered;
    }
    const words = new Map<string, number>();
    for (const v of vantages) words.set(formOf(v), (words.get(formOf(v)) ?? 0) + 1);
    // The short form, or the id where another one has the same.
    const word = (v: VantageRow) =>
      (words.get(formOf(v)) ?? 0) > 1 ? v.id : `${v.kind}:${v.label}`;
    const isShort = ({ kind }: VantageRow) => kind === "site" || kind === "internet";
    task.out(columns(vantages.map((v) => [v.kind, v.label, isShort(v) ? v.id : word(v)])));
    return exit.answered;
  },
};

function formOf({ kind, label }: VantageRow): string {
  return `${kind}:${label.toLowerCase()}`;
}
