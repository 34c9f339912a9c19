/** What a scenario file says: a world in a few lines, questions asked in it, and what each answer must be. */
import { type Draft, emptyDraft } from "./draft.ts";
import { leadingWords, Misread, readBy, type Told, wordsOf } from "./form.ts";
import { tell, tellForms } from "./world.ts";

/** One possible answer that a scenario expects. */
export type ExpectedBranch = {
  readonly outcome: string;
  /** Words that the branch's condition must hold; empty: any condition. */
  readonly when: string;
};

/** All that a scenario says of one answer; what is undefined was not said. */
export type Expected = {
  readonly outcome: string;
  readonly rcode?: string;
  /** Whole chain, as `name TYPE data`; an empty list is a chain without records. */
  readonly chain?: readonly string[];
  readonly addresses?: readonly string[];
  readonly branches: readonly ExpectedBranch[];
  readonly decides?: string;
  readonly confidence?: string;
  /** The last server that the question passed. */
  readonly endsAt?: string;
  /** Every server that the question passed, in order. */
  readonly servers?: readonly string[];
  /** Name of the private endpoint that owns the address. */
  readonly endpoint?: string;
};

/** One question of a scenario. */
export type Asked = {
  readonly line: number;
  readonly name: string;
  readonly type: string;
  readonly from: string;
  readonly expected: Expected;
  /** The world at this point of the file, told anew at every call. */
  readonly draft: () => Draft;
};

export type Scenario = {
  readonly file: string;
  /** The comment that opens the file: what it is about. */
  readonly story: string;
  readonly asked: readonly Asked[];
};

/** A line of a scenario that cannot be read, as `file:line: seen. Right would be: …`. */
export class ScenarioFault extends Error {
  override readonly name = "ScenarioFault";
}

type Building = { -readonly [K in keyof Expected]: Expected[K] };

const OUTCOMES =
  "PRIVATE_OK|PRIVATE_NOT_APPROVED|PRIVATE_WRONG_TARGET|PRIVATE_STALE|PRIVATE_CUSTOM|PUBLIC|NXDOMAIN|NODATA|SERVFAIL|TIMEOUT|LOOP|FILTERED|FORWARDED|INDETERMINATE";

/** The lines that may follow an `ask`. */
export const expectForms: readonly {
  readonly form: string;
  readonly says: string;
  readonly does: (expected: Building, told: Told) => void;
}[] = [
  {
    form: `outcome <outcome:${OUTCOMES}>`,
    says: "The outcome. Every question has one.",
    does: (expected, told) => {
      expected.outcome = told.one("outcome");
    },
  },
  {
    form: "rcode <rcode:NOERROR|NODATA|NXDOMAIN|SERVFAIL|TIMEOUT>",
    says: "The response code.",
    does: (expected, told) => {
      expected.rcode = told.one("rcode");
    },
  },
  {
    form: "chain none",
    says: "The answer holds no records at all.",
    does: (expected) => {
      expected.chain = [];
    },
  },
  {
    form: "chain <name> <type> <data>",
    says: "One record of the answer; all such lines together are the whole chain, in order.",
    does: (expected, told) => {
      const link = `${told.one("name")} ${told.one("type")} ${told.one("data")}`;
      expected.chain = [...(expected.chain ?? []), link];
    },
  },
  {
    form: "addresses <addresses,>",
    says: "All addresses of the answer; `public` is a public address that nobody knows, `none` is none at all.",
    does: (expected, told) => {
      expected.addresses = told.list("addresses").filter((a) => a !== "none");
    },
  },
  {
    form: `branch <outcome:${OUTCOMES}> [when <words>]`,
    says: "One of the possible answers; all such lines together are all of them, in order. `when`: words of its condition, in quotes.",
    does: (expected, told) => {
      const branch = { outcome: told.one("outcome"), when: told.maybe("words") ?? "" };
      expected.branches = [...expected.branches, branch];
    },
  },
  {
    form: "decides <step>",
    says: "The code of the step that decided.",
    does: (expected, told) => {
      expected.decides = told.one("step");
    },
  },
  {
    form: "confidence <confidence:certain|likely|unknown>",
    says: "How sure the answer is.",
    does: (expected, told) => {
      expected.confidence = told.one("confidence");
    },
  },
  {
    form: "ends at <server>",
    says: "The last server that the question passed.",
    does: (expected, told) => {
      expected.endsAt = told.one("server");
    },
  },
  {
    form: "servers <servers,>",
    says: "Every server that the question passed, in order; a server with blanks in its name stands in quotes.",
    does: (expected, told) => {
      expected.servers = told.list("servers");
    },
  },
  {
    form: "endpoint <endpoint>",
    says: "The private endpoint that owns the address.",
    does: (expected, told) => {
      expected.endpoint = told.one("endpoint");
    },
  },
];

const ASK = "ask <name> [type <type>] [from <vantage>]";

/** Reads the scenario `text` of `file`; throws `ScenarioFault` at the first line that cannot be read. */
export function parseScenario(file: string, text: string): Scenario {
  const lines = text.split("\n").map((line, i) => ({ n: i + 1, line, words: wordsOf(line) }));
  const fault = (n: number, error: Misread) =>
    new ScenarioFault(`${file}:${n}: ${error.message}. Right would be: ${error.right}`);
  const told: { readonly n: number; readonly words: readonly string[] }[] = [];
  const asked: Asked[] = [];
  let open: { readonly n: number; readonly told: Told; readonly expected: Building } | undefined;

  const close = () => {
    if (!open) return;
    const { n, told: ask, expected } = open;
    if (expected.outcome === "")
      throw fault(n, new Misread("this question has no outcome", 'a line "outcome …" below it'));
    const before = told.slice();
    const draft = () => {
      const made = emptyDraft();
      for (const line of before) {
        try {
          tell(made, line.words);
        } catch (error) {
          throw error instanceof Misread ? fault(line.n, error) : error;
        }
      }
      return made;
    };
    asked.push({
      line: n,
      name: ask.one("name"),
      type: ask.maybe("type") ?? "A",
      from: ask.maybe("vantage") ?? "",
      expected,
      draft,
    });
    open = undefined;
  };

  for (const { n, words } of lines) {
    const [first] = words;
    if (first === undefined) continue;
    try {
      if (first === "ask") {
        close();
        const ask = readBy(ASK, words);
        if (!ask.has("from")) throw new Misread("this question is asked from nowhere", ASK);
        open = { n, told: ask, expected: { outcome: "", branches: [] } };
      } else if (open && isExpectation(words)) {
        expect(open.expected, words);
      } else if (first === "change") {
        close();
        checkTold(words.slice(1));
        told.push({ n, words: words.slice(1) });
      } else if (asked.length > 0 || open) {
        throw new Misread(
          `"${first}" changes the world after a question`,
          `change ${words.join(" ")}, or one of ${expectForms.map((f) => f.form.split(" ")[0]).join(", ")}`,
        );
      } else {
        checkTold(words);
        told.push({ n, words });
      }
    } catch (error) {
      throw error instanceof Misread ? fault(n, error) : error;
    }
  }
  close();
  const last = lines.at(-1)?.n ?? 1;
  if (asked.length === 0)
    throw fault(last, new Misread("nothing is asked in this file", `a line "${ASK}"`));
  // The world is told once here, so that a wrong line is a fault of the file and not of its question.
  asked.at(-1)?.draft();
  return { file, story: storyOf(text), asked };
}

function isExpectation(words: readonly string[]): boolean {
  return expectForms.some((f) => leadingWords(f.form, words) > 0);
}

function expect(expected: Building, words: readonly string[]): void {
  const ranked = expectForms
    .map((f) => ({ f, score: leadingWords(f.form, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  let first: Misread | undefined;
  for (const { f } of ranked) {
    try {
      f.does(expected, readBy(f.form, words));
      return;
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      first ??= error;
    }
  }
  if (first) throw first;
}

/** Whether the line begins as some form of a told world does; the rest is checked when it is told. */
function checkTold(words: readonly string[]): void {
  if (tellForms.some((t) => leadingWords(t.form, words) > 0)) return;
  throw new Misread(
    `no line begins with "${words[0] ?? ""}"`,
    [...new Set(tellForms.map((t) => t.form.split(" ")[0]))].join(", "),
  );
}

function storyOf(text: string): string {
  const comment = /^(?:#.*\n?)+/.exec(text)?.[0] ?? "";
  return comment.replace(/^# ?/gm, "").trim().split("\n")[0] ?? "";
}
