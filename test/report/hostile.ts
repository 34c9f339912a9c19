/** Which names does somebody give things who wants to break an export? */
import type { Scene } from "#src/diagram/index.ts";
import { box, sceneOf, wire } from "./scenes.ts";

/** Texts with a meaning in one format or another, and texts that no format likes. */
export const hostileNames: readonly string[] = [
  `<b>&amp;"q'\``,
  "\u{1F642}\u{1F468}\u200D\u{1F469}\u200D\u{1F467} emoji",
  "\u202Eעברית مرحبا",
  "x".repeat(300),
  "=cmd|' /C calc'!A0",
  "a\u0000b\u0007c\ud800",
  "%name% $x \\N \\n ]]> --> {{title}} $1",
  "</script></svg></title><script>alert(1)</script>",
  "1. one, two; three",
  "- *bold* _it_ `code` [link](http://x) | cell",
  '%%{init: {"theme":"dark"}}%%',
  'end; subgraph "a" --> b',
  "\\",
  "",
  " ",
  "line1\nline2\ttab\r\nend",
  "__proto__",
  "constructor",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "＝1",
];

/** A scene with a box of each hostile name, within one container of such a name, and wires that bear them. */
export function hostileScene(): Scene {
  const holder = box("/subscriptions/s/holder", "vnet", [0, 0, 1300, 640], {
    title: hostileNames[0] ?? "",
    subtitle: hostileNames[8] ?? "",
    isOpen: true,
  });
  const boxes = hostileNames.map((name, i) =>
    box(
      `/subscriptions/s/${name}#${i}?`,
      (["service", "zone", "firewall", "resolver"] as const)[i % 4] ?? "service",
      [24 + 310 * (i % 4), 60 + 90 * Math.floor(i / 4), 208, 44],
      { title: name, subtitle: name, parent: holder.id, flagged: i % 3 === 0 },
    ),
  );
  const wires = boxes.flatMap((to, i) => {
    const from = boxes[i - 1];
    const label = hostileNames[i] ?? "";
    return from ? [wire(from, to, { outcome: "public", track: 240, label, lit: true })] : [];
  });
  return sceneOf([holder, ...boxes], wires, { summary: hostileNames.join(" ") });
}
