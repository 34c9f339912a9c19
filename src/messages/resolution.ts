/** What does a person read first about a name's answer: one sentence, by its outcome? */

type Answered = {
  readonly name: string;
  readonly type: string;
  readonly outcome: string;
  readonly addresses: readonly string[];
  /** Name of the private endpoint that owns the address; "" when none does. */
  readonly endpoint: string;
  readonly branches: number;
};

const sentences: Readonly<Record<string, (a: Answered) => string>> = {
  PRIVATE_OK: (a) => `${a.name} resolves to ${data(a)}${ofEndpoint(a)}.`,
  PRIVATE_NOT_APPROVED: (a) =>
    `${a.name} resolves to ${data(a)}${ofEndpoint(a)}, whose connection is not approved: traffic will not pass.`,
  PRIVATE_WRONG_TARGET: (a) =>
    `${a.name} resolves to ${data(a)}${ofEndpoint(a)}, which serves something else.`,
  PRIVATE_STALE: (a) =>
    `${a.name} resolves to ${data(a)}, a private address that no private endpoint owns.`,
  PRIVATE_CUSTOM: (a) =>
    isAddress(a)
      ? `${a.name} resolves to ${data(a)}; no private endpoint is involved.`
      : `${a.name} is answered by a zone of one's own.`,
  PUBLIC: (a) =>
    isAddress(a)
      ? `${a.name} resolves to ${a.addresses.every((x) => x === "public") ? "a public address" : `the public address ${data(a)}`}.`
      : `${a.name} is answered by public DNS.`,
  NXDOMAIN: (a) => `${a.name} does not exist, seen from here.`,
  NODATA: (a) => `${a.name} exists and has nothing of type ${a.type}, seen from here.`,
  SERVFAIL: (a) => `The server that is asked for ${a.name} fails.`,
  TIMEOUT: (a) => `Nobody answers the question for ${a.name}.`,
  LOOP: (a) => `The question for ${a.name} goes round in a loop and is never answered.`,
  FILTERED: (a) => `The answer for ${a.name} is dropped by a filter before it reaches the client.`,
  FORWARDED: (a) =>
    `The question for ${a.name} goes to a server whose data the estate does not hold.`,
  INDETERMINATE: (a) =>
    a.branches > 0
      ? `${a.name} has ${a.branches} possible answers, seen from here.`
      : `What ${a.name} resolves to cannot be known from what was read.`,
};

/** The sentence about one answer. An outcome without a sentence is our own mistake. */
export function resolutionSentence(answered: Answered): string {
  const sentence = sentences[answered.outcome];
  if (!sentence) throw new Error(`No sentence for the outcome "${answered.outcome}".`);
  return sentence(answered);
}

function isAddress(a: Answered): boolean {
  return a.type === "A" || a.type === "AAAA";
}

function data(a: Answered): string {
  return a.addresses.join(" and ");
}

function ofEndpoint(a: Answered): string {
  return a.endpoint ? ` of private endpoint ${a.endpoint}` : "";
}
