/** What does a person read when an estate is made fit for sharing? */

/** The sentences of redaction, by what happened. */
export const redactMessages = {
  needsSitesOutput: () =>
    "A sites file is redacted along with the snapshot: say where it goes with --sites-output <file>.",
  badSites: ({ path, why }: { readonly path: string; readonly why: string }) =>
    `${path} is no sites file: ${why}. A sites file is JSON with "format": "split-horizon.sites/1".`,
  written: (r: { readonly documents: number; readonly path: string }) =>
    `${r.documents} resources redacted to ${r.path}: names are pseudonyms, addresses are others, secrets are gone; types, regions, public suffixes and the last number of addresses stay.`,
  same: ({ cells }: { readonly cells: number }) =>
    `Checked: all ${cells} answers of the matrix are the same before and after.`,
  different: (r: {
    readonly cells: number;
    readonly different: number;
    readonly example: string;
  }) =>
    `${r.different} of ${r.cells} answers of the matrix differ after redaction, e.g. ${r.example}. The file was written, but does not show what the original shows; tell us which kind of resource it is.`,
} as const;
