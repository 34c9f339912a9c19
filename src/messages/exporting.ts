/** What do people read about exports: what cannot be made, and what was left out? */

/** Sentences of the export call and its commands. */
export const exportMessages = {
  noFormat: (a: {
    readonly view: string;
    readonly seen: string;
    readonly known: readonly string[];
  }) =>
    `There is no format "${a.seen}" for ${a.view}. Right would be one of: ${a.known.join(", ")}.`,
  noView: (a: { readonly seen: string; readonly known: readonly string[] }) =>
    `There is no view "${a.seen}" to export. Right would be one of: ${a.known.join(", ")}.`,
  oneOf: (a: {
    readonly field: string;
    readonly seen: string;
    readonly known: readonly string[];
  }) => `"${a.seen}" is no ${a.field}. Right would be one of: ${a.known.join(", ")}.`,
  notANumber: (a: { readonly option: string; readonly seen: string }) =>
    `"${a.seen}" is no number for --${a.option}. Right would be a whole number such as 2.`,
  notADate: (a: { readonly seen: string }) =>
    `"${a.seen}" is no date. Right would be a date such as 2026-01-31.`,
  noPlaceholder: (a: { readonly seen: readonly string[]; readonly known: readonly string[] }) =>
    `The template asks for ${a.seen.map((name) => `{{${name}}}`).join(", ")}, which a report does not have. Right would be: ${a.known.map((name) => `{{${name}}}`).join(" ")}.`,
  noPainter: (a: { readonly format: string }) =>
    `This host cannot make ${a.format}: it has no painter for it. SVG and HTML are made everywhere.`,
  noRedaction: () => "This host cannot redact: it has no source of chance for other addresses.",
  noOption: (a: {
    readonly option: string;
    readonly seen: string;
    readonly known: readonly string[];
  }) =>
    `"${a.option}" says nothing to ${a.seen}: it is for ${a.known.join(", ")}. Leave it out, or export as that.`,
  noScale: () => "A PNG is painted once, twice or four times as large: right would be 1, 2 or 4.",
  halfQuestion: (a: { readonly missing: string }) =>
    `A question on the map needs a vantage and a name; ${a.missing} is missing.`,
  restoresNothing: () =>
    '"restore" brings back what was deleted from an earlier file, so it needs that file.',
  noRedactedUpdate: () =>
    "A redacted export cannot update an earlier file: that file may hold true names, in labels and notes too. Export without it.",
  noTaggedUpdate: () =>
    "A comparison cannot be put into an earlier file. Export the comparison as a file of its own.",
  notOurs: () =>
    "The file to update is no diagrams.net file that an export wrote, so nothing could be kept of it. Export without it to begin anew.",
  redactedTitle: "Redacted estate",
  merged: (a: { readonly added: number; readonly removed: number; readonly changed: number }) =>
    `Updated the file: ${a.added} added, ${a.removed} removed, ${a.changed} told anew. All else in it is as it was.`,
  both: (a: { readonly id: string }) =>
    `A person and Azure both changed the label of ${a.id}: the person's stands, Azure's is in its data as labelInAzure.`,
  staysOut: (a: { readonly count: number }) =>
    `${a.count} boxes and wires stay out, because they, what holds them, or where they end was deleted from the file. To have all of them again, export once with "restore".`,
  noFont: () =>
    "No font was found on this machine, so the picture has no letters. Install Liberation Sans, Arial or DejaVu Sans, or export SVG or PDF.",
  smaller: (a: { readonly asked: number; readonly scale: string }) =>
    `The picture is too large for ${a.asked}×; it was painted at ${a.scale}×.`,
  mermaidLarge: (a: { readonly wires: number; readonly most: number }) =>
    `The picture has ${a.wires} wires; Mermaid draws at most ${a.most} unless its page sets maxEdges higher.`,
  mermaidLong: (a: { readonly letters: number; readonly most: number }) =>
    `The text has ${a.letters} letters; Mermaid reads at most ${a.most} unless its page sets maxTextSize higher.`,
  leftOut: (a: { readonly shown: number; readonly total: number }) =>
    `The picture shows ${a.shown} of ${a.total}; what is left out is told in it.`,
  written: (a: { readonly path: string; readonly files: number }) =>
    a.files === 0 ? `Wrote ${a.path}.` : `Wrote ${a.path} and ${a.files} pictures beside it.`,
  noPictures: (a: { readonly files: number }) =>
    `The pictures (${a.files}) are not part of the text. To have them beside it, name a file with -o.`,
  needsFile: (a: { readonly format: string }) =>
    `${a.format} is no text: say where it goes with -o <file>.`,
} as const;
