/** How does an exported file leave the page: saved, copied, or dragged out? */
import { doorNow } from "../state/engine.ts";
import type { Exported } from "./wish.ts";

const bytesOf = ({ text, base64 }: Exported): BlobPart =>
  base64 === null ? (text ?? "") : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** The file as the page holds it. */
export const blobOf = (file: Exported): Blob => new Blob([bytesOf(file)], { type: file.mime });

/** A name that every system takes. */
export const safeName = (name: string, extension: string): string => {
  const stem = name
    .replace(new RegExp(`\\.${extension}$`, "i"), "")
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, "-")
    .replace(/^\.+/, "")
    .trim()
    .slice(0, 150);
  return `${stem === "" ? "export" : stem}.${extension}`;
};

/** What came of saving: the name or path, "" when a person closed the dialog; or why it could not be. */
export type SavedFile = { readonly name: string; readonly why: string };

/** Saves the file: by the system's dialog in a desktop window, else as a download. */
export async function saveFile(file: Exported): Promise<SavedFile> {
  const { horizon } = window;
  if (horizon) {
    const { name, text, base64, beside } = file;
    const { path, why } = await horizon.saveFile({ name, text, base64, beside });
    return { name: path, why };
  }
  download(blobOf(withPicturesInside(file)), file.name);
  return { name: file.name, why: "" };
}

/** One file instead of many, which a browser would ask about: each picture in place of the link to it. */
function withPicturesInside(file: Exported): Exported {
  const signs: Readonly<Record<string, string>> = { "(": "%28", ")": "%29", "'": "%27" };
  const text = file.beside.reduce((all, { name, text: picture }) => {
    // Round brackets would end the link.
    const inside = encodeURIComponent(picture).replaceAll(/[()']/g, (sign) => signs[sign] ?? sign);
    return all.replaceAll(`(${name})`, `(data:image/svg+xml,${inside})`);
  }, file.text ?? "");
  return file.text === null ? file : { ...file, text };
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Not at once: a download that has not begun would find nothing.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Whether the file can be put on the clipboard: text, and pictures of pixels. */
export const canCopy = (file: Exported): boolean => file.text !== null || file.mime === "image/png";

/** Puts the file on the clipboard. */
export async function copyFile(file: Exported): Promise<void> {
  if (file.text !== null) await navigator.clipboard.writeText(file.text);
  else await navigator.clipboard.write([new ClipboardItem({ [file.mime]: blobOf(file) })]);
}

/** Lets the file go with the pointer: the desktop window hands over a file, a page an address to load it from. */
export function dragFile(event: DragEvent, file: Exported, url: string): void {
  const { horizon } = window;
  if (horizon && doorNow()) {
    event.preventDefault();
    const { name, text, base64, beside } = file;
    horizon.dragOut({ name, text, base64, beside });
    return;
  }
  event.dataTransfer?.setData("DownloadURL", `${file.mime}:${file.name}:${url}`);
}
