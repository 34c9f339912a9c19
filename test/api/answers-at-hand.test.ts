/** Are pictures the same whoever had their answers worked out: each asker alone, several at a time, or the opening? */
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Api, createApi } from "#src/api/index.ts";
import { nodeFiles } from "#src/io/index.ts";

/** A door that was opened on the demo, and how often its work stood aside for messages. */
async function opened(foresees: boolean): Promise<{ readonly api: Api; pauses: number }> {
  const told = { pauses: 0 };
  const pause = async () => {
    told.pauses += 1;
    await setImmediate();
  };
  const api = createApi({ files: nodeFiles(), pause, foresees });
  expect(await api("open", { paths: "demo" })).toMatchObject({ ok: true });
  return Object.assign(told, { api });
}

const picture = (api: Api, signal?: AbortSignal) =>
  api("scene", { level: 2 }, signal ? { signal } : {});

test("what was foreseen is what is asked for, and is worked out once", async () => {
  const [plain, foreseeing] = [await opened(false), await opened(true)];
  const expected = await picture(plain.api);
  expect(expected).toMatchObject({ ok: true });
  expect(await picture(foreseeing.api)).toEqual(expected);
  const before = foreseeing.pauses;
  expect(await picture(foreseeing.api)).toEqual(expected);
  expect(foreseeing.pauses).toBe(before);
  expect(plain.pauses).toBeGreaterThan(0);
});

test("without foresight nothing is worked out before somebody asks", async () => {
  const plain = await opened(false);
  for (let i = 0; i < 20; i++) await setImmediate();
  expect(plain.pauses).toBe(0);
});

test("who gives up ends his own wait and nobody else's", async () => {
  const { api } = await opened(false);
  const stop = new AbortController();
  const [impatient, patient] = [picture(api, stop.signal), picture(api)];
  stop.abort();
  expect(await impatient).toMatchObject({ ok: false, fault: { kind: "cancelled" } });
  expect(await patient).toMatchObject({ ok: true, value: { level: 2 } });
});

test("when all have given up, the next one who asks is answered all the same", async () => {
  const { api } = await opened(false);
  const stop = new AbortController();
  const waiting = [picture(api, stop.signal), picture(api, stop.signal)];
  stop.abort();
  for (const reply of await Promise.all(waiting)) expect(reply.ok).toBe(false);
  expect(await picture(api)).toMatchObject({ ok: true });
});

test("an estate that is opened while another is foreseen gives its own picture", async () => {
  const { api } = await opened(true);
  expect(await api("open", { paths: "demo" })).toMatchObject({ ok: true });
  expect(await picture(api)).toEqual(await picture((await opened(false)).api));
});
