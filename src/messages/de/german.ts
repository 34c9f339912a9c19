/** Which sentences and words does the catalogue hold in German? The same as in English, by type. */
import type { Catalogue } from "../english.ts";
import { acceptDoubtsGerman } from "./accept.ts";
import { compareFactsGerman } from "./compare.ts";
import { dnsStepsGerman, dnsWordsGerman } from "./dns.ts";
import { tagWordsGerman } from "./filters.ts";
import { pathStepsGerman, pathWordsGerman } from "./path.ts";
import { pictureGerman } from "./picture.ts";
import { reportGerman } from "./report.ts";
import { resolutionGerman } from "./resolution.ts";
import { sceneGerman } from "./scene.ts";
import { verdictWordsGerman } from "./verdict.ts";

export const german: Catalogue = {
  dnsSteps: dnsStepsGerman,
  dnsWords: dnsWordsGerman,
  pathSteps: pathStepsGerman,
  pathWords: pathWordsGerman,
  acceptDoubts: acceptDoubtsGerman,
  tagWords: tagWordsGerman,
  compareFacts: compareFactsGerman,
  verdictWords: verdictWordsGerman,
  resolutionSentences: resolutionGerman,
  scene: sceneGerman,
  picture: pictureGerman,
  report: reportGerman,
};
