/** What does a pasted text mean in this estate: what was asked, from where, what is predicted, do they agree, and if not, why? */
import { unique } from "#src/base/index.ts";
import type { Resolution } from "#src/dns/index.ts";
import { type Estate, findVantage, inList, keyOf, type Vantage } from "#src/model/index.ts";
import { type Name, parseName } from "#src/net/index.ts";
import { resolveName } from "#src/verdict/index.ts";
import { type AddressFact, aboutAddress } from "./about-address.ts";
import { type Agreement, compared, type Difference } from "./agree.ts";
import type { Cause } from "./case.ts";
import { causesOf } from "./causes.ts";
import { formatOrder, readTicket } from "./read-ticket.ts";
import type { Client, Note, Reading } from "./reading.ts";
import { type Candidate, candidatesFor, placesToTry, ranked } from "./vantages.ts";
import { type Way, wayOf } from "./way.ts";

/** One thing of the text that can be predicted, and how the prediction compares. */
export type Comparison = {
  /** Its place in `readings`. */
  readonly reading: number;
  readonly vantage: Vantage;
  readonly name: Name;
  readonly type: string;
  readonly predicted: Resolution;
  /** Null where the text tells no answer. */
  readonly agreement: Agreement | null;
  readonly differences: readonly Difference[];
  readonly causes: readonly Cause[];
  /** The connection that the text tells of; null when it tells of none. */
  readonly way: Way | null;
};

export type Understanding = {
  readonly readings: readonly Reading[];
  readonly client: Client;
  readonly notes: readonly Note[];
  /** What the estate knows of the addresses that the text is about, where it tells no name for them. */
  readonly about: readonly AddressFact[];
  /** From where it may have been asked, the likeliest first. */
  readonly candidates: readonly Candidate[];
  /** One for each reading that has a name, those with answers first; none without a vantage. */
  readonly comparisons: readonly Comparison[];
};

/** Most readings that are compared: each may want many tries. */
const MOST_COMPARED = 8;
/** Most places from which is asked when the text tells none. */
const MOST_PLACES = 24;
/** The record types that are predicted; a text may ask for others. */
const TYPES = new Set(["A", "AAAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT", "CAA"]);

export type UnderstandOptions = {
  /** The vantage that whoever asks has in mind; a hint among others. */
  readonly asker?: Vantage;
  /** The vantage to predict from, whatever the text tells. */
  readonly from?: Vantage;
};

/**
 * What `text` means in `estate`. Nothing of the text is in the result but names, addresses, ids and codes; secrets are
 * dropped before it is read.
 */
export function understand(
  estate: Estate,
  text: string,
  { asker, from }: UnderstandOptions = {},
): Understanding {
  const ticket = readTicket(text);
  const readings = ticket.readings.map((reading) => withName(estate, reading));
  const main = mainOf(readings);
  const client = withVantageId(estate, ticket.client, readings);
  const told = candidatesFor(estate, { client, reading: main ?? null, asker });
  const candidates = told.length > 0 ? told : bySameAnswer(estate, main);
  const vantage = from ?? candidates[0]?.vantage;
  const isVantageTold =
    from !== undefined || (candidates[0]?.certainty ?? "possible") !== "possible";
  const about = readings
    .flatMap(({ address, name }) => (address === null || name !== null ? [] : [address]))
    .slice(0, MOST_COMPARED)
    .flatMap((address) => aboutAddress(estate, address));
  const base = { readings, client, notes: ticket.notes, about, candidates };
  if (!vantage) return { ...base, comparisons: [] };
  const named = readings.flatMap((reading, i) =>
    reading.name === null ? [] : [{ reading, i, name: reading.name }],
  );
  const comparisons = named
    .toSorted(
      (a, b) =>
        Number(b.reading === main) - Number(a.reading === main) ||
        Number(b.reading.answer !== null) - Number(a.reading.answer !== null),
    )
    .slice(0, MOST_COMPARED)
    .map(({ reading, i, name }) => {
      const type = reading.type && TYPES.has(reading.type) ? reading.type : "A";
      const predicted = resolveName(estate, { name, type, from: vantage });
      const way = wayOf(estate, { reading, from: vantage, name });
      const shared = { reading: i, vantage, name, type, predicted, way };
      if (!reading.answer) return { ...shared, agreement: null, differences: [], causes: [] };
      const { agreement, differences } = compared(predicted, reading.answer);
      const one = {
        estate,
        vantage,
        isVantageTold,
        name,
        type,
        reading,
        client,
        pasted: reading.answer,
        predicted,
      };
      const causes =
        agreement === "no" || agreement === "unknown" || agreement === "alias" ? causesOf(one) : [];
      // Where nothing can be compared, only what was tried says anything.
      const kept =
        agreement === "no" ? causes : causes.filter(({ standing }) => standing !== "possible");
      return { ...shared, agreement, differences, causes: kept };
    });
  return { ...base, comparisons };
}

/** The reading that a text is most about: an answer before a question. */
export function mainOf(readings: readonly Reading[]): Reading | undefined {
  const named = readings.filter(({ name }) => name !== null);
  const answered = named.filter(({ answer }) => answer !== null);
  const order = (reading: Reading) => formatOrder.indexOf(reading.format);
  return (answered.length > 0 ? answered : named).toSorted((a, b) => order(a) - order(b))[0];
}

/** `reading` with the name that its id or its word stands for. */
function withName(estate: Estate, reading: Reading): Reading {
  if (reading.name !== null) return reading;
  const { id, word } = reading;
  const services =
    id !== null
      ? [inList(estate.services, keyOf(id))].filter((service) => service !== undefined)
      : word !== null
        ? estate.services.filter((service) => service.name.toLowerCase() === word)
        : [];
  const names = unique(
    services.flatMap((service) => service.names.flatMap(({ fqdn }) => parseName(fqdn) ?? [])),
  );
  const [name, ...others] = names;
  return name === undefined ? reading : { ...reading, name, others };
}

/** An ARM id of a machine, a subnet or a VNet tells from where. */
function withVantageId(estate: Estate, client: Client, readings: readonly Reading[]): Client {
  if (client.from !== null) return client;
  const id = readings.find(
    (reading) =>
      reading.id !== null && reading.name === null && "vantage" in findVantage(estate, reading.id),
  )?.id;
  return id ? { ...client, from: id } : client;
}

/** Where nothing else tells: the places from which the prediction is what was pasted. */
function bySameAnswer(estate: Estate, main: Reading | undefined): readonly Candidate[] {
  if (!main?.name || !main.answer) return [];
  const { name, answer } = main;
  const type = main.type && TYPES.has(main.type) ? main.type : "A";
  const fitting = placesToTry(estate, MOST_PLACES).filter(
    (from) => compared(resolveName(estate, { name, type, from }), answer).agreement === "yes",
  );
  return ranked(fitting.map((vantage) => ({ vantage, hint: { code: "same-answer", args: {} } })));
}
