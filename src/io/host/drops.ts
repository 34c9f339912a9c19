/** Where do files go that were dropped on the page of the browser host, which cannot tell their paths? */
import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What became of a dropped file: the folder of its drop, or why it was not taken. */
export type Dropped =
  | { readonly is: "kept"; readonly folder: string; readonly path: string }
  | { readonly is: "too large"; readonly name: string; readonly cap: number }
  | { readonly is: "bad name"; readonly name: string };

/** A private folder for dropped files, gone with the host. */
export type Drops = {
  /** Writes one file of the drop `batch`; all files of a drop share one folder, and one cap. */
  readonly keep: (
    batch: string,
    name: string,
    bytes: AsyncIterable<Uint8Array>,
  ) => Promise<Dropped>;
  /** Removes all that was kept. */
  readonly clear: () => Promise<void>;
};

// One path segment: nothing that climbs, hides, or means something to a file system.
const isPlainName = (name: string) =>
  name.length > 0 && name.length <= 200 && !/[/\\:\0]|^\.+$/.test(name);

/** A new shelf that takes up to `cap` bytes for each drop; the folder is readable by its owner only. */
export function newDrops(cap: number): Drops {
  let made: Promise<string> | undefined;
  const taken = new Map<string, number>();
  return {
    keep: async (batch, name, bytes) => {
      if (!/^[a-z0-9-]{1,64}$/.test(batch) || !isPlainName(name)) return { is: "bad name", name };
      made ??= mkdtemp(join(tmpdir(), "split-horizon-"));
      const folder = join(await made, batch);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, name);
      const room = cap - (taken.get(batch) ?? 0);
      const size = await written(path, bytes, room);
      if (size > room) {
        await rm(path, { force: true });
        return { is: "too large", name, cap };
      }
      taken.set(batch, (taken.get(batch) ?? 0) + size);
      return { is: "kept", folder, path };
    },
    clear: async () => {
      if (made) await rm(await made, { recursive: true, force: true });
    },
  };
}

/** The size of `bytes`, of which the first `room` are in the file at `path`. */
async function written(path: string, bytes: AsyncIterable<Uint8Array>, room: number) {
  const file = await open(path, "w", 0o600);
  try {
    let size = 0;
    for await (const chunk of bytes) {
      size += chunk.length;
      // Past the cap the rest is read and let go: a page that still sends would not hear a refusal.
      if (size <= room) await file.write(chunk);
    }
    return size;
  } finally {
    await file.close();
  }
}
