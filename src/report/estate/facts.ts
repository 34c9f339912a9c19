/** What do all sections of an estate report stand on: the estate, its matrix, its words? */

import type { Prices } from "#src/compare/index.ts";
import {
  type Language,
  type PictureWords,
  type ReportWords,
  regionNames,
  type SceneWords,
} from "#src/messages/index.ts";
import type { Estate, Thing, Vantage } from "#src/model/index.ts";
import { inList } from "#src/model/index.ts";
import type { Matrix } from "#src/verdict/index.ts";

export type Facts = {
  readonly estate: Estate;
  readonly vantages: readonly Vantage[];
  readonly matrix: Matrix;
  readonly language: Language;
  readonly words: ReportWords;
  readonly pictureWords: PictureWords;
  readonly sceneWords: SceneWords;
  /** A price list of one's own, in place of the catalogue's. */
  readonly prices?: Prices;
};

/** Most rows of one table; a report that is longer is not read, and the matrix is exported by itself. */
export const MOST_ROWS = 500;

/** Who owns a thing: the subscription's name, the resource group, and the owner tag. */
export function ownerOf({ estate, words }: Facts, thing: Thing): string {
  const subscription = estate.subscriptions.find((s) => s.subscription === thing.subscription);
  return words.owner({
    subscription: subscription?.displayName || subscription?.name || thing.subscription,
    group: thing.resourceGroup,
    owner: ownerTag(thing),
  });
}

const OWNER_TAGS = [
  "owner",
  "owned-by",
  "ownedby",
  "team",
  "contact",
  "technicalowner",
  "businessowner",
];

/** The value of the tag that tells the owner; "" when there is none. Tag names compare without case. */
export function ownerTag(thing: Thing): string {
  return tagOf(thing, OWNER_TAGS);
}

/** The value of the first tag of `names` that `thing` has, without regard to case, spaces and underscores. */
export function tagOf(thing: Thing, names: readonly string[]): string {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[\s_]/g, "");
  const own = new Map(Object.entries(thing.tags).map(([name, value]) => [plain(name), value]));
  return names.map((name) => own.get(name) ?? "").find((value) => value !== "") ?? "";
}

/** A region as people write it. */
export const regionOf = (location: string): string =>
  (regionNames as Readonly<Record<string, string>>)[location] ?? location;

/** The name of the thing under `key`; its last word when it is not in the list. */
export function nameIn<T extends Thing>(list: readonly T[], key: T["key"] | undefined): string {
  if (key === undefined) return "";
  return inList(list, key)?.name ?? key.slice(key.lastIndexOf("/") + 1);
}
