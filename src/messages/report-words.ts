/** In which languages is there a report, and with which words? */

import { type ReportWords, reportEnglish } from "./report.ts";
import { reportGerman } from "./report-de.ts";
import type { Language } from "./said.ts";

/** The words of reports, by language: a missing or extra one is a type error. */
export const reportWords: Readonly<Record<Language, ReportWords>> = {
  en: reportEnglish,
  de: reportGerman,
};

export type { ReportWords };
