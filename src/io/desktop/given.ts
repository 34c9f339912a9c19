/** What was the program given to open: by its arguments, by a second start, by the system? */
import { resolve } from "node:path";

/** What the arguments ask for. */
export type Given = {
  /** Absolute paths of files and folders. */
  readonly paths: readonly string[];
  /** Whether to open on the built-in demo. */
  readonly isDemo: boolean;
};

/**
 * What `argv` asks for. `own` is how many words at its start name the program itself: 1 when
 * packaged, else 2. Switches are Chromium's or ours and never paths.
 */
export function givenBy(argv: readonly string[], own: number, folder: string): Given {
  const words = argv.slice(own);
  return {
    paths: words
      .filter((word) => word !== "" && !word.startsWith("-"))
      .map((word) => resolve(folder, word)),
    isDemo: words.includes("--demo"),
  };
}

/** The paths in what a second start sent along; none when it is of another shape. */
export function pathsIn(sent: unknown): readonly string[] {
  const paths = typeof sent === "object" && sent !== null && "paths" in sent ? sent.paths : [];
  return Array.isArray(paths) ? paths.filter((path) => typeof path === "string") : [];
}
