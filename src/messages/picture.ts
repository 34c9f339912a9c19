/** What stands around an exported picture: legend, tips, page titles. */
import { type OutcomeKey, outcomeWords } from "./outcome.ts";
import { sceneWords } from "./scene.ts";

type Wired = {
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly count: number;
  readonly flagged: boolean;
};

export const pictureEnglish = {
  outcome: outcomeWords as Readonly<Record<OutcomeKey, string>>,
  kind: sceneWords.kind,
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
  counted: sceneWords.counted,
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
export type PictureWords = typeof pictureEnglish;
