/** How does trouble with a file become a fault that says what, where, and what would be right? */
import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Fault } from "#src/api/index.ts";
import { nearest } from "#src/base/index.ts";
import { filesMessages } from "#src/messages/index.ts";

/** An error that is a fault of the input. */
export type FileFault = Error & Fault;

/** A fault of the input with this sentence. */
export function fileFault(sentence: string, suggestions: readonly string[] = []): FileFault {
  const kind: Fault["kind"] = "input";
  return Object.assign(new Error(sentence), { kind, sentence, suggestions });
}

/** The fault of a system's error on `path`, with near names where nothing is called so. */
export async function faultAt(path: string, error: unknown): Promise<FileFault> {
  if (isFault(error)) return error;
  const code = codeOf(error);
  if (code === "ENOENT" || code === "ENOTDIR") return missing(path);
  if (code === "EACCES" || code === "EPERM") return fileFault(filesMessages.noPermission({ path }));
  const why = code ?? (error instanceof Error ? error.message : String(error));
  return fileFault(filesMessages.failed({ path, why }));
}

/** The system's code of an error, such as `ENOENT`; undefined when it has none. */
export function codeOf(error: unknown): string | undefined {
  const has = typeof error === "object" && error !== null && "code" in error;
  return has && typeof error.code === "string" ? error.code : undefined;
}

function isFault(error: unknown): error is FileFault {
  return error instanceof Error && "sentence" in error && "suggestions" in error;
}

async function missing(path: string): Promise<FileFault> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => undefined);
  if (!names) return fileFault(filesMessages.noFolder({ path, folder }));
  const near = nearest(basename(path), names).map((name) =>
    folder === "." && !path.startsWith(".") ? name : join(folder, name),
  );
  return fileFault(filesMessages.notFound({ path, near }), near);
}
