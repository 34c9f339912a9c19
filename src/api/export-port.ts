/** What does an export need of its host: pixels, PDF and Word take heavier libraries than the core has. */
import type { Look, Picture, Report, SceneTables } from "#src/report/index.ts";

export type ExportPort = {
  readonly png: (
    picture: Picture,
    options: {
      readonly look: Look;
      readonly scale: 1 | 2 | 4;
      /** Gives up, by rejecting, when told so. */
      readonly signal?: AbortSignal;
    },
  ) => Promise<{
    readonly bytes: Uint8Array;
    readonly scale: number;
    readonly font: string | null;
  }>;
  readonly pdf: (
    picture: Picture,
    options: {
      readonly look: Look;
      readonly size: string;
      readonly language: "en" | "de";
      readonly date: string;
      readonly tables: SceneTables;
    },
  ) => Promise<Uint8Array>;
  readonly reportPdf: (report: Report, look: Look) => Promise<Uint8Array>;
  readonly docx: (report: Report) => Promise<Uint8Array>;
  /** Chance for redaction that depends on the content alone. */
  readonly coin: (content: Iterable<string>) => (text: string) => boolean;
};
