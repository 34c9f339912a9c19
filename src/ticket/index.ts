export type { AddressFact } from "./about-address.ts";
export type { Agreement, Difference } from "./agree.ts";
export { type AskedQuestion, type AskFault, type AskPart, parseAsk } from "./ask-language.ts";
export type { Cause, CauseCode } from "./case.ts";
export { readTicket, type Ticket } from "./read-ticket.ts";
export type {
  Client,
  Format,
  Note,
  PastedAnswer,
  PastedLink,
  PastedRcode,
  Reading,
} from "./reading.ts";
export { type Comparison, mainOf, type Understanding, understand } from "./understand.ts";
export { type Candidate, type Hint, vantageOfWord } from "./vantages.ts";
export type { Way } from "./way.ts";
