/** A scene as two tables: what is in it, and what leads where. */
import type { Scene } from "#src/diagram/index.ts";
import type { PictureWords } from "#src/messages/index.ts";
import { titlesOf } from "../picture/picture.ts";

export type Table = {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[];
};
export type SceneTables = { readonly boxes: Table; readonly wires: Table };

/** The tables of `scene`: one row for each box and each wire, in the scene's order. */
export function tablesOf(scene: Scene, words: PictureWords): SceneTables {
  const { columns } = words;
  const titleOf = titlesOf(scene);
  const boxes = scene.boxes.map((box) => ({
    id: box.id,
    cells: [
      words.kind(box.kind),
      box.title,
      box.presence === "solid" ? box.subtitle : words[box.presence],
      box.parent === null ? "" : titleOf(box.parent),
      box.flagged ? words.no : "",
    ],
  }));
  const wires = scene.wires.map((wire) => ({
    id: wire.id,
    cells: [
      titleOf(wire.from),
      wire.from === wire.to ? "" : titleOf(wire.to),
      wire.outcome ? words.outcome[wire.outcome] : words[wire.kind],
      String(wire.count),
      wire.flagged ? words.no : "",
    ],
  }));
  return {
    boxes: {
      heads: [columns.kind, columns.name, columns.detail, columns.inside, columns.expected],
      rows: boxes,
    },
    wires: {
      heads: [columns.from, columns.to, columns.outcome, columns.count, columns.expected],
      rows: wires,
    },
  };
}
