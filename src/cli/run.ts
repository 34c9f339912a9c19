/** What happens with the words of one call: the command is found, its words are checked, and it answers? */
import { type Api, createApi } from "#src/api/index.ts";
import { nearest } from "#src/base/index.ts";
import {
  azureCollector,
  breath,
  keepingIn,
  nodeFiles,
  nodePainter,
  snapshotsFolder,
} from "#src/io/index.ts";
import { cliMessages } from "#src/messages/index.ts";
import { checkOperands, readArguments } from "./arguments.ts";
import { Exit, exit, type Output, type Task } from "./command.ts";
import { commands } from "./commands.ts";
import { openEstate } from "./open-estate.ts";

/** Runs the call that `words` tell; the exit code. Sentences about what is wrong go to stderr, never to stdout. */
export async function run(words: readonly string[], output: Output): Promise<number> {
  try {
    return await answer(words, output);
  } catch (error) {
    if (error instanceof Exit) {
      output.note(error.message);
      return error.code;
    }
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    output.note(cliMessages.defect({ why }));
    return exit.defect;
  }
}

async function answer(words: readonly string[], output: Output): Promise<number> {
  const [first] = words;
  if (first === undefined || first === "--help" || first === "-h" || first === "help") {
    const { helpOfAll } = await import("./help.ts");
    if (first !== undefined) output.out(helpOfAll());
    else output.note(helpOfAll());
    return first === undefined ? exit.wrongInput : exit.answered;
  }
  if (first === "--version" || first === "version") {
    const { version } = await import("./root.ts");
    output.out(version());
    return exit.answered;
  }
  const { name, rest } = commandIn(words);
  const command = await commands[name]?.load();
  if (!command) throw wrongCommand(words);
  const told = readArguments(name, command, rest);
  if (told.flag("help")) {
    const { helpOf } = await import("./help.ts");
    output.out(helpOf(command));
    return exit.answered;
  }
  checkOperands(command, told);
  const api = createApi({
    files: nodeFiles(),
    pause: breath,
    foresees: name === "serve",
    collector: keepingIn(
      snapshotsFolder(process.env),
      azureCollector({
        environment: process.env,
        front: name === "serve" ? "page" : "commands",
      }),
    ),
    painter: nodePainter(),
  });
  const task: Task = { ...output, told, api, ask: askOf(api) };
  if (command.opensEstate) await openEstate(task);
  return command.run(task);
}

/** The command's name, of one word or two, and the words after it. */
function commandIn(words: readonly string[]): { name: string; rest: readonly string[] } {
  const two = words.slice(0, 2).join(" ");
  if (Object.hasOwn(commands, two)) return { name: two, rest: words.slice(2) };
  const [name = ""] = words;
  return { name: Object.hasOwn(commands, name) ? name : "", rest: words.slice(1) };
}

function wrongCommand(words: readonly string[]): Exit {
  const [asked = ""] = words;
  const names = Object.keys(commands);
  const known = names.filter((name) => name.startsWith(`${asked} `)).map((n) => `"${n}"`);
  const sentence =
    known.length > 0
      ? cliMessages.noSubcommand({ asked, known })
      : cliMessages.noCommand({ asked, near: nearest(asked, names, 2) });
  return new Exit(exit.wrongInput, sentence);
}

const codes = {
  input: exit.wrongInput,
  cancelled: exit.interrupted,
  defect: exit.defect,
} as const;

/** Asks `api`; a fault ends the call with its sentence. */
function askOf(api: Api): Task["ask"] {
  return async (name, ask, onNews) => {
    const reply = await api(name, ask, onNews ? { onNews } : {});
    if (reply.ok) return reply.value;
    throw new Exit(codes[reply.fault.kind], reply.fault.sentence);
  };
}
