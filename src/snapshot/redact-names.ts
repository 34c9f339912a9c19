/** What do names become when an estate is shared: pseudonyms, the same everywhere, in the same order? */

import {
  longestReserved,
  normalRegion,
  pairedRegion,
  zoneRows,
} from "#src/azure/catalogue/index.ts";
import { compareText } from "#src/base/index.ts";
import { azureNames, azureSuffixes, meaningfulLabels, openLabels } from "./redact.table.ts";
import type { AddressMap } from "./redact-addresses.ts";

/** Pseudonyms for words, GUIDs and domain names. */
export type NameMap = {
  /** The pseudonym of a name or a label. */
  readonly word: (text: string) => string;
  readonly guid: (text: string) => string;
  /** A domain name: Azure's suffixes stay, each other label becomes its pseudonym. */
  readonly domain: (name: string) => string;
};

/** Takes down every word, in the first of two rounds, so that pseudonyms can be given in order. */
export type Census = { readonly words: Set<string>; readonly guids: Set<string> };

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const IS_GUID = new RegExp(`^${GUID.source}$`, "i");

/** Whether `text` is a GUID. */
export function isGuid(text: string): boolean {
  return IS_GUID.test(text);
}

// Every suffix of Azure's names, and every suffix of those: labels of such suffixes stay.
const suffixes: ReadonlySet<string> = new Set(
  [...azureSuffixes, ...zoneRows.flatMap((row) => [...row[4], ...row[5], ...row[6], ...row[7]])]
    .map((zone) =>
      zone
        .slice(zone.lastIndexOf("}") + 1)
        .replace(/^\./, "")
        .toLowerCase(),
    )
    .flatMap((zone) => zone.split(".").map((_, i, labels) => labels.slice(i).join("."))),
);

const isRegion = (label: string) => pairedRegion(normalRegion(label)) !== undefined;

/** Whether the first label of `rest` is Azure's, or tells nothing. */
function isOpen(rest: string): boolean {
  const [label = ""] = rest.split(".");
  if (meaningfulLabels.has(label) || label.startsWith("_") || isRegion(label)) return true;
  if (suffixes.has(rest) || longestReserved(rest) === rest) return true;
  const isLast = rest === label;
  return (
    (isLast && label.length === 2) || (openLabels.has(label) && /^[a-z]+(\.[a-z]{2})?$/.test(rest))
  );
}

/** The names of an estate, by the words that `census` took down; without one, they are taken down into it now. */
export function nameMap(addresses: AddressMap, census: Census, isTaking: boolean): NameMap {
  const words = new Map<string, string>();
  const guids = new Map<string, string>();
  if (!isTaking) {
    const sorted = [...census.words].sort(compareText);
    const width = String(sorted.length).length;
    for (const [i, text] of sorted.entries())
      words.set(text, `n${String(i + 1).padStart(width, "0")}`);
    for (const [i, text] of [...census.guids].sort(compareText).entries())
      guids.set(text, `00000000-0000-4000-8000-${(i + 1).toString(16).padStart(12, "0")}`);
  }

  function guid(text: string): string {
    const lower = text.toLowerCase();
    if (isTaking) census.guids.add(lower);
    return guids.get(lower) ?? text;
  }

  function word(text: string): string {
    const lower = text.toLowerCase();
    if (lower === "" || azureNames.has(lower) || meaningfulLabels.has(lower)) return text;
    if (isGuid(text)) return guid(text);
    // A part that Azure adds to a name stays, so that both forms still belong together.
    const added = /^(.+)(-secondary|-[a-z0-9]+)$/.exec(lower);
    const [, stem = "", tail = ""] = added ?? [];
    if (tail === "-secondary" || isRegion(tail.slice(1))) return `${word(stem)}${tail}`;
    if (isTaking) census.words.add(lower);
    return words.get(lower) ?? text;
  }

  function domain(name: string): string {
    const lower = name.toLowerCase();
    const dot = lower.endsWith(".") ? "." : "";
    const labels = (dot ? lower.slice(0, -1) : lower).split(".");
    const reverse = reversed(labels);
    if (reverse) return reverse + dot;
    const mapped = labels.map((label, i) =>
      isOpen(labels.slice(i).join(".")) ? label : word(label),
    );
    return mapped.join(".") + dot;
  }

  function reversed(labels: readonly string[]): string | undefined {
    const last = labels.slice(-2).join(".");
    if (last !== "in-addr.arpa" && last !== "ip6.arpa") return undefined;
    const own = labels.slice(0, -2);
    return [...addresses.mapReverse(own, last === "ip6.arpa" ? 6 : 4), last].join(".");
  }

  return { word, guid, domain };
}

/** `text` with every GUID in it replaced. */
export function withGuids(text: string, names: NameMap): string {
  return text.replace(GUID, (found) => names.guid(found));
}
