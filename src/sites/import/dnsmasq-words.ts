/** Which domains stand between the slashes of a dnsmasq option? */
import { nameIn } from "./draft.ts";

/** `domains` is undefined where the option names none, which means all names. */
export type Slashed = { readonly domains: readonly string[] | undefined; readonly rest: string };

/** The domains of `/a/b/rest`; `/#/` is the root. `//` means names of one label, which are noted and left out. */
export function slashed(value: string, note: (code: string) => void): Slashed {
  if (!value.startsWith("/")) return { domains: undefined, rest: value };
  const parts = value.split("/");
  const domains: string[] = [];
  for (const part of parts.slice(1, -1)) {
    const name = part === "#" ? "" : nameIn(part.replace(/^\*\.?/, ""));
    if (part === "") note("plain-names");
    else if (name === undefined) note("name");
    else domains.push(name);
  }
  return { domains, rest: (parts.at(-1) ?? "").trim() };
}
