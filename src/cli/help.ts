/** What does the help say, of the whole command line and of one command? */
import { optionsOf } from "./arguments.ts";
import { columns } from "./columns.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands.ts";

/** The help of the whole command line. */
export function helpOfAll(): string {
  const rows = Object.entries(commands).map(([name, { says }]) => [`  ${name}`, says]);
  return [
    "Split Horizon shows where traffic to every Azure PaaS service really goes, and proves it.",
    "",
    "Usage: split-horizon <command> [options]",
    "",
    columns(rows),
    "",
    "  --help      Shows the help of a command: split-horizon <command> --help.",
    "  --version   Shows the version.",
    "",
    "Without --estate the demo is asked. Exit codes: 0 answered, 1 an expectation failed, 2 wrong call or input, 3 done in part.",
  ].join("\n");
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const rows = Object.entries(optionsOf(command)).map(([name, { takes, value, says }]) => {
    const written = takes === "flag" ? "" : ` ${value ?? "<value>"}`;
    const short = name === "output" ? "-o, " : "";
    return [`  ${short}--${name}${written}`, says];
  });
  return [`Usage: split-horizon ${command.usage}`, "", command.says, "", columns(rows)].join("\n");
}
