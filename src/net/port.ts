/** Ports and port ranges, as rules write them. */

/** An inclusive range of ports. */
export type PortRange = { readonly from: number; readonly to: number };

/** The range that `text` writes (`443`, `1433-1450`, `*`), or undefined. */
export function parsePorts(text: string): PortRange | undefined {
  if (text === "*") return { from: 0, to: 65535 };
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim());
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return from <= to && to <= 65535 ? { from, to } : undefined;
}
