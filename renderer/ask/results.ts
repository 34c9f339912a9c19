/** What does the box find for what was typed so far? */
import { frameWords, commandWords as words } from "#src/messages/index.ts";
import { boxActions } from "../map/actions.ts";
import { keysOf } from "../settings/keymap.ts";
import { canRun, commands } from "../state/commands.ts";
import { filterOf } from "../state/filter.ts";
import { keysText } from "../state/keys.ts";
import { recentQuestions } from "../state/recent.ts";
import { go, type State } from "../state/store.ts";
import { lastOf } from "../state/words.ts";
import { isAddress } from "./address.ts";
import { likest } from "./likeness.ts";
import { filterFault, plainFilter } from "./plain-filter.ts";
import { thingResults } from "./things.ts";
import { understood } from "./understand.ts";

export type Result = {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly keys?: string;
  readonly run: () => void;
};

const MOST = 40;

/** The names of the services that sentences tell of, by themselves or by an endpoint. */
function namesIn(sentences: readonly string[], { services }: State): readonly string[] {
  const told = new Set(sentences.flatMap((one) => one.split(/[\s,]+|\.(?=\s|$)/)));
  return services
    .filter(({ endpoints }) => endpoints.some(({ id }) => told.has(lastOf(id))))
    .concat(services.filter(({ names }) => names.some(({ fqdn }) => told.has(fqdn))))
    .flatMap(({ names }) => names.map(({ fqdn }) => fqdn))
    .filter((fqdn, i, all) => all.indexOf(fqdn) === i);
}

/** Up to forty results, the likeliest first. `about`: what is known of the address that was typed, in sentences. */
export function resultsFor(
  text: string,
  state: State,
  about: readonly string[],
): readonly Result[] {
  const typed = text.trim();
  const found = typed.startsWith(">")
    ? commandResults(typed.slice(1), state)
    : typed.startsWith("@")
      ? thingResults(typed.slice(1), state)
      : typed === ""
        ? [...recentResults(state), ...selectionResults(state), ...commandResults("", state)]
        : isAddress(typed)
          ? namesIn(about, state).flatMap((name) => questionResults(name, state))
          : [
              ...filterResults(typed, state),
              ...questionResults(typed, state),
              ...thingResults(typed, state),
              ...commandResults(typed, state),
            ];
  return found.slice(0, MOST);
}

function commandResults(typed: string, state: State): readonly Result[] {
  // The box is open already.
  const able = commands.filter((one) => one.id !== "palette" && canRun(one, state));
  return likest(able, typed, ({ title }) => title).map((command) => {
    const [keys] = keysOf(command);
    return {
      id: `command ${command.id}`,
      group: words.groups[command.group],
      title: command.title,
      ...(keys ? { keys: keysText(keys) } : {}),
      run: command.run,
    };
  });
}

/** What can be done with the box that is selected on the map. */
function selectionResults(state: State): readonly Result[] {
  const box = state.scene.value?.boxes.find(({ id }) => id === state.view.select);
  if (!box || state.view.screen !== "map") return [];
  return boxActions(box, state).map(({ id, title, run }) => ({
    id: `selection ${id}`,
    group: box.title,
    title,
    run,
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
  const word = asked.from === "" && asked.word === "" ? typed : asked.word;
  const known = state.services.flatMap((one) => one.names.map(({ fqdn }) => fqdn));
  const names = name
    ? [name]
    : word.length > 1
      ? likest(known, word, (fqdn) => fqdn.split(".")[0] ?? "").slice(0, 4)
      : [];
  const last = state.view.from[0];
  const from =
    asked.from === ""
      ? state.vantages.toSorted((a, b) => Number(b.id === last) - Number(a.id === last))
      : likest(state.vantages, asked.from, ({ label }) => label);
  const likely = from.slice(0, 4);
  if (asked.from !== "" && names.length === 0 && word === "") {
    return likely.map(({ id, label }) => ({
      id: `from ${id}`,
      group: frameWords.screens.trace,
      title: words.from(label),
      run: () => go({ screen: "trace", from: [id] }),
    }));
  }
  return names.flatMap((one) =>
    likely.map((vantage) => ({
      id: `trace ${vantage.id} ${one}`,
      group: frameWords.screens.trace,
      title: words.traceFrom(one, vantage.label),
      run: () => trace(vantage.id, one, asked.port),
    })),
  );
}

function filterResults(typed: string, state: State): readonly Result[] {
  // A URL has a colon too.
  if (understood(typed).name !== "") return [];
  const filter = plainFilter(typed, state) ?? typed;
  const read = filterOf(filter);
  if (!read.ok || !/[a-z]+:\S/.test(filter)) return [];
  const { screen } = state.view;
  const isFiltered = screen === "map" || screen === "matrix";
  return [
    {
      id: "filter",
      group: words.filter,
      title: words.filterBy(filter),
      run: () => go(isFiltered ? { filter } : { screen: "matrix", filter }),
    },
  ];
}

/** Why nothing is found for a text that was to be a filter; "" for any other. */
export function faultOf(text: string): string {
  const read = filterOf(text);
  return read.ok ? "" : filterFault(text, read.why);
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
