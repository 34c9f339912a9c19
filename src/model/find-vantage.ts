/** Which vantage does a text mean: an ARM id in any letter case, or a short form such as `vm:NAME`? */
import { nearest } from "#src/base/index.ts";
import type { Gap } from "./coverage.ts";
import type { Estate } from "./estate.ts";
import { gapAt, inList } from "./look.ts";
import { type Key, keyOf } from "./thing.ts";
import type { Vantage } from "./vantage.ts";
import { type Askable, everyVantageOf, startsPackets } from "./vantages.ts";

/**
 * The one vantage that is meant, or why there is none:
 * - `none`: nothing that was read is called so; `near` holds what may have been meant, nearest first;
 * - `several`: a short form that fits several; `near` holds their ids, each of which is one vantage;
 * - `receives`: an interface of a private endpoint or private link service, from which nothing asks;
 * - `unseen`: an ARM id in a part of Azure that could not be read.
 */
export type FoundVantage =
  | { readonly vantage: Vantage }
  | {
      readonly why: "none" | "several" | "receives";
      readonly asked: string;
      readonly near: readonly string[];
    }
  | {
      readonly why: "unseen";
      readonly asked: string;
      readonly near: readonly string[];
      readonly gap: Gap;
    };

type Table = {
  readonly byKey: ReadonlyMap<string, Vantage>;
  readonly byForm: ReadonlyMap<string, readonly Vantage[]>;
};

const memo = new WeakMap<Estate, Table>();

/** The vantage that `text` means. Listed or not, every place of the estate may be asked. */
export function findVantage(estate: Estate, text: string): FoundVantage {
  const asked = text.trim();
  const { byKey, byForm } = tableOf(estate);
  const vantage = byKey.get(keyOf(asked));
  if (vantage) return { vantage };
  const fitting = byForm.get(asked.toLowerCase()) ?? [];
  const [only] = fitting;
  if (only && fitting.length === 1) return { vantage: only };
  if (only) return { why: "several", asked, near: fitting.map(({ id }) => id) };
  if (asked.startsWith("/")) return withoutId(estate, asked);
  return receiver(estate, asked) ?? { why: "none", asked, near: nearForms(estate, asked) };
}

function tableOf(estate: Estate): Table {
  let table = memo.get(estate);
  if (!table) {
    const byKey = new Map<string, Vantage>();
    const byForm = new Map<string, Vantage[]>();
    for (const { form, vantage } of everyVantageOf(estate)) {
      byKey.set(keyOf(vantage.id), vantage);
      const lower = form.toLowerCase();
      const same = byForm.get(lower);
      if (same) same.push(vantage);
      else byForm.set(lower, [vantage]);
    }
    memo.set(estate, (table = { byKey, byForm }));
  }
  return table;
}

function withoutId(estate: Estate, asked: string): FoundVantage {
  const key = keyOf(asked);
  const nic = inList(estate.nics, key);
  if (nic && !startsPackets(nic)) return { why: "receives", asked, near: [] };
  const near = nearForms(estate, lastPartOf(key));
  const gap = gapAt(estate, key, typeOf(key));
  return gap ? { why: "unseen", asked, near, gap } : { why: "none", asked, near };
}

function receiver(estate: Estate, asked: string): FoundVantage | undefined {
  const name = /^nic:(.+)$/i.exec(asked)?.[1]?.toLowerCase();
  const isIt = name !== undefined && estate.nics.some((nic) => nic.name.toLowerCase() === name);
  return isIt ? { why: "receives", asked, near: [] } : undefined;
}

/** Short forms that `asked` may have meant: of its own kind first, then any whose name is near. */
function nearForms(estate: Estate, asked: string): string[] {
  const [kind, name] = partsOf(asked);
  const all = everyVantageOf(estate);
  const own = all.filter(({ form }) => partsOf(form)[0] === kind);
  const near = [
    ...nearestOf(name, own),
    ...nearestOf(name, all),
    ...nearest(
      asked,
      all.map(({ form }) => form),
    ),
  ];
  return [...new Set(near)].slice(0, 5);
}

function nearestOf(name: string, among: readonly Askable[]): string[] {
  const byName = new Map<string, string[]>();
  for (const { form } of among) {
    const own = partsOf(form)[1];
    byName.set(own, [...(byName.get(own) ?? []), form]);
  }
  return nearest(name, byName.keys()).flatMap((own) => byName.get(own) ?? []);
}

/** Kind and name of a short form; a text without a colon is all name. */
function partsOf(form: string): readonly [string, string] {
  const colon = form.indexOf(":");
  return colon < 0 ? ["", form] : [form.slice(0, colon).toLowerCase(), form.slice(colon + 1)];
}

function lastPartOf(key: Key): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

/** The ARM type that an id tells; "" when it tells none. */
function typeOf(key: Key): string {
  const [, provider = ""] = key.split("/providers/");
  const [namespace = "", ...rest] = provider.split("/");
  return [namespace, ...rest.filter((_, i) => i % 2 === 0)].join("/");
}
