/** What does a person read first about a name's answer: one sentence, by its outcome? */

import type { Sentences } from "./said.ts";

/** What the sentence of an answer tells of. */
export type Answered = {
  readonly name: string;
  readonly type: string;
  readonly addresses: readonly string[];
  /** Name of the private endpoint that owns the address; "" when none does. */
  readonly endpoint: string;
  readonly branches: number;
};

/** The sentence of an answer, by its outcome. */
export const resolutionSentences = {
  PRIVATE_OK: (a: Answered) => `${a.name} resolves to ${data(a)}${ofEndpoint(a)}.`,
  PRIVATE_NOT_APPROVED: (a: Answered) =>
    `${a.name} resolves to ${data(a)}${ofEndpoint(a)}, whose connection is not approved: traffic will not pass.`,
  PRIVATE_WRONG_TARGET: (a: Answered) =>
    `${a.name} resolves to ${data(a)}${ofEndpoint(a)}, which serves something else.`,
  PRIVATE_STALE: (a: Answered) =>
    `${a.name} resolves to ${data(a)}, a private address that no private endpoint owns.`,
  PRIVATE_CUSTOM: (a: Answered) =>
    isAddress(a)
      ? `${a.name} resolves to ${data(a)}; no private endpoint is involved.`
      : `${a.name} is answered by a zone of one's own.`,
  PUBLIC: (a: Answered) =>
    isAddress(a)
      ? `${a.name} resolves to ${a.addresses.every((x) => x === "public") ? "a public address" : `the public address ${data(a)}`}.`
      : `${a.name} is answered by public DNS.`,
  NXDOMAIN: (a: Answered) => `${a.name} does not exist, seen from here.`,
  NODATA: (a: Answered) => `${a.name} exists and has nothing of type ${a.type}, seen from here.`,
  SERVFAIL: (a: Answered) => `The server that is asked for ${a.name} fails.`,
  TIMEOUT: (a: Answered) => `Nobody answers the question for ${a.name}.`,
  LOOP: (a: Answered) => `The question for ${a.name} goes round in a loop and is never answered.`,
  FILTERED: (a: Answered) =>
    `The answer for ${a.name} is dropped by a filter before it reaches the client.`,
  FORWARDED: (a: Answered) =>
    `The question for ${a.name} goes to a server whose data the estate does not hold.`,
  INDETERMINATE: (a: Answered) =>
    a.branches > 0
      ? `${a.name} has ${a.branches} possible answers, seen from here.`
      : `What ${a.name} resolves to cannot be known from what was read.`,
} satisfies Sentences;

/** An outcome as the key of its sentence. */
export type ResolutionKey = keyof typeof resolutionSentences;

function isAddress(a: Answered): boolean {
  return a.type === "A" || a.type === "AAAA";
}

function data(a: Answered): string {
  return a.addresses.join(" and ");
}

function ofEndpoint(a: Answered): string {
  return a.endpoint ? ` of private endpoint ${a.endpoint}` : "";
}
