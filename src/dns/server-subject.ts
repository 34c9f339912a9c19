/** The DNS server that is being asked: its configuration, how it treats aliases, where it stands. */
import type { DnsServer } from "#src/model/index.ts";
import { evidence, type StepDraft } from "./answer.ts";
import type { Family } from "./family.ts";
import type { Place } from "./place.ts";

export type Subject = {
  readonly server: DnsServer;
  readonly family: Family;
  readonly place: Place;
};

/** A step of the server, with the place in the sites file that it rests on. */
export function draft(
  subject: Subject,
  did: string,
  args: StepDraft["args"],
  pointer: string,
  seen: unknown,
  decides = false,
): StepDraft {
  return {
    at: subject.server.address,
    did,
    args: { server: subject.server.address, ...args },
    because: [evidence(`sites.json#${subject.server.address}`, pointer, seen)],
    decides,
  };
}
