/** Is an answer over a port the same as in-process, and what happens to news, cancels and a dead engine? */
import { MessageChannel } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";
import {
  type Api,
  apiOver,
  callNames,
  createApi,
  overMainPort,
  overSocket,
  overThread,
  type Port,
  serve,
} from "#src/api/index.ts";

const reading = { name: "contoso.json", documents: 412, shape: "arm-list" };
const report = { sources: [reading], counts: {}, ignored: {}, oddities: [], unreadable: [] };

/** An engine of the test's own: it answers from its ask alone, so that answers can be compared. */
const engine: Api = async (name, ask, options) => {
  if (name === "matrix") {
    for (const done of [1, 2, 3]) options?.onNews?.({ done, of: 3 } as never);
    return { ok: true, value: { vantages: [], names: [], cells: [] } as never };
  }
  if (name === "open") {
    await new Promise((stop) => options?.signal?.addEventListener("abort", stop));
    return { ok: false, fault: { kind: "cancelled", sentence: "Stopped.", suggestions: [] } };
  }
  if (name === "trace") throw new Error("the lanes are crossed");
  if (name === "services") {
    return { ok: false, fault: { kind: "input", sentence: "Open first.", suggestions: ["demo"] } };
  }
  return {
    ok: true,
    value: { name, ask, report, takenAt: null, label: "vnet-höhe \u2028 x" } as never,
  };
};

const open: Port[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** Both ends of a channel between threads, closed after the test. */
function channel(): { readonly page: Port; readonly server: Port } {
  const { port1, port2 } = new MessageChannel();
  const ends = { page: overThread(port1), server: overThread(port2) };
  open.push(ends.page, ends.server);
  return ends;
}

/** A socket pair in memory that starts to carry text only when `connect` is called. */
function socketPair() {
  const side = () => {
    const listeners = new Map<string, ((event: { data: unknown }) => void)[]>();
    const emit = (type: string, event: { data: unknown } = { data: null }) => {
      for (const listener of listeners.get(type) ?? []) listener(event);
    };
    return { listeners, emit, readyState: 0 };
  };
  const [a, b] = [side(), side()];
  const socketOf = (mine: typeof a, other: typeof a) => ({
    get readyState() {
      return mine.readyState;
    },
    send: (text: string) => queueMicrotask(() => other.emit("message", { data: text })),
    close: () => other.emit("close"),
    addEventListener: (type: string, listener: (event: { data: unknown }) => void) => {
      mine.listeners.set(type, [...(mine.listeners.get(type) ?? []), listener]);
    },
  });
  const connect = () => {
    for (const end of [a, b]) {
      end.readyState = 1;
      end.emit("open");
    }
  };
  return {
    page: socketOf(a, b),
    server: socketOf(b, a),
    connect,
    hear: (data: unknown) => b.emit("message", { data }),
  };
}

test("every call gets the same reply over a thread port as in-process", async () => {
  const { page, server } = channel();
  serve(engine, server);
  const far = apiOver(page);
  for (const name of callNames.filter((n) => n !== "open" && n !== "trace")) {
    const ask = { name: "st.blob.core.windows.net", from: "vm:app" } as never;
    expect(await far(name, ask), name).toEqual(await engine(name, ask));
  }
});

test("replies over a socket are the same too, though they travel as text and were asked before it opened", async () => {
  const pair = socketPair();
  serve(engine, overSocket(pair.server));
  const far = apiOver(overSocket(pair.page));
  const early = far("vantages", {});
  pair.connect();
  expect(await early).toEqual(await engine("vantages", {}));
  expect(await far("services", {})).toEqual(await engine("services", {}));
});

test("a picture comes as it is in-process, though a name that many wires tell crosses once", async () => {
  const names = Array.from({ length: 200 }, (_, i) => `/subscriptions/s/vaults/kv-${i}`);
  const wire = (i: number) => ({ id: `w${i}`, through: i % 3 === 0 ? [] : names.slice(0, i) });
  const scene = { level: 2, boxes: [], wires: Array.from({ length: 100 }, (_, i) => wire(i)) };
  const reply = { ok: true, value: scene } as never;
  const pair = socketPair();
  const sent: string[] = [];
  const send = (text: string) => {
    sent.push(text);
    pair.server.send(text);
  };
  pair.connect();
  serve(async () => reply, overSocket({ ...pair.server, readyState: 1, send }));
  expect(await apiOver(overSocket(pair.page))("scene", { level: 2 })).toEqual(reply);
  expect((sent[0] ?? "").split('/vaults/kv-7"').length - 1).toBe(1);
});

test("a matrix comes as it is in-process, though what many pairs share crosses once", async () => {
  const api = createApi({ files: { list: async () => [] } });
  await api("open", { paths: "demo" });
  const whole = await api("matrix", {});
  if (!whole.ok) throw new Error("The demo has a matrix.");
  const { vantages, names, cells } = whole.value;
  const lines = { vantages: vantages.slice(0, 1), names: [] };
  const matrices = [
    whole.value,
    // With a pair missing, with pairs in another order, and with nothing at all.
    { vantages, names, cells: cells.toSpliced(5, 1) },
    { vantages, names, cells: cells.toReversed() },
    { ...lines, cells: [] },
  ];
  for (const value of matrices) {
    const sent: string[] = [];
    const pair = socketPair();
    const send = (text: string) => {
      sent.push(text);
      pair.server.send(text);
    };
    pair.connect();
    serve(
      async () => ({ ok: true, value }) as never,
      overSocket({ ...pair.server, readyState: 1, send }),
    );
    expect(await apiOver(overSocket(pair.page))("matrix", {})).toEqual({ ok: true, value });
    if (value === whole.value)
      expect(sent[0]?.length).toBeLessThan(JSON.stringify(value).length / 3);
  }
});

test("an Electron port carries its messages in the event's data", async () => {
  const { port1, port2 } = new MessageChannel();
  const wrapped = {
    postMessage: (message: unknown) => port1.postMessage(message),
    on: (event: string, listener: (event: { data: unknown }) => void) =>
      port1.on(event, (data: unknown) => listener({ data })),
    start: () => port1.start(),
    close: () => port1.close(),
  };
  serve(engine, overMainPort(wrapped));
  const page = overThread(port2);
  open.push(page);
  expect(await apiOver(page)("opened", {})).toEqual(await engine("opened", {}));
});

test("news come in order, before the reply, and only to the asker", async () => {
  const { page, server } = channel();
  serve(engine, server);
  const far = apiOver(page);
  const mine: unknown[] = [];
  const others: unknown[] = [];
  await Promise.all([
    far("matrix", {}, { onNews: (news) => mine.push(news.done) }),
    far("opened", {}, { onNews: (news) => others.push(news) }),
  ]);
  expect(mine).toEqual([1, 2, 3]);
  expect(others).toEqual([]);
});

test("a cancelled call replies at once, stops the engine, and its late reply is dropped", async () => {
  const { page, server } = channel();
  let engineStopped = false;
  serve(async (name, ask, options) => {
    options?.signal?.addEventListener("abort", () => {
      engineStopped = true;
    });
    return engine(name, ask, options);
  }, server);
  const far = apiOver(page);
  const stop = new AbortController();
  const asked = far("open", { paths: "demo" }, { signal: stop.signal });
  stop.abort();
  expect(await asked).toMatchObject({ ok: false, fault: { kind: "cancelled" } });
  // The next answer is the next question's, although the cancelled one's reply arrives before it.
  expect(await far("opened", {})).toEqual(await engine("opened", {}));
  expect(engineStopped).toBe(true);
});

test("a call whose signal was aborted before asks nothing", async () => {
  const { page, server } = channel();
  const heard: unknown[] = [];
  server.onMessage((message) => heard.push(message));
  const reply = await apiOver(page)("opened", {}, { signal: AbortSignal.abort() });
  expect(reply).toMatchObject({ ok: false, fault: { kind: "cancelled" } });
  await new Promise((soon) => setTimeout(soon, 20));
  expect(heard).toEqual([]);
});

test("an engine that throws is a defect with a sentence, not a call that hangs", async () => {
  const { page, server } = channel();
  serve(engine, server);
  const reply = await apiOver(page)("trace", { name: "x.net", from: "internet" });
  expect(reply).toMatchObject({ ok: false, fault: { kind: "defect" } });
  expect(!reply.ok && reply.fault.sentence).toContain("the lanes are crossed");
});

test("when the engine goes, waiting calls and later ones say so", async () => {
  const { page, server } = channel();
  serve(engine, server);
  const far = apiOver(page);
  const waiting = far("open", { paths: "demo" });
  server.close();
  expect(await waiting).toMatchObject({ ok: false, fault: { kind: "defect" } });
  const later = await far("opened", {});
  expect(!later.ok && later.fault.sentence).toContain('"opened" has no answer');
});

test("when the page goes, the engine's running calls are stopped", async () => {
  const { page, server } = channel();
  const stopped = new Promise((done) => {
    serve(async (_name, _ask, options) => {
      options?.signal?.addEventListener("abort", done);
      return new Promise(() => {});
    }, server);
  });
  void apiOver(page)("opened", {});
  await new Promise((soon) => setTimeout(soon, 20));
  page.close();
  await stopped;
});

test("messages of another shape are passed over, and a name of no call is refused", async () => {
  const pair = socketPair();
  const sent: string[] = [];
  serve(engine, overSocket({ ...pair.server, readyState: 1, send: (text) => sent.push(text) }));
  const strange = [
    "not json",
    new Uint8Array(3),
    "null",
    "7",
    '{"is":"ask"}',
    '{"is":"ask","id":"1","name":"opened"}',
    '{"is":"ask","id":1.5,"name":"opened"}',
    '{"is":"reply","id":1,"reply":{}}',
    '{"is":"cancel","id":99}',
  ];
  for (const data of strange) pair.hear(data);
  pair.hear('{"is":"ask","id":1,"name":"toString","ask":{}}');
  await new Promise((soon) => setTimeout(soon, 5));
  expect(sent).toHaveLength(1);
  expect(sent[0]).toContain("none of its calls");
});
