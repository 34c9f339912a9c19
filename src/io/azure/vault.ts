/** Where may a token stay: in memory, or in the operating system's vault, and nowhere else. */
import type { AccessToken, GetTokenOptions, TokenCredential } from "@azure/core-auth";

/** A place for secrets; the desktop program brings one over the operating system's own (Electron `safeStorage`). */
export type Vault = {
  readonly get: (name: string) => Promise<string | undefined>;
  readonly set: (name: string, secret: string) => Promise<void>;
  readonly forget: (name: string) => Promise<void>;
};

/** A vault that is gone with the process. */
export function memoryVault(): Vault {
  const kept = new Map<string, string>();
  return {
    get: async (name) => kept.get(name),
    set: async (name, secret) => void kept.set(name, secret),
    forget: async (name) => void kept.delete(name),
  };
}

// Nobody should be signed out in the middle of a page.
const spareMs = 5 * 60_000;

/**
 * `credential`, whose tokens are kept in `vault` under `name` until they expire, so that a person signs in once.
 * A claims challenge asks anew: the kept token is the one that was refused.
 */
export function keptIn(vault: Vault, name: string, credential: TokenCredential): TokenCredential {
  return {
    getToken: async (scopes, options: GetTokenOptions = {}) => {
      const key = `${name} ${[scopes].flat().join(" ")}`;
      if (!options.claims) {
        const kept = tokenFrom(await vault.get(key));
        if (kept && kept.expiresOnTimestamp - spareMs > Date.now()) return kept;
      }
      const token = await credential.getToken(scopes, options);
      if (token) await vault.set(key, JSON.stringify(token));
      else await vault.forget(key);
      return token;
    },
  };
}

function tokenFrom(text: string | undefined): AccessToken | undefined {
  if (text === undefined) return undefined;
  try {
    const token: unknown = JSON.parse(text);
    return isToken(token) ? token : undefined;
  } catch {
    // A vault that was damaged: sign in again.
    return undefined;
  }
}

function isToken(value: unknown): value is AccessToken {
  return (
    typeof value === "object" &&
    value !== null &&
    "token" in value &&
    typeof value.token === "string" &&
    "expiresOnTimestamp" in value &&
    typeof value.expiresOnTimestamp === "number"
  );
}
