/** What do people read when exports or a snapshot were opened, or could not be? */

/** The sentences about opening, by what happened. */
export const openingMessages = {
  demoTitle: () => "Contoso (demo)",
  reading: ({ name }: { readonly name: string }) => `Reading ${name}`,
  joining: () => "Joining what was read",
  newerSnapshot: ({ source, format }: { readonly source: string; readonly format: number }) =>
    `${source}: Made by a newer version (format ${format}, this program reads 1). Update to open it.`,
  noDocuments: ({ source }: { readonly source: string }) =>
    `${source} is a damaged snapshot: it has no list "documents". Make it again, or open the exports that it was made of.`,
  nothingRead: ({ reasons }: { readonly reasons: readonly string[] }) =>
    `Nothing could be read. ${firstOf(reasons)}`,
  partlyRead: ({ reasons }: { readonly reasons: readonly string[] }) =>
    `Not everything could be read. ${firstOf(reasons)}`,
  /** `why` is a whole sentence that names the file. */
  leftOut: ({ why }: { readonly why: string }) => `Left out: ${why}`,
} as const;

function firstOf(reasons: readonly string[]): string {
  const more = reasons.length > 5 ? ` And ${reasons.length - 5} files more.` : "";
  return `${reasons.slice(0, 5).join(" ")}${more}`;
}
