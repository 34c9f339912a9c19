import { dnsWords } from "./dns.ts";
import { pathWords } from "./path.ts";

export { askMessages } from "./asking.ts";
export { cliMessages } from "./cli.ts";
export { collectMessages } from "./collect.ts";
export { collectWords } from "./collect-sheet.ts";
export { compareText, compareWords } from "./compare.ts";
export { dnsText } from "./dns.ts";
export { exportWords } from "./export-dialog.ts";
export { exportMessages } from "./exporting.ts";
export { filesMessages } from "./files.ts";
export { filterFaultText } from "./filter-faults.ts";
export { tagWords } from "./filters.ts";
export { hostMessages } from "./host.ts";
export { importWords } from "./importing.ts";
export { oddityText } from "./oddities.ts";
export { openingMessages } from "./opening.ts";
export {
  judgementWord,
  type OutcomeKey,
  outcomeMeanings,
  outcomeOrder,
  outcomeWords,
} from "./outcome.ts";
export { pathText, wayDoubt } from "./path.ts";
export { type Language, type PictureWords, pictureWords } from "./picture.ts";
export { portMessages } from "./port.ts";
export { readingMessages } from "./reading.ts";
export { redactMessages } from "./redact.ts";
export { regionNames } from "./regions.table.ts";
export { type ReportWords, reportWords } from "./report-words.ts";
export { resolutionSentence } from "./resolution.ts";
export { type BoxKindKey, sceneWords } from "./scene.ts";
export {
  commandWords,
  filterWords,
  frameWords,
  startWords,
  taskWords,
} from "./screen.ts";
export { mapWords } from "./screen-map.ts";
export { matrixWords, traceWords } from "./screen-trace.ts";
export { aboutWords, desktopWords, settingsWords } from "./settings.ts";
export { shellMessages } from "./shell.ts";
export { sitesMessages } from "./sites.ts";
export { ticketMessages, ticketWords } from "./ticket.ts";
export { counterfactualText, stepAt, verdictSentence } from "./verdict.ts";

/** Every sentence that engines put beside an answer, by room. */
export const say = { dns: dnsWords, path: pathWords };
