/** What estate do reports of the tests tell of: the demo, read as the door reads it. */
import { readEstate } from "#src/azure/index.ts";
import { demoSites, demoSnapshot } from "#src/demo/index.ts";
import { type Estate, keyOf } from "#src/model/index.ts";
import { type Report, type ReportOptions, reportOf } from "#src/report/index.ts";
import { readSites } from "#src/sites/index.ts";

/** Contoso. */
export function demoEstate(): Estate {
  const snapshot = demoSnapshot();
  const told = readSites(demoSites(), "demo");
  const { estate } = readEstate([{ source: "demo", value: snapshot.documents }]);
  return {
    ...estate,
    sites: told.sites,
    dnsServers: told.dnsServers,
    gaps: [...estate.gaps, ...snapshot.gaps.map((gap) => ({ ...gap, scope: keyOf(gap.scope) }))],
    takenAt: snapshot.takenAt,
  };
}

/** The report of Contoso. */
export async function demoReport(options: Partial<ReportOptions> = {}): Promise<Report> {
  const report = await reportOf(demoEstate(), {
    estateTitle: "Contoso",
    date: "2026-01-31",
    ...options,
  });
  if (!report) throw new Error("Nobody cancelled the report.");
  return report;
}
