/** How do the readers of one format work: where they stand in the text, what they give back, and what they share? */
import type { Command } from "../command.ts";
import type { Client, Note, PastedRcode, Reading } from "../reading.ts";

/** Where a reader stands. */
export type Here = {
  readonly lines: readonly string[];
  /** Line to look at first, from 0. */
  readonly at: number;
  /** The command that was called last, when nothing of its output was read yet. */
  readonly command: Command | null;
};

/** What a reader took. */
export type Part = {
  readonly readings: readonly Reading[];
  readonly client?: Partial<Client>;
  readonly notes?: readonly Note[];
  /** First line that it left, from 0; always after where it stood. */
  readonly next: number;
};

/** Reads one format where it starts at `here`, or leaves the line to others. */
export type Reader = (here: Here) => Part | undefined;

/** The reason that a failure tells, in whichever words: most tools leave it in English. */
export function rcodeIn(line: string): PastedRcode | undefined {
  if (
    /non-?existent domain|\bnxdomain\b|name does not exist|rcode_name_error|\bname error\b/i.test(
      line,
    )
  )
    return "NXDOMAIN";
  if (/server failed|\bservfail\b|server failure/i.test(line)) return "SERVFAIL";
  if (/refused|not ?auth\b/i.test(line)) return "REFUSED";
  if (
    /timed[- ]?out|timeout|no response|no servers could be reached|zeit(?:ü|ue)berschreitung|d(?:é|e)lai|tiempo de espera/i.test(
      line,
    )
  )
    return "TIMEOUT";
  if (
    /no answer|no internal type|no records|info_no_records|has no \S+ record|no address/i.test(line)
  )
    return "NODATA";
  return undefined;
}

/** The key and value of a line `key: value`; dots and blanks that lead to the colon are cut. */
export function fieldIn(
  line: string,
): { readonly key: string; readonly value: string } | undefined {
  const colon = line.indexOf(":");
  if (colon < 1 || colon > 60) return undefined;
  const key = line
    .slice(0, colon)
    .replace(/[ .]+$/, "")
    .trim();
  return key === "" ? undefined : { key, value: line.slice(colon + 1).trim() };
}
