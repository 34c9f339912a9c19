/** How does the engine, which cannot open the system's vault, ask the process that can? */
import type { MainPort } from "#src/api/index.ts";
import type { Vault } from "../azure/index.ts";

/** The vault at the other end of a port that is to come. */
export function vaultAt(coming: Promise<MainPort>): Vault {
  const waiting = new Map<number, (value: string | undefined) => void>();
  let lastId = 0;
  const line = coming.then((port) => {
    port.on("message", ({ data }) => {
      const { id, value } = Object(data);
      waiting.get(id)?.(typeof value === "string" ? value : undefined);
      waiting.delete(id);
    });
    port.start();
    return port;
  });
  const ask = async (message: object): Promise<string | undefined> => {
    const port = await line;
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      port.postMessage({ id, ...message });
    });
  };
  return {
    get: (name) => ask({ does: "get", name }),
    set: async (name, secret) => void (await ask({ does: "set", name, secret })),
    forget: async (name) => void (await ask({ does: "forget", name })),
  };
}

/** Answers the engine at the other end of `port`: the vault is main's alone to open. */
export function serveVault(vault: Vault, port: MainPort): void {
  port.on("message", ({ data }) => {
    const { id, does, name, secret } = Object(data);
    const answer = async () => {
      if (does === "get") return await vault.get(String(name));
      if (does === "set") await vault.set(String(name), String(secret));
      if (does === "forget") await vault.forget(String(name));
      return undefined;
    };
    answer().then(
      (value) => port.postMessage({ id, value }),
      // A vault that cannot be opened is one that holds nothing.
      () => port.postMessage({ id }),
    );
  });
  port.start();
}
