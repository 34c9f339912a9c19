/** What is a report before it has a format: sections of texts, tables, lists and pictures. */
import type { Language } from "#src/messages/index.ts";
import type { Picture } from "../picture/drawing.ts";

export type Block =
  | { readonly is: "heading"; readonly text: string }
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "list"; readonly items: readonly string[] }
  | {
      readonly is: "table";
      readonly caption: string;
      readonly heads: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Share of the width of each column. */
      readonly shares: readonly number[];
    }
  | {
      readonly is: "picture";
      readonly name: string;
      readonly caption: string;
      readonly picture: Picture;
    };

export type Section = {
  /** Stable name, for links and choice. */
  readonly id: SectionId;
  readonly title: string;
  readonly blocks: readonly Block[];
};

export const sectionIds = [
  "overview",
  "inventory",
  "matrix",
  "paths",
  "access",
  "dns",
  "assumptions",
  "gaps",
] as const;
export type SectionId = (typeof sectionIds)[number];

export type Report = {
  readonly title: string;
  readonly subtitle: string;
  readonly language: Language;
  /** ISO date, or "" when none was given. */
  readonly date: string;
  /** Front matter: what, and its value. */
  readonly front: readonly (readonly [string, string])[];
  readonly note: string;
  readonly contents: string;
  readonly sections: readonly Section[];
};

/** A table without a caption of its own; columns of equal width unless `shares` tells otherwise. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  shares: readonly number[] = heads.map(() => 1),
  caption = "",
): Block {
  return { is: "table", caption, heads, rows, shares };
}
