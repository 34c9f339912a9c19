/** Where do the pictures of a report go that is saved under a name of its own, and how does its text find them there? */

type Document = {
  readonly text: string | null;
  readonly beside: readonly { readonly name: string; readonly text: string }[];
};

const signs: Readonly<Record<string, string>> = { "(": "%28", ")": "%29", "'": "%27" };

/** A name as a link of Markdown has it: no sign of it ends the link. */
const linked = (name: string): string =>
  encodeURIComponent(name).replaceAll(/[()']/g, (sign) => signs[sign] ?? sign);

/**
 * `made` as it is written to the file `fileName`: its pictures are in a folder of that name, so that two reports in one
 * place do not take each other's pictures away.
 */
export function placedBeside<T extends Document>(made: T, fileName: string): T {
  const folder = `${fileName.replace(/\.[^.]*$/, "") || fileName}.pictures`;
  const names = new Map(
    made.beside.map(({ name }) => [name, name.slice(name.lastIndexOf("/") + 1)] as const),
  );
  const text =
    made.text?.replaceAll(/\]\((pictures\/[^()\s]+)\)/g, (link, name: string) => {
      const own = names.get(name);
      return own === undefined ? link : `](${linked(folder)}/${own})`;
    }) ?? null;
  const beside = made.beside.map((file) => ({
    ...file,
    name: `${folder}/${names.get(file.name)}`,
  }));
  return { ...made, text, beside };
}
