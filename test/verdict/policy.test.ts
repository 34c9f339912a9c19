/** A policy of the user's: read from any JSON, and the first thing that is called for. */
import { expect, test } from "vitest";
import { arm } from "#src/demo/index.ts";
import { vantagesOf } from "#src/model/index.ts";
import { matrixOf, readPolicy, traceOf } from "#src/verdict/index.ts";
import { estateOf } from "../kit/world.ts";

test("lines stand in a list, or under `lines`; the type of a service is read in any letter case", () => {
  const line = { name: "*.blob.core.windows.net", type: "Microsoft.Storage/storageAccounts" };
  const read = {
    ok: true,
    lines: [{ ...line, type: "microsoft.storage/storageaccounts", want: "BLOCKED" }],
  };
  expect(readPolicy([{ ...line, want: "BLOCKED" }])).toEqual(read);
  expect(readPolicy({ lines: [{ ...line, want: "BLOCKED" }] })).toEqual(read);
});

test("what is wrong is told by line and field", () => {
  expect(readPolicy("everything private")).toMatchObject({ ok: false, line: 0 });
  expect(readPolicy([{ want: "PUBLIC" }, { want: "public" }])).toEqual({
    ok: false,
    line: 2,
    field: "want",
    seen: '"public"',
  });
  const wrong = (line: unknown) => readPolicy([line]);
  expect(wrong({ want: "PUBLIC", from: ["laptop"] })).toMatchObject({ field: "from" });
  expect(wrong({ want: "PUBLIC", names: "a" })).toMatchObject({ field: "names" });
  expect(wrong(7)).toMatchObject({ field: "", seen: "7" });
});

test("a policy goes before the service's own settings, in traces and in the matrix alike", async () => {
  const net = arm.vnet("v", { prefixes: ["10.0.0.0/16"], subnets: { app: "10.0.0.0/24" } });
  const estate = estateOf([net, arm.storage("st1", { publicAccess: "Disabled" })]);
  const read = readPolicy([{ from: ["subnet"], want: "BLOCKED" }]);
  const policy = read.ok ? read.lines : [];
  const [from] = vantagesOf(estate).filter((v) => v.kind === "subnet");
  if (!from) throw new Error("No subnet was read.");
  const name = "st1.blob.core.windows.net";
  expect(traceOf(estate, { name, from }).verdict.expected).toBe("PRIVATE_ENDPOINT");
  expect(traceOf(estate, { name, from }, { policy }).verdict).toMatchObject({
    class: "BLOCKED",
    expected: "BLOCKED",
    expectedBecause: "policy",
  });
  const matrix = await matrixOf(estate, [from], [name], { policy });
  expect(matrix?.cells[0]).toMatchObject({ expected: "BLOCKED", asExpected: true });
});
