/** What does the catalogue say: every sentence and word of one language, with marks in place of arguments? */
import { catalogue, type Language } from "#src/messages/index.ts";

type Speaker = (...args: readonly unknown[]) => unknown;
/** A sentence or word at its place in the catalogue. */
export type Leaf = { readonly path: string; readonly value: string | Speaker };
/** One rendering: what the arguments were, and what was said. */
export type Said = { readonly path: string; readonly args: unknown; readonly text: string };

/** What stands in for the argument `name`. */
export const markOf = (name: string): string => `⟨${name}⟩`;

const isSpeaker = (value: unknown): value is Speaker => typeof value === "function";

/** All sentences and words under `value`, with their places. */
export function leavesOf(value: unknown, path = ""): readonly Leaf[] {
  if (typeof value === "string" || isSpeaker(value)) return [{ path, value }];
  if (typeof value !== "object" || value === null) throw new Error(`${path} says nothing.`);
  return Object.entries(value).flatMap(([key, part]) =>
    leavesOf(part, path === "" ? key : `${path}.${key}`),
  );
}

/** The tables whose sentences take one object of named arguments. */
const named =
  /^(dnsSteps|dnsWords|pathSteps|pathWords|acceptDoubts|tagWords|compareFacts|verdictWords|resolutionSentences)\./;

/** Whether the sentence at `path` takes one object of named arguments. */
export const takesNames = (path: string): boolean => named.test(path);

/** Values on which some sentence chooses its words. */
const words: readonly string[] = [
  ..."public NODATA aliases forwards chasing yes no application network ? site nic vnet vpn".split(
    " ",
  ),
  ..."A PRIVATE_STALE PRIVATE_WRONG_TARGET INTERNET private endpoint blocked".split(" "),
  "",
];

/** Counts are told as numbers; all else as text. */
const turningOf = (name: string): readonly (string | number)[] =>
  name === "answers" || name === "branches" ? [0, 1, 7] : words;

/** The names that a sentence reads, over all its turnings. */
function namesOf(speak: Speaker): readonly string[] {
  const names = new Set<string>();
  const watched = (own: Readonly<Record<string, unknown>>) =>
    new Proxy(own, {
      get: (target, name) => {
        if (typeof name !== "string") return undefined;
        names.add(name);
        return target[name] ?? marked(name);
      },
    });
  speak(watched({}));
  for (const name of [...names].sort())
    for (const value of turningOf(name)) speak(watched(turned(name, value)));
  return [...names].sort();
}

/** Lists are told as lists; all else as text. */
const marked = (name: string): unknown => (name === "addresses" ? [markOf(name)] : markOf(name));

const turned = (name: string, value: string | number) =>
  name === "addresses" ? { addresses: [value] } : { [name]: value };

/** Every set of arguments that the sentence is tried with: all marks, and each argument at each turning value. */
export function triesOf(speak: Speaker): readonly Readonly<Record<string, unknown>>[] {
  const names = namesOf(speak);
  const all = Object.fromEntries(names.map((name) => [name, marked(name)]));
  return [
    all,
    ...names.flatMap((name) =>
      turningOf(name).map((value) => ({ ...all, ...turned(name, value) })),
    ),
  ];
}

const counts = [[0], [1], [2], [13]] as const;
const kinds =
  "site internet gateway hub vnet subnet resolver zone firewall vantage endpoint service bundle".split(
    " ",
  );
const types = [
  "microsoft.storage/storageaccounts",
  "microsoft.keyvault/vaults",
  "microsoft.web/sites",
  "microsoft.sql/servers",
  "microsoft.other/things",
];
const [a, b] = [markOf("a"), markOf("b")];
const wires = [
  { what: a, from: b, to: markOf("c"), count: 3, flagged: true },
  { what: a, from: b, to: markOf("c"), count: 1, flagged: false },
];

/** Arguments of the sentences that take no names alone; one without arguments here is a test that fails. */
export const samples: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  "scene.kind": kinds.map((kind) => [kind]),
  "scene.counted": kinds.flatMap((kind) => counts.map(([count]) => [kind, count])),
  "scene.serviceKind": types.map((type) => [type]),
  "scene.countedServices": types.flatMap((type) => counts.map(([count]) => [type, count])),
  "scene.spokes": counts,
  "scene.zones": counts,
  "scene.clients": [[a]],
  "scene.gatewayKind": [["ExpressRoute"], ["Vpn"], [""]],
  "scene.inbound": [[a]],
  "scene.ruleset": counts,
  "scene.azureDnsFrom": [[a]],
  "scene.links": counts,
  "scene.more": kinds.flatMap((kind) => counts.map(([count]) => [kind, count])),
  "scene.paths": counts,
  "scene.summary": [
    [{ level: 2, boxes: 5, paths: [{ word: a, count: 3 }], unexpected: 4 }],
    [{ level: 2, boxes: 1, paths: [], unexpected: 0 }],
  ],
  "picture.kind": kinds.map((kind) => [kind]),
  "picture.box": [[{ kind: a, title: b, subtitle: markOf("c") }]],
  "picture.holds": counts,
  "picture.wire": wires.map((wire) => [wire]),
  "picture.ends": [[{ what: a, from: b }]],
  "picture.showing": [[2, 13]],
  "picture.bundled": [[[a, b]]],
  "picture.wiresLeftOut": counts,
  "picture.counted": kinds.flatMap((kind) => counts.map(([count]) => [kind, count])),
  "picture.taken": [[a]],
  "picture.part": [[2, 13]],
  "picture.level": counts,
  "picture.comparison": [[{ added: 2, removed: 3, changed: 13 }]],
  "report.title": [[a]],
  "report.scope": [[{ subscriptions: 2, vnets: 3, services: 13 }]],
  "report.totals": [[{ pairs: 2, vantages: 3, names: 13 }]],
  "report.total": [[{ count: 13, word: a }]],
  "report.unexpected": counts,
  "report.matrixPart": [[2, 13]],
  "report.from": [
    [[a, b], 13],
    [[a], 0],
  ],
  "report.dnsCaption": [[a]],
  "report.dnsPart": [[a, 13, 2]],
  "report.owner": [[{ subscription: a, group: b, owner: markOf("c") }]],
  "report.applicationOf": [[a]],
  "report.applicationsLeftOut": counts,
  "report.rowsLeftOut": counts,
  "report.money": [[13, "USD"]],
  "report.rows": [[2, 13]],
  "report.date": [[a]],
  "report.count": counts,
  "report.place": [[a], ["internet"], ["public DNS"], [`168.63.129.16 from ${a}`]],
  "report.vantageKind": [[a], ["subnet"], ["site"]],
  "report.step": [[{ kind: a, n: 13, at: b, text: markOf("c") }]],
  "report.ending": [[{ from: a, word: b, flagged: true }], [{ from: a, word: b, flagged: false }]],
  "report.advised": [[{ advice: a, reasons: [b, markOf("c")] }]],
  "report.option": [[{ ends: a, money: b, leads: markOf("c") }]],
  "report.vantages": [
    [[a, b], 13],
    [[a], 0],
  ],
  "report.prices": [
    [{ source: a, asOf: b, currency: "USD", fromCatalogue: null }],
    [{ source: a, asOf: b, currency: "USD", fromCatalogue: { asOf: b, perUsd: 1, figures: [] } }],
    [
      {
        source: a,
        asOf: b,
        currency: "EUR",
        fromCatalogue: { asOf: b, perUsd: 13, figures: [markOf("c")] },
      },
    ],
  ],
};

/** What `leaf` says with each of its arguments; a word says itself. */
export function saidBy({ path, value }: Leaf, tries?: readonly unknown[]): readonly Said[] {
  if (typeof value === "string") return [{ path, args: [], text: value }];
  if (takesNames(path))
    return (tries ?? triesOf(value)).map((args) => ({ path, args, text: String(value(args)) }));
  return (samples[path] ?? []).map((args) => ({ path, args, text: String(value(...args)) }));
}

/** All that is said in `language`. */
export function spoken(language: Language): readonly Said[] {
  return leavesOf(catalogue[language]).flatMap((leaf) => saidBy(leaf));
}
