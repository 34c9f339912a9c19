/** Which windows were there, how large, and what did they show, so that a crash loses nothing? */
import { readFile } from "node:fs/promises";
import { type Shown, shownIn } from "#src/api/index.ts";
import { writeFileWhole } from "../write-file.ts";

/** Where a window stands on the screens together. */
export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** One window as it was. */
export type KeptWindow = Shown & {
  readonly bounds: Bounds | undefined;
  readonly isMaximized: boolean;
};

/** All windows, and how many starts have tried to show them again since it last went well. */
export type Kept = { readonly windows: readonly KeptWindow[]; readonly tries: number };

/** What is kept in the file at `path`; nothing when there is none or it is damaged. */
export async function readKept(path: string): Promise<Kept> {
  try {
    const kept: unknown = JSON.parse(await readFile(path, "utf8"));
    const { windows, tries } = Object(kept);
    return {
      windows: Array.isArray(windows) ? windows.slice(0, 20).map(windowIn) : [],
      tries: Number.isSafeInteger(tries) ? tries : 0,
    };
  } catch {
    // The first start, or a file that somebody changed: begin anew.
    return { windows: [], tries: 0 };
  }
}

function windowIn(sent: unknown): KeptWindow {
  const { bounds, isMaximized } = Object(sent);
  const { x, y, width, height } = Object(bounds);
  const isWhole = [x, y, width, height].every((side) => Number.isSafeInteger(side));
  return {
    ...shownIn(sent),
    bounds: isWhole && width >= 320 && height >= 240 ? { x, y, width, height } : undefined,
    isMaximized: isMaximized === true,
  };
}

/** Keeps what `now` tells, soon after each call: a window that is dragged would write at every pixel. */
export function keeper(path: string, now: () => Kept): () => void {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      writing = writing
        .then(() => writeFileWhole(path, [JSON.stringify(now())]))
        .catch((error: unknown) => console.error(`The session was not kept: ${String(error)}`));
    }, 200);
  };
}

/** `bounds`, or only their size when too little of them is on `area`, the work area of the nearest screen. */
export function visibleOn(area: Bounds, bounds: Bounds): Bounds | Pick<Bounds, "width" | "height"> {
  const isSeen =
    bounds.x < area.x + area.width - 40 &&
    bounds.x + bounds.width > area.x + 40 &&
    bounds.y >= area.y - 20 &&
    bounds.y < area.y + area.height - 40;
  return isSeen ? bounds : { width: bounds.width, height: bounds.height };
}

/** What a page is asked to show at its start, as the end of its address. */
export function addressFor({ address = "", isDemo = false, paths = [] }: Partial<Shown>): string {
  const asks = [
    ...(isDemo ? ["host=demo", ...(address === "" ? ["screen=map"] : [])] : []),
    // The page then waits for the paths, and does not go to its first screen.
    ...(address !== "" && paths.length > 0 ? ["restored"] : []),
  ];
  return (asks.length > 0 ? `?${asks.join("&")}` : "") + address;
}
