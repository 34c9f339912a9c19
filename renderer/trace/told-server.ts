/** What a person typed about a DNS server, as the sites file writes it. */
import { traceWords as words } from "#src/messages/index.ts";
import { parseAddress } from "#src/net/index.ts";

export type ServerForm = {
  readonly name: string;
  readonly software: string;
  readonly forwarders: string;
  readonly conditional: string;
  readonly rootHints: boolean;
};

type Told =
  | { readonly ok: true; readonly value: object }
  | { readonly ok: false; readonly why: string };

const wordsOf = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

/** The server as told; refused with the word that is wrong and what would be right. */
export function serverTold(address: string, form: ServerForm): Told {
  const forwarders = wordsOf(form.forwarders);
  const conditional = form.conditional
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const conditionalForwarders: { zone: string; to: readonly string[] }[] = [];
  for (const line of conditional) {
    const [zone = "", ...to] = wordsOf(line);
    if (to.length === 0) return { ok: false, why: words.fillNotLine(line) };
    conditionalForwarders.push({ zone: zone.replace(/\.$/, ""), to });
  }
  const all = [...forwarders, ...conditionalForwarders.flatMap(({ to }) => to)];
  const wrong = all.find((word) => parseAddress(word) === undefined);
  if (wrong !== undefined) return { ok: false, why: words.fillNotAddress(wrong) };
  const { software, rootHints } = form;
  const name = form.name.trim();
  const value = {
    address,
    ...(name === "" ? {} : { name }),
    software,
    conditionalForwarders,
    forwarders,
    rootHints,
  };
  return { ok: true, value };
}
