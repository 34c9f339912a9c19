/** Which page of a diagrams.net file is ours, among pages that a person added? */

/** Id of the page that an export writes. */
export const PAGE = "split-horizon";
