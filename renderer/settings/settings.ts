/** What has a person set: theme, density, letters, language, prices; kept in the page's own storage. */
import { useSyncExternalStore } from "react";
import type { Language } from "#src/messages/index.ts";
import { change as changeStore, stateNow, subscribe as subscribeStore } from "../state/store.ts";

export type Settings = {
  readonly theme: "system" | "light" | "dark";
  readonly density: "comfortable" | "compact";
  /** Whether single letters and signs are shortcuts. */
  readonly letters: boolean;
  /** Command id → the key that a person gave it instead of its own. */
  readonly keys: Readonly<Record<string, string>>;
  /** Of reports and pictures. */
  readonly language: Language;
  /** A price list of one's own, as its file has it; null: the catalogue's. */
  readonly prices: Readonly<Record<string, unknown>> | null;
};

export const usualSettings: Settings = {
  theme: "system",
  density: "comfortable",
  letters: true,
  keys: {},
  language: "en",
  prices: null,
};

const KEY = "horizon.settings";

/** Whether a text is one letter or sign. */
export const isOneSign = (text: string): boolean => /^.$/su.test(text);

/** The settings in what was kept; what is not understood has its usual value. */
export function settingsIn(kept: unknown): Settings {
  if (typeof kept !== "object" || kept === null) return usualSettings;
  const told: Readonly<Record<string, unknown>> = { ...kept };
  const one = <T extends string>(key: string, known: readonly T[], usual: T): T =>
    known.find((value) => value === told[key]) ?? usual;
  const keys = typeof told.keys === "object" && told.keys !== null ? told.keys : {};
  return {
    theme: one("theme", ["system", "light", "dark"], "system"),
    density: one("density", ["comfortable", "compact"], "comfortable"),
    letters: told.letters !== false,
    keys: Object.fromEntries(
      Object.entries(keys).filter(([, key]) => typeof key === "string" && isOneSign(key)),
    ),
    language: one("language", ["en", "de"], "en"),
    // Whether it is a price list is asked where prices are used.
    prices:
      typeof told.prices === "object" && told.prices !== null && !Array.isArray(told.prices)
        ? { ...told.prices }
        : null,
  };
}

function read(): Settings {
  try {
    return settingsIn(JSON.parse(localStorage.getItem(KEY) ?? "null"));
  } catch {
    // What another version left, or a page without storage.
    return usualSettings;
  }
}

let settings = read();
const listeners = new Set<() => void>();

/** The settings now. */
export const settingsNow = (): Settings => settings;

/** The settings; the component is drawn again when they change. */
export const useSettings = (): Settings =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => settings,
  );

/** Sets something, applies it and keeps it. */
export function setSettings(part: Partial<Settings>): void {
  settings = { ...settings, ...part };
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A page without storage forgets.
  }
  apply();
  for (const listener of listeners) listener();
}

function apply(): void {
  if (stateNow().theme !== settings.theme) changeStore({ theme: settings.theme });
  const { dataset } = document.documentElement;
  if (settings.density === "compact") dataset.density = "compact";
  else delete dataset.density;
}

/** Applies what is kept, and keeps the theme wherever it is chosen; windows beside this one follow. */
export function startSettings(): void {
  apply();
  subscribeStore(() => {
    const { theme } = stateNow();
    if (theme !== settings.theme) setSettings({ theme });
  });
  addEventListener("storage", ({ key }) => {
    if (key !== KEY) return;
    settings = read();
    apply();
    for (const listener of listeners) listener();
  });
}
