/** The one door, in-process: who answers which ask, and what becomes of wrong, late and cancelled ones? */
import { askMessages, portMessages, sitesMessages } from "#src/messages/index.ts";
import type { Estate } from "#src/model/index.ts";
import { readOneServer, writeSites } from "#src/sites/index.ts";
import { type Collections, newCollections } from "./answer-collect.ts";
import { answerAccessSummary, answerCompareAccess } from "./answer-compare.ts";
import { answerMatrix, answerScene } from "./answer-matrix.ts";
import { answerResolve } from "./answer-names.ts";
import { answerRoutes } from "./answer-routes.ts";
import { serviceRows } from "./answer-services.ts";
import { answerTrace } from "./answer-trace.ts";
import { answerUnderstand } from "./answer-understand.ts";
import { vantageRows } from "./answer-vantages.ts";
import { answersOf } from "./answers-at-hand.ts";
import { type AskFields, fieldsOfAsk, WrongAsk } from "./ask-fields.ts";
import type { Api, CallName, Calls, FilesPort, Reply } from "./calls.ts";
import type { Collector } from "./collector.ts";
import type { ExportPort } from "./export-port.ts";
import {
  documentAt,
  type OpenEstate,
  openedReply,
  snapshotGaps,
  withServer,
} from "./open-estate.ts";
import { openEstate } from "./opening.ts";
import { cancelled, good, refused } from "./reply.ts";

/** What the api needs of its host. */
export type ApiHost = {
  readonly files: FilesPort;
  /** Reads Azure; none where a host cannot. */
  readonly collector?: Collector;
  /** Paints what takes heavier libraries than the core has; none where a host cannot. */
  readonly painter?: ExportPort;
  /** Resolves when messages that have arrived were heard, so that a long answer can be cancelled; none: at once. */
  readonly pause?: () => Promise<void>;
  /** Works out what a picture needs as soon as an estate is open: for hosts whose page asks for one next. */
  readonly foresees?: boolean;
};

/** What lies behind the door: the files of the host, and what is open. */
type Desk = {
  readonly files: FilesPort;
  readonly painter: ExportPort | undefined;
  readonly collections: Collections;
  open: OpenEstate | undefined;
  /** Number of the newest opening; an older one that ends later is dropped. */
  openings: number;
  readonly foresees: boolean;
  /** Ends what was begun for the estate that was open before. */
  foresight: AbortController | undefined;
};

type Hearing<K extends CallName> = {
  readonly pause: () => Promise<void>;
  readonly signal?: AbortSignal;
  readonly onNews?: (news: Calls[K]["news"]) => void;
};
type Answer<K extends CallName> = (
  desk: Desk,
  ask: AskFields,
  hearing: Hearing<K>,
) => Reply<Calls[K]["reply"]> | Promise<Reply<Calls[K]["reply"]>>;

const answers: { readonly [K in CallName]: Answer<K> } = {
  collectPlan: ({ collections }, ask, hearing) => collections.plan(ask, hearing),
  collectScope: ({ collections }, ask, hearing) => collections.subscriptions(ask, hearing),
  collect: ({ collections }, ask, hearing) => collections.collect(ask, hearing),
  endCollection: ({ collections }, ask) => good(collections.end(ask.raw("keep") === true)),
  open: answerOpen,
  opened: ({ open }) => good(open ? openedReply(open) : null),
  vantages: ofOpen("vantages", ({ estate }) => good(vantageRows(estate))),
  services: ofOpen("services", ({ estate }) => good(serviceRows(estate))),
  resolve: ofEstate("resolve", answerResolve),
  trace: ofEstate("trace", answerTrace),
  routes: ofEstate("routes", answerRoutes),
  matrix: ofOpen("matrix", ({ estate }, ask, hearing) => answerMatrix(estate, ask, hearing)),
  compareAccess: ofOpen("compareAccess", ({ estate }, ask, hearing) =>
    answerCompareAccess(estate, ask, hearing),
  ),
  accessSummary: ofOpen("accessSummary", ({ estate }, ask, hearing) =>
    answerAccessSummary(estate, ask, hearing),
  ),
  scene: ofOpen("scene", ({ estate }, ask, { signal, pause }) =>
    answerScene(estate, ask, { ...(signal ? { signal } : {}), pause }),
  ),
  exportView: async ({ open, painter, files }, ask, { signal, pause }) => {
    if (!open) return refused(askMessages.nothingOpen({ call: "exportView" }));
    // Painters and reports are loaded by the first export, not by every start.
    const { answerExport } = await import("./answer-export.ts");
    return answerExport(open, ask, { painter, files, pause, ...(signal ? { signal } : {}) });
  },
  gaps: ofOpen("gaps", ({ estate }) => good(estate.gaps)),
  document: ofOpen("document", (open, ask) => good(documentAt(open, ask.text("id")))),
  snapshot: ofOpen("snapshot", ({ estate, documents }) =>
    good({
      takenAt: estate.takenAt,
      documents: [...documents.values()],
      gaps: snapshotGaps(estate),
    }),
  ),
  tellDnsServer: answerTell,
  understand: ofEstate("understand", answerUnderstand),
  sitesFile: ofOpen("sitesFile", ({ told }) => good(writeSites(told))),
};

/**
 * The api over the files of this host. Each ask is checked; a wrong one, an engine's mistake and a cancelled call each
 * reply with their fault, and nothing is ever thrown. A newer `open` cancels an older one that still reads.
 */
export function createApi({
  files,
  collector,
  painter,
  pause = async () => {},
  foresees = false,
}: ApiHost): Api {
  const collections = newCollections(collector);
  const nothing = { open: undefined, openings: 0, foresight: undefined };
  const desk: Desk = { files, painter, collections, foresees, ...nothing };
  return async (name, ask, hearing = {}) => {
    const stopped = () => hearing.signal?.aborted === true;
    if (stopped()) return cancelled(portMessages.cancelled({ name }));
    try {
      const reply = await answers[name](desk, fieldsOfAsk(name, ask), { ...hearing, pause });
      return stopped() ? cancelled(portMessages.cancelled({ name })) : reply;
    } catch (error) {
      if (error instanceof WrongAsk) return { ok: false, fault: error.fault };
      const why = error instanceof Error ? error.message : String(error);
      const sentence = portMessages.callFailed({ name, why });
      return { ok: false, fault: { kind: "defect", sentence, suggestions: [] } };
    }
  };
}

/** An answer that needs something open. */
function ofOpen<K extends CallName>(
  call: K,
  answer: (open: OpenEstate, ask: AskFields, hearing: Hearing<K>) => ReturnType<Answer<K>>,
): Answer<K> {
  return ({ open }, ask, hearing) =>
    open ? answer(open, ask, hearing) : refused(askMessages.nothingOpen({ call }));
}

/** An answer that needs the open estate alone. */
function ofEstate<K extends CallName>(
  call: K,
  answer: (estate: Estate, ask: AskFields) => ReturnType<Answer<K>>,
): Answer<K> {
  return ofOpen(call, ({ estate }, ask) => answer(estate, ask));
}

async function answerOpen(
  desk: Desk,
  ask: AskFields,
  { signal, onNews, pause }: Hearing<"open">,
): Promise<Reply<Calls["open"]["reply"]>> {
  const told = ask.raw("paths");
  const paths = told === "demo" ? told : (ask.maybeTexts("paths") ?? []);
  if (paths.length === 0) return refused(askMessages.noPaths());
  const sites = ask.maybeTexts("sites") ?? [];
  const own = ++desk.openings;
  const isStopped = () => signal?.aborted === true || desk.openings !== own;
  const whole = ask.raw("whole") === true;
  const opened = await openEstate(
    { paths, sites, whole },
    { files: desk.files, onNews, isStopped },
  );
  if (opened === "stopped" || isStopped())
    return cancelled(portMessages.cancelled({ name: "open" }));
  if (!opened.ok) return opened;
  desk.open = opened.value;
  foresee(desk, opened.value.estate, pause);
  return good(openedReply(opened.value));
}

/** Begins, after the reply is under way, what the first picture of an estate will ask for. */
function foresee(desk: Desk, estate: Estate, pause: () => Promise<void>): void {
  desk.foresight?.abort();
  if (!desk.foresees) return;
  const stop = new AbortController();
  desk.foresight = stop;
  // A mistake of the engine is told to whoever asks.
  pause()
    .then(() => answersOf(estate, { signal: stop.signal, pause }))
    .catch(() => undefined);
}

function answerTell(desk: Desk, ask: AskFields): Reply<Calls["tellDnsServer"]["reply"]> {
  const { open } = desk;
  if (!open) return refused(askMessages.nothingOpen({ call: "tellDnsServer" }));
  const { server, oddities } = readOneServer(ask.raw("server"), "server");
  // In a form every part was meant, so one that cannot be used is refused, not passed over.
  if (!server || oddities.length > 0)
    return refused(oddities.map((oddity) => sitesMessages.oddity(oddity)).join(" "));
  desk.open = withServer(open, server);
  return good(openedReply(desk.open));
}
