/** What can whoever drives the page from outside make slow or absent, so that every state can be reached: `?hold=` and `?offline`. */
import type { Api } from "#src/api/index.ts";
import type { Door } from "../door.ts";

const query = new URLSearchParams(location.search);

/** Whether the address says that there is no network. */
export const isToldOffline = query.has("offline");

/** The door, with the first answer to each call that `?hold=` names (`scene,matrix`) held back until it is cancelled. */
export function drivenDoor(door: Door): Door {
  const held = new Set(query.get("hold")?.split(",") ?? []);
  if (held.size === 0) return door;
  const api: Api = (name, ask, options) => {
    if (!held.delete(name)) return door.api(name, ask, options);
    return new Promise((resolve) => {
      const settle = () => resolve(door.api(name, ask, options));
      options?.signal?.addEventListener("abort", settle, { once: true });
    });
  };
  return { ...door, api };
}
