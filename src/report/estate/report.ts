/** The report of an estate for a design document: the chosen sections, in the chosen language. */

import { unique } from "#src/base/index.ts";
import type { Prices } from "#src/compare/index.ts";
import { type Scene, sceneFor } from "#src/diagram/index.ts";
import { catalogue, type Language, outcomeOrder, type ReportWords } from "#src/messages/index.ts";
import { type Estate, type Vantage, vantagesOf } from "#src/model/index.ts";
import { parseName } from "#src/net/index.ts";
import { type Matrix, matrixOf } from "#src/verdict/index.ts";
import { type Block, type Report, type SectionId, sectionIds } from "../document/document.ts";
import { pictureOf } from "../picture/picture.ts";
import { accessSection } from "./access.ts";
import { dnsSection } from "./dns-section.ts";
import { assumptionsSection, gapsSection } from "./doubts.ts";
import type { Facts } from "./facts.ts";
import { inventory } from "./inventory.ts";
import { matrixSection } from "./matrix-table.ts";
import { pathsSection } from "./paths.ts";

export type ReportOptions = {
  /** What the estate is called. */
  readonly estateTitle: string;
  readonly language?: Language;
  /** ISO date of the report: an argument, so that the same estate gives the same bytes. */
  readonly date?: string;
  /** Which sections, in the report's own order; all unless told. */
  readonly sections?: readonly SectionId[];
  /** Front matter that people tell. */
  readonly front?: {
    readonly author?: string;
    readonly client?: string;
    readonly version?: string;
    readonly status?: string;
  };
  readonly title?: string;
  /** A price list of one's own, in place of the catalogue's. */
  readonly prices?: Prices;
  /** The matrix and the overview's scene, where they are at hand. */
  readonly matrix?: Matrix;
  readonly scene?: Scene;
  readonly signal?: AbortSignal;
  readonly pause?: () => Promise<void>;
};

/** The report of `estate`, or undefined when cancelled. */
export async function reportOf(
  estate: Estate,
  options: ReportOptions,
): Promise<Report | undefined> {
  const { language = "en", date = "", sections = sectionIds } = options;
  const { report: words, picture, scene } = catalogue[language];
  const vantages = vantagesOf(estate);
  const matrix = options.matrix ?? (await wholeMatrix(estate, vantages, options));
  if (!matrix) return undefined;
  const facts: Facts = {
    estate,
    vantages,
    matrix,
    language,
    words,
    pictureWords: picture,
    sceneWords: scene,
    ...(options.prices ? { prices: options.prices } : {}),
  };
  const make: Readonly<Record<SectionId, () => readonly Block[]>> = {
    overview: () => overview(facts, options),
    inventory: () => inventory(facts),
    matrix: () => matrixSection(facts),
    paths: () => pathsSection(facts),
    access: () => accessSection(facts),
    dns: () => dnsSection(facts),
    assumptions: () => assumptionsSection(facts),
    gaps: () => gapsSection(facts),
  };
  const made: Report["sections"][number][] = [];
  for (const id of sectionIds) {
    if (!sections.includes(id)) continue;
    await options.pause?.();
    if (options.signal?.aborted) return undefined;
    made.push({ id, title: words.sections[id], blocks: make[id]() });
  }
  return {
    title: options.title ?? words.title(options.estateTitle),
    subtitle: words.subtitle,
    language,
    date,
    front: frontMatter(facts, options),
    note: words.readOnly,
    contents: words.contents,
    sections: made,
  };
}

/** The matrix of every listed vantage and every service's names, as the door answers it. */
async function wholeMatrix(
  estate: Estate,
  vantages: readonly Vantage[],
  { signal, pause }: ReportOptions,
): Promise<Matrix | undefined> {
  const names = unique(
    estate.services.flatMap((s) => s.names.flatMap(({ fqdn }) => parseName(fqdn) ?? [])),
  );
  return matrixOf(estate, vantages, names, {
    ...(signal ? { signal } : {}),
    ...(pause ? { pause } : {}),
  });
}

function frontMatter({ estate, words }: Facts, options: ReportOptions): Report["front"] {
  const { front = {}, date, estateTitle } = options;
  const f: ReportWords["front"] = words.front;
  const told = (label: string, value: string | undefined) =>
    value ? [[label, value] as const] : [];
  return [
    [f.estate, estateTitle],
    [f.taken, estate.takenAt ? words.date(estate.takenAt) : words.notTold],
    ...told(f.made, date && words.date(date)),
    ...told(f.client, front.client),
    ...told(f.author, front.author),
    ...told(f.version, front.version),
    ...told(f.status, front.status),
    [
      f.scope,
      words.scope({
        subscriptions: estate.subscriptions.length,
        vnets: estate.vnets.length,
        services: estate.services.length,
      }),
    ],
  ];
}

function overview(facts: Facts, options: ReportOptions): readonly Block[] {
  const { estate, vantages, matrix, words, language } = facts;
  const scene =
    options.scene ?? sceneFor(estate, { level: 1, vantages, pairs: pairsIn(facts), language });
  const counts = outcomeOrder.flatMap((word) => {
    const count = matrix.cells.filter((cell) => cell.word === word).length;
    return count > 0 ? [words.total({ count, word: facts.pictureWords.outcome[word] })] : [];
  });
  const unexpected = matrix.cells.filter((cell) => cell.asExpected === false).length;
  return [
    {
      is: "picture",
      name: "overview",
      caption: words.overviewCaption,
      picture: pictureOf(scene, { language }),
    },
    {
      is: "text",
      text: words.totals({
        pairs: matrix.cells.length,
        vantages: matrix.vantages.length,
        names: matrix.names.length,
      }),
    },
    { is: "list", items: [...counts, words.unexpected(unexpected)] },
  ];
}

/** The pairs of the matrix as the picture takes them. */
function pairsIn({ matrix }: Facts) {
  return matrix.cells.flatMap((cell) => {
    const [from, name] = [matrix.vantages[cell.v], matrix.names[cell.n]];
    if (!from || !name) return [];
    return [
      {
        from: from.id,
        name: name.name,
        service: name.service,
        word: cell.word,
        asExpected: cell.asExpected,
      },
    ];
  });
}
