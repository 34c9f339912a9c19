/** Which sentences and words does the catalogue hold, in English? Every other language has the same, by type. */
import { acceptDoubts } from "./accept.ts";
import { compareFacts } from "./compare.ts";
import { dnsSteps, dnsWords } from "./dns.ts";
import { tagWords } from "./filters.ts";
import { pathSteps, pathWords } from "./path.ts";
import { pictureEnglish } from "./picture.ts";
import { reportEnglish } from "./report.ts";
import { resolutionSentences } from "./resolution.ts";
import { sceneWords } from "./scene.ts";
import { verdictWords } from "./verdict.ts";

export const english = {
  dnsSteps,
  dnsWords,
  pathSteps,
  pathWords,
  acceptDoubts,
  tagWords,
  compareFacts,
  verdictWords,
  resolutionSentences,
  scene: sceneWords,
  picture: pictureEnglish,
  report: reportEnglish,
};

/** The catalogue of one language: a missing sentence, or one that takes other arguments, is a type error. */
export type Catalogue = typeof english;
