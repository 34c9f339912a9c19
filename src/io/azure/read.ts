/** How is asked of ARM what Resource Graph does not hold? */
import { gapOf, type Read } from "#src/azure/plan/index.ts";
import { getPages } from "./get-pages.ts";
import type { Answer } from "./reply.ts";
import { count, keepPage, lossOf, openRead, type Run } from "./run.ts";

/** Api-versions that this cloud turned out to know, by type. The first read of a type finds out for all of them. */
export type KnownVersions = Map<string, Promise<string | undefined>>;

/** Does one read; what it cannot see becomes a gap. Returns whether it was answered. */
export async function runRead(run: Run, read: Read, known: KnownVersions): Promise<boolean> {
  if (run.journal.isDone(read.key)) {
    run.open.delete(read.key);
    return true;
  }
  const asked = openRead(run, read);
  count(run, "arm", read.kind, 1, 0);
  const answer = await inSomeVersion(run, read, known);
  if (answer.is === "ok") {
    asked.settle();
    return true;
  }
  if (answer.is === "missing" && read.parent !== "" && (await isGone(run, read, known))) {
    // Resource Graph was behind: the resource is no more, and nothing below it.
    run.shelf.drop(read.parent);
    run.swept.delete(read.scope);
    run.gaps.push(gapOf(read.scope, "*", { why: "missing", right: "" }));
    asked.settle();
    return true;
  }
  asked.lose(lossOf(answer));
  return false;
}

async function inSomeVersion(run: Run, read: Read, known: KnownVersions): Promise<Answer> {
  const found = known.get(read.type);
  if (!found) {
    // Others of the type wait for this one: a detour is made once, not by each.
    const first = tryVersions(run, read, read.versions);
    known.set(
      read.type,
      first.then(
        ({ worked }) => worked,
        () => undefined,
      ),
    );
    return (await first).answer;
  }
  const worked = await found;
  return (await tryVersions(run, read, worked ? [worked] : read.versions)).answer;
}

/** Tries versions, newest first, then what the cloud offers; tells which one the cloud knew. */
async function tryVersions(run: Run, read: Read, versions: readonly string[]) {
  const tries = [...versions];
  const tried = new Set<string>();
  let answer: Answer = { is: "failed", code: "NoVersion" };
  for (let version = tries.shift(); version !== undefined; version = tries.shift()) {
    if (tried.has(version)) continue;
    tried.add(version);
    answer = await inVersion(run, read, version);
    if (answer.is !== "version") return { answer, worked: version };
    const offered = answer.known.find((one) => !one.includes("preview")) ?? answer.known[0];
    // What the cloud itself offers is worth more than the next guess.
    if (offered !== undefined) tries.unshift(offered);
  }
  return { answer, worked: undefined };
}

async function inVersion(run: Run, read: Read, version: string): Promise<Answer> {
  const url = `${run.arm.origin}${encodedPath(read.path)}?api-version=${version}`;
  const from = { key: read.key, kind: read.kind, source: "arm" };
  if (read.shape === "list")
    return await getPages(run, url, read.subscription, (documents, isLast) =>
      keepPage(run, from, documents.map(typed), isLast),
    );
  const answer = await run.asker.get(url, read.subscription);
  if (answer.is === "ok") await keepPage(run, from, [typed(answer.body)], true);
  return answer;

  // Some lists leave out the type of their items; the reader tells documents by it.
  function typed(document: Readonly<Record<string, unknown>>) {
    return typeof document.type === "string" && document.type !== ""
      ? document
      : { ...document, type: read.type };
  }
}

/** Ids may hold letters that an address may not. */
function encodedPath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

async function isGone(run: Run, read: Read, known: KnownVersions): Promise<boolean> {
  const version = (await known.get(read.type)) ?? read.versions[0] ?? "";
  const url = `${run.arm.origin}${encodedPath(read.parent)}?api-version=${version}`;
  return (await run.asker.get(url, read.subscription)).is === "missing";
}
