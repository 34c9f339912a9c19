/** What does the box find for what was typed so far? */
import { frameWords, sceneWords, commandWords as words } from "#src/messages/index.ts";
import { canRun, commands } from "../state/commands.ts";
import { filterOf } from "../state/filter.ts";
import { keysText } from "../state/keys.ts";
import { recentQuestions } from "../state/recent.ts";
import { go, type State } from "../state/store.ts";
import { understood } from "./understand.ts";

export type Result = {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly keys?: string;
  readonly run: () => void;
};

const MOST = 40;

/** Up to forty results, the likeliest first. */
export function resultsFor(text: string, state: State): readonly Result[] {
  const typed = text.trim();
  const found = typed.startsWith(">")
    ? commandResults(typed.slice(1), state)
    : typed.startsWith("@")
      ? thingResults(typed.slice(1), state)
      : typed === ""
        ? [...recentResults(state), ...commandResults("", state)]
        : [
            ...questionResults(typed, state),
            ...thingResults(typed, state),
            ...filterResults(typed),
            ...commandResults(typed, state),
          ];
  return found.slice(0, MOST);
}

/** Whether the letters of `typed` come in `text` in this order. */
export function isLike(text: string, typed: string): boolean {
  let at = 0;
  const lower = text.toLowerCase();
  for (const letter of typed.toLowerCase().replaceAll(" ", "")) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function commandResults(typed: string, state: State): readonly Result[] {
  return commands
    .filter((command) => canRun(command, state) && isLike(command.title, typed))
    .map((command) => ({
      id: `command ${command.id}`,
      group: words.groups[command.group],
      title: command.title,
      ...(command.keys[0] ? { keys: keysText(command.keys[0]) } : {}),
      run: command.run,
    }));
}

const trace = (from: string, name: string, port: string) =>
  go({ screen: "trace", from: [from], name, port, step: 0 });

/** A name that was typed or pasted, from the vantages that are likeliest: as written, the last one, then the others. */
function questionResults(typed: string, state: State): readonly Result[] {
  const asked = understood(typed);
  const service = asked.id
    ? state.services.find((one) => one.id.toLowerCase() === asked.id.toLowerCase())
    : undefined;
  const name = asked.name || (service?.names[0]?.fqdn ?? "");
  const names = name
    ? [name]
    : state.services
        .flatMap((one) => one.names.map(({ fqdn }) => fqdn))
        .filter(
          (fqdn) =>
            typed.length > 1 &&
            isLike(
              fqdn.split(".")[0] ?? "",
              asked.from ? (typed.split(/\s+/).at(-1) ?? "") : typed,
            ),
        )
        .slice(0, 4);
  const last = state.view.from[0];
  const from = state.vantages.filter((vantage) =>
    asked.from === "" ? true : isLike(vantage.label, asked.from),
  );
  const likely = [...from]
    .sort((a, b) => Number(b.id === last) - Number(a.id === last))
    .slice(0, 4);
  return names.flatMap((one) =>
    likely.map((vantage) => ({
      id: `trace ${vantage.id} ${one}`,
      group: frameWords.screens.trace,
      title: words.traceFrom(one, vantage.label),
      run: () => trace(vantage.id, one, asked.port),
    })),
  );
}

function thingResults(typed: string, state: State): readonly Result[] {
  const { services, vantages, scene } = state;
  const wanted = typed.trim();
  return [
    ...services
      .filter((one) => isLike(one.name, wanted))
      .map((one) => ({
        id: `service ${one.id}`,
        group: sceneWords.serviceKind(one.type),
        title: one.name,
        run: () => go({ screen: "map", level: 3, select: one.id }),
      })),
    ...vantages
      .filter((one) => isLike(one.label, wanted))
      .map((one) => ({
        id: `vantage ${one.id}`,
        group: one.kind,
        title: one.label,
        run: () => go({ screen: "trace", from: [one.id] }),
      })),
    ...(scene.value?.boxes ?? [])
      .filter(
        (box) => box.kind !== "service" && box.kind !== "vantage" && isLike(box.title, wanted),
      )
      .map((box) => ({
        id: `box ${box.id}`,
        group: sceneWords.kind(box.kind),
        title: box.title,
        run: () => go({ screen: "map", select: box.id }),
      })),
  ];
}

function filterResults(typed: string): readonly Result[] {
  const read = filterOf(typed);
  if (!read.ok || !/[a-z]+:\S/.test(typed)) return [];
  return [
    {
      id: "filter",
      group: words.filter,
      title: words.filterBy(typed),
      run: () => go({ filter: typed }),
    },
  ];
}

function recentResults(state: State): readonly Result[] {
  const labels = new Map(state.vantages.map((vantage) => [vantage.id, vantage.label]));
  return recentQuestions()
    .filter(({ from }) => labels.has(from))
    .map(({ from, name }) => ({
      id: `recent ${from} ${name}`,
      group: words.recent,
      title: words.traceFrom(name, labels.get(from) ?? from),
      run: () => trace(from, name, ""),
    }));
}
