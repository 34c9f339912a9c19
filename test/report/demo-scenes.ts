/** What the demo looks like at each level, asked at the door as the window asks. */
import { createApi } from "#src/api/index.ts";
import type { Scene, SceneLevel } from "#src/diagram/index.ts";

const api = createApi({ files: { list: () => Promise.resolve([]) } });
const opened = api("open", { paths: "demo" });

/** The demo's scene at `level`; level 4 shows the way of the first name from the first vantage that has one. */
export async function demoScene(level: SceneLevel): Promise<Scene> {
  await opened;
  const question = level === 4 ? { question: await someQuestion() } : {};
  const reply = await api("scene", { level, ...question });
  if (!reply.ok) throw new Error(reply.fault.sentence);
  return reply.value;
}

async function someQuestion() {
  const [vantages, services] = [await api("vantages", {}), await api("services", {})];
  if (!vantages.ok || !services.ok) throw new Error("The demo did not open.");
  const from = vantages.value.find((v) => v.kind === "site") ?? vantages.value[0];
  const name = services.value.find((s) => s.endpoints.length > 0)?.names[0];
  if (!from || !name) throw new Error("The demo has nothing to ask.");
  return { from: from.id, name: name.fqdn };
}
