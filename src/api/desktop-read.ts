/** Is what a page sent of the shape that was agreed? A page may send anything, so everything is unknown first. */
import type { FileOut, MenuEntry, MenuPart, Shown } from "./desktop.ts";

type Bag = Readonly<Record<string, unknown>>;
const bag = (value: unknown): Bag =>
  typeof value === "object" && value !== null ? { ...value } : {};
const list = (value: unknown, most: number): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, most) : [];
const text = (value: unknown, most: number): string =>
  typeof value === "string" && value.length <= most ? value : "";

/** 256 MiB: no export comes near it. */
const MOST_TEXT = 2 ** 28;
/** A name of a file and of no folder, which every system takes. */
const FILE_NAME = /^(?!\.)[^\\/:*?"<>|\p{Cc}]{1,180}\.[a-z0-9]{2,6}$/u;
/** Pictures of a report stand in one folder beside it. */
const BESIDE_NAME = /^pictures\/[A-Za-z0-9][\w.-]{0,120}\.(svg|png)$/;
const ACCELERATOR = /^((CmdOrCtrl|Alt|Shift)\+)*([A-Z0-9]|F\d{1,2})$/;

/** The file in what was sent; undefined when it is none, or its name would lead elsewhere. */
export function fileOutIn(sent: unknown): FileOut | undefined {
  const { name, text: words, base64, beside } = bag(sent);
  if (typeof name !== "string" || !FILE_NAME.test(name)) return undefined;
  const content = typeof words === "string" ? words : base64;
  if (typeof content !== "string" || content.length > MOST_TEXT) return undefined;
  const others = list(beside, 1000).map((one) => {
    const { name: own, text: inside } = bag(one);
    return { name: text(own, 200), text: text(inside, MOST_TEXT) };
  });
  if (others.some((other) => !BESIDE_NAME.test(other.name))) return undefined;
  const isText = typeof words === "string";
  return { name, text: isText ? content : null, base64: isText ? null : content, beside: others };
}

/** The menu in what was sent; entries of another shape are left out. */
export function menuIn(sent: unknown): readonly MenuPart[] {
  return list(sent, 20).map((part) => {
    const { id, label, entries } = bag(part);
    return {
      id: text(id, 40),
      label: text(label, 80),
      entries: list(entries, 100)
        .map(entryIn)
        .filter((entry) => entry.id !== "" && entry.label !== ""),
    };
  });
}

function entryIn(sent: unknown): MenuEntry {
  const { id, label, accelerator, isEnabled } = bag(sent);
  const keys = text(accelerator, 40);
  return {
    id: text(id, 80),
    label: text(label, 200),
    accelerator: ACCELERATOR.test(keys) ? keys : "",
    isEnabled: isEnabled === true,
  };
}

/** What a window shows; the address is "" when it is none of ours. */
export function shownIn(sent: unknown): Shown {
  const { address, paths, isDemo } = bag(sent);
  const fragment = text(address, 16_384);
  return {
    address: /^#\/[a-z]+(\?[^\s#]*)?$/.test(fragment) ? fragment : "",
    paths: list(paths, 1000).filter((path) => typeof path === "string"),
    isDemo: isDemo === true,
  };
}
