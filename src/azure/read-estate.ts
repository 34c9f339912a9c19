/** What estate do exports make, and what is there to say about the reading of them? */
import { compareText, sortedBy } from "#src/base/index.ts";
import {
  type DnsServer,
  type Estate,
  emptyEstate,
  type Gap,
  type Key,
  type ServiceTags,
  type Site,
} from "#src/model/index.ts";
import { cloudOf } from "./cloud.ts";
import type { Doc } from "./doc.ts";
import { type Documents, documentsOf } from "./documents.ts";
import { readConnectedGroups } from "./kinds/network-groups.ts";
import { readService, targetsOf } from "./kinds/services.ts";
import { kindOf, type Lists } from "./kinds.ts";
import { noteOverlaps } from "./overlaps.ts";
import { type Pool, poolOf } from "./pool.ts";
import type { Odd, Oddity, ReadingReport } from "./report.ts";
import { isTagList, readTagList } from "./service-tags.ts";
import { documentsIn, type Found } from "./shapes.ts";
import { referencedGaps } from "./unread.ts";

/** What people told beside the exports. */
export type ToldBeside = {
  readonly sites?: readonly Site[];
  readonly dnsServers?: readonly DnsServer[];
  readonly gaps?: readonly Gap[];
};

export type ReadEstate = {
  readonly estate: Estate;
  readonly report: ReadingReport;
  readonly documents: Documents;
};

/**
 * The estate that the values of `inputs` make, in any shape of spec/cli.md, and the report of the reading. Never
 * throws and never hangs, whatever the values hold; the order of the inputs counts only where documents contradict.
 */
export function readEstate(
  inputs: readonly { readonly source: string; readonly value: unknown }[],
  told: ToldBeside = {},
): ReadEstate {
  const notes = noteBook();
  const tagLists = inputs.filter(({ value }) => isTagList(value));
  const found = inputs
    .filter(({ value }) => !isTagList(value))
    .map(({ source, value }) => ({ source, ...documentsIn(value, source) }));
  const pool = poolOf(found, notes.odd);
  const lists = emptyLists();
  const hidden = fillLists(lists, pool, notes.odd);
  const targets = targetsOf(pool.docs);
  const cloud = cloudOf(pool.docs);
  const services = new Set<Key>();
  const readOne = (doc: Doc) => {
    const service = readService(doc, { pool, cloud, targets });
    if (!service) return;
    lists.services.push(service);
    services.add(doc.key);
  };
  for (const doc of pool.docs) if (!kindOf(doc.type)) guarded(doc, notes.odd, readOne);
  noteOverlaps(lists.subnets, notes.odd);
  const gaps = [
    ...(told.gaps ?? []),
    ...found.flatMap((f) => f.gaps),
    ...hidden,
    ...referencedGaps(lists, pool),
  ];
  const tags = tagsIn([...tagLists, ...pool.tagLists], notes.odd);
  const estate: Estate = {
    ...emptyEstate(),
    ...sortedLists(lists),
    cloud,
    sites: sortedBy(told.sites ?? [], (site) => site.name),
    dnsServers: sortedBy(told.dnsServers ?? [], (s) => `${s.address} ${s.vnet ?? ""}`),
    ...(tags ? { serviceTags: tags } : {}),
    gaps: tidyGaps(gaps),
    takenAt: takenAt(found),
  };
  return {
    estate,
    documents: documentsOf(pool),
    report: {
      sources: [
        ...found.map(({ source, documents, shape }) => ({
          name: source,
          documents: documents.length,
          shape,
        })),
        ...tagLists.map(({ source }) => ({ name: source, documents: 1, shape: "service tags" })),
      ],
      ...countsOf(pool, services),
      oddities: notes.list(),
      unreadable: found.flatMap(({ source, unreadable }) =>
        unreadable.map((why) => ({ source, why })),
      ),
    },
  };
}

/** The newest list of service tags, by its running number. */
function tagsIn(
  inputs: readonly { readonly source: string; readonly value: unknown }[],
  odd: Odd,
): ServiceTags | undefined {
  let best: ServiceTags | undefined;
  for (const { source, value } of inputs) {
    if (!isTagList(value)) continue;
    const own = readTagList(value, source, odd);
    if (!best || Number(own.changeNumber) >= Number(best.changeNumber)) best = own;
  }
  return best;
}

/** Beyond this many oddities of one code a further one says nothing new. */
const MOST_OF_ONE = 2_000;

function noteBook(): { readonly odd: Odd; readonly list: () => readonly Oddity[] } {
  const oddities: Oddity[] = [];
  const counts = new Map<string, number>();
  return {
    odd: (oddity) => {
      const count = (counts.get(oddity.code) ?? 0) + 1;
      counts.set(oddity.code, count);
      if (count <= MOST_OF_ONE) oddities.push(oddity);
    },
    list: () => {
      const once = new Map<string, Oddity>();
      for (const oddity of oddities) {
        const key = `${oddity.resource.toLowerCase()} ${oddity.pointer} ${oddity.code}`;
        if (!once.has(key)) once.set(key, oddity);
      }
      return [...once.entries()].sort((a, b) => compareText(a[0], b[0])).map(([, own]) => own);
    },
  };
}

function emptyLists(): Lists {
  const lists: Record<string, unknown[]> = {};
  for (const [name, value] of Object.entries(emptyEstate()))
    if (Array.isArray(value)) lists[name] = [];
  return lists as unknown as Lists;
}

/** Fills `lists` from the pool; the gaps are of documents that tell no more than a name. */
function fillLists(lists: Lists, pool: Pool, odd: Odd): readonly Gap[] {
  const gaps: Gap[] = [];
  const effective: Doc[] = [];
  const readOne = (doc: Doc) => kindOf(doc.type)?.read(doc, pool, lists);
  for (const doc of pool.docs) {
    const kind = kindOf(doc.type);
    if (!kind) continue;
    if (doc.type === "microsoft.network/effectiveconnectivityconfigurations") effective.push(doc);
    if (kind.needsProperties && doc.isThin) {
      odd({ resource: doc.id, pointer: "/properties", code: "no-properties", seen: null });
      const { key: scope, type } = doc;
      gaps.push({ scope, type, why: "not-collected", right: `${type}/read` });
      continue;
    }
    guarded(doc, odd, readOne);
  }
  lists.connectedGroups.push(...readConnectedGroups(effective));
  return gaps;
}

/** A document that no reader is made for is noted, and the others are read all the same. */
function guarded(doc: Doc, odd: Odd, read: (doc: Doc) => void): void {
  try {
    read(doc);
  } catch (error) {
    const seen = error instanceof Error ? error.message : String(error);
    odd({ resource: doc.id, pointer: "", code: "not-read", seen });
  }
}

/** The lists were filled in order of the keys; records stand by zone, name and type. */
function sortedLists(lists: Lists): Partial<Estate> {
  return {
    ...(lists as Partial<Estate>),
    connectedGroups: sortedBy(lists.connectedGroups, (group) => group.key),
    records: [...lists.records].sort(
      (a, b) =>
        compareText(a.zone, b.zone) || compareText(a.name, b.name) || compareText(a.type, b.type),
    ),
  };
}

function countsOf(
  pool: Pool,
  services: ReadonlySet<Key>,
): Pick<ReadingReport, "counts" | "ignored"> {
  const counts = new Map<string, number>();
  const ignored = new Map<string, number>();
  for (const { key, type } of pool.docs) {
    const tally = kindOf(type) || services.has(key) ? counts : ignored;
    tally.set(type, (tally.get(type) ?? 0) + 1);
  }
  const sorted = (tally: ReadonlyMap<string, number>) =>
    Object.fromEntries([...tally].sort((a, b) => compareText(a[0], b[0])));
  return { counts: sorted(counts), ignored: sorted(ignored) };
}

/** Gaps in order, each once; what a gap of every type in the same scope covers is left out. */
function tidyGaps(gaps: readonly Gap[]): readonly Gap[] {
  const whole = new Set(gaps.filter((gap) => gap.type === "*").map((gap) => gap.scope));
  const told = gaps.filter((gap) => gap.why !== "referenced");
  const isCovered = ({ scope, type, why }: Gap) =>
    why === "referenced" &&
    told.some(
      (gap) =>
        (gap.type === "*" || gap.type === type) &&
        (gap.scope === "" || scope === gap.scope || scope.startsWith(`${gap.scope}/`)),
    );
  const once = new Map<string, Gap>();
  for (const gap of gaps) {
    if ((gap.type !== "*" && whole.has(gap.scope)) || isCovered(gap)) continue;
    const key = `${gap.scope} ${gap.type}`;
    if (!once.has(key)) once.set(key, gap);
  }
  return [...once.entries()].sort((a, b) => compareText(a[0], b[0])).map(([, gap]) => gap);
}

/** The time of the oldest snapshot: nothing in the estate is older than that. */
function takenAt(found: readonly Found[]): string {
  const times = found.map((f) => f.takenAt).filter((time) => time !== "");
  return times.sort()[0] ?? "";
}
