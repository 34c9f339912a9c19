/** Which rules a firewall needs for a SQL server that sends its clients on to other ports. */
import { describe, expect, test } from "vitest";
import { arm } from "#src/demo/index.ts";
import {
  type Bag,
  classic,
  collection,
  stops,
  toAddress,
  toName,
  verdict,
} from "./behind-firewall.ts";

describe("SQL behind a firewall", () => {
  const sql = "sql1.database.windows.net";
  const mssql = toName("*.database.windows.net", {
    protocols: [{ protocolType: "Mssql", port: 1433 }],
  });
  const byTag = (ports: readonly string[]) => toAddress("Sql", { destinationPorts: ports });
  const seen = (
    type: "Proxy" | "Redirect" | "Default",
    network: readonly Bag[],
    application: readonly Bag[] = [],
  ) =>
    verdict(
      [
        classic(
          network.map((r) => collection(100, "Allow", r)),
          application.map((r) => collection(100, "Allow", r)),
        ),
      ],
      sql,
      arm.sqlServer("sql1", { connectionPolicy: type, ipRules: ["0.0.0.0"] }),
    );
  test("names in application rules are enough under Proxy alone", () => {
    expect(seen("Proxy", [], [mssql])).toMatchObject({ class: "PUBLIC" });
    for (const type of ["Redirect", "Default"] as const)
      expect(seen(type, [], [mssql])).toMatchObject({ ...stops, confidence: "likely" });
  });
  test("under Redirect, and under Default from inside Azure, ports 11000 to 11999 are needed", () => {
    for (const type of ["Redirect", "Default"] as const) {
      expect(seen(type, [byTag(["1433"])])).toMatchObject({ ...stops, confidence: "likely" });
      expect(seen(type, [byTag(["1433", "11000-11999"])])).toMatchObject({ class: "PUBLIC" });
    }
    expect(seen("Proxy", [byTag(["1433"])])).toMatchObject({ class: "PUBLIC" });
  });
});
