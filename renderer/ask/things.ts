/** Which things of the estate can be found by name: services, endpoints, VNets, vantages, and what else is drawn? */
import { sceneWords } from "#src/messages/index.ts";
import { go, type State } from "../state/store.ts";
import { lastOf } from "../state/words.ts";
import { likest } from "./likeness.ts";
import type { Result } from "./results.ts";

/** The things whose name is like `typed`, the likeliest first. */
export function thingResults(typed: string, state: State): readonly Result[] {
  const drawn = (state.scene.value?.boxes ?? []).map((box) => ({
    id: `thing ${box.id}`,
    group: sceneWords.kind(box.kind),
    title: box.title,
    run: () => go({ screen: "map", select: box.id }),
  }));
  const all = [...ofServices(state), ...ofVantages(state), ...drawn];
  const byId = new Map(all.toReversed().map((one) => [one.id.toLowerCase(), one]));
  const each = all.filter((one) => byId.get(one.id.toLowerCase()) === one);
  return likest(each, typed, ({ title }) => title);
}

/** Shows a thing on the map at a level that has a box for it. */
const onMap = (id: string, level: 2 | 3) => () =>
  go({ screen: "map", level, open: [], closed: [], select: id });

function ofServices({ services }: State): readonly Result[] {
  return services.flatMap(({ id, type, name, endpoints }) => [
    {
      id: `thing ${id}`,
      group: sceneWords.serviceKind(type),
      title: name,
      run: onMap(id, 3),
    },
    ...endpoints.map((endpoint) => ({
      id: `thing ${endpoint.id}`,
      group: sceneWords.kind("endpoint"),
      title: lastOf(endpoint.id),
      run: onMap(endpoint.id, 3),
    })),
  ]);
}

function ofVantages({ vantages }: State): readonly Result[] {
  return vantages.flatMap(({ id, kind, label }) => {
    const vnet = /^.*\/virtualNetworks\/[^/]+(?=\/|$)/i.exec(id)?.[0];
    const own = {
      id: `vantage ${id}`,
      group: kind,
      title: label,
      run: () => go({ screen: "trace", from: [id] }),
    };
    if (vnet === undefined) return [own];
    const around = {
      id: `thing ${vnet}`,
      group: sceneWords.kind("vnet"),
      title: lastOf(vnet),
      run: onMap(vnet, 2),
    };
    return vnet === id ? [around] : [around, own];
  });
}
