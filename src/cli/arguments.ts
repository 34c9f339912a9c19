/** What do the words of a command line say: operands and options, each checked against the command that takes them? */
import { nearest } from "#src/base/index.ts";
import { cliMessages } from "#src/messages/index.ts";
import { type Command, Exit, exit, type Options, type Told } from "./command.ts";

const EVERYWHERE: Options = {
  json: { takes: "flag", says: "Prints one JSON document." },
  help: { takes: "flag", says: "Shows this help." },
};

const ESTATE: Options = {
  estate: {
    takes: "texts",
    value: "<path>",
    says: "A snapshot, a raw export, or a folder of them; repeat to merge. `demo` is the built-in estate.",
  },
  sites: {
    takes: "texts",
    value: "<path>",
    says: "A sites file: what Azure cannot know. Repeat to merge.",
  },
};

/** One-letter forms. */
const SHORT: Readonly<Record<string, string>> = { "-o": "--output", "-h": "--help" };

/** Every option of `command`, its own first. */
export function optionsOf(command: Command): Options {
  return { ...command.options, ...(command.opensEstate ? ESTATE : {}), ...EVERYWHERE };
}

/**
 * What `words` tell `command`, called by `name`. Options are `--name value` or `--name=value`; `--` ends them. Ends
 * with a sentence and exit code 2 when a word is not understood, offering what is near.
 */
export function readArguments(name: string, command: Command, words: readonly string[]): Told {
  const options = optionsOf(command);
  const operands: string[] = [];
  const given = new Map<string, string[]>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    if (word === "--") {
      operands.push(...words.slice(i + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      operands.push(word);
      continue;
    }
    const [asked, inline] = parted(word);
    const option = SHORT[asked] ?? asked;
    const key = option.replace(/^--/, "");
    const known = option.startsWith("--") && Object.hasOwn(options, key) ? options[key] : undefined;
    if (!known) {
      const near = nearest(key, Object.keys(options), 2).map((o) => `--${o}`);
      throw wrong(cliMessages.noOption({ asked, command: name, near }));
    }
    if (known.takes === "flag") {
      if (inline !== undefined) throw wrong(cliMessages.needless({ option, seen: inline }));
      given.set(key, ["true"]);
      continue;
    }
    const value = inline ?? words[++i];
    // A value that begins with a dash is an option whose value was forgotten; `-` alone is stdout.
    if (value === undefined || (inline === undefined && /^-./.test(value)))
      throw wrong(cliMessages.noValue({ option, value: known.value ?? "<value>" }));
    const before = given.get(key) ?? [];
    if (known.takes === "text" && before.length > 0) throw wrong(cliMessages.twice({ option }));
    given.set(key, [...before, value]);
  }
  return {
    operands,
    flag: (key) => given.has(key),
    text: (key) => given.get(key)?.[0],
    texts: (key) => given.get(key) ?? [],
  };
}

/** Ends with a sentence and exit code 2 when there are too few or too many operands for `command`. */
export function checkOperands(command: Command, told: Told): void {
  const [least, most] = command.operands;
  const extra = told.operands[most];
  if (told.operands.length < least) throw wrong(cliMessages.tooFew(command));
  if (extra !== undefined) throw wrong(cliMessages.tooMany({ seen: extra, usage: command.usage }));
}

/** The value of `option`, without which `command` cannot run. */
export function needed(command: Command, told: Told, option: string): string {
  const value = told.text(option);
  if (value === undefined)
    throw wrong(cliMessages.needs({ option: `--${option}`, usage: command.usage }));
  return value;
}

function parted(word: string): readonly [string, string | undefined] {
  const equals = word.indexOf("=");
  return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}

function wrong(sentence: string): Exit {
  return new Exit(exit.wrongInput, sentence);
}
