/** `prices`: what does the catalogue hold for prices, as a file to edit and give to `--prices`? */
import { priceFile } from "#src/compare/index.ts";
import { type Command, exit } from "../command.ts";
import { jsonText } from "../json.ts";

export const pricesCommand: Command = {
  usage: "prices > <file>",
  says: "Prints the catalogue's list prices as a file to edit, for compare-access --prices and report --prices.",
  options: {},
  operands: [0, 0],
  opensEstate: false,
  run: async ({ out }) => {
    out(jsonText(priceFile()));
    return exit.answered;
  },
};
