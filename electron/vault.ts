/** Where do tokens stay between starts: sealed by the operating system's own vault, or nowhere. */
import { safeStorage } from "electron";
import { memoryVault, type Vault, vaultFile } from "#src/io/index.ts";

/**
 * A vault in the file at `path`. Where the system has none of its own (Linux without a keyring, where Electron would
 * use a password that everybody knows), secrets stay in memory.
 */
export function systemVault(path: string): Vault {
  const isPlain =
    process.platform === "linux" && safeStorage.getSelectedStorageBackend() === "basic_text";
  if (isPlain || !safeStorage.isEncryptionAvailable()) return memoryVault();
  return vaultFile(path, {
    seal: (text) => safeStorage.encryptString(text),
    open: (sealed) => safeStorage.decryptString(sealed),
  });
}
