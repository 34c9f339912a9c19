/** Are exports byte for byte as they were last looked at? `node test/golden/update.ts` prints what differs and writes anew. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { goldens } from "../golden/goldens.ts";

test.each(Object.entries(goldens))("%s", (name, make) => {
  const kept = join(import.meta.dirname, "../golden", name);
  expect(existsSync(kept), `${name} is missing; run node test/golden/update.ts`).toBe(true);
  expect(make()).toBe(readFileSync(kept, "utf8"));
});
