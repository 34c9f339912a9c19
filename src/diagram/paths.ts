/** The wires of outcomes: from where questions are asked, through private endpoints, to services. */
import { sceneWords } from "#src/messages/index.ts";
import { type Estate, inList } from "#src/model/index.ts";
import type { OutcomeWord } from "#src/verdict/index.ts";
import type { Pair } from "./ask.ts";
import { endpointOf } from "./endpoint-of.ts";
import type { Forest } from "./forest.ts";
import type { SceneLevel } from "./scene.ts";
import type { Stands } from "./stand.ts";
import type { TieBasket } from "./tie.ts";

/**
 * Puts the wires of `pairs`. What is refused as expected is no wire: a closed door that should be
 * closed is not traffic. A private pair leads to its endpoint, and the endpoint to its service.
 */
export function putPaths(
  {
    estate,
    forest,
    stands,
    level,
  }: {
    readonly estate: Estate;
    readonly forest: Forest;
    readonly stands: Stands;
    readonly level: SceneLevel;
  },
  pairs: readonly Pair[],
  basket: TieBasket,
): void {
  const used = new Map<string, boolean>();
  for (const pair of pairs) {
    const { word, asExpected, service } = pair;
    // What is as expected runs together in trunks; what is not leads to the very box that it is about.
    const at = asExpected === false && level > 1 ? stands.nearest : stands.outermost;
    const flagged = asExpected === false;
    if (!flagged && (word === "blocked" || word === "no-answer")) continue;
    const place = forest.places.get(pair.from);
    const from = place === undefined ? undefined : stands.outermost(place);
    if (!from) continue;
    const common = { from, kind: "path", outcome: word, label: "", flagged, lit: false } as const;
    if (word === "no-answer") {
      basket.put({ ...common, to: from, through: service ? [service] : [] });
      continue;
    }
    const endpoint = endpointOf(estate, pair);
    const door = endpoint === undefined ? undefined : at(endpoint);
    if (endpoint !== undefined && door) {
      const through = [endpoint, ...(service ? [service] : [])];
      basket.put({ ...common, to: door, through });
      used.set(endpoint, (used.get(endpoint) ?? false) || flagged);
      continue;
    }
    const to = service ? at(service) : undefined;
    if (to && service) basket.put({ ...common, to, through: [service] });
  }
  putLastWires(estate, stands, { used, basket, level });
}

/** From each endpoint to what it leads to: private where pairs go this way, blocked where it is not approved. */
function putLastWires(
  estate: Estate,
  stands: Stands,
  told: {
    readonly used: ReadonlyMap<string, boolean>;
    readonly basket: TieBasket;
    readonly level: SceneLevel;
  },
): void {
  for (const endpoint of estate.endpoints) {
    for (const { targetKey, state } of endpoint.connections) {
      const at = told.level > 1 ? stands.nearest : stands.outermost;
      const [from, to] = [at(endpoint.id), at(targetKey)];
      if (!from || !to) continue;
      const isApproved = state === "" || state.toLowerCase() === "approved";
      // In an overview a rejected endpoint is no traffic; the pairs themselves tell.
      if (!isApproved && told.level < 3) continue;
      const outcome: OutcomeWord | null = isApproved
        ? told.used.has(endpoint.id)
          ? "private"
          : null
        : "blocked";
      told.basket.put({
        from,
        to,
        kind: outcome === null ? "link" : "path",
        outcome,
        label: isApproved ? sceneWords.kind("endpoint") : state,
        flagged: told.used.get(endpoint.id) ?? false,
        through: [endpoint.id, inList(estate.services, targetKey)?.id ?? targetKey],
        lit: false,
      });
    }
  }
}
