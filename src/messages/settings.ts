/** What does a person read in the settings, and about the program and what it is made of? */

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** The words of the settings dialog. */
export const settingsWords = {
  title: "Settings",
  open: "Settings…",
  button: "Settings",
  theme: "Theme",
  themes: { system: "As the system has it", light: "Light", dark: "Dark" },
  density: "Rows",
  densities: { comfortable: "Comfortable", compact: "Compact" },
  language: "Language of reports and pictures",
  languages: { en: "English", de: "Deutsch" },
  letters: "Single letters and signs are shortcuts",
  lettersHelp:
    "They act only outside of text fields. Switch them off if you speak to your computer, or give a command another key.",
  keys: "Letters of commands",
  keyOf: (command: string) => `Key of ${command}`,
  taken: (key: string, command: string) => `${key} is the key of ${command}. Choose another.`,
  reset: "Usual keys",
  close: "Close",
  kept: "Settings are kept on this computer.",
} as const;

/** The words of the about dialog. */
export const aboutWords = {
  title: "About Split Horizon",
  open: "About Split Horizon",
  version: (version: string) => `Version ${version}`,
  runsOn: (parts: readonly string[]) => `Runs on ${parts.join(", ")}.`,
  promise: "It reads, and never writes to Azure. Your data stays on this computer.",
  licence: (licence: string) => `Licence: ${licence}`,
  made: (count: number) => `Made with ${plural(count, "package", "packages")}`,
  search: "Search packages",
  list: "Packages and their licences",
  noText: "The package brings no text of its licence; its name stands for it.",
  waiting: "Reading the licences…",
  failed: "The list of licences is not there. It is made when the program is built.",
  copy: "Copy versions",
  close: "Close",
} as const;

/** The words of what a desktop window does beyond a page. */
export const desktopWords = {
  newWindow: "New window",
  recent: "Open recent",
} as const;
