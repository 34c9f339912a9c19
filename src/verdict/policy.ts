/** Is a value a policy of the user's: lines that say what is wanted between vantages and names? */
import type { Vantage } from "#src/model/index.ts";
import type { PolicyLine } from "./expect.ts";
import type { VerdictClass } from "./verdict.ts";

/** A policy, or the first thing that is wrong with it: which line (from 1; 0 is the whole), which field, what was seen. */
export type ReadPolicy =
  | { readonly ok: true; readonly lines: readonly PolicyLine[] }
  | { readonly ok: false; readonly line: number; readonly field: string; readonly seen: string };

const FIELDS = new Set(["name", "type", "from", "want"]);

/** Every class that a line may want; a name without any answer is never wanted. */
export const WANTS: readonly VerdictClass[] = [
  "PRIVATE_ENDPOINT",
  "SERVICE_ENDPOINT",
  "PRIVATE_ADDRESS",
  "PUBLIC",
  "BLOCKED",
];

export const KINDS: readonly Vantage["kind"][] = [
  "subnet",
  "nic",
  "vm",
  "app",
  "vnet",
  "p2s",
  "site",
  "internet",
];

/** The lines in `value`: a list of lines, or an object with the list under `lines`. */
export function readPolicy(value: unknown): ReadPolicy {
  const list = bagOf(value)?.lines ?? value;
  if (!Array.isArray(list)) return { ok: false, line: 0, field: "lines", seen: seenText(value) };
  const lines: PolicyLine[] = [];
  for (const [i, item] of list.entries()) {
    const line = readLine(item);
    if ("field" in line) return { ok: false, line: i + 1, ...line };
    lines.push(line);
  }
  return { ok: true, lines };
}

type WrongField = { readonly field: string; readonly seen: string };

function readLine(item: unknown): PolicyLine | WrongField {
  const bag = bagOf(item);
  if (!bag) return { field: "", seen: seenText(item) };
  const wrong = (field: string): WrongField => ({ field, seen: seenText(bag[field]) });
  const strange = Object.keys(bag).find((field) => !FIELDS.has(field));
  if (strange !== undefined) return wrong(strange);
  const { name, type, from } = bag;
  const want = WANTS.find((w) => w === bag.want);
  if (!want) return wrong("want");
  if (name !== undefined && typeof name !== "string") return wrong("name");
  if (type !== undefined && typeof type !== "string") return wrong("type");
  const told: readonly unknown[] | undefined = Array.isArray(from) ? from : undefined;
  const kinds = told?.flatMap((k) => KINDS.find((known) => known === k) ?? []);
  if (from !== undefined && (!told || kinds?.length !== told.length)) return wrong("from");
  return {
    want,
    ...(name === undefined ? {} : { name }),
    ...(type === undefined ? {} : { type: type.toLowerCase() }),
    ...(kinds ? { from: kinds } : {}),
  };
}

function bagOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}

function seenText(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
