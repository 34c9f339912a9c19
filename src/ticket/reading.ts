/** What is one thing that a pasted text tells: a question, who was asked, what came back, and about whose machine? */
import type { Name } from "#src/net/index.ts";

/** The forms of text that are understood. */
export type Format =
  | "nslookup"
  | "dig"
  | "dig-short"
  | "dig-trace"
  | "kdig"
  | "host"
  | "resolve-dns-name"
  | "test-net-connection"
  | "ipconfig"
  | "resolv-conf"
  | "curl"
  | "driver"
  | "connection-string"
  | "url"
  | "arm-id"
  | "address"
  | "name"
  | "question"
  | "command";

export type PastedRcode = "NOERROR" | "NODATA" | "NXDOMAIN" | "SERVFAIL" | "REFUSED" | "TIMEOUT";

export type PastedLink = {
  readonly name: string;
  readonly type: string;
  readonly data: string;
  /** Seconds; null where the text tells none. */
  readonly ttl: number | null;
};

/** What came back, as far as the text tells. */
export type PastedAnswer = {
  /** The result codes that the text may mean; several where an error covers several. */
  readonly rcodes: readonly PastedRcode[];
  /** Aliases and addresses in order; aliases are empty where the tool shows none. */
  readonly chain: readonly PastedLink[];
  readonly addresses: readonly string[];
  /** Whether `addresses` is the whole answer, and not only the one that was gone to. */
  readonly isWhole: boolean;
  /** Whether the tool would have shown aliases. */
  readonly showsAliases: boolean;
  /** Which side of the service was reached, where only that is told. */
  readonly side: "public" | "private" | null;
};

/** What the text tells of the machine that asked. */
export type Client = {
  /** What was written after `from`; null when nothing was. */
  readonly from: string | null;
  readonly machines: readonly string[];
  readonly addresses: readonly string[];
  readonly dnsServers: readonly string[];
  readonly suffixes: readonly string[];
};

export type Reading = {
  readonly format: Format;
  /** First line of the text from which it was read, from 1. */
  readonly line: number;
  readonly name: Name | null;
  /** Other names that the text may mean, such as the sub-resources of a storage account. */
  readonly others: readonly Name[];
  /** ARM id, an address, or a word without dots, where that is what was told in place of a name. */
  readonly id: string | null;
  readonly address: string | null;
  readonly word: string | null;
  /** Record type in upper case; null where the text tells none. */
  readonly type: string | null;
  readonly port: number | null;
  /** Address of the DNS server that was asked; null where the text tells none. */
  readonly server: string | null;
  readonly answer: PastedAnswer | null;
  /** Address that a connection was tried to; null where the text tells none. */
  readonly remote: string | null;
  /** Whether a connection came about; null where none was tried. */
  readonly reached: boolean | null;
  /** Code of the error with which a service or client refused; null for none. */
  readonly refusal: string | null;
};

/** Codes of what must be said about a text beside its readings. */
export type Note = "secret-dropped" | "cut" | "server-without-name" | "first-try-timed-out";

/** A reading of `format` at `line` with what was `heard`; the rest is not told. */
export function readingOf(
  format: Format,
  line: number,
  heard: Partial<Omit<Reading, "format" | "line">>,
): Reading {
  return {
    name: null,
    others: [],
    id: null,
    address: null,
    word: null,
    type: null,
    port: null,
    server: null,
    answer: null,
    remote: null,
    reached: null,
    refusal: null,
    ...heard,
    format,
    line,
  };
}

/** An answer with what was `heard`; the rest is not told. */
export function answerOf(heard: Partial<PastedAnswer>): PastedAnswer {
  return {
    rcodes: [],
    chain: [],
    addresses: [],
    isWhole: false,
    showsAliases: false,
    side: null,
    ...heard,
  };
}

/** The answer that a list of records is: its code from what it holds, unless one was told. */
export function answerOfChain(
  chain: readonly PastedLink[],
  told: PastedRcode | undefined,
): PastedAnswer {
  const addresses = chain
    .filter(({ type }) => type === "A" || type === "AAAA")
    .map(({ data }) => data);
  const isEmpty = chain.every(({ type }) => type === "CNAME");
  const rcode = told === undefined || told === "NOERROR" ? (isEmpty ? "NODATA" : "NOERROR") : told;
  return answerOf({ rcodes: [rcode], chain, addresses, isWhole: true, showsAliases: true });
}

/** Nothing told of the machine that asked. */
export const nobody: Client = {
  from: null,
  machines: [],
  addresses: [],
  dnsServers: [],
  suffixes: [],
};
