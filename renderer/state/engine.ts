/** What the page does with its door: opens estates, and keeps every answer up with the view. The latest question wins. */
import type { Api, CallName, Calls, Fault, FileOut, Reply } from "#src/api/index.ts";
import { frameWords } from "#src/messages/index.ts";
import type { Door } from "../door.ts";
import { notAsked } from "./asked.ts";
import { keptScene } from "./kept.ts";
import { matrixAskOf } from "./matrix-ask.ts";
import { keepEstate } from "./recent-estates.ts";
import { type Activity, change, go, say, stateNow, subscribe } from "./store.ts";

let door: Door | undefined;
let lastActivity = 0;

/** Gives the page its door; nothing can be asked before. */
export function giveDoor(given: Door): void {
  door = given;
}

/** Whether the host has a dialog of its own to pick files. */
export const hasPicker = (): boolean => door?.pick !== undefined;

const noDoor: Reply<never> = {
  ok: false,
  fault: { kind: "defect", sentence: frameWords.noEngine, suggestions: [] },
};

/** Asks at the door, for parts of the page that keep their own answers. */
export const askDoor: Api = (name, ask, options) =>
  door ? door.api(name, ask, options) : Promise.resolve(noDoor);

/** The door itself, for what only a desktop can do; undefined before it is there. */
export const doorNow = (): Door | undefined => door;

/** What the open estate was opened from. */
let source: readonly string[] | "demo" = [];
export const sourceNow = (): readonly string[] | "demo" => source;

const running = new Map<string, AbortController>();

/** Asks at the door; a newer ask under the same `topic` cancels this one, which then replies undefined. */
async function latest<K extends CallName>(
  topic: string,
  name: K,
  ask: Calls[K]["ask"],
  onNews?: (news: Calls[K]["news"]) => void,
): Promise<Reply<Calls[K]["reply"]> | undefined> {
  running.get(topic)?.abort();
  const stop = new AbortController();
  running.set(topic, stop);
  if (!door) return noDoor;
  const options = { signal: stop.signal, ...(onNews ? { onNews } : {}) };
  const reply = await door.api(name, ask, options);
  if (running.get(topic) !== stop) return undefined;
  running.delete(topic);
  return reply;
}

/** Stops what runs under a topic. */
export function cancel(topic: string): void {
  running.get(topic)?.abort();
}

function track(what: string): (state: Activity["state"], detail?: string) => void {
  lastActivity += 1;
  const id = lastActivity;
  const entry: Activity = { id, what, state: "running", detail: "" };
  change({ activity: [entry, ...stateNow().activity].slice(0, 50) });
  return (state, detail = "") => {
    const activity = stateNow().activity.map((a) => (a.id === id ? { ...a, state, detail } : a));
    change({ activity });
  };
}

/** What was refused as it could be read only in part. */
let partly: readonly string[] = [];

/** Opens what could be read of what was refused last. */
export const openReadable = (): Promise<void> => open(partly, false);

/** Opens the demo or these paths, and shows the map (or the screen that was asked for); what can be read only in part is refused when `whole`. */
export async function open(paths: readonly string[] | "demo", whole = true): Promise<void> {
  const what = paths === "demo" ? frameWords.openingDemo : frameWords.opening(paths);
  const finish = track(what);
  change({ opening: { doing: what, done: 0, of: 0 }, refusal: null });
  const reply = await latest("open", "open", { paths, whole }, (news) => change({ opening: news }));
  if (!reply) return finish("cancelled");
  change({ opening: null });
  if (!reply.ok) {
    finish(reply.fault.kind === "cancelled" ? "cancelled" : "failed", reply.fault.sentence);
    partly = paths === "demo" ? [] : paths;
    change({ refusal: reply.fault.kind === "cancelled" ? null : reply.fault });
    return;
  }
  source = paths;
  finish("done", frameWords.openedDetail(reply.value.resources));
  // Dropped files live in a folder of the host's run only, so they could not be opened again.
  if (paths !== "demo" && hasPicker()) {
    keepEstate({ title: reply.value.title, paths, at: new Date().toISOString() });
  }
  change({ paths: paths === "demo" ? [] : paths });
  await show(reply.value);
}

/** Takes up an estate that is open behind the door. */
async function show(opened: Calls["open"]["reply"], staysOnStart = false): Promise<void> {
  change({ opened, scene: notAsked, matrix: notAsked, traces: [], tasks: [] });
  asked.clear();
  if (stateNow().view.screen === "start" && !staysOnStart)
    go({ screen: "map", level: 1, from: [], name: "" });
  const [vantages, services] = await Promise.all([
    latest("vantages", "vantages", {}),
    latest("services", "services", {}),
  ]);
  if (vantages?.ok) change({ vantages: vantages.value });
  if (services?.ok) change({ services: services.value });
  say(frameWords.openedSentence(opened.title, opened.resources));
  keepUp();
}

/** Shows what is open already, when something is; the first screen stays when it was asked for. */
export async function resume(isStartAsked: boolean): Promise<boolean> {
  const reply = await latest("opened", "opened", {});
  if (!reply?.ok || !reply.value) return false;
  await show(reply.value, isStartAsked);
  return true;
}

/** Opens what was dropped or picked in the page. */
export async function openFiles(files: readonly File[]): Promise<void> {
  if (!door || files.length === 0) return;
  try {
    const paths = await door.pathsOf(files);
    if (paths.length > 0) await open(paths);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    change({ refusal: { kind: "input", sentence, suggestions: [] } });
  }
}

/** Saves a file where a person wants it, and says so; the sentence why it could not, else "". */
export async function saveFile(file: FileOut): Promise<string> {
  const why = (await door?.save(file)) ?? frameWords.noEngine;
  say(why === "" ? frameWords.saved(file.name) : why);
  return why;
}

/** Opens what the system's dialog picks. */
export async function pick(kind: "files" | "folder"): Promise<void> {
  const paths = (await door?.pick?.(kind)) ?? [];
  if (paths.length > 0) await open(paths);
}

/** What was asked last, by topic: the same ask is not asked again. */
const asked = new Map<string, { readonly ask: unknown; readonly text: string }>();

function isNew(topic: string, ask: unknown): boolean {
  const last = asked.get(topic);
  if (last?.ask === ask) return false;
  const text = JSON.stringify(ask);
  asked.set(topic, { ask, text });
  return last?.text !== text;
}

/** Asks for what the view shows and is not here. */
function keepUp(): void {
  const { view, opened } = stateNow();
  if (!opened) return;
  if (view.screen === "map") keepScene();
  keepMatrix();
  if (view.name !== "" && view.from.length > 0) keepTraces();
  else if (stateNow().traces.length > 0) {
    asked.delete("traces");
    change({ traces: [] });
  }
}

function keepScene(): void {
  const { view, scene } = stateNow();
  const [from] = view.from;
  const question =
    from !== undefined && view.name !== "" ? { question: questionOf(from) } : undefined;
  const ask = { level: view.level, open: view.open, closed: view.closed, ...question };
  if (!isNew("scene", ask)) return;
  change({ scene: { is: "waiting", value: scene.value } });
  void latest("scene", "scene", ask).then((reply) => {
    if (!reply) return;
    if (reply.ok)
      change({ scene: { is: "here", value: keptScene(stateNow().scene.value, reply.value) } });
    else refuse("scene", reply.fault);
  });
}

function questionOf(from: string) {
  const { name, type, port } = stateNow().view;
  const number = Number(port);
  return {
    from,
    name,
    ...(type === "" ? {} : { type }),
    ...(port === "" || !Number.isInteger(number) ? {} : { port: number }),
  };
}

/** Most that are sent while another screen is shown: reading more would hold up what people do there. */
const MOST_BESIDE = 100_000;

function keepMatrix(): void {
  const { view, vantages, services } = stateNow();
  const { ask, pairs } = matrixAskOf(vantages, services);
  if (pairs > MOST_BESIDE && view.screen !== "matrix") return;
  if (!isNew("matrix", ask)) return;
  change({ matrix: { is: "waiting", value: stateNow().matrix.value } });
  void latest("matrix", "matrix", ask).then((reply) => {
    if (!reply) return;
    if (reply.ok) change({ matrix: { is: "here", value: reply.value } });
    else refuse("matrix", reply.fault);
  });
}

/** What a person can stop, and ask again. */
export type Topic = "scene" | "matrix";

/** Asks anew for what was stopped or refused. */
export function askAgain(topic: Topic): void {
  asked.delete(topic);
  keepUp();
}

function refuse(topic: Topic, fault: Fault): void {
  // What a person stopped is not asked again before they say so.
  if (fault.kind !== "cancelled") asked.delete(topic);
  change({ [topic]: { is: "refused", value: stateNow()[topic].value, fault } });
}

function keepTraces(): void {
  const { view, traces } = stateNow();
  const asks = view.from.map(questionOf);
  if (!isNew("traces", asks)) return;
  change({
    traces: asks.map((_, i) => ({ is: "waiting", value: traces[i]?.value ?? null })),
  });
  for (const [i, ask] of asks.entries()) {
    void latest(`trace ${i}`, "trace", ask).then((reply) => {
      if (!reply || stateNow().traces.length <= i) return;
      const next = [...stateNow().traces];
      next[i] = reply.ok
        ? { is: "here", value: reply.value }
        : { is: "refused", value: null, fault: reply.fault };
      change({ traces: next });
      if (reply.ok) settleVantage(i, ask.from, reply.value.resolution.vantage.id);
      if (i === 0 && reply.ok) {
        say(reply.value.sentence);
        finishTask("trace");
      }
    });
  }
}

/** A vantage may be asked for by a short form; from then on the view names it by its id, as lists do. */
function settleVantage(at: number, asked: string, id: string): void {
  const { from } = stateNow().view;
  if (asked === id || from[at] !== asked) return;
  go({ from: from.map((one, i) => (i === at ? id : one)) }, true);
}

/** Ticks a task of the demo's card. */
export function finishTask(name: "trace" | "evidence" | "map" | "matrix"): void {
  const { tasks } = stateNow();
  if (!tasks.includes(name)) change({ tasks: [...tasks, name] });
}

/** What could not be seen, and why. */
export async function gapsNow(): Promise<Calls["gaps"]["reply"]> {
  const reply = await latest("gaps", "gaps", {});
  return reply?.ok ? reply.value : [];
}

/** The ARM document behind an id; null when none was read. */
export async function documentOf(id: string): Promise<unknown> {
  const reply = await door?.api("document", { id });
  return reply?.ok ? reply.value : null;
}

/** Tells what answers at an address; the sentence of the refusal, or undefined when it was taken. */
export async function tellServer(server: unknown): Promise<string | undefined> {
  const reply = await latest("tell", "tellDnsServer", { server });
  if (!reply) return undefined;
  if (!reply.ok) return reply.fault.sentence;
  asked.clear();
  change({ opened: reply.value });
  keepUp();
  return undefined;
}

/** What a pasted text means; undefined when a newer one was pasted meanwhile. */
export function understandText(
  ask: Calls["understand"]["ask"],
): Promise<Reply<Calls["understand"]["reply"]> | undefined> {
  return latest("ticket", "understand", ask);
}

/** The sites file as told so far; "" when it cannot be had. */
export async function sitesFile(): Promise<string> {
  const reply = await latest("sites", "sitesFile", {});
  return reply?.ok ? reply.value : "";
}

let lastView = stateNow().view;
subscribe(() => {
  const { view } = stateNow();
  if (view === lastView) return;
  lastView = view;
  // After the paint of the view itself, so that a key press shows at once.
  queueMicrotask(keepUp);
});
