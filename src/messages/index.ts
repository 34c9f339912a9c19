export { askMessages } from "./asking.ts";
export { cliMessages } from "./cli.ts";
export { collectMessages, type Front } from "./collect.ts";
export { collectWords } from "./collect-sheet.ts";
export { compareWords } from "./compare.ts";
export type { Catalogue } from "./english.ts";
export { exportWords } from "./export-dialog.ts";
export { exportMessages } from "./exporting.ts";
export { filesMessages } from "./files.ts";
export { filterFaultText } from "./filter-faults.ts";
export { hostMessages } from "./host.ts";
export { importWords } from "./importing.ts";
export { oddityText } from "./oddities.ts";
export { openingMessages } from "./opening.ts";
export {
  judgementWord,
  type OutcomeKey,
  outcomeOrder,
  outcomeWords,
} from "./outcome.ts";
export type { PictureWords } from "./picture.ts";
export { portMessages } from "./port.ts";
export { currencyText, type PriceFault, priceFaultText, priceWords } from "./prices.ts";
export { readingMessages } from "./reading.ts";
export { redactMessages } from "./redact.ts";
export { regionNames } from "./regions.table.ts";
export type { ReportWords } from "./report.ts";
export type { Language, Said } from "./said.ts";
export { type BoxKindKey, type SceneWords, sceneWords } from "./scene.ts";
export {
  commandWords,
  filterWords,
  frameWords,
  startWords,
  taskWords,
} from "./screen.ts";
export { accessWords } from "./screen-access.ts";
export { mapWords } from "./screen-map.ts";
export { matrixWords } from "./screen-matrix.ts";
export { traceWords } from "./screen-trace.ts";
export { aboutWords, desktopWords, settingsWords } from "./settings.ts";
export { shellMessages } from "./shell.ts";
export { sitesMessages } from "./sites.ts";
export {
  catalogue,
  compareText,
  counterfactualText,
  dnsText,
  pathText,
  pictureWords,
  placeText,
  reportWords,
  resolutionSentence,
  saidText,
  say,
  stepAt,
  uniqueSaid,
  verdictSentence,
  wayDoubt,
  whenText,
} from "./text.ts";
export { ticketMessages, ticketWords } from "./ticket.ts";
export { riskText, stopAt } from "./way-words.ts";
