/** Do secrets stay where only the system's vault can open them, and does the engine reach them by its line alone? */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Seal, serveVault, vaultAt, vaultFile } from "#src/io/index.ts";
import { MessageChannelMain } from "../harness/ports.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "horizon-vault-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Seals as a system does: with a key that is nowhere in the file. */
function sealWith(key: Buffer): Seal {
  return {
    seal: (text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
    },
    open: (sealed) => {
      const opened = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
      opened.setAuthTag(sealed.subarray(12, 28));
      return opened.update(sealed.subarray(28), undefined, "utf8") + opened.final("utf8");
    },
  };
}

test("what is set is there for the next start, and the file tells nothing of it", async () => {
  const path = join(folder, "vault");
  const key = randomBytes(32);
  const vault = vaultFile(path, sealWith(key));
  await Promise.all([vault.set("browser tenant-a", "token-one"), vault.set("other", "token-two")]);
  await vault.forget("other");
  const kept = (await readFile(path)).toString("latin1");
  for (const secret of ["token-one", "token-two", "tenant-a"]) expect(kept).not.toContain(secret);
  const next = vaultFile(path, sealWith(key));
  expect(await next.get("browser tenant-a")).toBe("token-one");
  expect(await next.get("other")).toBeUndefined();
});

test("of another user's vault, or of a damaged one, nothing is known, and it is begun anew", async () => {
  const path = join(folder, "foreign");
  await vaultFile(path, sealWith(randomBytes(32))).set("a", "b");
  const mine = vaultFile(path, sealWith(randomBytes(32)));
  expect(await mine.get("a")).toBeUndefined();
  await writeFile(path, "no vault");
  expect(await mine.get("a")).toBeUndefined();
  await mine.set("a", "c");
  expect(await mine.get("a")).toBe("c");
});

test("over the line the engine reads, sets and forgets; a vault that fails holds nothing", async () => {
  const { port1, port2 } = new MessageChannelMain();
  const held = new Map<string, string>();
  serveVault(
    {
      get: async (name) => {
        if (name === "broken") throw new Error("locked");
        return held.get(name);
      },
      set: async (name, secret) => void held.set(name, secret),
      forget: async (name) => void held.delete(name),
    },
    port2,
  );
  const vault = vaultAt(Promise.resolve(port1));
  await vault.set("name", "token");
  expect(await Promise.all([vault.get("name"), vault.get("none"), vault.get("broken")])).toEqual([
    "token",
    undefined,
    undefined,
  ]);
  await vault.forget("name");
  expect(held.size).toBe(0);
  port1.close();
});
