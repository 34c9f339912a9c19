/** How many tests passed, failed and were skipped, by vitest's own report? */

/** The sums of a run. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** A file of vitest's JSON report: its state, and that of each of its tests. */
type ReportedFile = {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
};

/**
 * The sums in vitest's JSON report. A file that could not even be loaded has no tests and counts as
 * one that failed; so does a report that is not there.
 */
export function tallyOf(report: string | undefined): Tally {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const file of filesIn(report) ?? [{ status: "failed", assertionResults: [] }]) {
    for (const { status } of file.assertionResults) {
      if (status === "passed") passed += 1;
      else if (status === "failed") failed += 1;
      else skipped += 1;
    }
    const hasFailure = file.assertionResults.some(({ status }) => status === "failed");
    if (file.status === "failed" && !hasFailure) failed += 1;
  }
  return { passed, failed, skipped };
}

function filesIn(report: string | undefined): readonly ReportedFile[] | undefined {
  if (report === undefined) return undefined;
  const { testResults } = JSON.parse(report) as { readonly testResults: readonly ReportedFile[] };
  return testResults;
}

/** The line that a run ends with. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
