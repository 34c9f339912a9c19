/** How does a picture cross a port when its wires name the same things thousands of times? Each name and each list once. */
import type { Scene, Wire } from "#src/diagram/index.ts";

/** A scene whose wires tell the place of their list, and lists the places of their names. */
export type PackedScene = Omit<Scene, "wires"> & {
  readonly wires: readonly (Omit<Wire, "through"> & { readonly through: number })[];
  readonly lists: readonly (readonly number[])[];
  readonly names: readonly string[];
};

/** Tells a place for each value, in the order in which they came. */
function newPlaces<T>() {
  const places = new Map<T, number>();
  const placeOf = (value: T) => {
    const had = places.get(value);
    if (had !== undefined) return had;
    places.set(value, places.size);
    return places.size - 1;
  };
  return { placeOf, all: () => [...places.keys()] };
}

/** The picture as it crosses a port. */
export function packedScene(scene: Scene): PackedScene {
  const names = newPlaces<string>();
  const lists = newPlaces<string>();
  // Wires that lead through the same mostly share one list, which is read once.
  const known = new Map<Wire["through"], number>();
  const placeOf = (through: Wire["through"]) => {
    let place = known.get(through);
    if (place === undefined) {
      place = lists.placeOf(through.map(names.placeOf).join(" "));
      known.set(through, place);
    }
    return place;
  };
  const wires = scene.wires.map((wire) => ({ ...wire, through: placeOf(wire.through) }));
  const numbers = lists.all().map((list) => (list === "" ? [] : list.split(" ").map(Number)));
  return { ...scene, wires, lists: numbers, names: names.all() };
}

/** What `packedScene` made, as it was before; wires with the same names share one list. */
export function unpackedScene({ lists, names, ...scene }: PackedScene): Scene {
  const told = lists.map((list) => list.map((at) => names[at] ?? ""));
  const wires = scene.wires.map((wire) => ({ ...wire, through: told[wire.through] ?? [] }));
  return { ...scene, wires };
}
