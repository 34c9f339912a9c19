/** Does every call answer for every real estate that was recorded, with no mistake of ours on the way? */
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type CallName, createApi } from "#src/api/index.ts";
import { nodeFiles } from "#src/io/index.ts";

const folder = join(import.meta.dirname, "../../../shared/data/recordings");
const isThere = existsSync(folder);
if (!isThere)
  console.log("SKIPPED for the lack of ../shared/data/recordings: real estates at the door.");

/** What went wrong with the recording `path`, one line each. */
async function faultsOf(path: string): Promise<readonly string[]> {
  const api = createApi({ files: nodeFiles() });
  const faults: string[] = [];
  const ask = async (name: CallName, asked: unknown) => {
    const reply = await api(name, asked as never);
    if (!reply.ok) faults.push(`${path}: ${name}: ${reply.fault.sentence}`);
    return reply.ok ? reply.value : undefined;
  };
  if (!(await ask("open", { paths: [path] }))) return faults;
  for (const name of ["services", "matrix", "snapshot"] as const) await ask(name, {});
  await ask("scene", { level: 2 });
  const vantages = await api("vantages", {});
  const services = await api("services", {});
  if (!vantages.ok || !services.ok) return faults;
  for (const { id: from } of vantages.value.slice(0, 6)) {
    await ask("routes", { from, to: "10.0.0.4" });
    for (const { names } of services.value.slice(0, 4))
      for (const { fqdn: name } of names.slice(0, 3)) await ask("trace", { name, from });
  }
  return faults;
}

test.skipIf(!isThere)("every call answers for every recorded estate", async () => {
  const files = globSync("**/*.json*", { cwd: folder }).sort();
  expect(files.length).toBeGreaterThan(300);
  const faults: string[] = [];
  for (const file of files) faults.push(...(await faultsOf(join(folder, file))));
  expect(faults).toEqual([]);
});
