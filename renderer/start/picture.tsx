/** A still picture of the demo, drawn from tokens so that it suits both themes. */
import { startWords as words } from "#src/messages/index.ts";

const box = (x: number, y: number, width: number, height: number, title: string) => ({
  x,
  y,
  width,
  height,
  title,
});

const boxes = [
  box(20, 130, 110, 60, "hq"),
  box(20, 30, 110, 50, "Internet"),
  box(190, 100, 120, 70, "vnet-hub"),
  box(190, 240, 120, 60, "vnet-hub-neu"),
  box(370, 60, 130, 64, "vnet-spoke-01"),
  box(370, 150, 130, 50, "vnet-spoke-02"),
  box(370, 250, 130, 50, "vnet-spoke-11"),
  box(560, 90, 120, 44, "pe-stcontoso"),
  box(560, 170, 120, 44, "pe-sql-contoso"),
  box(740, 60, 120, 44, "stcontoso"),
  box(740, 170, 120, 44, "sql-contoso"),
  box(740, 250, 120, 44, "kv-contoso"),
];

const wires = [
  { kind: "link", d: "M130 150H190" },
  { kind: "link", d: "M130 170H160V262H190" },
  { kind: "link", d: "M310 120H340V92H370" },
  { kind: "link", d: "M310 140H340V175H370" },
  { kind: "link", d: "M310 270H370" },
  { kind: "private", d: "M500 182H560" },
  { kind: "private", d: "M680 190H740" },
  { kind: "private", d: "M680 112H710V90H740" },
  { kind: "blocked", d: "M500 72H740" },
  { kind: "private", d: "M500 262H520V104H560" },
  { kind: "private", d: "M500 166H536V122H560" },
] as const;

/** The head of a wire at its last point; structure has none. */
function headOf({ kind, d }: (typeof wires)[number]): string | undefined {
  const [, x = "0"] = /H(\d+)$/.exec(d) ?? [];
  const [, y = "0"] = /(?:V|M\d+ )(\d+)H\d+$/.exec(d) ?? [];
  if (kind === "blocked") return `M${Number(x) - 8} ${Number(y) - 8}v16h3v-16z`;
  return kind === "link" ? undefined : `M${Number(x) - 9} ${Number(y) - 4.5}l9 4.5-9 4.5z`;
}

export function StartPicture() {
  return (
    <figure className="start-picture">
      <svg viewBox="0 0 880 330" role="img" aria-label={words.pictureAlt}>
        {wires.map((wire) => (
          <g key={wire.d} className={`wire wire-${wire.kind}`}>
            <path d={wire.d} fill="none" />
            <path className="head" d={headOf(wire)} />
          </g>
        ))}
        {boxes.map((one) => (
          <g key={one.title}>
            <rect
              className="picture-box"
              x={one.x}
              y={one.y}
              width={one.width}
              height={one.height}
              rx="6"
            />
            <text className="picture-title" x={one.x + 10} y={one.y + 24}>
              {one.title}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>{words.pictureSentence}</figcaption>
    </figure>
  );
}
