/** What becomes of a pasted text: its secrets are dropped here, the rest is understood behind the door, and the trace is shown. */
import { useSyncExternalStore } from "react";
import type { TicketReply } from "#src/api/index.ts";
import { withoutSecrets } from "#src/base/index.ts";
import { ticketMessages } from "#src/messages/index.ts";
import { type Asked, notAsked } from "../state/asked.ts";
import { understandText } from "../state/engine.ts";
import { keepQuestion } from "../state/recent.ts";
import { change, go, say, stateNow } from "../state/store.ts";

type Pasted = {
  readonly asked: Asked<TicketReply>;
  /** The text without its secrets, to be understood anew from another vantage. */
  readonly text: string;
  readonly hadSecret: boolean;
  /** What was open when it was understood. */
  readonly opened: unknown;
};

const none: Pasted = { asked: notAsked, text: "", hadSecret: false, opened: null };
let pasted = none;
const listeners = new Set<() => void>();

function keep(next: Pasted): void {
  pasted = next;
  for (const listener of listeners) listener();
}

/** The pasted text that the trace is about. */
export function usePasted(): Pasted {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => pasted,
  );
}

/** Whether a text is more than a name or a short question, so that it is to be read as a ticket. */
export function isTicket(text: string): boolean {
  const trimmed = text.trim();
  if (/[\r\n]/.test(trimmed) || trimmed.length > 200) return true;
  if (/^from\s/i.test(trimmed)) return false;
  return withoutSecrets(trimmed).had || trimmed.split(/\s+/).length > 4;
}

/** Takes a pasted text up; true when it was one, and the box need not show it. */
export function takePasted(text: string): boolean {
  if (!isTicket(text) || !stateNow().opened) return false;
  const clean = withoutSecrets(text);
  change({ dialog: "none" });
  void understood(clean.text, clean.had);
  return true;
}

/** Understands the text again, from the vantage that was chosen since, or in what was opened since. */
export function understandFrom(from: string): void {
  void understood(pasted.text, pasted.hadSecret, from);
}

/** Lets the pasted text go. */
export function dropPasted(): void {
  keep(none);
}

async function understood(text: string, hadSecret: boolean, from?: string): Promise<void> {
  const { opened, view } = stateNow();
  const before = pasted.text === text ? pasted.asked.value : null;
  keep({ asked: { is: "waiting", value: before }, text, hadSecret, opened });
  const hint = view.from[0];
  const reply = await understandText({
    text,
    ...(from === undefined ? (hint === undefined ? {} : { asker: hint }) : { from }),
  });
  if (!reply) return;
  if (!reply.ok) {
    keep({ asked: { is: "refused", value: null, fault: reply.fault }, text, hadSecret, opened });
    say(reply.fault.sentence);
    go({ screen: "trace" });
    return;
  }
  const notes = hadSecret ? [ticketMessages.note("secret-dropped")] : [];
  const value = { ...reply.value, notes: [...notes, ...reply.value.notes] };
  keep({ asked: { is: "here", value }, text, hadSecret, opened });
  if (from === undefined) showFirst(value);
}

/** Shows the trace of what the text is most about. */
function showFirst({ comparisons, readings }: TicketReply): void {
  const [first] = comparisons;
  const reading = first ? readings[first.reading] : readings.find(({ name }) => name !== null);
  const name = first?.name ?? reading?.name ?? reading?.address ?? "";
  if (first) keepQuestion({ from: first.vantage.id, name });
  const port = reading?.port ? String(reading.port) : "";
  const type = first && first.type !== "A" ? first.type : "";
  const from = first ? [first.vantage.id] : stateNow().view.from;
  go({ screen: "trace", from, name, port, type, step: 0 });
  say(first?.agreementText ?? first?.predicted.sentence ?? ticketMessages.noVantage());
}
