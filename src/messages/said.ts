/** What does the catalogue hand around: a sentence before it has a language, its arguments, and the languages there are? */

/** Languages of the catalogue. */
export type Language = "en" | "de";

/** Arguments of a sentence, as steps and doubts carry them. */
export type Args = Readonly<Record<string, string | number>>;

/** The named arguments of one sentence; a table in another language takes the same. */
export type With<Name extends string = never> = Readonly<Record<Name, string | number>>;

/** A table of sentences by code. */
export type Sentences = Readonly<Record<string, (args: never) => string>>;

/** A sentence that has no language yet: the table that it stands in, its code there, and its arguments. */
export type Said = {
  readonly of: "dns" | "path" | "way" | "tags";
  readonly did: string;
  readonly args: Args;
};

/** For each sentence of a table, what makes it from its arguments without choosing a language. */
type Sayings<Table extends Sentences> = {
  readonly [Did in keyof Table]: (args: Parameters<Table[Did]>[0]) => Said;
};

/** The makers of the sentences of `table`. */
export function sayings<Table extends Sentences>(of: Said["of"], table: Table): Sayings<Table> {
  const makers = Object.keys(table).map((did) => [did, (args: Args): Said => ({ of, did, args })]);
  // Each key of the table has its maker; a mapped type cannot be built up entry by entry.
  return Object.fromEntries(makers) as Sayings<Table>;
}

/** The sentence `did` of `table` with `args`; a code without a sentence is our own mistake. */
export function sentenceIn(table: Sentences, did: string, args: Args): string {
  const sentence = maybeSentence(table, did, args);
  if (sentence === undefined) throw new Error(`No sentence for "${did}".`);
  return sentence;
}

/** The sentence `did` of `table` with `args`, when the table has one. */
export function maybeSentence(table: Sentences, did: string, args: Args): string | undefined {
  // Codes and arguments come from the engines as text; that they fit is held by the law of the catalogue.
  const sentence = Object.hasOwn(table, did)
    ? (table[did] as ((args: Args) => string) | undefined)
    : undefined;
  return sentence?.(args);
}
