/** Does `ask` read a pasted text, say what would explain a difference, and write the same as JSON? */
import { expect, test } from "vitest";
import { cli, cliJson } from "./call.ts";

const pasted = `Server:  UnKnown\r\nAddress:  192.168.0.53\r\n\r\nName:    sql-contoso.privatelink.database.windows.net\r\nAddress:  10.2.2.5\r\nAliases:  sql-contoso.database.windows.net\r\n`;

test("as text", async () => {
  const { code, out } = await cli("ask", pasted);
  expect(code).toBe(0);
  expect(out).toContain("The pasted answer is not the predicted one.");
  expect(out).toContain(
    "Server dns01 forwards database.windows.net to 10.0.4.4, which was not told of it. (tried:",
  );
});

test("as JSON, from where it is told", async () => {
  const seen = await cliJson("ask", pasted, "--from", "vm:vm-app-01");
  expect(seen).toMatchObject({
    format: "split-horizon.ticket/1",
    readings: [
      { format: "nslookup", name: "sql-contoso.database.windows.net", server: "192.168.0.53" },
    ],
    comparisons: [{ vantage: { label: "vm-app-01" }, agreement: "yes", causes: [] }],
  });
});

test("nothing, and nothing that is understood", async () => {
  expect(await cli("ask", " ")).toMatchObject({ code: 2, out: "" });
  const { code, out, err } = await cli("ask", "please help, it is broken");
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("Right would be the output of nslookup");
  expect((await cli("ask", "from vm-app-01 to")).err).toContain(
    `"to" at position 16 needs a value`,
  );
});
