/** What stands around an exported picture: legend, tips, page titles, in English and German. */
import { type OutcomeKey, outcomeWords } from "./outcome.ts";
import type { Language } from "./said.ts";
import { type BoxKindKey, sceneWords } from "./scene.ts";

type Wired = {
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly count: number;
  readonly flagged: boolean;
};

const english = {
  outcome: outcomeWords as Readonly<Record<OutcomeKey, string>>,
  kind: sceneWords.kind as (kind: BoxKindKey) => string,
  legend: "Legend",
  link: "Peering or connection",
  ask: "Name question",
  path: "Path",
  ghost: "Referenced, not there",
  unseen: "Not seen: no permission",
  flagged: "Not as expected",
  added: "Added",
  removed: "Removed",
  changed: "Changed",
  open: "Open in the Azure portal",
  box: (a: { readonly kind: string; readonly title: string; readonly subtitle: string }) =>
    `${a.kind} ${a.title}${a.subtitle ? `, ${a.subtitle}` : ""}`,
  holds: (count: number) => `stands for ${count}`,
  wire: (a: Wired) =>
    `${a.what} from ${a.from} to ${a.to}${a.count > 1 ? `, ${a.count} of them` : ""}${a.flagged ? ", not as expected" : ""}`,
  ends: (a: Pick<Wired, "from" | "what">) => `${a.what} at ${a.from}`,
  showing: (shown: number, total: number) => `Showing ${shown} of ${total}.`,
  bundled: (parts: readonly string[]) => `Bundled: ${parts.join(", ")}.`,
  wiresLeftOut: (count: number) => `Wires not drawn: ${count}.`,
  counted: sceneWords.counted as (kind: BoxKindKey, count: number) => string,
  taken: (when: string) => `As of ${when}`,
  overview: "Overview",
  part: (n: number, of: number) => `Part ${n} of ${of}`,
  table: "Data table",
  boxes: "Boxes",
  wires: "Wires",
  columns: {
    kind: "Kind",
    name: "Name",
    detail: "Detail",
    inside: "Inside",
    outcome: "Outcome",
    from: "From",
    to: "To",
    count: "Count",
    expected: "Expected",
  },
  no: "no",
  level: (level: number) => `Level ${level}`,
  layers: ["Estate", "Network", "Segment", "Path"] as readonly string[],
  notes: "Notes",
  search: "Find a box",
  /** "#" is where the number goes; the exported page puts it in. */
  foundPattern: "# found",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Fit",
  pageHelp: "Drag or use the arrow keys to move, + and − to zoom, 0 to fit.",
  comparison: (a: { readonly added: number; readonly removed: number; readonly changed: number }) =>
    `${a.added} added, ${a.removed} removed, ${a.changed} changed.`,
};

/** The words around pictures, in one language. */
export type PictureWords = typeof english;

const kindsInGerman: Readonly<Record<BoxKindKey, readonly [string, string]>> = {
  site: ["Standort", "Standorte"],
  internet: ["Internet", "Internet"],
  gateway: ["Gateway", "Gateways"],
  hub: ["Hub", "Hubs"],
  vnet: ["VNet", "VNets"],
  subnet: ["Subnetz", "Subnetze"],
  resolver: ["DNS-Server", "DNS-Server"],
  zone: ["DNS-Zone", "DNS-Zonen"],
  firewall: ["Firewall", "Firewalls"],
  vantage: ["Blickpunkt", "Blickpunkte"],
  endpoint: ["privater Endpunkt", "private Endpunkte"],
  service: ["Dienst", "Dienste"],
  bundle: ["Bündel", "Bündel"],
};

const german: PictureWords = {
  outcome: {
    private: "Privat",
    endpoint: "Dienstendpunkt",
    public: "Öffentlich",
    blocked: "Blockiert",
    "no-answer": "Keine Antwort",
    unseen: "Nicht gesehen",
    mixed: "Gemischt",
  },
  kind: (kind) => kindsInGerman[kind][0],
  legend: "Legende",
  link: "Peering oder Verbindung",
  ask: "Namensfrage",
  path: "Weg",
  ghost: "Erwähnt, nicht vorhanden",
  unseen: "Nicht gesehen: keine Berechtigung",
  flagged: "Nicht wie erwartet",
  added: "Neu",
  removed: "Entfernt",
  changed: "Geändert",
  open: "Im Azure-Portal öffnen",
  box: (a) => `${a.kind} ${a.title}${a.subtitle ? `, ${a.subtitle}` : ""}`,
  holds: (count) => `steht für ${count}`,
  wire: (a) =>
    `${a.what} von ${a.from} nach ${a.to}${a.count > 1 ? `, davon ${a.count}` : ""}${a.flagged ? ", nicht wie erwartet" : ""}`,
  ends: (a) => `${a.what} bei ${a.from}`,
  showing: (shown, total) => `${shown} von ${total} gezeigt.`,
  bundled: (parts) => `Gebündelt: ${parts.join(", ")}.`,
  wiresLeftOut: (count) => `Nicht gezeichnete Verbindungen: ${count}.`,
  counted: (kind, count) => `${count} ${kindsInGerman[kind][count === 1 ? 0 : 1]}`,
  taken: (when) => `Stand ${when}`,
  overview: "Übersicht",
  part: (n, of) => `Teil ${n} von ${of}`,
  table: "Datentabelle",
  boxes: "Kästen",
  wires: "Verbindungen",
  columns: {
    kind: "Art",
    name: "Name",
    detail: "Angabe",
    inside: "In",
    outcome: "Ergebnis",
    from: "Von",
    to: "Nach",
    count: "Anzahl",
    expected: "Erwartet",
  },
  no: "nein",
  level: (level) => `Stufe ${level}`,
  layers: ["Landschaft", "Netz", "Segment", "Weg"],
  notes: "Notizen",
  search: "Kasten suchen",
  foundPattern: "# gefunden",
  zoomIn: "Vergrößern",
  zoomOut: "Verkleinern",
  fit: "Einpassen",
  pageHelp: "Ziehen oder Pfeiltasten verschieben, + und − vergrößern und verkleinern, 0 passt ein.",
  comparison: (a) => `${a.added} neu, ${a.removed} entfernt, ${a.changed} geändert.`,
};

/** The words around pictures, by language. */
export const pictureWords: Readonly<Record<Language, PictureWords>> = {
  en: english,
  de: german,
};
