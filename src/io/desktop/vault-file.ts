/** How are secrets kept in a file that only the operating system's vault can open? */
import { readFile } from "node:fs/promises";
import type { Vault } from "../azure/index.ts";
import { writeFileWhole } from "../write-file.ts";

/** What the system's vault does; `open` throws on what it did not seal. */
export type Seal = {
  readonly seal: (text: string) => Uint8Array;
  readonly open: (sealed: Buffer) => string;
};

type Secrets = Readonly<Record<string, string>>;

/** A vault over the file at `path`, which holds only what `seal` sealed. */
export function vaultFile(path: string, { seal, open }: Seal): Vault {
  let last: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<Secrets> => {
    try {
      const kept: unknown = JSON.parse(open(await readFile(path)));
      const pairs = Object.entries(Object(kept));
      return Object.fromEntries(
        pairs.flatMap(([name, secret]) => (typeof secret === "string" ? [[name, secret]] : [])),
      );
    } catch {
      // None yet, or sealed by another user or key: sign in again.
      return {};
    }
  };
  // One after another, so that no change is lost.
  const change = (make: (kept: Secrets) => Secrets): Promise<void> => {
    const next = last.then(async () => {
      await writeFileWhole(path, [seal(JSON.stringify(make(await read())))]);
    });
    last = next.catch(() => {});
    return next;
  };
  return {
    get: async (name) => {
      await last;
      return (await read())[name];
    },
    set: (name, secret) => change((kept) => ({ ...kept, [name]: secret })),
    forget: (name) => change(({ [name]: _gone, ...kept }) => kept),
  };
}
