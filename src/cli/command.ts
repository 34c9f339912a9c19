/** What is a command of the command line, and what does it get to work with? */
import type { Api, CallName, Calls } from "#src/api/index.ts";

/** An option of a command. */
export type Option = {
  /** `flag`: there or not; `text`: one value; `texts`: any number of times. */
  readonly takes: "flag" | "text" | "texts";
  /** How its value is written in the help, e.g. `<vantage>`. */
  readonly value?: string;
  readonly says: string;
};

export type Options = Readonly<Record<string, Option>>;

/** What was told on the command line, checked against the command's options. */
export type Told = {
  readonly operands: readonly string[];
  readonly flag: (name: string) => boolean;
  /** The value of an option that takes one; undefined when it was not given. */
  readonly text: (name: string) => string | undefined;
  readonly texts: (name: string) => readonly string[];
};

/** The one way out: stdout for the result, stderr for everything else. */
export type Output = {
  /** Text for stdout, with a line break at its end when it has none. */
  readonly out: (text: string) => void;
  /** Text for stdout as it is. */
  readonly write: (text: string) => void;
  readonly note: (text: string) => void;
  /** Whether stderr is a terminal, on which progress may be shown. */
  readonly isWatched: boolean;
  /** `text` as what counts most: bold on a terminal that wants it, else as it is. */
  readonly strong: (text: string) => string;
};

export type Task = Output & {
  readonly told: Told;
  /** Asks the api; a fault becomes an `Exit`. */
  readonly ask: <K extends CallName>(
    name: K,
    ask: Calls[K]["ask"],
    onNews?: (news: Calls[K]["news"]) => void,
  ) => Promise<Calls[K]["reply"]>;
  readonly api: Api;
};

/** One command. To add one: a file beside the others, and its line in `commands.ts`. */
export type Command = {
  /** The line after `split-horizon`, e.g. `resolve <name> --from <vantage>`. */
  readonly usage: string;
  /** One sentence: what it does. */
  readonly says: string;
  /** Its own options; `--estate` and `--sites` come with `opensEstate`, `--help` always. */
  readonly options: Options;
  /** How many operands it takes. */
  readonly operands: readonly [least: number, most: number];
  /** Whether the estate is opened before it runs. */
  readonly opensEstate: boolean;
  /** Runs it; the exit code. */
  readonly run: (task: Task) => Promise<number>;
};

/** The exit codes of the contract, and two beside it: our own mistake, and an interrupt (as shells count it). */
export const exit = {
  answered: 0,
  failed: 1,
  wrongInput: 2,
  inPart: 3,
  defect: 70,
  interrupted: 130,
} as const;

/** An early end with a sentence for stderr. */
export class Exit extends Error {
  override readonly name = "Exit";
  readonly code: number;
  constructor(code: number, sentence: string) {
    super(sentence);
    this.code = code;
  }
}
