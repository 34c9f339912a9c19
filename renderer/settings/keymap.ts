/** Which keys does a command have, after what a person has set? */
import type { Command } from "../state/commands.ts";
import { isOneSign, settingsNow } from "./settings.ts";

/** Whether keys are a letter or sign alone, which people who speak to their computer want off (WCAG 2.1.4). */
export const isSingle = (keys: string): boolean =>
  !keys.includes("Mod+") && !keys.includes("Alt+") && isOneSign(keys.replace("Shift+", ""));

/** The letter of a command that can be given another; undefined when it has none. */
export const letterOf = (command: Command): string | undefined => command.keys.find(isSingle);

/** The keys of a command now. */
export function keysOf(command: Command): readonly string[] {
  const { letters, keys } = settingsNow();
  const own = Object.hasOwn(keys, command.id) ? keys[command.id] : undefined;
  const chords = command.keys.filter((one) => !isSingle(one));
  const singles = command.keys.filter(isSingle);
  if (!letters || singles.length === 0) return chords;
  return own === undefined ? command.keys : [...chords, own];
}

const everywhere = new Set(["go", "open", "window"]);

/** The command that has `key` already where `command` acts, if there is one. */
export function holderOf(
  commands: readonly Command[],
  command: Command,
  key: string,
): Command | undefined {
  return commands.find(
    (other) =>
      other.id !== command.id &&
      keysOf(other).includes(key) &&
      (other.group === command.group ||
        everywhere.has(other.group) ||
        everywhere.has(command.group)),
  );
}
