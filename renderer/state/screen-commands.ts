/** What can be done on the map, with a trace, and in the matrix. */
import { mapWords, commandWords as words } from "#src/messages/index.ts";
import { type Command, isOpen, on, toggleDrawer } from "./command.ts";
import { clickOn } from "./places.ts";
import { go, say, stateNow } from "./store.ts";
import { type Level, MOST_STEPS } from "./view.ts";
import { walkSteps, walkUnexpected } from "./walk.ts";

/** What a screen offers to commands while it is shown. */
export type MapHand = {
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
  readonly resetPlaces: () => void;
};
let mapHand: MapHand | undefined;
/** The map lends its camera while it is on screen. */
export function lendMap(hand: MapHand | undefined): void {
  mapHand = hand;
}

const levels: readonly Level[] = [1, 2, 3, 4];

const hasMarkedText = () => (getSelection()?.toString() ?? "") !== "";

export const screenCommands: readonly Command[] = [
  ...levels.map(
    (level): Command => ({
      id: `level-${level}`,
      title: words.level(level, mapWords.levels[level - 1] ?? ""),
      group: "map",
      keys: [String(level)],
      when: on("map"),
      run: () => go({ level, open: [], closed: [] }),
    }),
  ),
  {
    id: "fit",
    title: words.fit,
    group: "map",
    keys: ["!", "0"],
    when: on("map"),
    run: () => mapHand?.fit(),
  },
  {
    id: "zoom-in",
    title: words.zoomIn,
    group: "map",
    keys: ["+", "="],
    when: on("map"),
    run: () => mapHand?.zoomBy(1.25),
  },
  {
    id: "zoom-out",
    title: words.zoomOut,
    group: "map",
    keys: ["-"],
    when: on("map"),
    run: () => mapHand?.zoomBy(0.8),
  },
  {
    id: "isolate",
    title: words.isolate,
    group: "map",
    keys: ["F"],
    when: on("map"),
    run: () => go({ isolate: stateNow().view.isolate > 0 ? 0 : 1 }, true),
  },
  {
    id: "widen",
    title: words.widen,
    group: "map",
    keys: ["Shift+F"],
    when: on("map"),
    run: () => go({ isolate: Math.min(MOST_STEPS, stateNow().view.isolate + 1) }, true),
  },
  {
    id: "reset-places",
    title: mapWords.resetPlaces,
    group: "map",
    keys: ["Shift+R"],
    when: on("map"),
    run: () => mapHand?.resetPlaces(),
  },
  {
    id: "outline",
    title: words.outline,
    group: "map",
    keys: ["O"],
    when: on("map"),
    run: () => toggleDrawer("outline"),
  },
  {
    id: "wire-table",
    title: words.wireTable,
    group: "map",
    keys: [],
    when: on("map"),
    run: () => toggleDrawer("table"),
  },
  {
    id: "next-step",
    title: words.nextStep,
    group: "trace",
    keys: ["J"],
    when: on("trace"),
    run: () => walkSteps(1),
  },
  {
    id: "previous-step",
    title: words.previousStep,
    group: "trace",
    keys: ["K"],
    when: on("trace"),
    run: () => walkSteps(-1),
  },
  {
    id: "evidence",
    title: words.evidence,
    group: "trace",
    keys: ["E"],
    when: on("trace"),
    run: () => clickOn("[data-evidence-toggle]"),
  },
  {
    id: "copy-sentence",
    title: words.copySentence,
    group: "trace",
    keys: ["Mod+C"],
    // What was marked by hand is what a person wants to copy.
    when: (state) => isOpen(state) && state.traces[0]?.value != null && !hasMarkedText(),
    run: () => {
      void navigator.clipboard.writeText(stateNow().traces[0]?.value?.sentence ?? "");
      say(words.copied);
    },
  },
  {
    id: "next-unexpected",
    title: words.nextUnexpected,
    group: "matrix",
    keys: ["N"],
    when: on("matrix"),
    run: () => walkUnexpected(1),
  },
  {
    id: "previous-unexpected",
    title: words.previousUnexpected,
    group: "matrix",
    keys: ["P"],
    when: on("matrix"),
    run: () => walkUnexpected(-1),
  },
  {
    id: "only-unexpected",
    title: words.onlyUnexpected,
    group: "matrix",
    keys: ["U"],
    when: on("matrix"),
    run: () => go({ onlyUnexpected: !stateNow().view.onlyUnexpected }, true),
  },
  {
    id: "table",
    title: words.asTable,
    group: "matrix",
    keys: [],
    when: on("matrix"),
    run: () => go({ asTable: !stateNow().view.asTable }, true),
  },
  {
    id: "all-columns",
    title: words.allColumns,
    group: "access",
    keys: ["W"],
    when: on("access"),
    run: () => go({ allColumns: !stateNow().view.allColumns }, true),
  },
];
